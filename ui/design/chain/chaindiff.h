// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entry.h"

#include <vector>

namespace retort {

/// One change of a list of actions.
struct ChainChange {
    enum class Kind { Remove, Move, Insert };

    Kind kind;
    int from; ///< Row before this change; of an Insert the row that the new one gets.
    int to;   ///< Row after this change.

    bool operator==(const ChainChange&) const = default;
};

/// How one order of actions becomes another, to be carried out one after the other: actions that moved are moved, so
/// that selection, focus and scroll position survive an edit, an undo and a change from outside alike. As few moves as
/// the longest run of actions that keep their order allows. The ids of each list differ from one another.
std::vector<ChainChange> changesBetween(const std::vector<ActionId>& before, const std::vector<ActionId>& after);

} // namespace retort

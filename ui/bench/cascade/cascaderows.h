// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/cascade/cascadejob.h"

namespace retort {

/// Three sections: who answers the event; what the effects of those who do raise, as a tree below loops and double
/// gifts; what a repeated event gives again.
std::vector<CascadeRow> cascadeRows(const CascadeResult& result);
std::size_t countOf(const std::vector<CascadeRow>& rows); ///< With those below.

/// Where a row leads.
struct CascadePlaceOf {
    EntryId reaction = EntryId::None;
    ActionId action = ActionId::None; ///< None for the reaction as a whole.
    std::string pointer;              ///< Counts from the action, or from the reaction.
    bool first = false;               ///< The reaction waits for the first event of all.
};
/// None for a row that leads nowhere. The action is the one that was run, wherever it stands by now.
std::optional<CascadePlaceOf> placeOf(const CascadeResult& result, const CascadeRow& row);

} // namespace retort

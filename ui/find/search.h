// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/find/finditem.h"

#include <array>
#include <vector>

namespace retort {

/// An item that was found.
struct FindHit {
    const FindItem* item = nullptr;
    std::vector<Mark> titleMarks;
    std::vector<Mark> detailMarks;
};

/// What one group has.
struct FoundGroup {
    FindGroup group = FindGroup::Reaction;
    std::vector<FindHit> hits; ///< Best first; at most as many as were asked for.
    std::size_t total = 0;     ///< How many there are.
};

/// What was typed, as it is searched for.
struct FindQuery {
    /// A `>` before it asks for commands, a `#` for fields and handles.
    explicit FindQuery(const QString& typed);

    bool asksFor(FindGroup group) const;
    bool isEmpty() const { return whole.isEmpty(); }

    QChar sign;                ///< '>', '#', or null.
    Folded whole;              ///< Without the sign, simplified.
    std::vector<Folded> words; ///< Each has to fit.
};

/// Groups with their best hits; the group that fits best comes first, ties in the order of FindGroup. Within a group:
/// how well the typed text fits as a whole, else how well the word fits that fits worst; of equals those of `recent`
/// first, then the shorter title, then the earlier item. A title counts before what stands beside it. `most` is for
/// each group, or for all of the only one.
std::vector<FoundGroup> search(const std::vector<const FindItem*>& items, const FindQuery& query,
                               const std::vector<EntryId>& recent, std::size_t most, std::size_t mostOfOne);

} // namespace retort

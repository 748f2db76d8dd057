// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/find/findindex.h"
#include "ui/find/findmodel.h"

namespace retort {

/// One use as a row that leads to it; its entry is there and readable.
FindRow rowOf(const PlacedUse& place, const Workspace& workspace);

/// The uses of something as rows that lead to them, under headings of how sure they are.
std::vector<FindRow> rowsOf(const std::vector<PlacedUse>& places, const Workspace& workspace);

/// "Gold big spender › Continue only if …": where a use is, for people.
QString placeWords(const PlacedUse& place, const Workspace& workspace);

} // namespace retort

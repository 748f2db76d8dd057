// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/cascade/cascadejob.h"
#include "ui/common/paint.h"

namespace retort {

/// What a row says: two lines and a verdict.
struct CascadeWords {
    std::vector<Span> title;
    std::vector<Span> detail;
    ChipContent chip;   ///< Without text for none.
    bool muted = false; ///< Nothing happens there.

    QString sentence() const; ///< All of it, for screen readers.
};
CascadeWords wordsOf(const CascadeResult& result, const CascadeRow& row);

/// "Survey: promoter · PHP · 2026-06-12T10:00:00Z · nothing was sent"
QString headOf(const CascadeResult& result);

} // namespace retort

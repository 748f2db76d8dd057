// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/compare.h"
#include "ui/bench/history/pastrun.h"
#include "ui/common/paint.h"

#include <QString>

#include <vector>

namespace retort {

/// One side of a row: what a run says there.
struct TraceSide {
    ChipContent chip; ///< The verdict of a step, an outcome; an empty text for none.
    QString text;     ///< Why, or a value as JSON.
    bool code = false;
};

/// One row of two runs side by side.
struct TracePairRow {
    enum class Kind { Section, Step, Difference };

    Kind kind = Kind::Step;
    std::vector<Span> title; ///< "1 Continue only if data.score is at least 9", "data.score"
    TraceSide first, second;
    bool differs = false;
    bool isFirst = false; ///< Where the two part.
    QString sentence;     ///< All of it, for screen readers.
    QString tip;
    std::vector<TracePairRow> children; ///< What differs in it, causes before what comes of them.
};

/// Two runs held against each other.
struct TracePairs {
    std::vector<TracePairRow> rows;
    QString verdict; ///< "Both say the same.", "The first difference is at step 2: …"
    bool same = true;
    std::size_t differences = 0; ///< Rows of kind Difference.
};

/// `first` and `second` have to be the traces that the comparison is of. The programs, by reaction file, give steps
/// their words; where one is not known a step is called by its action.
TracePairs tracePairs(const run::Trace& first, const run::Trace& second, const run::TraceComparison& comparison,
                      const std::vector<run::Program>& programs);

} // namespace retort

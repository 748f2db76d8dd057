// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/paint.h"
#include "ui/document/liverun.h"

#include <QString>

#include <optional>
#include <vector>

namespace retort {

// What parts of the selected reaction come to with the selected sample event. A part that the run did not get to is
// evaluated on its own, so that there is an answer for what is being edited wherever it stands. Nothing is answered
// where no sample is evaluated, or where a text is not valid.

/// What an argument comes to.
struct ResolvedValue {
    std::optional<json::Data> value;
    QString problem;      ///< Why there is none.
    bool missing = false; ///< A field that it reads is not in the sample.
    bool itself = false;  ///< A rule that is a text or a number: it is that, and reads nothing.

    bool operator==(const ResolvedValue&) const = default;
};
/// `argument` counts as in Action::arguments. nullopt where there is no answer.
std::optional<ResolvedValue> resolvedArgument(const LiveRun& run, ActionId action, std::size_t argument);

/// What a filter's condition comes to.
struct ConditionAnswer {
    ChipContent verdict; ///< "passes", "stops here", "not reached, would pass", …
    QString why;         ///< One sentence.
    std::vector<Span> whySpans;
    std::vector<run::Read> reads;
    std::string problemPointer; ///< Where it throws, within the condition's value; "" is all of it.
    bool failed = false;
};
std::optional<ConditionAnswer> conditionAnswer(const LiveRun& run, ActionId action);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"
#include "engine/run/trace.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::run {

/// One thing that two traces say otherwise.
struct TraceDifference {
    /// In the order in which one leads to the next: what was read, what came of it, what was done.
    enum class What : std::uint8_t {
        Event,      ///< The event's name, or the dialect.
        Reaction,   ///< Only one of them has it.
        Trigger,    ///< How the event met it, or whether it was active.
        Step,       ///< Only one of them has it.
        Read,       ///< A value that the step read.
        Evaluation, ///< What an operator gave.
        Result,     ///< What a filter's condition came to.
        Argument,
        Effect,
        Request, ///< What target.send rendered.
        Error,
        Status,
        Applied, ///< What an effect did to the customer.
        Outcome,
        Customer, ///< A balance before or after.
        Raised    ///< The events that effects raise: how many, which.
    };

    What what = What::Event;
    std::optional<std::size_t> event; ///< The cascade's; none for the first event of all.
    std::string reaction;             ///< Its name; "" for what is about no reaction.
    std::optional<std::size_t> step;  ///< Step::number in the first trace, else in the second.
    std::string name;                 ///< Of a read the path, of an argument its name, of an evaluation its operator.
    json::Data first;                 ///< null where it has none.
    json::Data second;
    Phrase text; ///< One sentence.

    friend bool operator==(const TraceDifference& a, const TraceDifference& b);
};
std::string_view wordOf(TraceDifference::What what); ///< "read", "status"

/// Steps of two chains side by side; indices into ReactionTrace::steps, none where a chain has no such step.
struct StepPair {
    std::optional<std::size_t> first;
    std::optional<std::size_t> second;
    std::vector<TraceDifference> differences; ///< Causes before what comes of them; at most 50.
};

struct ReactionPair {
    std::optional<std::size_t> event; ///< As in TraceDifference.
    std::optional<std::size_t> first; ///< Index into the answers to that event.
    std::optional<std::size_t> second;
    std::vector<TraceDifference> differences; ///< Beside those of its steps.
    std::vector<StepPair> steps;              ///< In the order of both chains.
};

struct TraceComparison {
    std::vector<TraceDifference> differences; ///< Beside those of reactions.
    std::vector<ReactionPair> reactions;
    std::optional<TraceDifference> first; ///< Where the two part; none where they say the same.

    bool same() const { return !first; }
};

/// Holds two traces against each other: of one reaction before and after an edit, of two events, of a file and what
/// running it again gives. Reactions are paired by their files (or names), steps by their actions, so that one that was
/// put in or taken out moves nothing else. Sentences are no difference: they say what the values say.
TraceComparison compare(const Trace& first, const Trace& second);

} // namespace retort::run

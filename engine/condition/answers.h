// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/condition/outline.h"
#include "engine/json/data.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace retort::condition {

/// What one part of a condition comes to on an event's context.
struct Answer {
    enum class State : std::uint8_t {
        Value,   ///< It was evaluated: `value`.
        Missing, ///< A field that the context does not have; `value` is what takes its place (null, or a fallback).
        NotEvaluated, ///< An earlier part had decided already; `value` is what it would have come to, where that can be
                      ///< said (inside a loop, and where it would fail, it cannot). `why` says why not.
        Turns,  ///< Inside a loop: evaluated once for each item; `value` is a list of what it came to, cut at 100.
        Failed, ///< It threw; `why` says what.
    };
    State state = State::NotEvaluated;
    std::optional<json::Data> value;
    bool truth = false;      ///< Of the value, by JSON Logic's own rules. Of Turns: it was true in each.
    bool absent = false;     ///< A field that the context does not have, evaluated or not.
    std::size_t turns = 0;   ///< Of Turns: how many there were.
    std::size_t holding = 0; ///< Of Turns: in how many it was true.
    Phrase why;              ///< One sentence; an empty id where there is nothing to say beyond the value.

    bool operator==(const Answer&) const = default;
};

/// What all parts of an outline come to.
struct Answers {
    std::vector<Answer> parts; ///< One for each part of the outline.
    Phrase why;                ///< Why the whole comes to what it does, in one sentence (see logic::Explanation).
    PartId deciding = noPart;  ///< The smallest part that is answerable for it.

    bool operator==(const Answers&) const = default;
};

/// From a single traced evaluation; what that did not reach is evaluated on its own, as far as the rule is of a usual
/// size. `data` is the context. Never throws.
Answers answersOf(const Outline& outline, const json::Data& data);

} // namespace retort::condition

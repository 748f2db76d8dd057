// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/condition/outline.h"
#include "engine/json/data.h"

#include <optional>
#include <vector>

namespace retort::condition {

/// What one part of a condition comes to on an event's context.
struct Answer {
    enum class State : std::uint8_t {
        Value,   ///< It was evaluated: `value`.
        Missing, ///< A field that the context does not have; `value` is what takes its place (null, or a fallback).
        NotEvaluated, ///< An earlier part had decided already; `value` is what it would have come to, where that can be
                      ///< said (inside a loop it cannot).
        Turns,  ///< Inside a loop: evaluated once for each item; `value` is a list of what it came to, cut at 100.
        Failed, ///< It threw; `why` says what.
    };
    State state = State::NotEvaluated;
    std::optional<json::Data> value;
    bool truth = false; ///< Of the value, by JSON Logic's own rules.
    Phrase why;         ///< One sentence; an empty phrase where there is nothing to say beyond the value.
};

/// One for each part of the outline, from a single traced evaluation. `data` is the context.
std::vector<Answer> answersOf(const Outline& outline, const json::Data& data);

} // namespace retort::condition

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"

#include <string>

namespace retort::run {

/// What is wrong, or doubtful, with a reaction or a target whatever the event.
struct Problem {
    enum class Severity { Error, Warning };

    Severity severity;
    std::string rule;    ///< A name of the lint's list: "filter.no-condition", "order.tie", "condition.arity", …
    std::string pointer; ///< Into the document of the reaction, or of the target.
    Phrase message;
    std::string suggestion; ///< The nearest name, or "".

    bool operator==(const Problem&) const = default;
};

} // namespace retort::run

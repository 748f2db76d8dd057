// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/logic/program.h"

#include <cstdint>
#include <string>

namespace retort::logic {

/// Why an evaluation ended without a value. Raised when the node is reached, never before.
struct Failure {
    enum class Kind : std::uint8_t { UnknownOperator, ArgumentCount, Type, DivisionByZero, Value, Warning, Limit };

    Kind kind = Kind::Type;
    NodeId node = 0;    ///< Where in the rule.
    std::string thrown; ///< What the library throws: "DivisionByZeroError: Modulo by zero". Empty for a limit.
    Phrase message;     ///< The same for people.

    bool operator==(const Failure&) const = default;
};

} // namespace retort::logic

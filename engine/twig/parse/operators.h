// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/parse/code.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace retort::twig {

/// An operator of Twig's table. Op::None for `is`, `is not` and `??`, which make nodes of their own.
struct OperatorRow {
    std::string_view name;
    int precedence = 0;
    Op op = Op::None;
    bool right = false; ///< Of equal ones the right one binds first.
};

const OperatorRow* unaryOperator(std::string_view name);
const OperatorRow* binaryOperator(std::string_view name);
/// The names of all, and "=", longest first: what is tried at a place.
std::span<const std::string_view> operatorNames();

} // namespace retort::twig

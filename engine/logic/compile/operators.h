// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/program.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace retort::logic {

/// How many arguments an operator can use. With fewer it throws, warns or sees undefined; more are left unread.
struct Arity {
    static constexpr std::size_t any = ~std::size_t{0};

    std::size_t least;
    std::size_t most;
};

Arity arityOf(Operator op);
/// nullopt for what is no operator in either dialect. Letter case counts.
std::optional<Operator> operatorNamed(std::string_view name);
/// All names that a rule may use.
std::span<const std::string_view> operatorNames();
/// The operator that somebody most likely meant by a name that is none ("AND", "gte", "equals"), or "".
std::string_view operatorMeantBy(std::string_view name);

/// map, filter, reduce, all, some, none: they evaluate their second argument once for each item of the first.
bool isLoop(Operator op);

} // namespace retort::logic

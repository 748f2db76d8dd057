// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace retort::twig {

/// What PHP takes a zone's abbreviation for.
struct Abbreviation {
    std::string_view name; ///< In small letters.
    std::int32_t offset;   ///< East of UTC in seconds, daylight saving time included.
    bool summer;
};

/// In any letter case; nullptr where PHP has none of that name. Where several zones use an abbreviation (IST, BST, CST)
/// it is the one that PHP lists first.
const Abbreviation* abbreviationNamed(std::string_view name);

} // namespace retort::twig

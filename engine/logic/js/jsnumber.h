// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace retort::logic::js {

/// Number("…"): space around it, decimal, 0x, 0o, 0b, Infinity; "" is 0, anything else NaN.
double numberOf(std::string_view text);
/// parseFloat("…"): the number that the text begins with, or NaN.
double parseFloat(std::string_view text);
/// String(number): the shortest digits that read back the same, "1e+21", "NaN".
std::string textOf(double number);

} // namespace retort::logic::js

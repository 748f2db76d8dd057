// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace retort {

/// The candidate that `word` was most likely meant to be, or empty where none is near: at most a third of its letters
/// (and at least one) changed, added, left out or swapped, letter case not counted.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

} // namespace retort

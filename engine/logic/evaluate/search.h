// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <functional>
#include <string_view>

namespace retort::logic {

/// Whether `part` occurs in `text`, in time that grows with the sum of their sizes: a rule may look for a million "a"
/// in two million.
inline bool containsBytes(std::string_view text, std::string_view part)
{
    constexpr std::size_t small = 16;
    if (part.size() <= small)
        return text.find(part) != text.npos;
    return std::search(text.begin(), text.end(), std::boyer_moore_searcher(part.begin(), part.end())) != text.end();
}

} // namespace retort::logic

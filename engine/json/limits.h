// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace retort::json {

/// What a text may hold before anything is built from it. Going over is an Error of kind Limit, never a crash.
struct Limits {
    std::size_t bytes = std::size_t{16} << 20; ///< Size of the whole text.
    std::size_t depth = 511;                   ///< Nested containers, as PHP's json_decode takes them.
    std::size_t keysInObject = 10'000;
    std::size_t itemsInArray = 100'000;
    std::size_t bytesInString = std::size_t{1} << 20; ///< After escapes are resolved.
};

} // namespace retort::json

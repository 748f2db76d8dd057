// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace retort {

/// A moment, to the microsecond. The engine has no clock: whoever runs it says what time it is.
struct Instant {
    std::int64_t seconds = 0;      ///< Since 1970-01-01T00:00:00Z; may be negative.
    std::int32_t microseconds = 0; ///< 0 to 999,999, always forward from `seconds`.

    friend auto operator<=>(const Instant&, const Instant&) = default;
};

} // namespace retort

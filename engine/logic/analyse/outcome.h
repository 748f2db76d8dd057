// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace retort::logic {

/// What matters of what a part of a condition comes to: whether it counts as true, whether a filter would let it pass,
/// whether it is true or false itself; or that it failed.
using Code = std::uint8_t;
inline constexpr Code truthBit = 1;
inline constexpr Code passBit = 2;
inline constexpr Code boolBit = 4;
inline constexpr Code failedCode = 8;

/// A set of them.
using Mask = std::uint16_t;
inline constexpr Mask maskOf(Code code) { return static_cast<Mask>(1U << code); }

inline constexpr Mask codesWith(Code bit)
{
    Mask mask = 0;
    for (Code code = 0; code < failedCode; ++code) {
        if ((code & bit) != 0)
            mask = static_cast<Mask>(mask | maskOf(code));
    }
    return mask;
}

inline constexpr Mask failedMask = maskOf(failedCode);
inline constexpr Mask anyMask = 0x1FF;
inline constexpr Mask truthyMask = codesWith(truthBit);
inline constexpr Mask falsyMask = anyMask & ~truthyMask & ~failedMask;
inline constexpr Mask passingMask = codesWith(passBit);
inline constexpr Mask booleanMask = codesWith(boolBit);

inline bool isOnly(Mask mask, Mask in) { return (mask & ~in) == 0; }
inline bool hasAny(Mask mask, Mask of) { return (mask & of) != 0; }

} // namespace retort::logic

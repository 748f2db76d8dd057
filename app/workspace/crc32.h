// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace retort {

/// CRC-32 as in gzip and PNG (reflected polynomial 0xEDB88320): "123456789" gives 0xCBF43926. To go on with more bytes,
/// hand the sum so far in.
std::uint32_t crc32(std::string_view bytes, std::uint32_t sum = 0);

} // namespace retort

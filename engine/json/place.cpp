// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/place.h"

#include <algorithm>

namespace retort::json {

Place placeAt(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, offset);
    const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0
    const auto continuesCharacter = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    std::size_t line = 1;
    for (auto at = before.find('\n'); at != std::string_view::npos; at = before.find('\n', at + 1))
        ++line;
    const auto bytes = before.size() - lineStart;
    const auto continuing =
        std::count_if(before.begin() + static_cast<std::ptrdiff_t>(lineStart), before.end(), continuesCharacter);
    return {line, bytes - static_cast<std::size_t>(continuing) + 1};
}

} // namespace retort::json

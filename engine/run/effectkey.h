// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace retort::run {

// In JSON an effect's arguments stand beside its "kind". An argument that is called "kind" itself becomes
// "kind (argument)", and that one "kind (argument) (argument)", so that each name comes back as it was.
inline constexpr std::string_view kindKey = "kind";
inline constexpr std::string_view argumentMark = " (argument)";

inline bool needsMark(std::string_view name)
{
    while (name.ends_with(argumentMark))
        name.remove_suffix(argumentMark.size());
    return name == kindKey;
}

inline std::string effectKey(std::string_view argument)
{
    return std::string(argument) + std::string(needsMark(argument) ? argumentMark : "");
}

inline std::string_view argumentOfKey(std::string_view key)
{
    return needsMark(key) && key != kindKey ? key.substr(0, key.size() - argumentMark.size()) : key;
}

} // namespace retort::run

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/pointer.h"

namespace retort::json {

namespace {

void append(std::string& pointer, std::string_view segment)
{
    pointer += '/';
    for (char c : segment) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
}

} // namespace

std::string pointerOf(const std::vector<std::string>& segments)
{
    std::string pointer;
    for (const std::string& segment : segments)
        append(pointer, segment);
    return pointer;
}

std::string child(std::string_view pointer, std::string_view key)
{
    std::string result(pointer);
    append(result, key);
    return result;
}

std::string child(std::string_view pointer, std::size_t index) { return child(pointer, std::to_string(index)); }

std::optional<std::vector<std::string>> segmentsOf(std::string_view pointer)
{
    std::vector<std::string> segments;
    if (pointer.empty())
        return segments;
    if (pointer.front() != '/')
        return std::nullopt;
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        if (pointer[i] == '/') {
            segments.emplace_back();
        } else if (pointer[i] == '~') {
            ++i;
            if (i == pointer.size() || (pointer[i] != '0' && pointer[i] != '1'))
                return std::nullopt;
            segments.back() += pointer[i] == '0' ? '~' : '/';
        } else {
            segments.back() += pointer[i];
        }
    }
    return segments;
}

std::optional<std::size_t> indexOf(std::string_view segment)
{
    if (segment.empty() || segment.size() > 9 || (segment.size() > 1 && segment.front() == '0'))
        return std::nullopt;
    std::size_t index = 0;
    for (char c : segment) {
        if (c < '0' || c > '9')
            return std::nullopt;
        index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    return index;
}

} // namespace retort::json

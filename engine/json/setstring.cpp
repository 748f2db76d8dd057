// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/edit.h"
#include "engine/json/utf8.h"
#include "engine/json/write.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace retort::json {

namespace {

/// Where a character begins: in the literal with its escapes, and in the text that it stands for.
struct Boundary {
    std::size_t written;
    std::size_t text;
};

std::uint32_t hex(std::string_view digits)
{
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

/// Of each character between the quotes of a valid literal, and of the end.
std::vector<Boundary> boundariesOf(std::string_view literal)
{
    std::vector<Boundary> boundaries;
    std::size_t text = 0;
    const std::size_t end = literal.size() - 1;
    for (std::size_t at = 1; at < end;) {
        boundaries.push_back({at, text});
        std::size_t written = 1;
        std::size_t bytes = 1;
        if (literal[at] != '\\') {
            written = bytes = std::max<std::size_t>(1, detail::utf8Length(literal.data() + at, literal.data() + end));
        } else if (literal[at + 1] != 'u') {
            written = 2;
        } else {
            const std::uint32_t unit = hex(literal.substr(at + 2, 4));
            const bool pair = unit >= 0xD800 && unit < 0xDC00;
            written = pair ? 12 : 6;
            bytes = pair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
        }
        at += written;
        text += bytes;
    }
    boundaries.push_back({end, text});
    return boundaries;
}

} // namespace

Result<Document> setString(const Document& document, std::string_view pointer, std::string_view text)
{
    const auto index = document.find(pointer);
    const auto old = index ? document.stringOf(*index) : std::nullopt;
    if (!old)
        return set(document, pointer, quoted(text));
    if (*old == text)
        return document;
    const auto boundaries = boundariesOf(document.textOf(*index));
    const auto before = [](const Boundary& boundary, std::size_t at) { return boundary.text < at; };

    const std::size_t shorter = std::min(old->size(), text.size());
    const auto same = static_cast<std::size_t>(
        std::mismatch(old->begin(), old->begin() + static_cast<std::ptrdiff_t>(shorter), text.begin()).first -
        old->begin());
    auto first = std::lower_bound(boundaries.begin(), boundaries.end(), same, before);
    if (first == boundaries.end() || first->text > same) // within a character: the change begins with it
        --first;

    std::size_t back = 0;
    while (back < shorter - first->text && (*old)[old->size() - 1 - back] == text[text.size() - 1 - back])
        ++back;
    const auto last = std::lower_bound(first, boundaries.end(), old->size() - back, before);
    back = old->size() - last->text;

    const std::string fresh = quoted(text.substr(first->text, text.size() - back - first->text));
    const std::size_t begin = document.node(*index).range.begin;
    return splice(document, {begin + first->written, begin + last->written},
                  std::string_view(fresh).substr(1, fresh.size() - 2));
}

} // namespace retort::json

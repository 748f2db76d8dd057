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

/// A stretch that both texts have.
struct Shared {
    std::size_t before; ///< In the old text.
    std::size_t after;  ///< In the new one.
    std::size_t size;
};

/// The stretches that stay where the changes are at several places: the lines, or the pieces of JSON, that both have in
/// this order. What lies before the first change and behind the last is found first, so only what is between counts.
std::vector<Shared> sharedOf(std::string_view before, std::string_view after)
{
    std::vector<Shared> shared;
    const std::size_t shorter = std::min(before.size(), after.size());
    const auto head = static_cast<std::size_t>(
        std::mismatch(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(shorter), after.begin()).first -
        before.begin());
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    shared.push_back({0, 0, head});
    // In between the next piece of both that is long enough to mean the same, searched for from here on.
    constexpr std::size_t least = 4;      // bytes: a shorter one is there by chance
    constexpr std::size_t farthest = 256; // bytes that a change may be away from what stays
    std::size_t old = head;
    std::size_t now = head;
    const std::size_t oldEnd = before.size() - tail;
    const std::size_t nowEnd = after.size() - tail;
    while (old + least <= oldEnd && now + least <= nowEnd) {
        Shared next{0, 0, 0};
        // The nearest one: as few bytes as can be are passed over in both together.
        const std::size_t window = std::min(farthest, nowEnd - now - least + 1);
        std::size_t cheapest = std::string_view::npos;
        for (std::size_t skip = 0; skip < window && skip < cheapest; ++skip) {
            const std::size_t limit = std::min(oldEnd, old + farthest + least);
            const std::size_t found = before.substr(0, limit).find(after.substr(now + skip, least), old);
            if (found == std::string_view::npos || found - old + skip >= cheapest)
                continue;
            cheapest = found - old + skip;
            next = {found, now + skip, least};
        }
        if (next.size == 0)
            break;
        while (next.before + next.size < oldEnd && next.after + next.size < nowEnd &&
               before[next.before + next.size] == after[next.after + next.size])
            ++next.size;
        shared.push_back(next);
        old = next.before + next.size;
        now = next.after + next.size;
    }
    shared.push_back({oldEnd, nowEnd, tail});
    return shared;
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
    const std::string_view literal = document.textOf(*index);
    const auto boundaries = boundariesOf(literal);
    const auto isBefore = [](const Boundary& boundary, std::size_t at) { return boundary.text < at; };

    // What stays is copied as it is written, in whole characters; what comes is written anew.
    std::string next = "\"";
    std::size_t done = 0; // of the new text
    for (const Shared& stretch : sharedOf(*old, text)) {
        const auto first = std::lower_bound(boundaries.begin(), boundaries.end(), stretch.before, isBefore);
        auto last = std::lower_bound(first, boundaries.end(), stretch.before + stretch.size, isBefore);
        if (last == boundaries.end() || (last != first && last->text > stretch.before + stretch.size))
            --last;
        if (first == boundaries.end() || last <= first)
            continue;
        const std::size_t begin = stretch.after + (first->text - stretch.before);
        const std::string fresh = quoted(text.substr(done, begin - done));
        next.append(fresh, 1, fresh.size() - 2);
        next += literal.substr(first->written, last->written - first->written);
        done = begin + (last->text - first->text);
    }
    const std::string fresh = quoted(text.substr(done));
    next.append(fresh, 1);
    return splice(document, document.node(*index).range, next);
}

} // namespace retort::json

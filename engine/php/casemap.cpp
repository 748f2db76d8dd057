// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/casemap.h"

#include "engine/php/casetables.h"
#include "engine/php/utf8.h"

#include <algorithm>

namespace retort::php {

namespace {

/// The last entry that begins at or before a character, or nullptr.
template <class Entry>
const Entry* before(std::span<const Entry> entries, std::uint32_t c)
{
    const auto after = std::upper_bound(entries.begin(), entries.end(), c,
                                        [](std::uint32_t code, const Entry& entry) { return code < entry.first; });
    return after == entries.begin() ? nullptr : &*(after - 1);
}

bool holds(std::span<const detail::Range> ranges, std::uint32_t c)
{
    const detail::Range* range = before(ranges, c);
    return range && c <= range->last;
}

/// Adds what a character becomes; false where the table has nothing for it.
bool appendMapped(std::string& out, std::uint32_t c, const detail::CaseTable& table)
{
    const detail::Run* run = before(table.runs, c);
    if (run && c <= run->last && (c - run->first) % run->step == 0) {
        appendUtf8(out, c + static_cast<std::uint32_t>(run->delta));
        return true;
    }
    const auto full = std::lower_bound(table.full.begin(), table.full.end(), c,
                                       [](const detail::Full& entry, std::uint32_t code) { return entry.from < code; });
    if (full == table.full.end() || full->from != c)
        return false;
    for (const std::uint32_t to : full->to) {
        if (to != 0)
            appendUtf8(out, to);
    }
    return true;
}

void appendTitle(std::string& out, std::uint32_t c)
{
    if (!appendMapped(out, c, detail::titleTable) && !appendMapped(out, c, detail::upperTable))
        appendUtf8(out, c);
}

/// Calls `append` for each character; what is invalid becomes "?".
template <class Append>
std::string mapped(std::string_view text, Append append)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Character c = mbCharacter(text, at);
        if (c.valid)
            append(out, c.code);
        else
            out += '?';
        at += c.length;
    }
    return out;
}

std::string mapped(std::string_view text, const detail::CaseTable& table)
{
    return mapped(text, [&table](std::string& out, std::uint32_t c) {
        if (!appendMapped(out, c, table))
            appendUtf8(out, c);
    });
}

} // namespace

std::string upper(std::string_view text) { return mapped(text, detail::upperTable); }
std::string lower(std::string_view text) { return mapped(text, detail::lowerTable); }

std::string title(std::string_view text)
{
    bool inWord = false;
    return mapped(text, [&inWord](std::string& out, std::uint32_t c) {
        if (!inWord)
            appendTitle(out, c);
        else if (!appendMapped(out, c, detail::lowerTable))
            appendUtf8(out, c);
        if (!holds(detail::ignorable, c))
            inWord = holds(detail::cased, c);
    });
}

} // namespace retort::php

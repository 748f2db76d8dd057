// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/parsedtime.h"

#include "engine/twig/date/grammar.h"
#include "engine/twig/date/timereading.h"

namespace retort::twig {

namespace {

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

} // namespace

std::optional<TimeError> TimeParser::parse(std::string_view text, ParsedTime& time) const
{
    if (text.empty())
        return TimeError{0, 0, "Empty string"};
    while (text.size() > 1 && isSpace(text.front()))
        text.remove_prefix(1);
    while (text.size() > 1 && isSpace(text.back()))
        text.remove_suffix(1);
    TimeReading reading(time, m_zones);
    for (std::size_t at = 0; at < text.size();) {
        const auto match = dateWords().longest(text.substr(at)); // never nothing: Other and End take any byte
        const std::string_view word = text.substr(at, match->length);
        const std::string_view error = reading.take(static_cast<DateWord>(match->pattern), word);
        if (!error.empty())
            return TimeError{at, text[at], error};
        at += match->length;
    }
    return std::nullopt;
}

} // namespace retort::twig

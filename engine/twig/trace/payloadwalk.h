// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/trace/segments.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace retort::twig {

/// What a walk over a payload stumbled on.
struct Finding {
    enum class Cause : std::uint8_t {
        Quote, ///< In a text, as are the next four.
        Newline,
        Control,
        Backslash,
        Utf8,
        NoValue,   ///< A print printed nothing where a value stands.
        NotAValue, ///< Something stands there that is no value.
        NotAKey,   ///< Something stands without quotes where a key stands.
        ExtraComma,
        NoComma,
        NoColon,
        NothingThere, ///< A value is missing, and no print stands there.
        Unclosed,     ///< The output ends too early.
        UnclosedText, ///< The same, in a text; where is all of it.
        WrongCloser,
        TooMuch,    ///< Something stands behind the end.
        StrayQuote, ///< A quote of the template's own text stands inside of a text.
    };

    Cause cause = Cause::Quote;
    OutputRange output;                ///< Where.
    std::optional<std::size_t> record; ///< The print that caused it; else the template's own text did.
    std::optional<std::size_t> text;   ///< Of Trace::texts.
    std::size_t end = 0;               ///< Of a StrayQuote: the quote that ends the text.
};

/// Where a print stands in a payload.
enum class PrintPlace : std::uint8_t { Unknown, InText, Elsewhere };

struct PayloadWalk {
    std::vector<Finding> findings;  ///< By place; at most `mostFindings`.
    std::vector<PrintPlace> places; ///< By record.
};
inline constexpr std::size_t mostFindings = 200;

/// Reads a text as JSON that may be broken. What the template's own text opens, only that closes: a quote that came in
/// with a value does not end the text around it, so one fault does not hide the next.
PayloadWalk walkPayload(std::string_view output, const Segments& segments, std::size_t records);

} // namespace retort::twig

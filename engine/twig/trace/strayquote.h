// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/trace/segments.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace retort::twig {

/// Looks behind a quote of the template's own text to see whether a text ends there, or whether the quote was meant to
/// be a part of it: `{"t": "say "yes" to it"}`.
class StrayQuotes {
public:
    StrayQuotes(std::string_view output, const Segments& segments) : m_output(output), m_segments(segments) {}

    /// The quotes that may end the text instead of the one at `quote`, by place; empty where that one does. `open` are
    /// the braces and brackets around the text; `key`: it stands where a key does.
    std::vector<std::size_t> otherEnds(std::size_t quote, bool key, const std::vector<char>& open) const;

private:
    bool isOwn(std::size_t at) const;
    std::size_t skipSpace(std::size_t at) const;
    bool isKey(std::size_t at) const;
    bool goesOn(std::size_t at, bool key, const std::vector<char>& open) const;
    bool isSuspicious(std::size_t quote, bool key, const std::vector<char>& open) const;

    std::string_view m_output;
    const Segments& m_segments;
};

} // namespace retort::twig

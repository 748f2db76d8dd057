// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/parse/code.h"
#include "engine/twig/trace.h"

#include <optional>
#include <string>
#include <string_view>

namespace retort::twig {

/// A print as it stands in the template, to be written anew.
class PrintSource {
public:
    /// None where the record's span is no `{{ … }}` of the template.
    static std::optional<PrintSource> of(const Code& code, const Record& record);

    Span inner() const { return m_inner; }   ///< The expression, without space around it.
    Span outer() const { return m_outer; }   ///< With its braces.
    bool quoted() const { return m_quoted; } ///< It stands alone between double quotes of the template's text.
    Span withQuotes() const { return {m_outer.offset - 1, m_outer.length + 2}; }
    std::string_view expression() const { return at(m_inner); }

    /// The expression such that a filter may follow it.
    std::string filterable() const { return filterable(m_top, m_inner); }
    /// The same without escape and raw at its end.
    std::string bare() const;
    /// The last filter, passing over escape and raw: "json_encode"; "" where there is none.
    std::string_view lastFilter() const;
    /// What that filter works on, to be filtered otherwise.
    std::string beforeLastFilter() const;
    /// Its argument of that number as written, or "".
    std::string_view argumentOfLastFilter(std::uint32_t number) const;
    /// `{{ … }}` around another expression, with this one's whitespace control.
    std::string around(std::string_view expression) const;

private:
    explicit PrintSource(const Code& code) : m_code(code) {}
    std::string_view at(Span span) const { return std::string_view(m_code.source).substr(span.offset, span.length); }
    std::string filterable(NodeId node, Span span) const;
    NodeId withoutEscaping() const;

    const Code& m_code;
    Span m_inner;
    Span m_outer;
    bool m_quoted = false;
    NodeId m_top = noNode; ///< Without what Twig added.
};

/// A span without the white space at its ends.
Span trimmed(std::string_view source, Span span);

} // namespace retort::twig

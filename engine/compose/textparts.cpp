// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/textparts.h"

#include "engine/reaction/pastedtext.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace retort::compose {

namespace {

constexpr std::string_view space = " \t\r";
constexpr std::size_t npos = std::string_view::npos;

/// The end of the value that begins here, by its brackets and quotes alone; npos where they do not match.
std::size_t endOfValue(std::string_view text, std::size_t begin)
{
    std::string open;
    for (std::size_t i = begin; i < text.size(); ++i) {
        switch (text[i]) {
        case '"':
            for (++i; i < text.size() && text[i] != '"'; ++i) {
                if (text[i] == '\\')
                    ++i;
                else if (text[i] == '\n')
                    return npos;
            }
            if (i >= text.size())
                return npos;
            break;
        case '{':
        case '[':
            open += text[i];
            break;
        case '}':
        case ']':
            if (open.empty() || open.back() != (text[i] == '}' ? '{' : '['))
                return npos;
            open.pop_back();
            if (open.empty())
                return i + 1;
            break;
        default:
            break;
        }
    }
    return npos;
}

class Splitter {
public:
    explicit Splitter(std::string_view text) : m_text(text) {}

    std::vector<TextPart> parts()
    {
        if (m_text.starts_with("\xEF\xBB\xBF"))
            m_at = 3;
        while (m_at < m_text.size()) {
            if (m_text[m_at] == '\n' || m_text[m_at] == ',' || space.find(m_text[m_at]) != npos)
                ++m_at;
            else
                part();
        }
        return std::move(m_parts);
    }

private:
    std::size_t endOfLine(std::size_t at) const { return std::min(m_text.find('\n', at), m_text.size()); }

    void part()
    {
        const std::string_view line = m_text.substr(m_at, endOfLine(m_at) - m_at);
        if (line.starts_with("```")) { // a Markdown fence
            m_at += line.size();
        } else if (looksLikeCurl(m_text.substr(m_at))) {
            add(TextPart::Kind::Curl, endOfCommand());
        } else if (line[0] == '{' || line[0] == '[') {
            value();
        } else if (const auto bracket = line.find('{'); bracket != npos) { // behind the date of a log
            m_at += bracket;
            value();
        } else {
            add(TextPart::Kind::Other, m_at + line.size());
        }
    }

    void value()
    {
        std::size_t end = endOfValue(m_text, m_at);
        if (end == npos) {
            const std::size_t next = m_text.find_first_not_of(" \t\r\n", endOfLine(m_at));
            const bool another =
                next != npos && m_text[next - 1] == '\n' && (m_text[next] == '{' || m_text[next] == '[');
            end = another ? endOfLine(m_at) : m_text.size();
        }
        add(TextPart::Kind::Json, end);
    }

    /// Up to the next line that begins a command.
    std::size_t endOfCommand() const
    {
        std::size_t end = endOfLine(m_at);
        while (end < m_text.size()) {
            const std::size_t begin = end + 1;
            const std::size_t word = m_text.find_first_not_of(space, begin);
            if (word != npos && m_text[word] != '\n' && looksLikeCurl(m_text.substr(word, endOfLine(word) - word)))
                return begin;
            end = endOfLine(begin);
        }
        return m_text.size();
    }

    void add(TextPart::Kind kind, std::size_t end)
    {
        // Places are counted on from the part before, so that many parts are counted once.
        for (; m_counted < m_at; ++m_counted) {
            if (m_text[m_counted] == '\n')
                m_place = {m_place.line + 1, 1};
            else if ((static_cast<unsigned char>(m_text[m_counted]) & 0xC0U) != 0x80U)
                ++m_place.column;
        }
        std::string_view text = m_text.substr(m_at, end - m_at);
        text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
        m_parts.push_back({kind, text, m_place});
        m_at = end;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_counted = 0;
    Place m_place{1, 1};
    std::vector<TextPart> m_parts;
};

} // namespace

std::vector<TextPart> textParts(std::string_view text) { return Splitter(text).parts(); }

} // namespace retort::compose

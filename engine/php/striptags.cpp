// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/striptags.h"

#include <algorithm>

namespace retort::php {

namespace {

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
char lowerCase(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowerCase(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lowerCase(c); });
    return out;
}

/// A tag as the list of allowed ones names it: "<b class='x'>", "</b>" and "<b/>" are "<b>".
std::string plainTag(std::string_view tag)
{
    std::string out;
    bool inName = false;
    for (std::size_t i = 0; i < tag.size() && tag[i] != '>'; ++i) {
        if (tag[i] == '<') {
            out += '<';
        } else if (isSpace(tag[i])) {
            if (inName)
                break;
        } else {
            inName = true;
            const bool slashAtEdge = tag[i] == '/' && (tag[i - 1] == '<' || tag.substr(i + 1, 1) == ">");
            if (!slashAtEdge)
                out += lowerCase(tag[i]);
        }
    }
    return out + '>';
}

/// What PHP does, byte by byte; ext/standard/string.c of PHP 8.2 is the only description there is.
class Stripper {
public:
    Stripper(std::string_view text, std::string_view allowed) : m_text(text), m_allowed(lowerCase(allowed)) {}

    std::string stripped()
    {
        for (; m_at < m_text.size(); ++m_at) {
            switch (m_state) {
            case State::Text:
                inText();
                break;
            case State::Tag:
                inTag();
                break;
            case State::Code:
                inCode();
                break;
            case State::Declaration:
                inDeclaration();
                break;
            case State::Comment:
                inComment();
                break;
            }
        }
        return std::move(m_out);
    }

private:
    enum class State : std::uint8_t {
        Text,
        Tag,         // <…>
        Code,        // <?…?>
        Declaration, // <!…>
        Comment,     // <!--…-->
    };

    char here() const { return m_text[m_at]; }
    /// The byte so many before this one; 0 before the text.
    char before(std::size_t back) const { return m_at >= back ? m_text[m_at - back] : '\0'; }
    /// The letters right before this byte are these, given backwards and in lower case.
    bool follows(std::string_view backwards) const
    {
        for (std::size_t i = 0; i < backwards.size(); ++i) {
            if (lowerCase(before(i + 1)) != backwards[i])
                return false;
        }
        return true;
    }
    bool spaceFollows() const { return m_at + 1 < m_text.size() && isSpace(m_text[m_at + 1]); }
    /// Of a ">": it closes the tag around.
    bool closes()
    {
        if (m_depth > 0) {
            --m_depth;
            return false;
        }
        return m_quote == '\0';
    }
    void toggleQuote()
    {
        if (m_quote == '\0')
            m_quote = here();
        else if (m_quote == here())
            m_quote = '\0';
    }
    void backToText()
    {
        m_state = State::Text;
        m_quote = '\0';
        m_tag.clear();
    }
    void keepOfTag(char c)
    {
        if (!m_allowed.empty())
            m_tag += c;
    }

    void inText()
    {
        switch (here()) {
        case '\0':
            return;
        case '<':
            if (m_quote != '\0')
                return;
            if (spaceFollows()) {
                m_out += '<';
                return;
            }
            m_last = '<';
            keepOfTag('<');
            m_state = State::Tag;
            return;
        case '>':
            if (m_depth > 0)
                --m_depth;
            else if (m_quote == '\0')
                m_out += '>';
            return;
        default:
            m_out += here();
        }
    }

    void inTag()
    {
        switch (here()) {
        case '\0':
            return;
        case '<':
            if (m_quote != '\0')
                return;
            if (spaceFollows())
                break;
            ++m_depth;
            return;
        case '>':
            if (!closes())
                return;
            m_last = '>';
            if (m_xml && before(1) == '-')
                return;
            m_xml = false;
            if (!m_allowed.empty()) {
                m_tag += '>';
                if (m_allowed.find(plainTag(m_tag)) != m_allowed.npos)
                    m_out += m_tag;
            }
            backToText();
            return;
        case '"':
        case '\'':
            if (m_at != 0)
                toggleQuote();
            break;
        case '!':
            if (before(1) != '<')
                break;
            m_state = State::Declaration;
            m_last = '!';
            return;
        case '?':
            if (before(1) != '<')
                break;
            m_brackets = 0;
            m_state = State::Code;
            return;
        default:
            break;
        }
        keepOfTag(here());
    }

    void inCode()
    {
        const char c = here();
        switch (c) {
        case '(':
        case ')':
            if (m_last != '"' && m_last != '\'') {
                m_last = c;
                m_brackets += c == '(' ? 1 : -1;
            }
            return;
        case '>':
            if (closes() && m_brackets == 0 && m_last != '"' && before(1) == '?')
                backToText();
            return;
        case '"':
        case '\'':
            if (before(1) == '\\')
                return;
            if (m_last == c)
                m_last = '\0';
            else if (m_last != '\\')
                m_last = c;
            toggleQuote();
            return;
        case 'l':
        case 'L':
            if (m_at > 4 && follows("mx?<")) { // <?xml is a tag like any other
                m_state = State::Tag;
                m_xml = true;
            }
            return;
        default:
            return;
        }
    }

    void inDeclaration()
    {
        switch (here()) {
        case '>':
            if (closes())
                backToText();
            return;
        case '"':
        case '\'':
            if (before(1) != '\\')
                toggleQuote();
            return;
        case '-':
            if (before(1) == '-' && before(2) == '!')
                m_state = State::Comment;
            return;
        case 'E':
        case 'e':
            if (m_at > 6 && follows("pytcod")) // <!DOCTYPE too
                m_state = State::Tag;
            return;
        default:
            return;
        }
    }

    void inComment()
    {
        if (here() == '>' && m_quote == '\0' && before(1) == '-' && before(2) == '-')
            backToText();
    }

    std::string_view m_text;
    std::string m_allowed;
    std::size_t m_at = 0;
    State m_state = State::Text;
    std::string m_out;
    std::string m_tag;   // what of the tag would be printed
    char m_quote = '\0'; // the one that is open
    char m_last = '\0';  // the last byte that counted, in code
    int m_depth = 0;     // "<" in tags
    int m_brackets = 0;  // "(" in code
    bool m_xml = false;
};

} // namespace

std::string stripTags(std::string_view text, std::string_view allowed) { return Stripper(text, allowed).stripped(); }

} // namespace retort::php

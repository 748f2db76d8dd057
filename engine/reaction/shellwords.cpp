// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/shellwords.h"

#include "engine/json/place.h"
#include "engine/json/utf8.h"

#include <algorithm>
#include <optional>

namespace retort {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool endsWord(char c)
{
    return isBlank(c) || c == '\n' || c == ';' || c == '&' || c == '|' || c == '<' || c == '>' || c == '(' || c == ')';
}
int digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
}

class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    Result<ShellCommand> read()
    {
        ShellCommand command;
        while (!failed()) {
            skipBlanks();
            if (atEnd())
                break;
            const char c = peek();
            if (c == '\n') {
                if (!command.words.empty())
                    break;
                ++m_at; // empty lines before the command
            } else if (c == '#') {
                skipLine();
            } else if (startsWith("<<")) {
                readHereDocument(command.input);
                break; // which takes the rest of the line and what follows
            } else if (c == '<' || c == '>') {
                skipRedirection();
            } else if (c == ';' || c == '|' || c == '&' || c == '(' || c == ')') {
                break;
            } else {
                command.words.push_back(word());
            }
        }
        if (m_error)
            return fail(*m_error);
        return command;
    }

private:
    bool failed() const { return m_error.has_value(); }
    bool atEnd() const { return m_at >= m_text.size(); }
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }
    bool startsWith(std::string_view what) const { return m_text.substr(m_at).substr(0, what.size()) == what; }

    /// How long a continued line's end is here: the backslash and the line end after it; 0 where there is none.
    std::size_t continuation() const
    {
        if (peek() != '\\')
            return 0;
        return peek(1) == '\n' ? 2 : peek(1) == '\r' && peek(2) == '\n' ? 3 : 0;
    }
    void skipBlanks()
    {
        while (!atEnd()) {
            if (const auto length = continuation(); length > 0)
                m_at += length;
            else if (isBlank(peek()))
                ++m_at;
            else
                break;
        }
    }
    void skipLine()
    {
        while (!atEnd() && peek() != '\n')
            ++m_at;
    }
    void skipRedirection()
    {
        while (peek() == '<' || peek() == '>' || peek() == '&')
            ++m_at;
        skipBlanks();
        (void)word();
    }
    void notClosed(std::size_t where, std::string_view id)
    {
        if (!m_error)
            m_error = Error{
                .kind = Error::Kind::Syntax, .message = phrase(id), .where = {}, .place = json::placeAt(m_text, where)};
    }

    void take(ShellWord& word)
    {
        word.text += m_text[m_at];
        word.from.push_back(static_cast<std::uint32_t>(m_at++));
    }
    void put(ShellWord& word, std::string_view bytes, std::size_t from)
    {
        word.text += bytes;
        word.from.insert(word.from.end(), bytes.size(), static_cast<std::uint32_t>(from));
    }

    ShellWord word()
    {
        ShellWord word;
        word.begin = static_cast<std::uint32_t>(m_at);
        while (!atEnd() && !failed() && !endsWord(peek())) {
            const char c = peek();
            if (const auto length = continuation(); length > 0) {
                m_at += length;
            } else if (c == '\'') {
                single(word);
            } else if (c == '"') {
                doubled(word);
            } else if (c == '$' && peek(1) == '\'') {
                ++m_at;
                dollar(word);
            } else if (c == '$' && peek(1) == '"') {
                ++m_at;
                doubled(word);
            } else {
                if (c == '\\' && m_at + 1 < m_text.size())
                    ++m_at;
                take(word);
            }
        }
        return word;
    }

    void single(ShellWord& word)
    {
        const std::size_t opened = m_at++;
        while (!atEnd() && peek() != '\'')
            take(word);
        close(opened, "reaction.paste.quote-open");
    }

    void doubled(ShellWord& word)
    {
        const std::size_t opened = m_at++;
        while (!atEnd() && peek() != '"') {
            if (const auto length = continuation(); length > 0) {
                m_at += length;
                continue;
            }
            const char next = peek(1);
            if (peek() == '\\' && (next == '$' || next == '`' || next == '"' || next == '\\'))
                ++m_at;
            take(word);
        }
        close(opened, "reaction.paste.double-quote-open");
    }

    void dollar(ShellWord& word)
    {
        const std::size_t opened = m_at++;
        while (!atEnd() && peek() != '\'') {
            if (peek() != '\\' || m_at + 1 >= m_text.size()) {
                take(word);
                continue;
            }
            const std::size_t from = m_at++;
            const char c = peek();
            constexpr std::string_view names = "abefnrtvE";
            constexpr std::string_view values = "\a\b\x1b\f\n\r\t\v\x1b";
            if (const auto named = names.find(c); named != std::string_view::npos) {
                put(word, values.substr(named, 1), from);
                ++m_at;
            } else if (c == 'x') {
                ++m_at;
                putByte(word, digits(16, 2), from);
            } else if (c == 'u' || c == 'U') {
                ++m_at;
                character(word, digits(16, c == 'u' ? 4 : 8), from);
            } else if (digitOf(c) < 8) {
                putByte(word, digits(8, 3), from);
            } else if (c == '\'' || c == '"' || c == '\\' || c == '?') {
                put(word, m_text.substr(m_at, 1), from);
                ++m_at;
            } else { // no escape: both stay
                put(word, "\\", from);
                take(word);
            }
        }
        close(opened, "reaction.paste.quote-open");
    }

    std::uint32_t digits(int base, int most)
    {
        std::uint32_t value = 0;
        for (int i = 0; i < most && !atEnd() && digitOf(peek()) < base; ++i, ++m_at)
            value = value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digitOf(peek()));
        return value;
    }
    void putByte(ShellWord& word, std::uint32_t byte, std::size_t from)
    {
        const char c = static_cast<char>(byte & 0xFF);
        put(word, {&c, 1}, from);
    }
    void character(ShellWord& word, std::uint32_t c, std::size_t from)
    {
        const bool real = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
        std::string bytes;
        json::detail::appendUtf8(bytes, real ? c : 0xFFFD);
        put(word, bytes, from);
    }

    void close(std::size_t opened, std::string_view id)
    {
        if (atEnd())
            notClosed(opened, id);
        else
            ++m_at;
    }

    /// "<<EOF", "<<-EOF", "<<'EOF'": the lines up to one that holds the word alone.
    void readHereDocument(ShellWord& input)
    {
        const std::size_t opened = m_at;
        m_at += 2;
        const bool strips = peek() == '-';
        if (strips)
            ++m_at;
        skipBlanks();
        const std::string end = word().text;
        skipLine();
        while (!atEnd() && !failed()) {
            ++m_at; // the line feed
            while (strips && peek() == '\t')
                ++m_at;
            const std::size_t lineEnd = std::min(m_text.find('\n', m_at), m_text.size());
            std::string_view line = m_text.substr(m_at, lineEnd - m_at);
            if (!line.empty() && line.back() == '\r')
                line.remove_suffix(1);
            if (line == end)
                return;
            if (!input.text.empty())
                put(input, "\n", m_at - 1);
            while (m_at < lineEnd)
                take(input);
        }
        notClosed(opened, "reaction.paste.here-open");
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::optional<Error> m_error;
};

} // namespace

Result<ShellCommand> readShellCommand(std::string_view text) { return Scanner(text).read(); }

} // namespace retort

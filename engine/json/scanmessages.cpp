// SPDX-License-Identifier: GPL-3.0-or-later
// The words for what is wrong with a text: the mistakes that people really make are named, with what to do about them.
#include "engine/base/nearest.h"
#include "engine/json/place.h"
#include "engine/json/pointer.h"
#include "engine/json/scanner.h"
#include "engine/json/utf8.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>

namespace retort::json::detail {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isWordStart(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'; }
bool startsValue(char c) { return c == '{' || c == '[' || c == '"' || c == '-' || isDigit(c) || isWordStart(c); }

// At most 40 bytes, cut between characters.
std::string shortened(std::string_view text)
{
    constexpr std::size_t most = 40;
    if (text.size() <= most)
        return std::string(text);
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
        --cut;
    return std::string(text.substr(0, cut)) + "…";
}

// The first line that a merge left behind: a line with seven of < or > at its start.
std::optional<std::size_t> conflictMarker(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view line = text.substr(at);
        if (line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>"))
            return at;
        at = text.find('\n', at);
        if (at == std::string_view::npos)
            break;
    }
    return std::nullopt;
}

} // namespace

Error Scanner::errorAt(const char* at, Error::Kind kind, Phrase message, At where) const
{
    const std::string_view text{m_begin, static_cast<std::size_t>(m_end - m_begin)};
    const auto offset = static_cast<std::size_t>(at - m_begin);
    if (kind == Error::Kind::Syntax) {
        if (const auto marker = conflictMarker(text))
            return {kind, phrase("json.conflict-marker"), "", placeAt(text, *marker)};
    }
    return {kind, std::move(message), pointer(where), placeAt(text, offset)};
}

std::string Scanner::pointer(At where) const
{
    std::vector<std::string> segments;
    const std::size_t levels = m_open.size();
    for (std::size_t i = 0; i < levels; ++i) {
        const Open& open = m_open[i];
        if (open.count == 0 || (i + 1 == levels && where == At::Container))
            break;
        const std::size_t keys = i + 1 < levels ? m_open[i + 1].firstKey : m_keys.size();
        segments.emplace_back(open.object ? std::string(m_keys[keys - 1].key.text()) : std::to_string(open.count - 1));
    }
    return pointerOf(segments);
}

Phrase Scanner::placeOf(std::size_t offset) const
{
    const Place place = placeAt({m_begin, static_cast<std::size_t>(m_end - m_begin)}, offset);
    return phrase("json.place", std::to_string(place.line), std::to_string(place.column));
}

// The character at a place, as a person can read it.
std::string Scanner::shown(const char* at) const
{
    const auto c = static_cast<unsigned char>(*at);
    std::array<char, 16> code{};
    const std::size_t length = utf8Length(at, m_end);
    if (c < 0x20 || c == 0x7F)
        std::snprintf(code.data(), code.size(), "U+%04X", c);
    else if (length == 0)
        std::snprintf(code.data(), code.size(), "0x%02X", c);
    else
        return c == '"' ? "'\"'" : '"' + std::string(at, length) + '"';
    return code.data();
}

std::string Scanner::wordAt(const char* at) const
{
    const char* end = at;
    while (end != m_end && (isWordStart(*end) || isDigit(*end) || *end == '.' || *end == '-' || *end == '+'))
        ++end;
    return shortened({at, static_cast<std::size_t>(end - at)});
}

bool Scanner::syntax(const char* at, Phrase message, At where)
{
    m_error = errorAt(at, Error::Kind::Syntax, std::move(message), where);
    return false;
}

bool Scanner::limit(const char* at, Phrase message, At where)
{
    m_error = errorAt(at, Error::Kind::Limit, std::move(message), where);
    return false;
}

bool Scanner::tooManyItems()
{
    return limit(m_at, phrase("json.too-many-items", std::to_string(m_limits.itemsInArray)), At::Container);
}

bool Scanner::notAsAWhole()
{
    const std::string_view text{m_begin, static_cast<std::size_t>(m_end - m_begin)};
    const std::size_t most = std::min<std::size_t>(m_limits.bytes, std::numeric_limits<std::uint32_t>::max() - 1);
    if (text.size() > most)
        return limit(m_begin, phrase("json.too-long", std::to_string(text.size()), std::to_string(most)), At::Child);
    if (std::all_of(text.begin(), text.end(), isSpace))
        return syntax(m_end, phrase("json.empty"), At::Child);
    if (std::all_of(text.begin(), text.end(), [](char c) { return c == '\0'; }))
        return syntax(m_begin, phrase("json.all-nul"), At::Child);
    if (text.starts_with("\xEF\xBB\xBF"))
        return syntax(m_begin, phrase("json.byte-order-mark"), At::Child);
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return syntax(m_begin, phrase("json.utf-16"), At::Child);
    return true;
}

Result<> Scanner::finish()
{
    const char* valueEnd = m_at;
    skipSpace();
    if (m_at == m_end)
        return {};
    const bool onNewLine = std::find(valueEnd, m_at, '\n') != m_at;
    if (onNewLine && startsValue(*m_at))
        return fail(errorAt(m_at, Error::Kind::Syntax, phrase("json.second-value"), At::Child));
    if (auto mistake = commonMistake(At::Child))
        return fail(*std::move(mistake));
    return fail(errorAt(m_at, Error::Kind::Syntax, phrase("json.after-value", shown(m_at)), At::Child));
}

// What is wrong wherever it stands outside of a string.
std::optional<Error> Scanner::commonMistake(At where) const
{
    if (m_at == m_end)
        return std::nullopt;
    const std::string_view rest{m_at, static_cast<std::size_t>(m_end - m_at)};
    const auto found = [&](Phrase message) { return errorAt(m_at, Error::Kind::Syntax, std::move(message), where); };
    if (rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with("#"))
        return found(phrase("json.comment"));
    if (rest.starts_with("'"))
        return found(phrase("json.single-quote"));
    for (std::string_view quote : {"“", "”", "„", "‘", "’", "«", "»"}) {
        if (rest.starts_with(quote))
            return found(phrase("json.typographic-quote", std::string(quote)));
    }
    for (std::string_view space : {"\u00A0", "\u2028", "\u2029", "\u200B", "\u202F", "\u3000", "\uFEFF"}) {
        if (rest.starts_with(space))
            return found(phrase("json.odd-space"));
    }
    if (*m_at == '\0')
        return found(phrase("json.nul"));
    if (utf8Length(m_at, m_end) == 0)
        return found(phrase("json.not-utf8", shown(m_at)));
    return std::nullopt;
}

Error Scanner::unclosed() const
{
    const Open& open = m_open.back();
    return errorAt(m_at, Error::Kind::Syntax,
                   phrase(open.object ? "json.unclosed-object" : "json.unclosed-array", placeOf(open.begin)),
                   At::Container);
}

Error Scanner::noValue()
{
    const auto found = [&](Phrase message, At where = At::Child) {
        return errorAt(m_at, Error::Kind::Syntax, std::move(message), where);
    };
    if (m_at == m_end)
        return unclosed(); // a text without a value is refused by start()
    if (auto mistake = commonMistake(At::Child))
        return *std::move(mistake);
    const char c = *m_at;
    const char* before = m_at;
    while (before != m_begin && isSpace(before[-1]))
        --before;
    const char last = before != m_begin ? before[-1] : '\0';
    if (c == '}' || c == ']') {
        if (m_open.empty())
            return found(phrase("json.nothing-to-close", shown(m_at)));
        if (last == ',')
            return errorAt(before - 1, Error::Kind::Syntax, phrase("json.trailing-comma"), At::Container);
        if (last == '[')
            return noSeparator(); // closed by the wrong bracket
    }
    if (last == ':' && (c == '}' || c == ']' || c == ','))
        return found(phrase("json.missing-value", shortened(lastKey().text())));
    if (c == ',')
        return found(phrase("json.extra-comma"), At::Container);
    const std::string word = wordAt(c == '-' || c == '+' ? m_at + 1 : m_at);
    if (word == "NaN" || word == "Infinity" || word == "INF" || word == "inf" || word == "nan")
        return found(phrase("json.not-finite", word));
    if (c == '+' || c == '.')
        return found(phrase("json.bad-number", wordAt(m_at)));
    if (isWordStart(c)) {
        if (word == "undefined" || word == "None" || word == "nil" || word == "NULL")
            return found(phrase("json.unknown-word", word, "null"));
        static constexpr std::array<std::string_view, 3> words{"true", "false", "null"};
        const std::string_view meant = nearest(word, words);
        return meant.empty() ? found(phrase("json.unquoted-text", word))
                             : found(phrase("json.unknown-word", word, std::string(meant)));
    }
    return found(phrase("json.no-value", shown(m_at)));
}

Error Scanner::noSeparator()
{
    if (m_at == m_end)
        return unclosed();
    if (auto mistake = commonMistake(At::Container))
        return *std::move(mistake);
    const auto found = [&](Phrase message) {
        return errorAt(m_at, Error::Kind::Syntax, std::move(message), At::Container);
    };
    const Open& open = m_open.back();
    const char c = *m_at;
    if (c == '}' || c == ']') {
        return found(
            phrase(open.object ? "json.object-closed-by" : "json.array-closed-by", shown(m_at), placeOf(open.begin)));
    }
    if (m_at != m_begin && isDigit(m_at[-1]) && (isWordStart(c) || c == '.' || c == '-' || c == '+')) {
        const char* number = m_at;
        while (number != m_begin && (isDigit(number[-1]) || isWordStart(number[-1]) || number[-1] == '.' ||
                                     number[-1] == '-' || number[-1] == '+'))
            --number;
        return errorAt(number, Error::Kind::Syntax, phrase("json.bad-number", wordAt(number)), At::Child);
    }
    if (c == ':' && !open.object)
        return found(phrase("json.colon-in-array"));
    if (c == '"' || c == '{' || c == '[' || c == '-' || isDigit(c))
        return found(phrase("json.missing-comma"));
    if (isWordStart(c))
        return found(phrase("json.missing-comma-or-quote", wordAt(m_at)));
    return found(phrase(open.object ? "json.no-comma-in-object" : "json.no-comma-in-array", shown(m_at)));
}

bool Scanner::noKey()
{
    if (m_at == m_end) {
        m_error = unclosed();
        return false;
    }
    if (auto mistake = commonMistake(At::Container)) {
        m_error = std::move(mistake);
        return false;
    }
    const char* before = m_at;
    while (before != m_begin && isSpace(before[-1]))
        --before;
    if (*m_at == '}' && before != m_begin && before[-1] == ',')
        return syntax(before - 1, phrase("json.trailing-comma"), At::Container);
    if (*m_at == ',')
        return syntax(m_at, phrase("json.extra-comma"), At::Container);
    if (*m_at == ']') {
        return syntax(m_at, phrase("json.object-closed-by", shown(m_at), placeOf(m_open.back().begin)), At::Container);
    }
    if (isWordStart(*m_at) || isDigit(*m_at))
        return syntax(m_at, phrase("json.unquoted-key", wordAt(m_at)), At::Container);
    return syntax(m_at, phrase("json.no-key", shown(m_at)), At::Container);
}

bool Scanner::colon()
{
    skipSpace();
    if (current() == ':') {
        ++m_at;
        skipSpace();
        return true;
    }
    if (m_at == m_end) {
        m_error = unclosed();
        return false;
    }
    if (auto mistake = commonMistake(At::Child)) {
        m_error = std::move(mistake);
        return false;
    }
    return syntax(m_at, phrase("json.missing-colon", shortened(lastKey().text())), At::Child);
}

bool Scanner::badNumber(const char* first)
{
    const char* digits = first + (*first == '-' ? 1 : 0);
    const std::string number = wordAt(first);
    if (number == "-Infinity" || number == "-NaN")
        return syntax(first, phrase("json.not-finite", number), At::Child);
    if (m_end - digits > 1 && *digits == '0' && isDigit(digits[1]))
        return syntax(first, phrase("json.leading-zero", number), At::Child);
    return syntax(first, phrase("json.bad-number", number), At::Child);
}

// m_at stands at what ended the string too early.
bool Scanner::badString(const char* opened, bool isValue)
{
    const At where = isValue ? At::Child : At::Container;
    const auto openedAt = static_cast<std::size_t>(opened - m_begin);
    if (m_at == m_end)
        return syntax(opened, phrase("json.unclosed-string"), where);
    const auto c = static_cast<unsigned char>(*m_at);
    if (c == '\n' || c == '\r')
        return syntax(m_at, phrase("json.line-break-in-string", placeOf(openedAt)), where);
    if (c == '\t')
        return syntax(m_at, phrase("json.tab-in-string"), where);
    if (c == '\0')
        return syntax(m_at, phrase("json.nul"), where);
    if (c < 0x20) {
        std::array<char, 8> escape{};
        std::snprintf(escape.data(), escape.size(), "\\u%04x", c);
        return syntax(m_at, phrase("json.control-character", shown(m_at), escape.data()), where);
    }
    return syntax(m_at, phrase("json.not-utf8", shown(m_at)), where);
}

bool Scanner::twice(std::size_t first, std::size_t second)
{
    m_error = errorAt(m_begin + m_keys[second].begin, Error::Kind::Syntax,
                      phrase("json.duplicate-key", shortened(m_keys[second].key.text()), placeOf(m_keys[first].begin)),
                      At::Container);
    m_error->where = child(m_error->where, m_keys[second].key.text());
    return false;
}

} // namespace retort::json::detail

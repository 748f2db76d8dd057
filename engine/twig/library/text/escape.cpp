// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/text/escape.h"

#include "engine/php/utf8.h"
#include "engine/twig/library/text/charset.h"
#include "engine/twig/library/text/textbuilder.h"
#include "engine/twig/value/convert.h"

#include <array>
#include <cstring>

namespace retort::twig {

namespace {

bool isAlphanumeric(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

std::string_view htmlEntity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#039;";
    }
    return {};
}

/// What of a text stands in html as it is.
constexpr std::array<bool, 256> plainInHtml = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0; c < 0x80; ++c)
        plain[c] = c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
    return plain;
}();

constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

/// Calls `add` with pieces that make the escaped text together.
template <class Add>
void eachHtmlPiece(std::string_view text, bool asUtf8, Add add)
{
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (plainInHtml[c]) {
            ++at;
            continue;
        }
        std::string_view instead;
        std::size_t length = 1;
        if (c < 0x80) {
            instead = htmlEntity(text[at]);
        } else {
            const php::Character character = asUtf8 ? php::htmlCharacter(text, at) : php::Character{};
            length = character.length;
            if (!character.valid)
                instead = replacement;
        }
        if (!instead.empty()) {
            add(text.substr(from, at - from));
            add(instead);
            from = at + length;
        }
        at += length;
    }
    add(text.substr(from));
}

Value escapedHtml(std::string_view text, bool asUtf8, Environment& environment)
{
    std::size_t size = 0;
    std::size_t pieces = 0;
    eachHtmlPiece(text, asUtf8, [&](std::string_view piece) {
        size += piece.size();
        ++pieces;
    });
    if (pieces == 1)
        return Value(text);
    char* const begin = environment.text(size);
    char* to = begin;
    eachHtmlPiece(text, asUtf8, [&to](std::string_view piece) {
        if (!piece.empty())
            std::memcpy(to, piece.data(), piece.size());
        to += piece.size();
    });
    return Value(std::string_view(begin, size));
}

void appendHex(TextBuilder& out, std::uint32_t number, int atLeast)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    int count = 1;
    while (count < 8 && number >> 4 * count != 0)
        ++count;
    for (int i = std::max(count, atLeast) - 1; i >= 0; --i)
        out.append(digits[number >> 4 * i & 15]);
}

void appendJs(TextBuilder& out, std::uint32_t c)
{
    switch (c) {
    case '\\':
        return out.append("\\\\");
    case '/':
        return out.append("\\/");
    case '\b':
        return out.append("\\b");
    case '\f':
        return out.append("\\f");
    case '\n':
        return out.append("\\n");
    case '\r':
        return out.append("\\r");
    case '\t':
        return out.append("\\t");
    default:
        break;
    }
    const auto unit = [&out](std::uint32_t code) {
        out.append("\\u");
        appendHex(out, code, 4);
    };
    if (c < 0x10000)
        return unit(c);
    unit(0xD800 | (c - 0x10000) >> 10);
    unit(0xDC00 | ((c - 0x10000) & 0x3FF));
}

void appendCss(TextBuilder& out, std::uint32_t c)
{
    out.append('\\');
    appendHex(out, c, 1);
    out.append(' ');
}

void appendAttribute(TextBuilder& out, std::uint32_t c, unsigned char firstByte)
{
    // Twig looks at the first byte, which is never 0x7F to 0x9F in a character of several.
    if ((firstByte <= 0x1F && c != '\t' && c != '\n' && c != '\r') || (firstByte >= 0x7F && firstByte <= 0x9F))
        return out.append("&#xFFFD;");
    if (c < 0x80 && c != '\'' && plainInHtml[c] == false)
        return out.append(htmlEntity(static_cast<char>(c)));
    out.append("&#x");
    appendHex(out, c, c < 0x80 ? 2 : 4);
    out.append(';');
}

/// Goes over a text's characters; `kept` says which bytes below 0x80 stay.
template <class Kept, class Append>
Value escapedCharacters(std::string_view text, Environment& environment, Kept kept, Append append)
{
    if (!php::isUtf8(text))
        environment.failRuntime("The string to escape is not a valid UTF-8 string.", phrase("twig.escape-no-utf8"));
    TextBuilder out(environment);
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        if (isAlphanumeric(first) || kept(first)) {
            out.append(text[at++]);
            continue;
        }
        const php::Character c = php::mbCharacter(text, at);
        append(out, c.code, first);
        at += c.length;
    }
    return out.take();
}

enum class Strategy : std::uint8_t { Html, Js, Css, HtmlAttribute, Url, Unknown };

/// As a switch over texts compares: by ==.
Strategy strategyOf(Value value)
{
    if (value.isBool() && value.asBool())
        return Strategy::Html;
    if (!value.isString())
        return Strategy::Unknown;
    const std::string_view name = value.text();
    if (name == "html")
        return Strategy::Html;
    if (name == "js")
        return Strategy::Js;
    if (name == "css")
        return Strategy::Css;
    if (name == "html_attr")
        return Strategy::HtmlAttribute;
    return name == "url" ? Strategy::Url : Strategy::Unknown;
}

[[noreturn]] void failStrategy(Value strategy, Environment& environment)
{
    if (isArray(strategy) || isSpecial(strategy) || isMarkup(strategy)) // array_key_exists takes none of them
        environment.failPhp("Illegal offset type", phrase("twig.escape-strategy-type"));
    std::string buffer;
    const std::string name(toText(strategy, buffer, environment));
    environment.failRuntime("Invalid escaping strategy \"" + name + "\" (valid ones: html, js, url, css, html_attr).",
                            phrase("twig.escape-strategy", name));
}

Value escapedAs(Strategy strategy, std::string_view text, Environment& environment)
{
    switch (strategy) {
    case Strategy::Js:
        return escapedCharacters(
            text, environment, [](unsigned char c) { return c == ',' || c == '.' || c == '_'; },
            [](TextBuilder& out, std::uint32_t c, unsigned char) { appendJs(out, c); });
    case Strategy::Css:
        return escapedCharacters(
            text, environment, [](unsigned char) { return false; },
            [](TextBuilder& out, std::uint32_t c, unsigned char) { appendCss(out, c); });
    case Strategy::HtmlAttribute:
        return escapedCharacters(
            text, environment, [](unsigned char c) { return c == ',' || c == '.' || c == '-' || c == '_'; },
            appendAttribute);
    case Strategy::Url:
        return escapeUrl(text, environment);
    case Strategy::Html:
    case Strategy::Unknown:
        break;
    }
    return escapeHtml(text, environment);
}

/// In a named charset: that of the text, and of the result.
Value escapedIn(Value charset, Strategy strategy, Value text, Environment& environment)
{
    if (strategy == Strategy::Url)
        return escapeUrl(text.text(), environment);
    // The charset is looked up by its name, which takes no objects; for the others iconv() gets it.
    if (strategy == Strategy::Html && (isArray(charset) || isSpecial(charset) || isMarkup(charset)))
        environment.failPhp("Illegal offset type in isset or empty", phrase("twig.escape-charset-type"));
    const std::string name(textParameter(charset, {"iconv", 1, "from_encoding"}, environment));
    if (strategy == Strategy::Html && isHtmlCharset(name))
        return escapedHtml(text.text(), isUtf8Name(name), environment);
    if (strategy != Strategy::Html && name == "UTF-8")
        return escapedAs(strategy, text.text(), environment);
    const auto inUtf8 = textOf(twig::convertEncoding(text.text(), "UTF-8", name, environment), environment);
    return twig::convertEncoding(escapedAs(strategy, inUtf8.text(), environment).text(), name, "UTF-8", environment);
}

} // namespace

Value escape(std::span<const Value> arguments, Environment& environment)
{
    const Value value = arguments[0];
    const Strategy strategy = arguments.size() > 1 ? strategyOf(arguments[1]) : Strategy::Html;
    if (isMarkup(value) && arguments.size() > 3 && isTrue(arguments[3]))
        return value;
    if (!value.isString() && strategy != Strategy::Unknown)
        return value;
    if (value.isString() && value.text().empty())
        return Value(std::string_view());
    if (strategy == Strategy::Unknown)
        failStrategy(arguments[1], environment);
    if (arguments.size() > 2 && !arguments[2].isNull()) [[unlikely]]
        return escapedIn(arguments[2], strategy, value, environment);
    return escapedAs(strategy, value.text(), environment);
}

Value escapeHtml(std::string_view text, Environment& environment) { return escapedHtml(text, true, environment); }

Value escapeUrl(std::string_view text, Environment& environment)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    const auto kept = [](unsigned char c) { return isAlphanumeric(c) || c == '-' || c == '_' || c == '.' || c == '~'; };
    std::size_t size = text.size();
    for (const char c : text)
        size += kept(static_cast<unsigned char>(c)) ? 0 : 2;
    if (size == text.size())
        return Value(text);
    char* const begin = environment.text(size);
    char* to = begin;
    for (const char each : text) {
        const auto c = static_cast<unsigned char>(each);
        if (kept(c)) {
            *to++ = each;
            continue;
        }
        *to++ = '%';
        *to++ = hex[c >> 4];
        *to++ = hex[c & 15];
    }
    return Value(std::string_view(begin, size));
}

} // namespace retort::twig

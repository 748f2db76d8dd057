// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/write.h"

#include "engine/json/utf8.h"

#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace retort::json {

namespace {

void appendQuoted(std::string& out, std::string_view text)
{
    static constexpr char hex[] = "0123456789abcdef";
    const char* at = text.data();
    const char* end = at + text.size();
    out += '"';
    while (at != end) {
        const char* plain = at;
        while (at != end && static_cast<unsigned char>(*at) >= 0x20 && static_cast<unsigned char>(*at) < 0x80 &&
               *at != '"' && *at != '\\')
            ++at;
        out.append(plain, at);
        if (at == end)
            break;
        const auto c = static_cast<unsigned char>(*at);
        if (c >= 0x80) {
            const std::size_t length = detail::utf8Length(at, end);
            if (length == 0)
                out += "\uFFFD";
            else
                out.append(at, length);
            at += length == 0 ? 1 : length;
            continue;
        }
        ++at;
        out += '\\';
        switch (c) {
        case '"':
        case '\\':
            out += static_cast<char>(c);
            break;
        case '\b':
            out += 'b';
            break;
        case '\f':
            out += 'f';
            break;
        case '\n':
            out += 'n';
            break;
        case '\r':
            out += 'r';
            break;
        case '\t':
            out += 't';
            break;
        default:
            out += "u00";
            out += hex[c >> 4];
            out += hex[c & 15];
        }
    }
    out += '"';
}

void appendDouble(std::string& out, double number, bool wholeDoubles)
{
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    if (std::signbit(number) && number == 0 && !wholeDoubles)
        out += '-'; // JavaScript has no sign here
    const std::string text = numberText(number);
    out += text;
    if (!wholeDoubles && text.find_first_of(".e") == std::string::npos)
        out += ".0";
}

class Writer {
public:
    explicit Writer(const WriteStyle& style) : m_style(style) {}

    std::string text(Value root)
    {
        enter(root);
        while (!m_open.empty()) {
            Open& open = m_open.back();
            if (open.next == open.container.size()) {
                const bool object = open.container.isObject();
                const bool empty = open.next == 0;
                m_open.pop_back();
                if (!empty)
                    newLine();
                m_out += object ? '}' : ']';
                continue;
            }
            const std::size_t i = open.next++;
            if (i > 0)
                m_out += ',';
            newLine();
            if (!open.container.isObject()) {
                enter(open.container.items()[i]); // `open` ends here
                continue;
            }
            const Member& member = open.container.members()[i];
            appendQuoted(m_out, member.key.text());
            m_out += m_style.indent > 0 ? ": " : ":";
            enter(member.value);
        }
        return std::move(m_out);
    }

private:
    struct Open {
        Value container;
        std::size_t next = 0;
    };

    void enter(Value value)
    {
        switch (value.kind()) {
        case Kind::Null:
            m_out += "null";
            break;
        case Kind::Bool:
            m_out += value.asBool() ? "true" : "false";
            break;
        case Kind::Int: {
            std::array<char, 24> digits{};
            const auto end = std::to_chars(digits.begin(), digits.end(), value.asInt()).ptr;
            m_out.append(digits.begin(), end);
            break;
        }
        case Kind::Double:
            appendDouble(m_out, value.asDouble(), m_style.wholeDoubles);
            break;
        case Kind::String:
            appendQuoted(m_out, value.text());
            break;
        case Kind::Array:
        case Kind::Object:
            m_out += value.isObject() ? '{' : '[';
            m_open.push_back({value});
            break;
        }
    }
    void newLine()
    {
        if (m_style.indent <= 0)
            return;
        m_out += '\n';
        m_out.append(m_open.size() * static_cast<std::size_t>(m_style.indent), m_style.indentWith);
    }

    WriteStyle m_style;
    std::string m_out;
    std::vector<Open> m_open;
};

} // namespace

std::string write(Value value, const WriteStyle& style) { return Writer(style).text(value); }

std::string quoted(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 2);
    appendQuoted(out, text);
    return out;
}

// ECMAScript, Number::toString: the shortest digits that read back, and where the point goes.
std::string numberText(double number)
{
    if (number == 0)
        return "0";
    std::array<char, 40> buffer{};
    const auto written = std::to_chars(buffer.begin(), buffer.end(), std::abs(number), std::chars_format::scientific);
    const std::string_view scientific(buffer.begin(), static_cast<std::size_t>(written.ptr - buffer.begin()));
    const std::size_t e = scientific.find('e');
    std::string digits(scientific.substr(0, 1));
    if (e > 2)
        digits += scientific.substr(2, e - 2);
    int exponent = 0; // of the first digit
    const std::size_t exponentDigits = e + (scientific[e + 1] == '+' ? 2 : 1);
    std::from_chars(scientific.data() + exponentDigits, scientific.data() + scientific.size(), exponent);

    const int count = static_cast<int>(digits.size());
    const int point = exponent + 1; // digits before the point
    std::string out = number < 0 ? "-" : "";
    const auto zeros = [](int n) { return std::string(static_cast<std::size_t>(n), '0'); };
    if (point > 21 || point <= -6) {
        out += digits[0];
        if (count > 1)
            out += '.' + digits.substr(1);
        out += exponent < 0 ? "e-" : "e+";
        return out + std::to_string(std::abs(exponent));
    }
    if (point >= count)
        return out + digits + zeros(point - count);
    if (point <= 0)
        return out + "0." + zeros(-point) + digits;
    return out + digits.substr(0, static_cast<std::size_t>(point)) + '.' +
           digits.substr(static_cast<std::size_t>(point));
}

} // namespace retort::json

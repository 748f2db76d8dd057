// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/number.h"
#include "engine/php/printf.h"
#include "engine/twig/library/text/textbuilder.h"
#include "engine/twig/library/text/textwork.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace retort::twig::text {

namespace {

constexpr int intMost = std::numeric_limits<int>::max();

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// One "%…" of a format.
struct Directive {
    char padding = ' ';
    bool left = false;
    bool sign = false;
    std::size_t width = 0;
    std::optional<int> precision; ///< -1: as many digits as it takes.
};

// ext/standard/formatted_print.c, php_formatted_print.
class Formatter {
public:
    Formatter(std::string_view format, Arguments values, Environment& environment)
        : m_format(format), m_values(values), m_environment(environment), m_out(environment)
    {}

    Value result()
    {
        while (m_at < m_format.size()) {
            const std::size_t percent = std::min(m_format.find('%', m_at), m_format.size());
            m_out.append(m_format.substr(m_at, percent - m_at));
            m_at = percent;
            if (m_at == m_format.size())
                break;
            ++m_at;
            if (here() == '%') {
                m_out.append('%');
                ++m_at;
            } else {
                directive();
            }
        }
        if (m_missing)
            failCount(*m_missing + 1);
        return m_out.take();
    }

private:
    char here() const { return m_at < m_format.size() ? m_format[m_at] : '\0'; }

    [[noreturn]] void fail(std::string thrown) const
    {
        Phrase message = phrase("twig.format", thrown);
        m_environment.failPhp(std::move(thrown), std::move(message));
    }
    /// PHP counts the format itself.
    [[noreturn]] void failCount(std::size_t values) const
    {
        m_environment.failPhp(std::to_string(values + 1) + " arguments are required, " +
                                  std::to_string(m_values.size() + 1) + " given",
                              phrase("twig.format-too-few", std::to_string(values), std::to_string(m_values.size())));
    }

    /// The digits here; nothing where the number is too large.
    std::optional<int> number()
    {
        std::int64_t value = 0;
        for (; isDigit(here()); ++m_at)
            value = std::min<std::int64_t>(value * 10 + (here() - '0'), intMost);
        if (value >= intMost)
            return std::nullopt;
        return static_cast<int>(value);
    }
    /// "2$" here: which value it names, from 0.
    std::optional<std::size_t> named()
    {
        const std::size_t digits = m_format.find_first_not_of("0123456789", m_at);
        if (digits == m_format.npos || m_format[digits] != '$')
            return std::nullopt;
        const std::optional<int> wanted = number();
        if (!wanted || *wanted == 0)
            fail("Argument number specifier must be greater than zero and less than " + std::to_string(intMost));
        ++m_at;
        return static_cast<std::size_t>(*wanted) - 1;
    }
    /// The value that is meant, or the next one. nullptr where there is none, which is told at the end.
    const Value* value(std::optional<std::size_t> which)
    {
        const std::size_t index = which ? *which : m_next++;
        if (index < m_values.size())
            return &m_values[index];
        m_missing = std::max(m_missing.value_or(0), index);
        return nullptr;
    }

    void flags(Directive& out)
    {
        for (;; ++m_at) {
            switch (here()) {
            case ' ':
            case '0':
                out.padding = here();
                break;
            case '-':
                out.left = true;
                break;
            case '+':
                out.sign = true;
                break;
            case '\'':
                if (m_at + 1 >= m_format.size())
                    fail("Missing padding character");
                out.padding = m_format[++m_at];
                break;
            default:
                return;
            }
        }
    }
    /// "*" here: a width or precision that is a value. False where that value is missing.
    bool star(int& out, std::string_view what, int least)
    {
        ++m_at;
        const Value* given = value(named());
        if (!given)
            return false;
        if (!given->isInt())
            fail(std::string(what) + " must be an integer");
        if (given->asInt() < least || given->asInt() > intMost)
            fail(std::string(what) +
                 (least < 0 ? " must be between -1 and " : " must be greater than zero and less than ") +
                 std::to_string(intMost));
        out = static_cast<int>(given->asInt());
        return true;
    }
    bool width(Directive& out)
    {
        int wanted = 0;
        if (here() == '*') {
            if (!star(wanted, "Width", 0))
                return false;
        } else if (isDigit(here())) {
            const std::optional<int> digits = number();
            if (!digits)
                fail("Width must be greater than zero and less than " + std::to_string(intMost));
            wanted = *digits;
        }
        out.width = static_cast<std::size_t>(wanted);
        return true;
    }
    bool precision(Directive& out)
    {
        if (here() != '.')
            return true;
        ++m_at;
        int wanted = 0;
        if (here() == '*') {
            if (!star(wanted, "Precision", -1))
                return false;
        } else if (isDigit(here())) {
            const std::optional<int> digits = number();
            if (!digits)
                fail("Precision must be greater than zero and less than " + std::to_string(intMost));
            wanted = *digits;
        } else {
            return true;
        }
        out.precision = wanted;
        return true;
    }

    void directive()
    {
        Directive out;
        const std::optional<std::size_t> which = named();
        flags(out);
        if (!width(out) || !precision(out))
            return;
        if (here() == 'l')
            ++m_at;
        const Value* given = value(which);
        if (!given)
            return; // what follows, the conversion too, is then text to PHP
        if (out.precision == -1 && std::string_view("gGhH").find(here()) == std::string_view::npos)
            fail("Precision -1 is only supported for %g, %G, %h and %H");
        write(here(), out, *given);
        ++m_at;
    }

    void write(char conversion, const Directive& directive, Value given)
    {
        switch (conversion) {
        case 's': {
            std::string buffer;
            std::string_view text = toText(given, buffer, m_environment);
            if (directive.precision)
                text = text.substr(0, static_cast<std::size_t>(*directive.precision));
            return padded(text, directive, false);
        }
        case 'd':
            return whole(given, directive, true);
        case 'u':
            return whole(given, directive, false);
        case 'e':
        case 'E':
        case 'f':
        case 'F':
        case 'g':
        case 'G':
        case 'h':
        case 'H':
            return real(conversion, castFloat(given), directive);
        case '%':
            return m_out.append('%');
        case 'c':
            return m_out.append(static_cast<char>(castInt(given)));
        case 'o':
        case 'x':
        case 'X':
        case 'b': {
            // A precision cuts all of it off, as it does in PHP.
            const std::string digits = php::powerDigits(castInt(given), conversion);
            return padded(directive.precision ? std::string_view() : digits, directive, false);
        }
        default:
            if (m_at >= m_format.size())
                fail("Missing format specifier at end of string");
            fail("Unknown format specifier \"" + std::string(1, conversion) + "\"");
        }
    }

    void whole(Value given, Directive directive, bool isSigned)
    {
        const std::int64_t number = castInt(given);
        std::string digits = isSigned ? std::to_string(number) : std::to_string(static_cast<std::uint64_t>(number));
        if (directive.left && directive.padding == '0')
            directive.padding = ' '; // zeros behind would make it another number
        if (isSigned && number >= 0 && directive.sign)
            digits.insert(0, 1, '+');
        padded(digits, directive, isSigned && (number < 0 || directive.sign));
    }

    void real(char conversion, double number, const Directive& directive)
    {
        if (std::isnan(number))
            return m_out.append("NaN"); // never padded
        if (std::isinf(number)) {
            const std::string_view text = number < 0 ? "-Inf" : directive.sign ? "+Inf" : "Inf";
            return padded(text, directive, number < 0 || directive.sign);
        }
        int digits = directive.precision.value_or(6);
        if (digits > php::mostDigits) {
            m_environment.warn("sprintf(): Requested precision of " + std::to_string(digits) +
                                   " digits was truncated to PHP maximum of 53 digits",
                               phrase("twig.format-digits", std::to_string(digits)));
            digits = php::mostDigits;
        }
        std::string text;
        if (conversion == 'e' || conversion == 'E')
            text = php::exponentText(number, digits, conversion);
        else if (conversion == 'f' || conversion == 'F')
            text = php::fixedText(number, digits);
        else if (digits == -1)
            text = php::shortest(number, conversion == 'g' || conversion == 'h' ? 'e' : 'E');
        else
            text = php::general(number, digits, conversion == 'g' || conversion == 'h' ? 'e' : 'E');
        const bool negative = text[0] == '-';
        if (!negative && directive.sign)
            text.insert(0, 1, '+');
        padded(text, directive, negative || directive.sign);
    }

    /// A sign stands before padding of zeros.
    void padded(std::string_view text, const Directive& directive, bool hasSign)
    {
        const std::size_t count = directive.width > text.size() ? directive.width - text.size() : 0;
        if (!directive.left) {
            if (hasSign && directive.padding == '0' && !text.empty()) {
                m_out.append(text[0]);
                text.remove_prefix(1);
            }
            m_out.append(count, directive.padding);
        }
        m_out.append(text);
        if (directive.left)
            m_out.append(count, directive.padding);
    }

    std::string_view m_format;
    Arguments m_values;
    Environment& m_environment;
    TextBuilder m_out;
    std::size_t m_at = 0;
    std::size_t m_next = 0; ///< The value that comes next where none is named.
    std::optional<std::size_t> m_missing;
};

} // namespace

Value format(Arguments arguments, Environment& environment)
{
    const std::string_view text = textOrEmpty(arguments[0], {"sprintf", 1, "format"}, environment);
    return Formatter(text, arguments.subspan(1), environment).result();
}

} // namespace retort::twig::text

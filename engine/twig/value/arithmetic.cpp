// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/value/arithmetic.h"

#include "engine/php/number.h"
#include "engine/twig/evaluate/environment.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/convert.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace retort::twig {

namespace {

using json::Kind;

/// The operands of an operator and its sign, for the message.
struct Operation {
    Value a;
    Value b;
    std::string_view sign;
    Environment& environment;

    [[noreturn]] void unsupported(Value culprit) const
    {
        std::string thrown = "Unsupported operand types: ";
        thrown += typeName(a);
        thrown += ' ';
        thrown += sign;
        thrown += ' ';
        thrown += typeName(b);
        environment.failPhp(std::move(thrown),
                            phrase("twig.no-number", std::string(sign), std::string(typeName(culprit))));
    }

    php::Numeric read(Value text) const
    {
        const php::Numeric number = isMarkup(text) ? php::Numeric{} : php::leadingNumeric(text.text());
        if (number.type == php::Numeric::Type::None)
            unsupported(text);
        if (number.trailing)
            environment.warn("A non-numeric value encountered",
                             phrase("twig.number-with-rest", std::string(text.text())));
        return number;
    }

    /// An Int or a Double. zend_operators.c, zendi_try_convert_scalar_to_number.
    Value number(Value value) const
    {
        switch (value.kind()) {
        case Kind::Null:
            return 0;
        case Kind::Bool:
            return static_cast<int>(value.asBool());
        case Kind::Int:
        case Kind::Double:
            return value;
        case Kind::String: {
            const php::Numeric number = read(value);
            return number.type == php::Numeric::Type::Int ? Value(number.whole) : Value(number.real);
        }
        case Kind::Array:
        case Kind::Object:
            break;
        }
        unsupported(value);
    }

    /// zendi_try_get_long.
    std::int64_t whole(Value value) const
    {
        if (value.isDouble()) {
            const std::int64_t whole = php::wholeOf(value.asDouble());
            if (static_cast<double>(whole) != value.asDouble())
                warnOfFraction(value.asDouble(), {}, environment);
            return whole;
        }
        if (!value.isString())
            return number(value).asInt();
        const php::Numeric number = read(value);
        if (number.type == php::Numeric::Type::Int)
            return number.whole;
        const std::int64_t whole = php::wholeHeld(number.real);
        if (static_cast<double>(whole) != number.real)
            warnOfFraction(number.real, value.text(), environment);
        return whole;
    }
};

/// array + array.
Value united(Value a, Value b, Environment& environment)
{
    ArrayBuilder builder(environment, a.size() + b.size());
    environment.spend((a.size() + b.size()) / 4);
    for (std::size_t i = 0; i < a.size(); ++i)
        builder.set(keyAt(a, i), valueAt(a, i));
    for (std::size_t i = 0; i < b.size(); ++i) {
        const Value key = keyAt(b, i);
        if (!under(a, key))
            builder.set(key, valueAt(b, i));
    }
    return builder.take();
}

/// By squaring, as PHP does it: what comes out of an overflow depends on where it happens.
Value wholePower(std::int64_t base, std::int64_t exponent)
{
    if (base == 0 && exponent != 0)
        return 0;
    std::int64_t result = 1;
    while (exponent > 0) {
        if (exponent % 2 != 0) {
            --exponent;
            if (std::int64_t product = 0; !__builtin_mul_overflow(result, base, &product))
                result = product;
            else
                return static_cast<double>(result) * static_cast<double>(base) *
                       std::pow(static_cast<double>(base), static_cast<double>(exponent));
        } else {
            exponent /= 2;
            if (std::int64_t square = 0; !__builtin_mul_overflow(base, base, &square))
                base = square;
            else
                return static_cast<double>(result) *
                       std::pow(static_cast<double>(base) * static_cast<double>(base), static_cast<double>(exponent));
        }
    }
    return result;
}

Value bitwiseTexts(Bits operation, std::string_view a, std::string_view b, Environment& environment)
{
    if (a.size() < b.size())
        std::swap(a, b);
    const std::size_t size = operation == Bits::Or ? a.size() : b.size();
    char* bytes = environment.text(size);
    for (std::size_t i = 0; i < size; ++i) {
        const char other = i < b.size() ? b[i] : '\0';
        bytes[i] = static_cast<char>(operation == Bits::And  ? a[i] & other
                                     : operation == Bits::Or ? a[i] | other
                                                             : a[i] ^ other);
    }
    return Value(std::string_view(bytes, size));
}

} // namespace

Value added(Value a, Value b, Environment& environment)
{
    if (isArray(a) && isArray(b))
        return united(a, b, environment);
    const Operation operation{a, b, "+", environment};
    const Value x = operation.number(a);
    const Value y = operation.number(b);
    std::int64_t whole = 0;
    if (x.isInt() && y.isInt() && !__builtin_add_overflow(x.asInt(), y.asInt(), &whole))
        return whole;
    return x.number() + y.number();
}

Value subtracted(Value a, Value b, Environment& environment)
{
    const Operation operation{a, b, "-", environment};
    const Value x = operation.number(a);
    const Value y = operation.number(b);
    std::int64_t whole = 0;
    if (x.isInt() && y.isInt() && !__builtin_sub_overflow(x.asInt(), y.asInt(), &whole))
        return whole;
    return x.number() - y.number();
}

Value multiplied(Value a, Value b, Environment& environment)
{
    const Operation operation{a, b, "*", environment};
    const Value x = operation.number(a);
    const Value y = operation.number(b);
    std::int64_t whole = 0;
    if (x.isInt() && y.isInt() && !__builtin_mul_overflow(x.asInt(), y.asInt(), &whole))
        return whole;
    return x.number() * y.number();
}

Value divided(Value a, Value b, Environment& environment)
{
    const Operation operation{a, b, "/", environment};
    const Value x = operation.number(a);
    const Value y = operation.number(b);
    if (y.number() == 0)
        environment.failPhp("Division by zero", phrase("twig.division-by-zero"));
    if (x.isInt() && y.isInt()) {
        if (y.asInt() == -1 && x.asInt() == std::numeric_limits<std::int64_t>::min())
            return -x.number();
        if (x.asInt() % y.asInt() == 0)
            return x.asInt() / y.asInt();
    }
    return x.number() / y.number();
}

Value floorDivided(Value a, Value b, Environment& environment)
{
    return php::wholeOf(std::floor(divided(a, b, environment).number()));
}

Value remainder(Value a, Value b, Environment& environment)
{
    const Operation operation{a, b, "%", environment};
    const std::int64_t x = operation.whole(a);
    const std::int64_t y = operation.whole(b);
    if (y == 0)
        environment.failPhp("Modulo by zero", phrase("twig.division-by-zero"));
    return y == -1 ? Value(0) : Value(x % y); // the smallest integer by -1 overflows
}

Value power(Value a, Value b, Environment& environment)
{
    const Operation operation{a, b, "**", environment};
    const Value x = operation.number(a);
    const Value y = operation.number(b);
    if (x.isInt() && y.isInt() && y.asInt() >= 0)
        return wholePower(x.asInt(), y.asInt());
    return std::pow(x.number(), y.number());
}

Value bitwise(Bits bits, Value a, Value b, Environment& environment)
{
    if (isText(a) && isText(b))
        return bitwiseTexts(bits, a.text(), b.text(), environment);
    const char sign = static_cast<char>(bits);
    const Operation operation{a, b, std::string_view(&sign, 1), environment};
    const std::int64_t x = operation.whole(a);
    const std::int64_t y = operation.whole(b);
    switch (bits) {
    case Bits::And:
        return x & y;
    case Bits::Or:
        return x | y;
    case Bits::Xor:
        return x ^ y;
    }
    return 0;
}

} // namespace retort::twig

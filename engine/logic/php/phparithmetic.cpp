// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/php/phparithmetic.h"

#include "engine/logic/evaluate/shown.h"
#include "engine/logic/php/phpnumber.h"

#include <limits>

namespace retort::logic::php {

namespace {

using json::Kind;
using json::Value;

/// The operands of an operator and its sign, for the message.
struct Operation {
    Value a;
    Value b;
    std::string_view sign;
    Environment& environment;

    [[noreturn]] void unsupported(Value culprit) const
    {
        std::string thrown = "TypeError: Unsupported operand types: ";
        thrown += typeName(a, environment);
        thrown += ' ';
        thrown += sign;
        thrown += ' ';
        thrown += typeName(b, environment);
        environment.fail(Failure::Kind::Type, std::move(thrown),
                         phrase("logic.no-number", std::string(sign), shown(culprit)));
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
            const Numeric read = leadingNumeric(value.text());
            if (read.type == Numeric::Type::None)
                unsupported(value);
            if (read.trailing)
                environment.warn(Warning::NonNumeric, value);
            return read.type == Numeric::Type::Int ? Value(read.whole) : Value(read.real);
        }
        case Kind::Array:
        case Kind::Object:
            unsupported(value);
        }
        return {};
    }

    /// zendi_try_get_long.
    std::int64_t whole(Value value) const
    {
        const Value read = number(value);
        if (read.isInt())
            return read.asInt();
        return value.isString() ? wholeHeld(read.asDouble()) : wholeOf(read.asDouble());
    }
};

Value numberAtStart(std::string_view text)
{
    const Numeric read = leadingNumeric(text);
    switch (read.type) {
    case Numeric::Type::Int:
        return read.whole;
    case Numeric::Type::Double:
        return read.real;
    case Numeric::Type::None:
        break;
    }
    return 0;
}

Value added(Value a, Value b)
{
    std::int64_t whole = 0;
    if (a.isInt() && b.isInt() && !__builtin_add_overflow(a.asInt(), b.asInt(), &whole))
        return whole;
    return a.number() + b.number();
}

Value product(Value a, Value b)
{
    std::int64_t whole = 0;
    if (a.isInt() && b.isInt() && !__builtin_mul_overflow(a.asInt(), b.asInt(), &whole))
        return whole;
    return a.number() * b.number();
}

[[noreturn]] void byZero(std::string_view what, Environment& environment)
{
    environment.fail(Failure::Kind::DivisionByZero, "DivisionByZeroError: " + std::string(what),
                     phrase("logic.division-by-zero"));
}

} // namespace

Value sum(const Value* values, std::size_t count)
{
    Value total = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Value value = values[i];
        switch (value.kind()) {
        case Kind::Int:
        case Kind::Double:
            total = added(total, value);
            break;
        case Kind::Bool:
            total = added(total, static_cast<int>(value.asBool()));
            break;
        case Kind::String:
            total = added(total, numberAtStart(value.text()));
            break;
        case Kind::Null:
        case Kind::Array:
        case Kind::Object:
            break;
        }
    }
    return total;
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

Value negated(Value a, Environment& environment) { return multiplied(a, -1, environment); }

Value multiplied(Value a, Value b, Environment& environment)
{
    const Operation operation{a, b, "*", environment};
    const Value x = operation.number(a);
    return product(x, operation.number(b));
}

Value divided(Value a, Value b, Environment& environment)
{
    const Operation operation{a, b, "/", environment};
    const Value x = operation.number(a);
    const Value y = operation.number(b);
    if (y.number() == 0)
        byZero("Division by zero", environment);
    if (x.isInt() && y.isInt()) {
        if (y.asInt() == -1 && x.asInt() == std::numeric_limits<std::int64_t>::min())
            return -x.number();
        if (x.asInt() % y.asInt() == 0)
            return x.asInt() / y.asInt();
    }
    return x.number() / y.number();
}

Value remainder(Value a, Value b, Environment& environment)
{
    const Operation operation{a, b, "%", environment};
    const std::int64_t x = operation.whole(a);
    const std::int64_t y = operation.whole(b);
    if (y == 0)
        byZero("Modulo by zero", environment);
    return y == -1 ? Value(0) : Value(x % y); // the smallest integer by -1 overflows
}

std::string_view typeName(Value value, const Environment& environment)
{
    switch (value.kind()) {
    case Kind::Null:
        return "null";
    case Kind::Bool:
        return "bool";
    case Kind::Int:
        return "int";
    case Kind::Double:
        return "float";
    case Kind::String:
        return "string";
    case Kind::Array:
        return "array";
    case Kind::Object:
        return isStdClass(value, environment.objects()) ? "stdClass" : "array";
    }
    return "null";
}

} // namespace retort::logic::php

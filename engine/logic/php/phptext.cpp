// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/php/phptext.h"

#include "engine/logic/evaluate/search.h"
#include "engine/logic/evaluate/shown.h"
#include "engine/logic/php/phparithmetic.h"
#include "engine/logic/php/phpnumber.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace retort::logic::php {

namespace {

using json::Kind;
using json::Value;

[[noreturn]] void wrongType(Value value, Parameter parameter, std::string_view wanted, Environment& environment)
{
    std::string thrown = "TypeError: ";
    thrown += parameter.function;
    thrown += "(): Argument #" + std::to_string(parameter.number) + " ($";
    thrown += parameter.name;
    thrown += ") must be of type ";
    thrown += wanted;
    thrown += ", ";
    thrown += typeName(value, environment);
    thrown += " given";
    environment.fail(Failure::Kind::Type, std::move(thrown),
                     phrase(wanted == "string" ? "logic.no-text" : "logic.no-whole-number", shown(value)));
}

/// A text made of a number lies in `buffer`.
std::string_view scalarText(Value value, std::string& buffer)
{
    switch (value.kind()) {
    case Kind::Bool:
        return value.asBool() ? "1" : "";
    case Kind::Int:
        return buffer = std::to_string(value.asInt());
    case Kind::Double:
        return buffer = textOf(value.asDouble());
    case Kind::String:
        return value.text();
    default:
        return "";
    }
}

/// A value given to a parameter of type int. Zend/zend_API.c, zend_parse_arg_long_weak.
std::int64_t wholeParameter(Value value, Parameter parameter, std::string_view wanted, Environment& environment)
{
    const auto fromDouble = [&](double real) -> std::int64_t {
        constexpr double twoTo63 = 9223372036854775808.0;
        if (!(real >= -twoTo63 && real < twoTo63))
            wrongType(value, parameter, wanted, environment);
        return static_cast<std::int64_t>(real); // what is cut off is a deprecation
    };
    switch (value.kind()) {
    case Kind::Null:
        return 0; // a deprecation
    case Kind::Bool:
        return value.asBool();
    case Kind::Int:
        return value.asInt();
    case Kind::Double:
        return fromDouble(value.asDouble());
    case Kind::String: {
        const Numeric read = numeric(value.text());
        if (read.type == Numeric::Type::Int)
            return read.whole;
        if (read.type == Numeric::Type::Double)
            return fromDouble(read.real);
        break;
    }
    case Kind::Array:
    case Kind::Object:
        break;
    }
    wrongType(value, parameter, wanted, environment);
}

std::string_view toText(Value value, std::string& buffer, Environment& environment)
{
    if (!value.isContainer())
        return scalarText(value, buffer);
    if (isStdClass(value, environment.objects())) {
        environment.fail(Failure::Kind::Type, "Error: Object of class stdClass could not be converted to string",
                         phrase("logic.no-text", shown(value)));
    }
    environment.warn(Warning::ArrayToText, value);
    return "Array";
}

} // namespace

std::string_view textParameter(Value value, Parameter parameter, Environment& environment)
{
    if (value.isString())
        return value.text();
    if (value.isContainer())
        wrongType(value, parameter, "string", environment);
    std::string buffer;
    return environment.textValue(scalarText(value, buffer)).text();
}

Value joined(const Value* values, std::size_t count, Environment& environment)
{
    if (count == 1 && values[0].isString())
        return values[0];
    std::string buffer;
    std::string all;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view text = toText(values[i], buffer, environment);
        if (all.size() + text.size() > environment.settings().limits.bytesInString)
            environment.text(all.size() + text.size()); // says which limit
        all += text;
    }
    environment.spend(all.size() / 64);
    return environment.textValue(all);
}

bool occurs(Value needle, std::string_view haystack, Environment& environment)
{
    const std::string_view text = textParameter(needle, {"strpos", 2, "needle"}, environment);
    environment.spend(haystack.size() / 16);
    return containsBytes(haystack, text);
}

// ext/standard/string.c, PHP_FUNCTION(substr).
Value substr(const Value* values, std::size_t count, Environment& environment)
{
    if (count < 2 || count > 3) {
        const std::string expected = count < 2 ? "at least 2" : "at most 3";
        environment.fail(Failure::Kind::ArgumentCount,
                         "ArgumentCountError: substr() expects " + expected + " arguments, " + std::to_string(count) +
                             " given",
                         phrase(count < 2 ? "logic.too-few-arguments-at-least" : "logic.more-arguments", "substr",
                                phrase("logic.arguments", std::to_string(count < 2 ? 2 : 3)), std::to_string(count)));
    }
    const std::string_view text = textParameter(values[0], {"substr", 1, "string"}, environment);
    const auto size = static_cast<std::int64_t>(text.size());
    std::int64_t from = wholeParameter(values[1], {"substr", 2, "offset"}, "int", environment);
    std::optional<std::int64_t> length;
    if (count == 3 && !values[2].isNull())
        length = wholeParameter(values[2], {"substr", 3, "length"}, "?int", environment);
    if (from > size)
        return Value(std::string_view(""));
    if (from < 0)
        from = from < -size ? 0 : size + from;
    std::int64_t taken = size - from;
    if (length)
        taken = *length >= 0 ? std::min(*length, taken) : std::max<std::int64_t>(taken + std::max(*length, -taken), 0);
    return Value(text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(taken)));
}

} // namespace retort::logic::php

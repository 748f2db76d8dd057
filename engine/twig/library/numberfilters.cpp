// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/number.h"
#include "engine/twig/library/callable.h"
#include "engine/twig/library/number.h"
#include "engine/twig/value/convert.h"
#include "engine/twig/value/operators.h"

#include <cmath>
#include <limits>

namespace retort::twig {

namespace {

using Arguments = std::span<const Value>;

/// `value` to a parameter of type int|float.
Value numberParameter(Value value, Environment& environment)
{
    switch (value.kind()) {
    case json::Kind::Null:
        environment.deprecated("abs(): Passing null to parameter #1 ($num) of type int|float is deprecated",
                               phrase("twig.null-argument", "num"));
        return Value(0);
    case json::Kind::Bool:
        return Value(value.asBool() ? 1 : 0);
    case json::Kind::Int:
    case json::Kind::Double:
        return value;
    case json::Kind::String: {
        const php::Numeric number = isMarkup(value) ? php::Numeric() : php::numeric(value.text());
        if (number.type == php::Numeric::Type::None)
            break;
        return number.type == php::Numeric::Type::Int ? Value(number.whole) : Value(number.real);
    }
    case json::Kind::Array:
    case json::Kind::Object:
        break;
    }
    const std::string type(typeName(value));
    environment.failPhp("abs(): Argument #1 ($num) must be of type int|float, " + type + " given",
                        phrase("twig.argument-type", "num", "int|float", type));
}

Value abs(Arguments arguments, Environment& environment)
{
    const Value number = numberParameter(arguments[0], environment);
    if (number.isDouble())
        return Value(std::fabs(number.asDouble()));
    if (number.asInt() == std::numeric_limits<std::int64_t>::min())
        return Value(-static_cast<double>(number.asInt()));
    return Value(number.asInt() < 0 ? -number.asInt() : number.asInt());
}

Value round(Arguments arguments, Environment& environment)
{
    const double value = castNumber(arguments[0], environment);
    const Value precision = arguments.size() > 1 ? arguments[1] : Value(0);
    const Value method = arguments.size() > 2 ? arguments[2] : Value(std::string_view("common"));
    if (isText(method) && method.text() == "common")
        return Value(php::rounded(value, intParameter(precision, {"round", 2, "precision"}, environment)));
    const bool up = isText(method) && method.text() == "ceil";
    if (!up && !(isText(method) && method.text() == "floor"))
        environment.failRuntime("The round filter only supports the \"common\", \"ceil\", and \"floor\" methods.",
                                phrase("twig.round-method"));
    // Each is worked out twice by PHP, with its warnings.
    const auto power = [&] { return binary(Op::Power, Value(10), precision, environment); };
    const double scaled = binary(Op::Multiply, Value(value), power(), environment).number();
    return binary(Op::Divide, Value(up ? std::ceil(scaled) : std::floor(scaled)), power(), environment);
}

Value numberFormatFilter(Arguments arguments, Environment& environment)
{
    const auto given = [&](std::size_t i, Value fallback) {
        return arguments.size() > i && !arguments[i].isNull() ? arguments[i] : fallback;
    };
    const double value = castNumber(arguments[0], environment);
    const std::int64_t decimals = intParameter(given(1, Value(0)), {"number_format", 2, "decimals"}, environment);
    const std::string_view point = textParameter(given(2, Value(std::string_view("."))),
                                                 {"number_format", 3, "decimal_separator", true}, environment);
    const std::string_view separator = textParameter(given(3, Value(std::string_view(","))),
                                                     {"number_format", 4, "thousands_separator", true}, environment);
    return formattedNumber(value, decimals, point, separator, environment);
}

} // namespace

double castNumber(Value value, Environment& environment)
{
    if (isSpecial(value) || isMarkup(value)) {
        const std::string type(typeName(value));
        environment.warn("Object of class " + type + " could not be converted to float",
                         phrase("twig.object-as-number", type));
        return 1;
    }
    return castFloat(value);
}

Value formattedNumber(double value, std::int64_t decimals, std::string_view point, std::string_view separator,
                      Environment& environment)
{
    // 309 digits stand before the point at most.
    constexpr std::size_t groups = 103;
    const std::size_t most = environment.limits().bytesInString;
    if (decimals > static_cast<std::int64_t>(most) || separator.size() > most / groups)
        environment.failLongText();
    return environment.textValue(php::numberFormat(value, decimals, point, separator));
}

std::span<const Callable> numberFilters()
{
    static const Callable rows[] = {
        {.name = "abs", .phpName = "abs", .internal = true, .call = abs},
        {.name = "number_format",
         .phpName = "twig_number_format_filter",
         .parameters = {{"decimal", Value()}, {"decimal_point", Value()}, {"thousand_sep", Value()}},
         .environment = true,
         .call = numberFormatFilter},
        {.name = "round",
         .phpName = "twig_round",
         .parameters = {{"precision", Value(0)}, {"method", Value(std::string_view("common"))}},
         .call = round},
    };
    return rows;
}

} // namespace retort::twig

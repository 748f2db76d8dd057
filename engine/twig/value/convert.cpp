// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/value/convert.h"

#include "engine/php/number.h"
#include "engine/twig/evaluate/environment.h"

#include <charconv>
#include <cmath>

namespace retort::twig {

namespace {

using json::Kind;

constexpr double twoTo63 = 9223372036854775808.0;

[[noreturn]] void refuse(Value value, const PhpParameter& parameter, std::string_view type,
                         const Environment& environment)
{
    std::string thrown(parameter.function);
    thrown += "(): Argument #" + std::to_string(parameter.number) + " ($";
    thrown += parameter.name;
    thrown += ") must be of type ";
    thrown += parameter.nullable ? "?" : "";
    thrown += type;
    thrown += ", ";
    thrown += typeName(value);
    thrown += " given";
    environment.failPhp(std::move(thrown), phrase("twig.argument-type", std::string(parameter.name), std::string(type),
                                                  std::string(typeName(value))));
}

void passNull(const PhpParameter& parameter, std::string_view type, Environment& environment)
{
    if (parameter.nullable)
        return;
    std::string thrown(parameter.function);
    thrown += "(): Passing null to parameter #" + std::to_string(parameter.number) + " ($";
    thrown += parameter.name;
    thrown += ") of type ";
    thrown += type;
    thrown += " is deprecated";
    environment.deprecated(std::move(thrown), phrase("twig.null-argument", std::string(parameter.name)));
}

std::string_view decimalOf(std::int64_t value, std::string& buffer)
{
    char digits[24];
    buffer.assign(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    return buffer;
}

} // namespace

bool isTrue(Value value)
{
    switch (value.kind()) {
    case Kind::Null:
        return false;
    case Kind::Bool:
        return value.asBool();
    case Kind::Int:
        return value.asInt() != 0;
    case Kind::Double:
        return value.asDouble() != 0;
    case Kind::String:
        return !value.text().empty() && (value.text() != "0" || isMarkup(value));
    case Kind::Array:
        return value.size() != 0;
    case Kind::Object:
        return value.size() != 0 || isSpecial(value);
    }
    return false;
}

std::string_view toText(Value value, std::string& buffer, Environment& environment)
{
    switch (value.kind()) {
    case Kind::Null:
        return {};
    case Kind::Bool:
        return value.asBool() ? "1" : "";
    case Kind::Int:
        return decimalOf(value.asInt(), buffer);
    case Kind::Double:
        buffer = php::textOf(value.asDouble());
        return buffer;
    case Kind::String:
        return value.text();
    case Kind::Array:
        break;
    case Kind::Object:
        if (!isSpecial(value))
            break;
        environment.failPhp(
            "Object of class " + std::string(typeName(value)) + " could not be converted to string",
            phrase(isDate(value) ? "twig.date-as-text" : "twig.object-as-text", std::string(typeName(value))));
    }
    environment.warn("Array to string conversion", phrase("twig.array-as-text"));
    return "Array";
}

Value textOf(Value value, Environment& environment)
{
    if (value.isString())
        return Value(value.text());
    std::string buffer;
    const std::string_view text = toText(value, buffer, environment);
    return text.data() == buffer.data() ? environment.textValue(text) : Value(text);
}

std::string_view textParameter(Value value, const PhpParameter& parameter, Environment& environment)
{
    if (value.isNull())
        passNull(parameter, "string", environment);
    else if (isArray(value) || isSpecial(value))
        refuse(value, parameter, "string", environment);
    return textOf(value, environment).text();
}

// Zend/zend_API.c, zend_parse_arg_long_weak.
std::int64_t intParameter(Value value, const PhpParameter& parameter, Environment& environment)
{
    const auto whole = [&](double real, std::string_view text) {
        if (!(real >= -twoTo63 && real < twoTo63))
            refuse(value, parameter, "int", environment);
        if (real != std::trunc(real))
            warnOfFraction(real, text, environment);
        return static_cast<std::int64_t>(real);
    };
    switch (value.kind()) {
    case Kind::Null:
        passNull(parameter, "int", environment);
        return 0;
    case Kind::Bool:
        return value.asBool() ? 1 : 0;
    case Kind::Int:
        return value.asInt();
    case Kind::Double:
        return whole(value.asDouble(), {});
    case Kind::String: {
        const php::Numeric number = isMarkup(value) ? php::Numeric{} : php::numeric(value.text());
        if (number.type == php::Numeric::Type::Int)
            return number.whole;
        if (number.type == php::Numeric::Type::Double)
            return whole(number.real, value.text());
        break;
    }
    case Kind::Array:
    case Kind::Object:
        break;
    }
    refuse(value, parameter, "int", environment);
}

double floatParameter(Value value, const PhpParameter& parameter, Environment& environment)
{
    switch (value.kind()) {
    case Kind::Null:
        passNull(parameter, "float", environment);
        return 0;
    case Kind::Bool:
        return value.asBool() ? 1 : 0;
    case Kind::Int:
    case Kind::Double:
        return value.number();
    case Kind::String: {
        const php::Numeric number = isMarkup(value) ? php::Numeric{} : php::numeric(value.text());
        if (number.type != php::Numeric::Type::None)
            return number.number();
        break;
    }
    case Kind::Array:
    case Kind::Object:
        break;
    }
    refuse(value, parameter, "float", environment);
}

bool boolParameter(Value value, const PhpParameter& parameter, Environment& environment)
{
    if (value.isNull())
        passNull(parameter, "bool", environment);
    else if (value.isContainer() || isMarkup(value))
        refuse(value, parameter, "bool", environment);
    return isTrue(value);
}

void warnOfFraction(double real, std::string_view text, Environment& environment)
{
    const auto written = [real] { return std::isfinite(real) ? php::shortest(real, 'E') : php::textOf(real); };
    const std::string number = text.data() ? std::string(text.substr(0, text.find('\0'))) : written();
    environment.deprecated((text.data() ? "Implicit conversion from float-string \"" + number + "\""
                                        : "Implicit conversion from float " + number) +
                               " to int loses precision",
                           phrase("twig.fraction-lost", number));
}

std::int64_t castInt(Value value)
{
    switch (value.kind()) {
    case Kind::Null:
        return 0;
    case Kind::Bool:
        return value.asBool() ? 1 : 0;
    case Kind::Int:
        return value.asInt();
    case Kind::Double:
        return php::wholeOf(value.asDouble());
    case Kind::String: {
        if (isMarkup(value))
            return 1;
        const php::Numeric number = php::leadingNumeric(value.text());
        return number.type == php::Numeric::Type::Int ? number.whole : php::wholeHeld(number.real);
    }
    case Kind::Array:
    case Kind::Object:
        return isTrue(value) ? 1 : 0;
    }
    return 0;
}

double castFloat(Value value)
{
    if (value.isDouble())
        return value.asDouble();
    if (isText(value)) {
        const php::Numeric number = php::leadingNumeric(value.text());
        // A whole number has no -0, but strtod reads one.
        const bool isZero = number.type == php::Numeric::Type::Int && number.whole == 0;
        return isZero && value.text().find('-') < value.text().find('0') ? -0.0 : number.number();
    }
    return static_cast<double>(castInt(value));
}

std::string_view typeName(Value value)
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
        return isMarkup(value) ? "Twig\\Markup" : "string";
    case Kind::Array:
        return "array";
    case Kind::Object:
        break;
    }
    switch (markOf(value)) {
    case Mark::None:
    case Mark::Markup:
        return "array";
    case Mark::Date:
        return dateOf(value).mutableDate ? "DateTime" : "DateTimeImmutable";
    case Mark::Interval:
        return "DateInterval";
    case Mark::Zone:
        return "DateTimeZone";
    case Mark::Closure:
        return "Closure";
    case Mark::Macros:
        return "Twig\\Template";
    }
    return "array";
}

std::string_view oldTypeName(Value value)
{
    switch (value.kind()) {
    case Kind::Null:
        return "NULL";
    case Kind::Bool:
        return "boolean";
    case Kind::Int:
        return "integer";
    case Kind::Double:
        return "double";
    case Kind::String:
        return isMarkup(value) ? "object" : "string";
    case Kind::Array:
        return "array";
    case Kind::Object:
        return isSpecial(value) ? "object" : "array";
    }
    return "NULL";
}

} // namespace retort::twig

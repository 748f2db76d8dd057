// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/js/jsconvert.h"

#include "engine/logic/js/jsbuiltin.h"
#include "engine/logic/js/jsnumber.h"
#include "engine/logic/js/utf16.h"

#include <cmath>
#include <limits>

namespace retort::logic::js {

namespace {

using json::Kind;
using json::Value;

void appendText(std::string& out, Value value, Environment& environment);

void appendJoined(std::string& out, const Value* values, std::size_t count, std::string_view separator,
                  Environment& environment)
{
    const Environment::Deeper deeper(environment);
    environment.spend(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0)
            out += separator;
        if (!values[i].isNull())
            appendText(out, values[i], environment);
        if (out.size() > environment.settings().limits.bytesInString)
            environment.text(out.size()); // says which limit
    }
}

void appendText(std::string& out, Value value, Environment& environment)
{
    switch (value.kind()) {
    case Kind::Null:
        out += isUndefined(value) ? "undefined" : "null";
        break;
    case Kind::Bool:
        out += value.asBool() ? "true" : "false";
        break;
    case Kind::Int:
    case Kind::Double:
        out += textOf(value.number());
        break;
    case Kind::String:
        utf16::append(out, value.text());
        break;
    case Kind::Array:
        appendJoined(out, value.items(), value.size(), ",", environment);
        break;
    case Kind::Object:
        if (value.find("toString"))
            noPrimitive(environment);
        if (const auto primitive = primitiveIn(value))
            return appendText(out, *primitive, environment);
        out += "[object Object]";
        break;
    }
}

} // namespace

void noPrimitive(Environment& environment)
{
    environment.fail(Failure::Kind::Type, "TypeError: Cannot convert object to primitive value",
                     phrase("logic.no-primitive"));
}

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
        return value.asDouble() != 0 && !std::isnan(value.asDouble());
    case Kind::String:
        return !value.text().empty();
    case Kind::Array:
    case Kind::Object:
        return true;
    }
    return false;
}

bool truthy(Value value) { return value.isArray() ? value.size() != 0 : isTrue(value); }

double toNumber(Value value, Environment& environment)
{
    switch (value.kind()) {
    case Kind::Null:
        return isUndefined(value) ? std::numeric_limits<double>::quiet_NaN() : 0;
    case Kind::Bool:
        return value.asBool() ? 1 : 0;
    case Kind::Int:
        return value.asInt() == 0 && value.mark() != 0 ? -0.0 : value.number(); // -0 in the text
    case Kind::Double:
        return value.asDouble();
    case Kind::String:
        return numberOf(value.text());
    case Kind::Object:
        if (const auto primitive = primitiveIn(value))
            return toNumber(*primitive, environment);
        [[fallthrough]];
    case Kind::Array:
        return numberOf(toText(value, environment));
    }
    return 0;
}

std::string_view toText(Value value, Environment& environment)
{
    if (value.isString())
        return value.text();
    std::string text;
    appendText(text, value, environment);
    return environment.textValue(text).text();
}

Value toPrimitive(Value value, Environment& environment)
{
    if (const auto primitive = primitiveIn(value))
        return *primitive;
    return value.isContainer() || isFunction(value) ? Value(toText(value, environment)) : value;
}

Value joined(const Value* values, std::size_t count, std::string_view separator, Environment& environment)
{
    if (count == 1 && values[0].isString())
        return Value(values[0].text());
    std::string text;
    appendJoined(text, values, count, separator, environment);
    return environment.textValue(text);
}

} // namespace retort::logic::js

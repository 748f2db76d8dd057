// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/evaluate/attribute.h"

#include "engine/twig/date/datemembers.h"
#include "engine/twig/evaluate/environment.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/convert.h"

#include <algorithm>
#include <string>

namespace retort::twig {

namespace {

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return result;
}

[[noreturn]] void failOffset(std::string thrown, Value key, Environment& environment)
{
    environment.failPhp(std::move(thrown), phrase("twig.no-key", std::string(typeName(key))));
}

bool canBeKey(Value key) { return !key.isContainer() && !isMarkup(key); }

const Value* memberOf(Value array, Value key, Environment& environment)
{
    if (!canBeKey(key))
        failOffset("Illegal offset type in isset or empty", key, environment);
    return under(array, key);
}

bool isMarkupMethod(std::string_view name)
{
    return name == "count" || name == "jsonserialize" || name == "__tostring";
}

/// The methods of Twig's Markup, which are all that it shows.
std::optional<Value> markupMethod(Value object, std::string_view name)
{
    const std::string method = lower(name);
    if (!isMarkupMethod(method))
        return std::nullopt;
    if (method != "count")
        return Value(object.text());
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    return Value(static_cast<std::int64_t>(std::count_if(object.text().begin(), object.text().end(), begins)));
}

/// As a property's or method's name.
std::string_view nameOf(Value key, std::string& buffer, Environment& environment)
{
    if (key.isContainer()) {
        toText(key, buffer, environment); // PHP warns, or fails, before it looks
        failOffset("Illegal offset type in isset or empty", key, environment);
    }
    return toText(key, buffer, environment);
}

} // namespace

std::optional<Value> attribute(Value object, Value key, Access access, std::span<const Value> arguments,
                               Environment& environment)
{
    if (isArray(object)) {
        if (access == Access::Method)
            return std::nullopt;
        const Value* found = memberOf(object, key, environment);
        return found ? std::optional(*found) : std::nullopt;
    }
    if (access == Access::Array || (!isSpecial(object) && !isMarkup(object)))
        return std::nullopt;

    std::string buffer;
    const std::string_view name = nameOf(key, buffer, environment);
    if (isMarkup(object))
        return markupMethod(object, name);
    const bool property = access == Access::Any && arguments.empty();
    switch (markOf(object)) {
    case Mark::Date:
        return property ? dateProperty(object, name, environment) : dateMethod(object, name, arguments, environment);
    case Mark::Interval:
        if (access == Access::Any) {
            if (const auto value = intervalProperty(object, name, environment))
                return value;
        }
        return intervalMethod(object, name, arguments, environment);
    case Mark::Zone:
        return zoneMethod(object, name, arguments, environment);
    default: // a closure's methods are of no use in a template
        return std::nullopt;
    }
}

std::optional<Value> item(Value array, Value key, Environment& environment)
{
    if (!isArray(array))
        return std::nullopt;
    const Value* found = under(array, arrayKey(key, environment));
    return found ? std::optional(*found) : std::nullopt;
}

Value arrayKey(Value key, Environment& environment)
{
    if (!canBeKey(key))
        failOffset("Illegal offset type", key, environment);
    if (key.isDouble() && key.asDouble() != static_cast<double>(castInt(key)))
        warnOfFraction(key.asDouble(), {}, environment);
    return key;
}

bool hasAttribute(Value object, Value key, Access access, Environment& environment)
{
    if (isArray(object))
        return access != Access::Method && memberOf(object, key, environment) != nullptr;
    if (access == Access::Array || (!isSpecial(object) && !isMarkup(object)))
        return false;
    std::string buffer;
    const std::string_view name = nameOf(key, buffer, environment);
    if (isMarkup(object))
        return isMarkupMethod(lower(name));
    switch (markOf(object)) {
    case Mark::Date:
        return hasDateMember(object, name);
    case Mark::Interval:
        return hasIntervalMember(object, name);
    case Mark::Zone:
        return hasZoneMember(object, name);
    case Mark::Closure: {
        const std::string method = lower(name);
        return method == "bind" || method == "bindto" || method == "call" || method == "fromcallable" ||
               method == "__invoke";
    }
    default:
        return false;
    }
}

} // namespace retort::twig

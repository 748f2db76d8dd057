// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/php/phpcompare.h"

#include "engine/logic/php/phparray.h"
#include "engine/logic/trace/sametext.h"
#include "engine/php/order.h"

#include <cmath>

namespace retort::logic::php {

namespace {

using json::Kind;
using json::Value;

using retort::php::compareTexts;
using retort::php::compareToText;
using retort::php::order;

/// A stdClass and anything else: the object becomes 1 where a number is wanted, with a warning.
int compareObject(Value other, Environment& environment)
{
    switch (other.kind()) {
    case Kind::Int:
        environment.warn(Warning::ObjectToInt);
        return order(std::int64_t{1}, other.asInt());
    case Kind::Double:
        environment.warn(Warning::ObjectToFloat);
        return order(1.0, other.asDouble());
    case Kind::Bool:
        return other.asBool() ? 0 : 1;
    default:
        return 1;
    }
}

// zend_hash_compare without order: count first, then what stands under the same keys.
int compareArrays(Value a, Value b, Environment& environment)
{
    if (a.size() != b.size())
        return a.size() > b.size() ? 1 : -1;
    const Environment::Deeper deeper(environment);
    environment.spend(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto hint = static_cast<std::uint32_t>(i);
        const Value* other = a.isArray() && b.isArray() ? &b.items()[i] : under(b, keyAt(a, i).text(), hint);
        if (!other)
            return 1; // no order
        if (const int result = compare(valueAt(a, i), *other, environment))
            return result;
    }
    return 0;
}

} // namespace

bool isTrue(Value value, const Environment& environment)
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
        return !value.text().empty() && value.text() != "0";
    case Kind::Array:
        return value.size() != 0;
    case Kind::Object:
        return value.size() != 0 || isStdClass(value, environment.objects());
    }
    return false;
}

bool truthy(Value value, const Environment& environment)
{
    return isTrue(value, environment) || (value.isString() && !value.text().empty());
}

// zend_operators.c, zend_compare.
int compare(Value a, Value b, Environment& environment)
{
    const Kind x = a.kind();
    const Kind y = b.kind();
    if (a.isNumber() && b.isNumber()) {
        if (a.isInt() && b.isInt())
            return order(a.asInt(), b.asInt());
        return order(a.number(), b.number());
    }
    if (x == Kind::String && y == Kind::String)
        return compareTexts(a.text(), b.text());
    if (x == Kind::Null && y == Kind::String)
        return b.text().empty() ? 0 : -1;
    if (x == Kind::String && y == Kind::Null)
        return a.text().empty() ? 0 : 1;
    if (x == Kind::Int && y == Kind::String)
        return compareToText(a.asInt(), b.text());
    if (x == Kind::String && y == Kind::Int)
        return -compareToText(b.asInt(), a.text());
    if (x == Kind::Double && y == Kind::String)
        return compareToText(a.asDouble(), b.text());
    if (x == Kind::String && y == Kind::Double)
        return std::isnan(b.asDouble()) ? 1 : -compareToText(b.asDouble(), a.text());

    const bool objectA = isStdClass(a, environment.objects());
    const bool objectB = isStdClass(b, environment.objects());
    if (objectA && objectB)
        return a.members() == b.members() ? 0 : compareArrays(a, b, environment);
    if (objectA)
        return compareObject(b, environment);
    if (objectB)
        return -compareObject(a, environment);
    if (a.isContainer() && b.isContainer())
        return compareArrays(a, b, environment);
    if (x <= Kind::Bool || y <= Kind::Bool)
        return static_cast<int>(isTrue(a, environment)) - static_cast<int>(isTrue(b, environment));
    return a.isContainer() ? 1 : -1; // an array is greater than any number or text
}

bool looselyEqual(Value a, Value b, Environment& environment)
{
    if (a.isString() && b.isString()) {
        // Neither begins a number: the usual case, and then only bytes count.
        const std::string_view x = a.text();
        const std::string_view y = b.text();
        if (x.empty() || y.empty() || x[0] > '9' || y[0] > '9')
            return sameText(x, y);
    }
    return compare(a, b, environment) == 0;
}

bool identical(Value a, Value b, Environment& environment)
{
    if (a.isContainer() && b.isContainer()) {
        const bool objectA = isStdClass(a, environment.objects());
        if (objectA || isStdClass(b, environment.objects()))
            return objectA && isStdClass(b, environment.objects()) && a.members() == b.members();
        if (a.size() != b.size())
            return false;
        const Environment::Deeper deeper(environment);
        environment.spend(a.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            const bool sameKey = (a.isArray() && b.isArray()) || keyAt(a, i) == keyAt(b, i);
            if (!sameKey || !identical(valueAt(a, i), valueAt(b, i), environment))
                return false;
        }
        return true;
    }
    if (a.kind() != b.kind())
        return false;
    switch (a.kind()) {
    case Kind::Null:
        return true;
    case Kind::Bool:
        return a.asBool() == b.asBool();
    case Kind::Int:
        return a.asInt() == b.asInt();
    case Kind::Double:
        return a.asDouble() == b.asDouble();
    case Kind::String:
        return a.text() == b.text();
    default:
        return false;
    }
}

} // namespace retort::logic::php

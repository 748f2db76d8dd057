// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/js/jsoperators.h"

#include "engine/logic/evaluate/search.h"
#include "engine/logic/js/jscompare.h"
#include "engine/logic/js/jsconvert.h"
#include "engine/logic/js/jsnumber.h"
#include "engine/logic/js/utf16.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>

namespace retort::logic::js {

namespace {

using json::Value;

double parsed(Value value, Environment& environment)
{
    if (value.isNumber()) {
        const double number = value.number();
        return number == 0 ? 0 : number; // its text has no sign
    }
    return parseFloat(toText(value, environment));
}

Value extreme(const Value* values, std::size_t count, bool largest, Environment& environment)
{
    const double sign = largest ? 1 : -1;
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < count; ++i) {
        const double number = sign * toNumber(values[i], environment);
        if (std::isnan(number) || number > best || (number == 0 && best == 0 && std::signbit(best)))
            best = std::isnan(best) ? best : number;
    }
    return sign * best;
}

Value isIn(Value needle, Value haystack, Environment& environment)
{
    if (haystack.isArray()) {
        environment.spend(haystack.size() / 8);
        for (std::size_t i = 0; i < haystack.size(); ++i) {
            if (identical(haystack.items()[i], needle))
                return true;
        }
        return false;
    }
    if (haystack.isString() && !isFunction(haystack)) {
        if (haystack.text().empty())
            return false;
        environment.spend(haystack.size() / 16);
        return utf16::contains(haystack.text(), toText(needle, environment));
    }
    if (haystack.isObject() && haystack.find("indexOf")) {
        environment.fail(Failure::Kind::Type, "TypeError: b.indexOf is not a function",
                         phrase("logic.no-property", "indexOf"));
    }
    return false;
}

/// ToIntegerOrInfinity
double whole(Value value, Environment& environment)
{
    const double number = toNumber(value, environment);
    return std::isnan(number) ? 0 : std::trunc(number);
}

Value substr(Value source, Value start, Value end, Environment& environment)
{
    const std::string_view text = toText(source, environment);
    const bool fromEnd = less(end, Value(0), environment);
    environment.spend(text.size() / 16);
    const auto length = static_cast<double>(utf16::length(text));
    double from = whole(start, environment);
    from = from < 0 ? std::max(length + from, 0.0) : std::min(from, length);
    double count = length - from;
    if (fromEnd) // an end below zero that is text or a list is appended to the length, which makes no number
        count = end.isNumber() ? std::max(std::trunc(count + end.number()), 0.0) : 0;
    else if (!isUndefined(end))
        count = std::clamp(whole(end, environment), 0.0, count);
    std::string out;
    utf16::appendSlice(out, text, static_cast<std::size_t>(from), static_cast<std::size_t>(count));
    return environment.textValue(out);
}

Value merged(const Value* values, std::size_t count, Environment& environment)
{
    std::size_t size = 0;
    for (std::size_t i = 0; i < count; ++i)
        size += values[i].isArray() ? values[i].size() : 1;
    environment.spend(size);
    Value* items = environment.items(size);
    Value* at = items;
    for (std::size_t i = 0; i < count; ++i) {
        if (values[i].isArray())
            at = std::uninitialized_copy_n(values[i].items(), values[i].size(), at);
        else
            new (at++) Value(values[i]);
    }
    return Value::array(items, size);
}

Value product(const Value* values, std::size_t count, Environment& environment)
{
    if (count == 0) {
        environment.fail(Failure::Kind::Value, "TypeError: Reduce of empty array with no initial value",
                         phrase("logic.no-element", "*"));
    }
    if (count == 1)
        return values[0];
    double result = parsed(values[0], environment);
    for (std::size_t i = 1; i < count; ++i)
        result = (result == 0 ? 0 : result) * parsed(values[i], environment);
    return result;
}

Value sum(const Value* values, std::size_t count, Environment& environment)
{
    double result = 0;
    for (std::size_t i = 0; i < count; ++i)
        result = (result == 0 ? 0 : result) + parsed(values[i], environment);
    return result;
}

} // namespace

Value apply(Step step, const Value* arguments, std::size_t count, Environment& environment)
{
    const auto at = [&](std::size_t i) { return i < count ? arguments[i] : undefined(); };
    const Value a = at(0);
    const Value b = at(1);
    switch (step) {
    case Step::Equal:
        return looselyEqual(a, b, environment);
    case Step::NotEqual:
        return !looselyEqual(a, b, environment);
    case Step::StrictEqual:
        return identical(a, b);
    case Step::StrictNotEqual:
        return !identical(a, b);
    case Step::Greater:
        return greater(a, b, environment);
    case Step::GreaterEqual:
        return greaterOrEqual(a, b, environment);
    case Step::Less:
        return less(a, b, environment) && (isUndefined(at(2)) || less(b, at(2), environment));
    case Step::LessEqual:
        return lessOrEqual(a, b, environment) && (isUndefined(at(2)) || lessOrEqual(b, at(2), environment));
    case Step::Not:
        return !truthy(a);
    case Step::NotNot:
        return truthy(a);
    case Step::Modulo: {
        const double x = toNumber(a, environment);
        return std::fmod(x, toNumber(b, environment));
    }
    case Step::Add:
        return sum(arguments, count, environment);
    case Step::Subtract: {
        const double x = toNumber(a, environment);
        return isUndefined(b) ? -x : x - toNumber(b, environment);
    }
    case Step::Multiply:
        return product(arguments, count, environment);
    case Step::Divide: {
        const double x = toNumber(a, environment);
        return x / toNumber(b, environment);
    }
    case Step::Max:
        return extreme(arguments, count, true, environment);
    case Step::Min:
        return extreme(arguments, count, false, environment);
    case Step::In:
        return isIn(a, b, environment);
    case Step::Cat:
        return joined(arguments, count, "", environment);
    case Step::Substr:
        return substr(a, b, at(2), environment);
    case Step::Merge:
        return merged(arguments, count, environment);
    case Step::Log:
        return a;
    default:
        return {};
    }
}

} // namespace retort::logic::js

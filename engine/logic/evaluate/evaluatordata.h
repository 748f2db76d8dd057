// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate/evaluator.h"
#include "engine/logic/js/jsproperty.h"
#include "engine/logic/php/phparithmetic.h"
#include "engine/logic/php/phparray.h"
#include "engine/logic/php/phptext.h"

#include <new>

namespace retort::logic {

/// A variable whose path stands in the rule, in its less usual forms: all of the data, or with a second argument.
template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::prepared(NodeId id, const Instruction& in, const Value& data)
{
    if (in.step == Step::VarWhole) {
        m_sink.readHere(data, Origin::Item, Found::Present);
        return data;
    }
    // As any argument it is evaluated first, needed or not.
    const Value fallback = operand(in.fallback, data);
    const Value otherwise = isUndefined(fallback) ? Value() : fallback;
    m_environment.enter(id);
    Value made;
    const Value* found = lookUp<dialect>(data, m_segments + in.first, in.count, made, m_environment);
    const Value value = found ? *found : otherwise;
    m_sink.readHere(value, in.accumulator ? Origin::Accumulator : Origin::Item,
                    found ? Found::Present : Found::Default);
    m_sink.looked(data, in.value, value, otherwise);
    return value;
}

/// A path that means all of the data.
template <Dialect dialect, class Sink>
bool Evaluator<dialect, Sink>::isWhole(Value path) const
{
    return path.isNull() || (path.isString() && path.text().empty());
}

template <Dialect dialect, class Sink>
std::string_view Evaluator<dialect, Sink>::pathText(Value path)
{
    return php ? php::textParameter(path, {"explode", 2, "string"}, m_environment) : js::toText(path, m_environment);
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::var(NodeId id, const Instruction& in, const Value& data)
{
    ValueStack::Frame frame(m_workplace.stack, room(in));
    const Value* values = frame.values();
    const std::size_t count = arguments(id, in, data, frame.values());
    if (count == 0 || isWhole(values[0])) {
        m_sink.readHere(data, Origin::Item, Found::Present);
        return data;
    }
    const std::string_view path = pathText(values[0]);
    const Value fallback = count > 1 && !isUndefined(values[1]) ? values[1] : Value();
    Value end = data;
    const bool found = lookUp<dialect>(end, path, m_environment);
    const Value value = found ? end : fallback;
    m_sink.readBy(value, path, found ? Found::Present : count > 1 ? Found::Default : Found::Missing);
    m_sink.looked(data, Value(path), value, fallback);
    return value;
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::missing(NodeId id, const Instruction& in, const Value& data)
{
    ValueStack::Frame frame(m_workplace.stack, room(in));
    const std::size_t count = arguments(id, in, data, frame.values());
    const Value first = count == 0 ? Value() : frame.values()[0];
    const bool isList = php ? isPhpArray(first, m_environment.objects()) : first.isArray();
    return absent(isList ? first : Value::array(frame.values(), count), data);
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::absent(Value keys, const Value& data)
{
    const NodeId node = m_environment.node();
    m_environment.spend(keys.size());
    Value* items = m_environment.items(keys.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const Value key = php::valueAt(keys, i);
        if (isAbsent(key, data))
            new (items + count++) Value(key);
        m_environment.enter(node);
    }
    return Value::array(items, count);
}

/// Both libraries apply {"var": key}, so that a key which is a list or an object is a rule, or arguments, of its own.
template <Dialect dialect, class Sink>
bool Evaluator<dialect, Sink>::isAbsent(Value key, const Value& data)
{
    Value value = data;
    if (key.isContainer()) {
        static const json::Key var("var");
        json::Member* rule = m_environment.members(1);
        new (rule) json::Member{var, key};
        value = m_workplace.applier.applied(Value::object(rule, 1), data);
    } else if (!isWhole(key)) {
        const std::string_view path = pathText(key);
        const bool found = lookUp<dialect>(value, path, m_environment);
        if (!found)
            value = Value();
        m_sink.readBy(value, path, found ? Found::Present : Found::Missing);
    }
    return (value.isNull() && !isUndefined(value)) || (value.isString() && value.text().empty());
}

/// {"missing": options}, which is applied as a rule once more.
template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::missingAmong(Value options, const Value& data)
{
    if (!options.isContainer())
        return absent(Value::array(&options, 1), data);
    bool plain = options.isArray();
    for (std::size_t i = 0; plain && i < options.size(); ++i)
        plain = !options.items()[i].isContainer();
    if (plain)
        return absent(options, data);
    static const json::Key missing("missing");
    json::Member* rule = m_environment.members(1);
    new (rule) json::Member{missing, options};
    return m_workplace.applier.applied(Value::object(rule, 1), data);
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::missingSome(NodeId id, const Instruction& in, const Value& data)
{
    ValueStack::Frame frame(m_workplace.stack, room(in));
    Value* values = frame.values();
    const std::size_t count = arguments(id, in, data, values);
    if constexpr (php)
        php::requireArguments(in.step, count, m_environment);
    else
        std::fill(values + std::min<std::size_t>(count, 2), values + 2, undefined());
    const Value minimum = values[0];
    const Value options = values[1];
    const Value absentOnes = missingAmong(options, data);
    const auto absentCount = static_cast<std::int64_t>(absentOnes.size());
    m_environment.enter(id);
    bool enough = false;
    if constexpr (php) {
        if (!isPhpArray(options, m_environment.objects())) {
            m_environment.fail(Failure::Kind::Type,
                               "TypeError: count(): Argument #1 ($value) must be of type Countable|array, " +
                                   std::string(php::typeName(options, m_environment)) + " given",
                               phrase("logic.no-list", "missing_some"));
        }
        const auto given = static_cast<std::int64_t>(options.size());
        enough = php::lessOrEqual(minimum, given - absentCount, m_environment);
    } else {
        if (options.isNull()) {
            m_environment.fail(Failure::Kind::Type,
                               std::string("TypeError: Cannot read properties of ") +
                                   (isUndefined(options) ? "undefined" : "null") + " (reading 'length')",
                               phrase("logic.no-list", "missing_some"));
        }
        const Value given = js::property(options, "length", m_environment);
        const double present = js::toNumber(given, m_environment) - static_cast<double>(absentCount);
        enough = js::greaterOrEqual(present, minimum, m_environment);
    }
    return enough ? Value::array(m_environment.items(0), 0) : absentOnes;
}

} // namespace retort::logic

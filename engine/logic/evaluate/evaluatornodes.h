// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/compile/operators.h"
#include "engine/logic/evaluate/evaluator.h"
#include "engine/logic/evaluate/evaluatordata.h"
#include "engine/logic/evaluate/evaluatorloops.h"
#include "engine/logic/js/jsoperation.h"
#include "engine/logic/trace/sametext.h"

#include <new>
#include <optional>

namespace retort::logic {

template <Dialect dialect, class Sink>
inline json::Value Evaluator<dialect, Sink>::result(NodeId id, const Instruction& in, const Value& data)
{
    switch (in.step) {
    case Step::Literal:
        return in.value;
    case Step::List:
        return list(id, in, data);
    case Step::Object:
        return object(id, in, data);
    case Step::Unknown:
        unknown(id, in, data);
    case Step::TooMuch:
        tooMuch(id, in);
    case Step::VarPath:
    case Step::VarCurrent:
    case Step::VarAccumulator:
        break; // are leaves
    case Step::VarPrepared:
    case Step::VarWhole:
        return prepared(id, in, data);
    case Step::Var:
        return var(id, in, data);
    case Step::Missing:
        return missing(id, in, data);
    case Step::MissingSome:
        return missingSome(id, in, data);
    case Step::If:
        return choose(id, in, data);
    case Step::And:
    case Step::Or:
        return andOr(id, in, data);
    case Step::Map:
        return map(id, in, data);
    case Step::Filter:
        return filter(id, in, data);
    case Step::Reduce:
        return reduce(id, in, data);
    case Step::All:
    case Step::None:
    case Step::Some:
        return quantify(id, in, data);
    case Step::Not:
    case Step::NotNot:
        return truth(id, in, data);
    case Step::Equal:
        return equality<Step::Equal>(id, in, data);
    case Step::NotEqual:
        return equality<Step::NotEqual>(id, in, data);
    case Step::StrictEqual:
        return equality<Step::StrictEqual>(id, in, data);
    case Step::StrictNotEqual:
        return equality<Step::StrictNotEqual>(id, in, data);
    case Step::Greater:
        return order<Step::Greater>(id, in, data);
    case Step::GreaterEqual:
        return order<Step::GreaterEqual>(id, in, data);
    case Step::Less:
        return order<Step::Less>(id, in, data);
    case Step::LessEqual:
        return order<Step::LessEqual>(id, in, data);
    case Step::Add:
        return arithmetic<Step::Add>(id, in, data);
    case Step::Subtract:
        return arithmetic<Step::Subtract>(id, in, data);
    case Step::Multiply:
        return arithmetic<Step::Multiply>(id, in, data);
    case Step::Max:
        return arithmetic<Step::Max>(id, in, data);
    case Step::Min:
        return arithmetic<Step::Min>(id, in, data);
    case Step::In:
        return this->in(id, in, data);
    case Step::Divide:
    case Step::Modulo:
    case Step::Merge:
    case Step::Cat:
    case Step::Substr:
    case Step::Log:
        return general(id, in, data);
    }
    return {};
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::leftOut(NodeId id, std::uint32_t i)
{
    if constexpr (!php)
        return undefined();
    m_environment.enter(id);
    m_environment.warn(Warning::UndefinedKey, static_cast<std::int64_t>(i));
    return {};
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::truth(NodeId id, const Instruction& in, const Value& data)
{
    if (in.count != 1 || in.keyed) [[unlikely]]
        return general(id, in, data);
    return isTrue(operand(id + 1, data)) == (in.step == Step::NotNot);
}

// What operands commonly are is decided here; the rest, and whatever can fail, by the dialect's own functions.

template <Dialect dialect, class Sink>
template <Step step>
json::Value Evaluator<dialect, Sink>::equality(NodeId id, const Instruction& in, const Value& data)
{
    constexpr bool strict = step == Step::StrictEqual || step == Step::StrictNotEqual;
    constexpr bool wanted = step == Step::StrictEqual || step == Step::Equal;
    return binary<step>(id, in, data, [&](const Value& a, const Value& b) -> Value {
        if (a.isString() && b.isString() && (strict || !php) && a.mark() == 0)
            return (sameText(a.text(), b.text()) && b.mark() == 0) == wanted;
        if (a.isBool() && b.isBool())
            return (a.asBool() == b.asBool()) == wanted;
        m_environment.enter(id);
        if constexpr (strict)
            return (php ? php::identical(a, b, m_environment) : js::identical(a, b)) == wanted;
        else
            return (php ? php::looselyEqual(a, b, m_environment) : js::looselyEqual(a, b, m_environment)) == wanted;
    });
}

template <Dialect dialect, class Sink>
template <Step step>
json::Value Evaluator<dialect, Sink>::order(NodeId id, const Instruction& in, const Value& data)
{
    const auto compared = [](auto a, auto b) {
        return step == Step::Greater        ? a > b
               : step == Step::GreaterEqual ? a >= b
               : step == Step::Less         ? a < b
                                            : a <= b;
    };
    return binary<step>(id, in, data, [&](const Value& a, const Value& b) -> Value {
        if (php && a.isInt() && b.isInt())
            return compared(a.asInt(), b.asInt());
        if (a.isNumber() && b.isNumber())
            return compared(a.number(), b.number());
        m_environment.enter(id);
        const Value operands[2] = {a, b};
        return php ? php::apply(step, operands, 2, m_environment) : js::apply(step, operands, 2, m_environment);
    });
}

/// The result in 64 bits, if it fits.
template <Step step>
inline std::optional<std::int64_t> exact(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    const bool over = step == Step::Add        ? __builtin_add_overflow(a, b, &result)
                      : step == Step::Subtract ? __builtin_sub_overflow(a, b, &result)
                                               : __builtin_mul_overflow(a, b, &result);
    return over ? std::nullopt : std::optional(result);
}

template <Dialect dialect, class Sink>
template <Step step>
json::Value Evaluator<dialect, Sink>::arithmetic(NodeId id, const Instruction& in, const Value& data)
{
    return binary<step>(id, in, data, [&](const Value& a, const Value& b) -> Value {
        constexpr bool extreme = step == Step::Max || step == Step::Min;
        if (php && a.isInt() && b.isInt()) {
            if constexpr (extreme)
                return (step == Step::Max) == (a.asInt() >= b.asInt()) ? a : b;
            if (const auto whole = exact<step>(a.asInt(), b.asInt()))
                return *whole;
        } else if (a.isNumber() && b.isNumber()) {
            // Both begin a sum with 0, and JavaScript reads its numbers from text: so -0 becomes 0.
            const double zero = php && step == Step::Multiply ? -0.0 : 0.0;
            const double x = step == Step::Subtract ? a.number() : a.number() + zero;
            const double y = b.number();
            if constexpr (step == Step::Add)
                return x + y;
            if constexpr (step == Step::Subtract)
                return x - y;
            if constexpr (step == Step::Multiply)
                return x * (y + zero);
            if (php && (x < y || x > y)) // PHP gives one of them with its own type
                return (x > y) == (step == Step::Max) ? a : b;
        }
        m_environment.enter(id);
        const Value operands[2] = {a, b};
        return php ? php::apply(step, operands, 2, m_environment) : js::apply(step, operands, 2, m_environment);
    });
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::in(NodeId id, const Instruction& instruction, const Value& data)
{
    return binary<Step::In>(id, instruction, data, [&](const Value& needle, const Value& haystack) -> Value {
        m_environment.enter(id);
        if (php && haystack.isArray())
            return php::contains(haystack, needle, m_environment);
        const Value operands[2] = {needle, haystack};
        return php ? php::apply(Step::In, operands, 2, m_environment) : js::apply(Step::In, operands, 2, m_environment);
    });
}

template <Dialect dialect, class Sink>
std::size_t Evaluator<dialect, Sink>::arguments(NodeId id, const Instruction& in, const Value& data, Value* to)
{
    for (std::uint32_t i = 0; i < in.count; ++i)
        to[i] = operand(m_kids[in.first + i], data);
    m_environment.enter(id);
    if (!in.keyed)
        return in.count;
    const Value names = m_workplace.code.nodes[id].source.members()[0].value;
    return php::bind(in.step, names, to, in.count, m_environment);
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::general(NodeId id, const Instruction& in, const Value& data)
{
    ValueStack::Frame frame(m_workplace.stack, room(in));
    Value* values = frame.values();
    const std::size_t count = arguments(id, in, data, values);
    const Value value =
        php ? php::apply(in.step, values, count, m_environment) : js::apply(in.step, values, count, m_environment);
    m_sink.operated(in.step, values, count, value);
    return value;
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::list(NodeId, const Instruction& in, const Value& data)
{
    Value* items = m_environment.items(in.count);
    for (std::uint32_t i = 0; i < in.count; ++i)
        new (items + i) Value(operand(m_kids[in.first + i], data));
    return Value::array(items, in.count);
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::object(NodeId id, const Instruction& in, const Value& data)
{
    const json::Member* source = m_workplace.code.nodes[id].source.members();
    json::Member* members = m_environment.members(in.count);
    for (std::uint32_t i = 0; i < in.count; ++i)
        new (members + i) json::Member{source[i].key, operand(m_kids[in.first + i], data)};
    return asPhpArray(Value::object(members, in.count));
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::choose(NodeId id, const Instruction& in, const Value& data)
{
    std::uint32_t i = 0;
    for (; i + 1 < in.count; i += 2) {
        if (isTrue(argument(id, in, i, data)))
            return argument(id, in, i + 1, data);
    }
    return i + 1 == in.count ? argument(id, in, i, data) : Value();
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::andOr(NodeId id, const Instruction& in, const Value& data)
{
    if (in.count == 0) {
        if constexpr (!php)
            return undefined();
        m_environment.enter(id);
        m_environment.warn(Warning::UndefinedVariable);
        return {};
    }
    const bool stopsAt = in.step == Step::Or;
    Value value;
    for (std::uint32_t i = 0; i < in.count; ++i) {
        value = operand(m_kids[in.first + i], data);
        if (isTrue(value) == stopsAt)
            return value;
    }
    return value;
}

template <Dialect dialect, class Sink>
void Evaluator<dialect, Sink>::unknown(NodeId id, const Instruction& in, const Value& data)
{
    // json-logic-js evaluates the arguments before it looks for the operation.
    for (std::uint32_t i = 0; !php && i < in.count; ++i)
        operand(m_kids[in.first + i], data);
    m_environment.enter(id);
    const std::string name(m_workplace.code.nodes[id].source.members()[0].key.text());
    const std::string meant(operatorMeantBy(name));
    m_environment.fail(
        Failure::Kind::UnknownOperator, php ? "Exception: Unrecognized operator " + name : js::unknownOperation(name),
        meant.empty() ? phrase("logic.unknown-operator", name) : phrase("logic.unknown-operator-meant", name, meant));
}

template <Dialect dialect, class Sink>
void Evaluator<dialect, Sink>::tooMuch(NodeId id, const Instruction& in)
{
    m_environment.enter(id);
    m_environment.fail(Failure::Kind::Limit, {}, m_workplace.code.diagnostics[in.first].message);
}

} // namespace retort::logic

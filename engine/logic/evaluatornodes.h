// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluator.h"
#include "engine/logic/evaluatordata.h"
#include "engine/logic/evaluatorloops.h"
#include "engine/logic/jsoperation.h"
#include "engine/logic/operators.h"

#include <new>

namespace retort::logic {

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::result(NodeId id, const Instruction& in, Value data)
{
    Environment& environment = m_environment;
    switch (in.step) {
    case Step::Literal:
        return in.value;
    case Step::List:
        return list(in, data);
    case Step::Object:
        return object(id, in, data);
    case Step::Unknown:
        unknown(id, in, data);
    case Step::TooMuch:
        tooMuch(id, in);

    case Step::VarPath:
    case Step::VarCurrent:
    case Step::VarAccumulator:
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
    case Step::NotNot: {
        if (in.count != 1 || in.keyed) [[unlikely]]
            return general(id, in, data);
        return isTrue(operand(m_kids[in.first], data)) == (in.step == Step::NotNot);
    }
    case Step::Equal:
    case Step::NotEqual:
        return binary(id, in, data, [&](Value a, Value b) {
            const bool equal = php ? php::looselyEqual(a, b, environment) : js::looselyEqual(a, b, environment);
            return Value(equal == (in.step == Step::Equal));
        });
    case Step::StrictEqual:
    case Step::StrictNotEqual:
        return binary(id, in, data, [&](Value a, Value b) {
            const bool identical = php ? php::identical(a, b, environment) : js::identical(a, b);
            return Value(identical == (in.step == Step::StrictEqual));
        });
    case Step::Greater:
        return binary(id, in, data, [&](Value a, Value b) {
            return Value(php ? php::less(b, a, environment) : js::greater(a, b, environment));
        });
    case Step::GreaterEqual:
        return binary(id, in, data, [&](Value a, Value b) {
            return Value(php ? php::lessOrEqual(b, a, environment) : js::greaterOrEqual(a, b, environment));
        });
    case Step::Less:
        return binary(id, in, data, [&](Value a, Value b) {
            return Value(php ? php::less(a, b, environment) : js::less(a, b, environment));
        });
    case Step::LessEqual:
        return binary(id, in, data, [&](Value a, Value b) {
            return Value(php ? php::lessOrEqual(a, b, environment) : js::lessOrEqual(a, b, environment));
        });
    case Step::Add:
    case Step::Subtract:
    case Step::Multiply:
    case Step::Divide:
    case Step::Modulo:
    case Step::Max:
    case Step::Min:
    case Step::In:
        return binary(id, in, data, [&](Value a, Value b) {
            const Value both[2] = {a, b};
            return php ? php::apply(in.step, both, 2, environment) : js::apply(in.step, both, 2, environment);
        });
    case Step::Merge:
    case Step::Cat:
    case Step::Substr:
    case Step::Log:
        return general(id, in, data);
    }
    return {};
}

template <Dialect dialect, class Sink>
std::size_t Evaluator<dialect, Sink>::arguments(NodeId id, const Instruction& in, Value data, Value* to)
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
json::Value Evaluator<dialect, Sink>::general(NodeId id, const Instruction& in, Value data)
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
json::Value Evaluator<dialect, Sink>::list(const Instruction& in, Value data)
{
    Value* items = m_environment.items(in.count);
    for (std::uint32_t i = 0; i < in.count; ++i)
        new (items + i) Value(operand(m_kids[in.first + i], data));
    return Value::array(items, in.count);
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::object(NodeId id, const Instruction& in, Value data)
{
    const json::Member* source = m_workplace.code.nodes[id].source.members();
    json::Member* members = m_environment.members(in.count);
    for (std::uint32_t i = 0; i < in.count; ++i)
        new (members + i) json::Member{source[i].key, operand(m_kids[in.first + i], data)};
    return asPhpArray(Value::object(members, in.count));
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::choose(NodeId id, const Instruction& in, Value data)
{
    std::uint32_t i = 0;
    for (; i + 1 < in.count; i += 2) {
        if (isTrue(argument(id, in, i, data)))
            return argument(id, in, i + 1, data);
    }
    return i + 1 == in.count ? argument(id, in, i, data) : Value();
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::andOr(NodeId id, const Instruction& in, Value data)
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
void Evaluator<dialect, Sink>::unknown(NodeId id, const Instruction& in, Value data)
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate/evaluator.h"
#include "engine/logic/php/phparray.h"

#include <array>
#include <new>

namespace retort::logic {

/// PHP walks any array, by its values; JavaScript walks lists.
template <Dialect dialect, class Sink>
bool Evaluator<dialect, Sink>::isWalked(Value list) const
{
    if (list.isArray())
        return true;
    return php && isPhpArray(list, m_environment.objects());
}

/// The second argument for one item.
template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::body(const Instruction& in, const Value& item)
{
    if (has(in, 1))
        return operand(m_kids[in.first + 1], item);
    return php ? Value() : undefined();
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::filter(NodeId id, const Instruction& in, const Value& data)
{
    const Value walked = argument(id, in, 0, data);
    if (php && !has(in, 1))
        leftOut(id, 1);
    m_environment.enter(id);
    m_sink.walks(walked);
    if (!isWalked(walked) || walked.size() == 0)
        return Value::array(m_environment.items(0), 0);
    m_environment.spend(walked.size());
    // Kept apart from the arena, in which the turns may allocate.
    ValueStack::Frame kept(m_workplace.stack, walked.size());
    std::size_t count = 0;
    typename Sink::Loop loop(m_sink);
    for (std::size_t i = 0; i < walked.size(); ++i) {
        loop.turn(i);
        const Value item = php::valueAt(walked, i);
        if (isTrue(body(in, item)))
            kept.values()[count++] = item;
    }
    m_environment.enter(id);
    Value* items = m_environment.items(count);
    std::uninitialized_copy_n(kept.values(), count, items);
    return Value::array(items, count);
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::map(NodeId id, const Instruction& in, const Value& data)
{
    const Value walked = argument(id, in, 0, data);
    if (php && !has(in, 1))
        leftOut(id, 1);
    m_environment.enter(id);
    m_sink.walks(walked);
    if (!isWalked(walked) || walked.size() == 0)
        return Value::array(m_environment.items(0), 0);
    m_environment.spend(walked.size());
    typename Sink::Loop loop(m_sink);
    if (walked.isObject()) { // PHP keeps the keys
        json::Member* members = m_environment.members(walked.size());
        for (std::size_t i = 0; i < walked.size(); ++i) {
            loop.turn(i);
            const json::Member& member = walked.members()[i];
            new (members + i) json::Member{member.key, body(in, member.value)};
        }
        return asPhpArray(Value::object(members, walked.size()));
    }
    Value* items = m_environment.items(walked.size());
    for (std::size_t i = 0; i < walked.size(); ++i) {
        loop.turn(i);
        new (items + i) Value(body(in, walked.items()[i]));
    }
    return Value::array(items, walked.size());
}

template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::reduce(NodeId id, const Instruction& in, const Value& data)
{
    static const json::Key current("current");
    static const json::Key accumulator("accumulator");

    const Value walked = argument(id, in, 0, data);
    if (php && !has(in, 1))
        leftOut(id, 1);
    const Value initial = has(in, 2) ? operand(m_kids[in.first + 2], data) : Value();
    m_environment.enter(id);
    m_sink.walks(walked);
    if (!isWalked(walked))
        return initial;
    m_environment.spend(walked.size());
    // One pair serves all turns, unless the body may hand it out as a value.
    std::array<json::Member, 2> shared;
    json::Member* pair = shared.data();
    Value result = initial;
    typename Sink::Loop loop(m_sink);
    for (std::size_t i = 0; i < walked.size(); ++i) {
        loop.turn(i);
        if (in.pair) {
            m_environment.enter(id);
            pair = m_environment.members(2);
        }
        new (pair) json::Member{current, php::valueAt(walked, i)};
        new (pair + 1) json::Member{accumulator, result};
        result = body(in, asPhpArray(Value::object(pair, 2)));
    }
    return result;
}

/// all, none, some. json-logic-php asks every item, json-logic-js stops at the deciding one.
template <Dialect dialect, class Sink>
json::Value Evaluator<dialect, Sink>::quantify(NodeId id, const Instruction& in, const Value& data)
{
    const Value walked = argument(id, in, 0, data);
    if (php && !has(in, 1))
        leftOut(id, 1);
    const bool all = in.step == Step::All;
    const bool untilThen = in.step == Step::None; // the answer where no item decides
    m_sink.walks(walked);
    if (!isWalked(walked) || walked.size() == 0)
        return untilThen;
    m_environment.enter(id);
    m_environment.spend(walked.size());
    bool decided = false;
    typename Sink::Loop loop(m_sink);
    for (std::size_t i = 0; i < walked.size() && (php || !decided); ++i) {
        loop.turn(i);
        decided |= isTrue(body(in, php::valueAt(walked, i))) != all;
    }
    return decided != (all || untilThen);
}

} // namespace retort::logic

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/evaluate/scope.h"

#include "engine/twig/evaluate/environment.h"
#include "engine/twig/value/array.h"

#include <algorithm>

namespace retort::twig {

void Scope::begin(const Plan& plan, Value base)
{
    m_plan = &plan;
    m_base = isArray(base) ? base : Value::array(nullptr, 0);
    m_slots.assign(plan.names.size(), Slot());
    m_hints.resize(plan.names.size());
    m_order.clear();
    m_depth = 0;
}

void Scope::begin(const Scope& like)
{
    m_plan = like.m_plan;
    m_base = like.m_base;
    m_slots = like.m_slots;
    m_hints = like.m_hints;
    m_order = like.m_order;
    m_depth = like.m_depth;
}

void Scope::load(Variable variable)
{
    Slot& slot = m_slots[variable];
    slot.position = nowhere;
    slot.state = State::Absent;
    if (!m_base.isObject())
        return;
    if (const Value* value = json::find(m_base, m_plan->names[variable], m_hints[variable])) {
        slot.state = State::Base;
        slot.position = m_hints[variable];
        slot.value = *value;
    }
}

void Scope::assignFirst(Variable variable, Value value)
{
    Slot& slot = m_slots[variable];
    if (slot.state == State::Unread)
        load(variable);
    slot.value = value;
    if (slot.state == State::Base) {
        slot.state = State::InPlace;
        return;
    }
    slot.state = State::Appended;
    slot.depth = m_depth;
    m_order.push_back(variable);
}

void Scope::remove(Variable variable)
{
    Slot& slot = m_slots[variable];
    if (slot.state == State::Unread)
        load(variable);
    if (slot.state == State::Appended)
        m_order.erase(std::next(std::find(m_order.rbegin(), m_order.rend(), variable)).base());
    slot.state = State::Absent;
}

Scope::Shadowed Scope::shadow(Variable variable, Value value)
{
    find(variable);
    const Shadowed shadowed{variable, m_slots[variable]};
    assign(variable, value);
    return shadowed;
}

void Scope::restore(const Shadowed& shadowed)
{
    if (shadowed.slot.state == State::Absent)
        remove(shadowed.variable);
    m_slots[shadowed.variable] = shadowed.slot;
}

std::array<Scope::Variable, 6> Scope::ofLoop(Variable value, Variable key) const
{
    return {m_plan->sequence, m_plan->iterated, key, value, m_plan->parent, m_plan->loop};
}

Scope::LoopStart Scope::enterLoop(Variable value, Variable key)
{
    LoopStart start;
    start.value = value;
    start.key = key;
    for (const Variable variable : ofLoop(value, key)) {
        const auto end = start.kept.begin() + static_cast<std::ptrdiff_t>(start.count);
        const auto same = [variable](const LoopStart::Kept& kept) { return kept.variable == variable; };
        if (!find(variable) || std::any_of(start.kept.begin(), end, same)) // `for loop in x` names one twice
            continue;
        const Slot& slot = m_slots[variable];
        std::size_t order = slot.position;
        if (slot.state == State::Appended && m_plan->wholes)
            order = m_base.size() +
                    static_cast<std::size_t>(std::find(m_order.begin(), m_order.end(), variable) - m_order.begin());
        start.kept[start.count++] = {variable, slot, order};
    }
    if (m_plan->wholes)
        std::sort(start.kept.begin(), start.kept.begin() + static_cast<std::ptrdiff_t>(start.count),
                  [](const LoopStart::Kept& a, const LoopStart::Kept& b) { return a.order < b.order; });
    ++m_depth;
    return start;
}

void Scope::removeOfLoop(const LoopStart& start)
{
    for (const Variable variable : ofLoop(start.value, start.key)) {
        if (find(variable))
            remove(variable);
    }
}

void Scope::leaveLoop(const LoopStart& start)
{
    // Where no template can see the order, what was hidden takes its old place again without a search.
    if (!m_plan->wholes) {
        for (std::size_t i = 0; i < start.count; ++i)
            m_slots[start.kept[i].variable] = start.kept[i].slot;
    } else {
        removeOfLoop(start);
    }
    const auto isNew = [this](Variable variable) { return m_slots[variable].depth >= m_depth; };
    for (const Variable variable : m_order) {
        if (isNew(variable))
            m_slots[variable].state = State::Absent;
    }
    m_order.erase(std::remove_if(m_order.begin(), m_order.end(), isNew), m_order.end());
    if (m_plan->wholes) {
        for (std::size_t i = 0; i < start.count; ++i) {
            const LoopStart::Kept& kept = start.kept[i];
            Slot& slot = m_slots[kept.variable];
            slot = kept.slot;
            slot.state = State::Appended;
            m_order.push_back(kept.variable);
        }
    }
    --m_depth;
}

void Scope::leaveLoop(const LoopStart& start, Value parent, Environment& environment)
{
    removeOfLoop(start);
    const Value now = whole(environment);
    ArrayBuilder builder(environment, parent.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (under(parent, keyAt(now, i)))
            builder.set(keyAt(now, i), valueAt(now, i));
    }
    for (std::size_t i = 0; i < parent.size(); ++i) {
        if (!under(now, keyAt(parent, i)))
            builder.set(keyAt(parent, i), valueAt(parent, i));
    }
    const std::uint16_t depth = m_depth;
    begin(*m_plan, builder.take());
    m_hints.assign(m_hints.size(), 0);
    m_depth = static_cast<std::uint16_t>(depth - 1);
}

Value Scope::whole(Environment& environment) const
{
    std::vector<const Slot*> over(m_base.size(), nullptr);
    std::size_t hidden = 0;
    bool untouched = m_order.empty();
    for (const Slot& slot : m_slots) {
        if (slot.state == State::Unread || slot.state == State::Base || slot.position >= m_base.size())
            continue;
        over[slot.position] = &slot;
        hidden += slot.state == State::InPlace ? 0 : 1;
        untouched = false;
    }
    if (untouched)
        return m_base;
    environment.spend((m_slots.size() + m_base.size()) / 16);
    const auto settled = [&environment](Value value) {
        return isLoop(value) ? loopOf(value).whole(environment) : value;
    };
    if (!m_base.isObject()) { // a list, or nothing at all
        ArrayBuilder builder(environment, m_base.size() + m_order.size());
        for (std::size_t i = 0; i < m_base.size(); ++i)
            builder.append(valueAt(m_base, i));
        for (const Variable variable : m_order)
            builder.set(Value(m_plan->names[variable].text()), settled(m_slots[variable].value));
        return builder.take();
    }
    const std::size_t count = m_base.size() - hidden + m_order.size();
    json::Member* members = environment.members(count);
    std::size_t at = 0;
    for (std::size_t i = 0; i < m_base.size(); ++i) {
        const json::Member& member = m_base.members()[i];
        if (!over[i])
            new (&members[at++]) json::Member(member);
        else if (over[i]->state == State::InPlace)
            new (&members[at++]) json::Member{member.key, settled(over[i]->value)};
    }
    for (const Variable variable : m_order)
        new (&members[at++]) json::Member{m_plan->names[variable], settled(m_slots[variable].value)};
    return objectOf(members, count);
}

} // namespace retort::twig

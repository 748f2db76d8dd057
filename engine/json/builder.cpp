// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/assembly.h"
#include "engine/json/data.h"
#include "engine/json/keyorder.h"

#include <vector>

namespace retort::json {

struct Builder::State {
    struct Open {
        bool object = false;
        std::uint32_t count = 0;
    };

    std::shared_ptr<detail::Arena> arena = std::make_shared<detail::Arena>(0);
    detail::Assembly assembly{*arena};
    std::vector<Open> open;
    std::vector<std::uint32_t> order;
    std::uint32_t roots = 0;

    void count() { ++(open.empty() ? roots : open.back().count); }
    void push(Value value)
    {
        assembly.push(value);
        count();
    }
};

Builder::Builder() : m_state(std::make_unique<State>()) {}
Builder::~Builder() = default;
Builder::Builder(Builder&&) noexcept = default;
Builder& Builder::operator=(Builder&&) noexcept = default;

void Builder::beginObject() { m_state->open.push_back({.object = true}); }
void Builder::beginArray() { m_state->open.push_back({.object = false}); }

void Builder::end()
{
    State& state = *m_state;
    assert(!state.open.empty());
    const State::Open closed = state.open.back();
    state.open.pop_back();
    if (closed.object) {
        state.order.clear();
        if (closed.count >= detail::indexedFrom) {
            const Member* members = state.assembly.top(closed.count);
            detail::sortKeys(state.order, closed.count,
                             [members](std::uint32_t i) -> const Key& { return members[i].key; });
        }
        state.assembly.closeObject(closed.count, state.order);
    } else {
        state.assembly.closeArray(closed.count);
    }
    state.count();
}

void Builder::key(std::string_view key)
{
    assert(!m_state->open.empty() && m_state->open.back().object);
    m_state->assembly.push(Key(m_state->arena->copy(key)));
}

void Builder::null() { m_state->push({}); }
void Builder::boolean(bool b) { m_state->push(b); }
void Builder::integer(std::int64_t i) { m_state->push(i); }
void Builder::number(double d) { m_state->push(d); }
void Builder::text(std::string_view s) { m_state->push(Value(m_state->arena->copy(s))); }

void Builder::value(Value v)
{
    struct Walk {
        Value container;
        std::size_t next = 0;
    };
    std::vector<Walk> walks;
    const auto enter = [&](Value value) {
        if (value.isString()) {
            text(value.text());
        } else if (value.isContainer()) {
            m_state->open.push_back({.object = value.isObject()});
            walks.push_back({value});
        } else {
            m_state->push(value);
        }
    };
    enter(v);
    while (!walks.empty()) {
        Walk& walk = walks.back();
        const std::size_t i = walk.next++;
        if (i == walk.container.size()) {
            walks.pop_back();
            end();
        } else if (walk.container.isObject()) {
            const Member& member = walk.container.members()[i];
            key(member.key.text());
            enter(member.value); // `walk` ends here
        } else {
            enter(walk.container.items()[i]);
        }
    }
}

Data Builder::take()
{
    assert(m_state->open.empty() && m_state->roots == 1);
    Data data{m_state->arena, m_state->assembly.root()};
    m_state.reset();
    return data;
}

Data Data::copy(Value value)
{
    if (!value.isString() && !value.isContainer())
        return {nullptr, value};
    Builder builder;
    builder.value(value);
    return builder.take();
}

} // namespace retort::json

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/arena.h"
#include "engine/json/smallstack.h"
#include "engine/json/value.h"

#include <cstdint>
#include <span>

namespace retort::json::detail {

/// Puts containers together from the inside out: what is open lies on a stack, what is closed moves to the arena.
class Assembly {
public:
    explicit Assembly(Arena& arena) : m_arena(arena) {}

    void push(Value value) { new (m_words.extend(sizeof(Value) / 8)) Value(value); }
    /// The text must lie in the arena already; a value follows.
    void push(const Key& key) { new (m_words.extend(sizeof(Key) / 8)) Key(key); }
    /// The last `count` values become one.
    void closeArray(std::size_t count)
    {
        const std::size_t words = count * (sizeof(Value) / 8);
        push(Value::array(static_cast<const Value*>(moved(words)), count));
    }
    /// The last `count` pairs of key and value become one value. `order` is their index, empty for few members.
    void closeObject(std::size_t count, std::span<const std::uint32_t> order);
    /// The last `count` pairs, for keyOrder().
    const Member* top(std::size_t count) { return reinterpret_cast<const Member*>(m_words.end()) - count; }
    Value root() { return *reinterpret_cast<const Value*>(m_words.end() - sizeof(Value) / 8); }

private:
    void* moved(std::size_t words, std::size_t roomBehind = 0)
    {
        if (words == 0)
            return m_arena.allocate(8); // an address of its own: JavaScript tells one empty array from another
        void* to = m_arena.allocate(words * 8 + roomBehind);
        m_words.pop(words);
        std::memcpy(to, m_words.end(), words * 8);
        return to;
    }

    Arena& m_arena;
    SmallStack<std::uint64_t, 512> m_words;
};

} // namespace retort::json::detail

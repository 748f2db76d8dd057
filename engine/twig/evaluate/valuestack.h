// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/value.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace retort::twig {

/// Rows of values that are given back in reverse order: arguments on their way to a filter. They stay where they are
/// while others are taken.
class ValueStack {
public:
    /// A row that goes back when this goes out of scope.
    class Row {
    public:
        Row(ValueStack& stack, std::size_t count)
            : m_stack(stack), m_block(stack.m_block), m_used(stack.m_used), m_data(stack.take(count))
        {}
        ~Row()
        {
            m_stack.m_block = m_block;
            m_stack.m_used = m_used;
        }
        Row(const Row&) = delete;
        Row& operator=(const Row&) = delete;

        json::Value* data() { return m_data; }

    private:
        ValueStack& m_stack;
        std::size_t m_block;
        std::size_t m_used;
        json::Value* m_data;
    };

    /// Of all rows, whatever holds them.
    void clear() { m_block = m_used = 0; }

private:
    struct Block {
        std::unique_ptr<json::Value[]> values;
        std::size_t size;
    };

    json::Value* take(std::size_t count)
    {
        if (m_blocks.empty() || m_blocks[m_block].size - m_used < count)
            nextBlock(count);
        json::Value* row = m_blocks[m_block].values.get() + m_used;
        m_used += count;
        return row;
    }
    void nextBlock(std::size_t count)
    {
        constexpr std::size_t least = 1024;
        if (!m_blocks.empty())
            ++m_block;
        if (m_block == m_blocks.size())
            m_blocks.push_back({});
        if (m_blocks[m_block].size < count) // what lies in it belongs to nobody
            m_blocks[m_block] = {std::make_unique<json::Value[]>(std::max(count, least)), std::max(count, least)};
        m_used = 0;
    }

    std::vector<Block> m_blocks;
    std::size_t m_block = 0;
    std::size_t m_used = 0;
};

} // namespace retort::twig

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace retort::logic {

/// Room for the arguments of calls within calls; what was given last is given back first. Nothing moves.
class ValueStack {
public:
    class Frame {
    public:
        Frame(ValueStack& stack, std::size_t count) : m_stack(stack), m_block(stack.m_block), m_used(stack.m_used)
        {
            m_values = stack.take(count);
        }
        ~Frame()
        {
            m_stack.m_block = m_block;
            m_stack.m_used = m_used;
        }
        Frame(const Frame&) = delete;
        Frame& operator=(const Frame&) = delete;

        json::Value* values() { return m_values; }

    private:
        ValueStack& m_stack;
        std::size_t m_block;
        std::size_t m_used;
        json::Value* m_values;
    };

private:
    struct Block {
        std::unique_ptr<json::Value[]> values;
        std::size_t size = 0;
    };

    json::Value* take(std::size_t count)
    {
        if (m_block == m_blocks.size() || m_blocks[m_block].size - m_used < count)
            nextBlock(count);
        json::Value* values = m_blocks[m_block].values.get() + m_used;
        m_used += count;
        return values;
    }
    void nextBlock(std::size_t count)
    {
        constexpr std::size_t usual = 256;
        if (!m_blocks.empty() && m_block < m_blocks.size())
            ++m_block;
        m_blocks.resize(m_block); // what lies behind is too small or not there
        const std::size_t size = std::max(usual, count);
        m_blocks.push_back({std::make_unique<json::Value[]>(size), size});
        m_used = 0;
    }

    std::vector<Block> m_blocks;
    std::size_t m_block = 0;
    std::size_t m_used = 0;
};

} // namespace retort::logic

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/arena.h"

#include <algorithm>

namespace retort {

void Arena::addBlock(std::size_t bytes)
{
    constexpr std::size_t smallest = 4096;
    const std::size_t last = m_blocks.empty() ? 0 : m_blocks.back().size;
    const std::size_t size = std::max({bytes, smallest, std::min(2 * last, kept)});
    m_blocks.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
    m_before += static_cast<std::size_t>(m_at - m_start);
    m_start = m_at = m_blocks.back().memory.get();
    m_limit = m_start + size;
    m_clear = nullptr;
}

void Arena::clearBlocks()
{
    // Keeps the largest block that is not too large, so that the same evaluation again allocates nothing.
    auto keep = m_blocks.end();
    for (auto block = m_blocks.begin(); block != m_blocks.end(); ++block) {
        if (block->size <= kept && (keep == m_blocks.end() || block->size > keep->size))
            keep = block;
    }
    if (keep == m_blocks.end()) {
        m_blocks.clear();
        m_start = m_at = m_limit = nullptr;
    } else {
        Block one = std::move(*keep);
        m_blocks.clear();
        m_blocks.push_back(std::move(one));
        m_start = m_at = m_blocks.back().memory.get();
        m_limit = m_start + m_blocks.back().size;
    }
    m_before = m_elsewhere = 0;
    m_clear = m_at;
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/arena.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace retort::json::detail {

namespace {
constexpr std::size_t smallestBlock = 256;
constexpr std::size_t largestStep = std::size_t{1} << 20;
} // namespace

Arena::~Arena()
{
    while (m_last) {
        Block* before = m_last->before;
        ::operator delete(m_last);
        m_last = before;
    }
}

void Arena::addBlock(std::size_t bytes)
{
    const std::size_t size = std::max({bytes, m_next, smallestBlock});
    void* memory = ::operator new(sizeof(Block) + size);
    m_last = new (memory) Block{m_last};
    m_at = static_cast<std::byte*>(memory) + sizeof(Block);
    m_limit = m_at + size;
    m_next = std::min(2 * size, std::max(largestStep, size / 2));
}

std::string_view Arena::copy(std::string_view text)
{
    if (text.empty())
        return {};
    auto* p = static_cast<char*>(allocate(text.size()));
    std::memcpy(p, text.data(), text.size());
    return {p, text.size()};
}

} // namespace retort::json::detail

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace retort {

/// Memory for what an evaluation makes: given out piece by piece, 8-aligned, taken back all at once.
class Arena {
public:
    /// What clear() leaves allocated.
    static constexpr std::size_t kept = std::size_t{1} << 20;

    Arena() = default;
    Arena(Arena&& other) noexcept { swap(other); }
    Arena& operator=(Arena&& other) noexcept
    {
        Arena(std::move(other)).swap(*this);
        return *this;
    }
    void swap(Arena& other) noexcept
    {
        std::swap(m_blocks, other.m_blocks);
        std::swap(m_start, other.m_start);
        std::swap(m_at, other.m_at);
        std::swap(m_limit, other.m_limit);
        std::swap(m_clear, other.m_clear);
        std::swap(m_before, other.m_before);
        std::swap(m_elsewhere, other.m_elsewhere);
    }

    void* allocate(std::size_t bytes)
    {
        bytes = (bytes + 7) & ~std::size_t{7};
        if (static_cast<std::size_t>(m_limit - m_at) < bytes) [[unlikely]]
            addBlock(bytes);
        void* p = m_at;
        m_at += bytes;
        return p;
    }
    template <class T>
    T* allocate(std::size_t count)
    {
        return static_cast<T*>(allocate(count * sizeof(T)));
    }
    /// Gives back the end of what was allocated last.
    void shrink(void* last, std::size_t bytes)
    {
        m_at = static_cast<std::byte*>(last) + ((bytes + 7) & ~std::size_t{7});
    }
    std::string_view copy(std::string_view text)
    {
        char* to = allocate<char>(text.size());
        if (!text.empty())
            std::memcpy(to, text.data(), text.size());
        return {to, text.size()};
    }

    /// Counts memory that lies elsewhere but lives as long.
    void charge(std::size_t bytes)
    {
        m_elsewhere += bytes;
        m_clear = nullptr;
    }
    std::size_t used() const { return m_before + m_elsewhere + static_cast<std::size_t>(m_at - m_start); }
    /// Nothing of it may be read any more.
    void clear()
    {
        if (m_at != m_clear)
            clearBlocks();
    }

private:
    struct Block {
        std::unique_ptr<std::byte[]> memory;
        std::size_t size;
    };
    void addBlock(std::size_t bytes);
    void clearBlocks();

    std::vector<Block> m_blocks;
    std::byte* m_start = nullptr; // of the last block
    std::byte* m_at = nullptr;
    std::byte* m_limit = nullptr;
    std::byte* m_clear = nullptr; // where m_at is when all is clear, if it can be
    std::size_t m_before = 0;     // used in the blocks before it
    std::size_t m_elsewhere = 0;
};

} // namespace retort

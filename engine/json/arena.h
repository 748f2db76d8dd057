// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace retort::json::detail {

/// Memory that is given out piece by piece, 8-aligned, and freed as a whole.
class Arena {
public:
    /// `first` bytes are taken at once; further blocks grow with what has been used.
    explicit Arena(std::size_t first) : m_next(first) {}
    ~Arena();
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    void* allocate(std::size_t bytes)
    {
        bytes = (bytes + 7) & ~std::size_t{7};
        if (static_cast<std::size_t>(m_limit - m_at) < bytes) [[unlikely]]
            addBlock(bytes);
        void* p = m_at;
        m_at += bytes;
        return p;
    }
    std::string_view copy(std::string_view text);

private:
    struct Block {
        Block* before;
    };
    void addBlock(std::size_t bytes);

    Block* m_last = nullptr;
    std::byte* m_at = nullptr;
    std::byte* m_limit = nullptr;
    std::size_t m_next; // size of the next block
};

} // namespace retort::json::detail

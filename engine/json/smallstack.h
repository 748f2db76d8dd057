// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <type_traits>

namespace retort::json::detail {

/// A stack whose first `Inline` elements need no memory of their own: most texts are small and are read a million
/// times.
template <class T, std::size_t Inline>
class SmallStack {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    SmallStack() : m_begin(reinterpret_cast<T*>(m_inline)), m_end(m_begin), m_limit(m_begin + Inline) {}
    SmallStack(const SmallStack&) = delete;
    SmallStack& operator=(const SmallStack&) = delete;

    std::size_t size() const { return static_cast<std::size_t>(m_end - m_begin); }
    bool empty() const { return m_end == m_begin; }
    T& operator[](std::size_t i) { return m_begin[i]; }
    const T& operator[](std::size_t i) const { return m_begin[i]; }
    T& back() { return m_end[-1]; }
    const T& back() const { return m_end[-1]; }
    T* end() { return m_end; }
    void push(const T& element) { new (extend(1)) T(element); }
    /// Room for `count` elements, to be written by the caller.
    T* extend(std::size_t count)
    {
        if (static_cast<std::size_t>(m_limit - m_end) < count) [[unlikely]]
            grow(count);
        T* at = m_end;
        m_end += count;
        return at;
    }
    void pop(std::size_t count = 1) { m_end -= count; }

private:
    void grow(std::size_t count)
    {
        const std::size_t size = this->size();
        const std::size_t capacity = 2 * size + count + Inline;
        auto* heap = static_cast<T*>(::operator new(capacity * sizeof(T)));
        std::memcpy(static_cast<void*>(heap), m_begin, size * sizeof(T));
        m_heap.reset(heap);
        m_begin = heap;
        m_end = heap + size;
        m_limit = heap + capacity;
    }

    struct Free {
        void operator()(T* p) const { ::operator delete(p); }
    };
    alignas(T) std::byte m_inline[Inline * sizeof(T)];
    std::unique_ptr<T, Free> m_heap;
    T* m_begin;
    T* m_end;
    T* m_limit;
};

} // namespace retort::json::detail

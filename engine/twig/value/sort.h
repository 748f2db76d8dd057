// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace retort::twig {

/// PHP's zend_sort: which answer comes out of an order that contradicts itself (PHP's own <=> does: "11" < "1a" < "1e1"
/// < "11") depends on which items are compared, so they have to be the same ones. `compare(x, y)` is above 0 where x
/// has to stand behind y, and never 0 for two different items: PHP takes equal ones by where they were.
template <class Compare>
class ZendSort {
public:
    ZendSort(std::span<std::uint32_t> items, Compare& compare) : m_items(items), m_compare(compare) {}
    void run() { sort(0, m_items.size()); }

private:
    bool behind(std::size_t a, std::size_t b) { return m_compare(m_items[a], m_items[b]) > 0; }
    void swap(std::size_t a, std::size_t b) { std::swap(m_items[a], m_items[b]); }
    void order(std::size_t a, std::size_t b)
    {
        if (behind(a, b))
            swap(a, b);
    }

    void sort3(std::size_t a, std::size_t b, std::size_t c)
    {
        if (!behind(a, b)) {
            if (behind(b, c)) {
                swap(b, c);
                order(a, b);
            }
        } else if (!behind(c, b)) {
            swap(a, c);
        } else {
            swap(a, b);
            order(b, c);
        }
    }

    /// `at` goes down over those that are in order, `count` of them.
    void sink(const std::size_t* sorted, std::size_t count)
    {
        while (count > 0 && behind(sorted[count - 1], sorted[count])) {
            swap(sorted[count - 1], sorted[count]);
            --count;
        }
    }

    void sort5(std::size_t a, std::size_t b, std::size_t c, std::size_t d, std::size_t e)
    {
        const std::size_t places[] = {a, b, c, d, e};
        sort3(a, b, c);
        sink(places, 3);
        sink(places, 4);
    }

    void insert(std::size_t from, std::size_t to)
    {
        std::rotate(m_items.begin() + static_cast<std::ptrdiff_t>(to),
                    m_items.begin() + static_cast<std::ptrdiff_t>(from),
                    m_items.begin() + static_cast<std::ptrdiff_t>(from) + 1);
    }

    void insertionSort(std::size_t start, std::size_t count)
    {
        const std::size_t places[] = {start, start + 1, start + 2, start + 3};
        switch (count) {
        case 0:
        case 1:
            return;
        case 2:
            return order(start, start + 1);
        case 3:
            return sort3(start, start + 1, start + 2);
        case 4:
            sort3(start, start + 1, start + 2);
            return sink(places, 3);
        case 5:
            return sort5(start, start + 1, start + 2, start + 3, start + 4);
        default:
            break;
        }
        for (std::size_t i = start + 1; i < start + count; ++i) {
            if (!behind(i - 1, i))
                continue;
            insert(i, i < start + 6 ? placeByOnes(start, i) : placeByTwos(start, i));
        }
    }

    std::size_t placeByOnes(std::size_t start, std::size_t i)
    {
        std::size_t j = i - 1;
        while (j != start && behind(j - 1, i))
            --j;
        return j;
    }

    std::size_t placeByTwos(std::size_t start, std::size_t i)
    {
        std::size_t j = i - 1;
        while (true) {
            j -= 2;
            if (!behind(j, i))
                return behind(j + 1, i) ? j + 1 : j + 2;
            if (j == start)
                return j;
            if (j == start + 1)
                return behind(i, start) ? start + 1 : start;
        }
    }

    void sort(std::size_t start, std::size_t count)
    {
        while (count > 16) {
            const std::size_t end = start + count;
            const std::size_t middle = start + count / 2;
            if (count >= 1024)
                sort5(start, start + count / 4, middle, middle + count / 4, end - 1);
            else
                sort3(start, middle, end - 1);
            const std::size_t parted = part(start, middle, end);
            if (parted - 1 - start < end - parted) { // the smaller part by recursion: never deeper than 64
                sort(start, parted - start - 1);
                start = parted;
                count = end - parted;
            } else {
                sort(parted, end - parted);
                count = parted - start - 1;
            }
        }
        insertionSort(start, count);
    }

    /// Where the greater ones begin; the one before it is the pivot.
    std::size_t part(std::size_t start, std::size_t middle, std::size_t end)
    {
        const std::size_t pivot = start + 1;
        swap(pivot, middle);
        std::size_t i = start + 2;
        std::size_t j = end - 1;
        while (i != j) {
            if (behind(pivot, i)) {
                ++i;
                continue;
            }
            do {
                if (--j == i)
                    break;
            } while (behind(j, pivot));
            if (j == i)
                break;
            swap(i, j);
            ++i;
        }
        swap(pivot, i - 1);
        return i;
    }

    std::span<std::uint32_t> m_items;
    Compare& m_compare;
};

template <class Compare>
void zendSort(std::span<std::uint32_t> items, Compare&& compare)
{
    ZendSort<Compare>(items, compare).run();
}

} // namespace retort::twig

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/parallel.h"

#include <algorithm>
#include <system_error>
#include <thread>
#include <vector>

namespace retort {

namespace {

/// What one thread takes at a time: a thread for fewer files is not worth its start.
constexpr std::size_t portion = 32;
constexpr std::size_t mostThreads = 8;

} // namespace

void inParallel(std::size_t count, const std::function<void(std::size_t)>& work, WorkProgress* progress)
{
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t from = next.fetch_add(portion); from < count; from = next.fetch_add(portion)) {
            for (std::size_t i = from; i < std::min(from + portion, count); ++i) {
                if (progress && progress->cancelled)
                    return;
                work(i);
                if (progress)
                    ++progress->done;
            }
        }
    };
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t threads = std::min({processors, mostThreads, (count + portion - 1) / portion});
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < threads; ++i) {
        try {
            others.emplace_back(run);
        } catch (const std::system_error&) {
            break; // no more threads are to be had: those that are there do it
        }
    }
    run();
    for (std::thread& other : others)
        other.join();
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

namespace retort {

/// How far a long piece of work is, for another thread to look at; and the wish to end it.
struct WorkProgress {
    std::atomic<std::size_t> done = 0;
    std::atomic<std::size_t> all = 0; ///< 0: it is not known yet.
    std::atomic<bool> cancelled = false;
};

/// Calls work(0) to work(count - 1), in no order, on the processors that there are, and waits for all of them. What has
/// not begun when it is cancelled is left out. `work` must not throw, and each call only touches what is its own.
void inParallel(std::size_t count, const std::function<void(std::size_t)>& work, WorkProgress* progress = nullptr);

} // namespace retort

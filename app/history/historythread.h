// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history/history.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace retort {

/// The history in a thread of its own, so that no window ever waits for a disk, or for another window that writes. What
/// is asked is done in its order. A run that cannot be kept (a full disk, a locked file) waits in memory and is tried
/// again: with the next run, by itself after a while, and at the end.
class HistoryThread {
public:
    /// How it stands with what should be kept.
    struct State {
        std::optional<Error> trouble;  ///< Why runs cannot be kept at present.
        std::size_t waiting = 0;       ///< Runs that wait in memory.
        std::size_t lost = 0;          ///< Runs that were too many, or too large, to wait.
        std::filesystem::path damaged; ///< Where a damaged file was set aside; empty where none was.

        bool operator==(const State&) const = default;
    };

    struct Setup {
        std::filesystem::path file;
        HistoryLimits limits = {};
        /// Hands what is to be told to the owner's thread. Called in the history's; not after the destructor.
        std::function<void(std::function<void()>)> deliver;
        std::function<void(const State&)> stateChanged = {};        ///< Delivered.
        std::chrono::milliseconds again = std::chrono::seconds(15); ///< Until it tries by itself.
        std::size_t mostWaiting = 64'000'000;                       ///< Bytes of runs that wait.
    };

    explicit HistoryThread(Setup setup);
    /// Does what is to be recorded, and forgets what was only asked.
    ~HistoryThread();
    HistoryThread(const HistoryThread&) = delete;
    HistoryThread& operator=(const HistoryThread&) = delete;

    /// Keeps the run that `make` gives, which is called in the history's thread; none where it gives an error. `done`
    /// gets the line as it is kept, perhaps much later, or the error of `make`, or Limit for a run that is too large.
    void record(const HistoryOwner& owner, std::function<Result<HistoryEntry>()> make,
                std::function<void(Result<HistoryLine>)> done);

    /// Asks for something; `done` is delivered. A newer question of the same lane takes the place of one that has not
    /// begun, whose `done` is never called; lane 0 is for those that all are to be answered.
    template <class Answer>
    void ask(int lane, std::function<Result<Answer>(History&)> question, std::function<void(Result<Answer>)> done)
    {
        push({.lane = lane,
              .work = [this, question = std::move(question), done = std::move(done)](History* history,
                                                                                     const Error& error) {
                  auto answer = history ? question(*history) : Result<Answer>(fail(error));
                  const bool broken = history && !answer && answer.error().kind == Error::Kind::Io;
                  m_setup.deliver([done, answer = std::move(answer)] { done(answer); });
                  return !broken;
              }});
    }

private:
    struct Task {
        int lane = 0;
        bool recording = false; ///< Done also when the program ends.
        /// Gets the history, or why there is none. False where the file should be opened anew.
        std::function<bool(History*, const Error&)> work;
    };
    struct Waiting {
        HistoryOwner owner;
        HistoryEntry entry;
        std::function<void(Result<HistoryLine>)> done;
    };

    void push(Task task);
    void run();
    History* opened();
    void keepWaiting();
    bool keep(Waiting& one);
    void tell();

    Setup m_setup;
    std::mutex m_mutex;
    std::condition_variable m_come;
    std::deque<Task> m_tasks;
    std::atomic<bool> m_ending = false; ///< Set under the mutex.

    // Of the thread alone.
    std::optional<History> m_history;
    std::deque<Waiting> m_waiting;
    std::size_t m_waitingBytes = 0;
    std::chrono::steady_clock::time_point m_nextTry;
    Error m_openError;
    State m_state;
    State m_told;

    std::thread m_thread; ///< Last: all else is there when it begins.
};

} // namespace retort

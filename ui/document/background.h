// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace retort {

/// How long an evaluation may keep the window waiting: less than a person notices. All but monstrous ones take
/// microseconds and are on the screen in the same frame; the others go on in the background, and the window says so.
inline constexpr std::chrono::milliseconds patienceOfAnEdit(40);
/// The engine's limits end any evaluation long before.
inline constexpr std::chrono::milliseconds untilDone(std::chrono::hours(24));

/// Gives something large back off the window's thread: many small pieces of memory take milliseconds. What others still
/// hold parts of stays with them.
template <class Value>
void letGo(Value value)
{
    QThreadPool::globalInstance()->start([gone = std::make_shared<Value>(std::move(value))] {});
}

/// One piece of work at a time off the window's thread. Its answer is waited for a moment; where it comes later, the
/// receiver is told.
template <class Answer>
class Background {
public:
    /// `late` is called in the receiver's thread, in a later turn of its event loop, once for every start(): also for
    /// an answer that was taken in time.
    Background(QObject& receiver, std::function<void()> late) : m_mailbox(std::make_shared<Mailbox>())
    {
        m_mailbox->receiver = &receiver;
        m_mailbox->late = std::move(late);
    }
    ~Background()
    {
        const std::lock_guard lock(m_mailbox->mutex);
        m_mailbox->receiver = nullptr;
    }
    Q_DISABLE_COPY_MOVE(Background)

    bool isRunning() const { return m_running; }
    /// Only while it is not running. `work` must not touch what others may change.
    void start(std::function<std::unique_ptr<Answer>()> work)
    {
        m_running = true;
        QThreadPool::globalInstance()->start([mailbox = m_mailbox, work = std::move(work)] {
            auto answer = work();
            const std::lock_guard lock(mailbox->mutex);
            mailbox->answer = std::move(answer);
            mailbox->filled.notify_one();
            if (mailbox->receiver)
                QMetaObject::invokeMethod(mailbox->receiver, mailbox->late, Qt::QueuedConnection);
        });
    }
    /// The answer, after at most `patience`; nullptr where it is not there by then, or taken already.
    std::unique_ptr<Answer> take(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(m_mailbox->mutex);
        m_mailbox->filled.wait_for(lock, patience, [this] { return m_mailbox->answer != nullptr; });
        if (m_mailbox->answer)
            m_running = false;
        return std::move(m_mailbox->answer);
    }

private:
    /// One slot: there is never more than one piece of work under way.
    struct Mailbox {
        std::mutex mutex;
        std::condition_variable filled;
        QObject* receiver = nullptr; ///< nullptr once it is gone.
        std::function<void()> late;
        std::unique_ptr<Answer> answer;
    };

    std::shared_ptr<Mailbox> m_mailbox;
    bool m_running = false;
};

} // namespace retort

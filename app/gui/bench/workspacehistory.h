// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history/historythread.h"
#include "ui/bench/history/pastruns.h"
#include "ui/bench/history/runtaken.h"

#include <memory>

namespace retort {

class FileController;
struct Session;

/// The earlier runs of the open workspace, in history.db of the state folder. The file is opened when it is first
/// needed.
class WorkspaceHistory : public PastRuns {
    Q_OBJECT

public:
    WorkspaceHistory(const Session& session, const FileController& files, QObject* parent = nullptr);
    ~WorkspaceHistory() override;

    void find(const PastRunSearch& search, std::function<void(Result<PastRunPage>)> done) override;
    void read(std::int64_t id, std::function<void(Result<PastRunPtr>)> done) override;
    void remove(const std::vector<std::int64_t>& ids, std::function<void(Result<>)> done) override;
    void clear(std::function<void(Result<>)> done) override;

    /// Runs it once more, with nothing of what is secret, and keeps what came of it; recorded() tells. `done` gets its
    /// line, perhaps much later, or why it is not kept.
    void record(RunTaken taken, std::function<void(Result<PastRunLine>)> done);

    const HistoryThread::State& state() const { return m_state; }

Q_SIGNALS:
    void stateChanged();

private:
    HistoryThread& thread();
    HistoryOwner owner() const;

    const Session& m_session;
    const FileController& m_files;
    HistoryThread::State m_state;
    std::unique_ptr<HistoryThread> m_thread;
};

} // namespace retort

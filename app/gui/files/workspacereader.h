// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/parallel.h"
#include "ui/document/background.h"
#include "ui/document/entryfile.h"

#include <QTimer>

#include <filesystem>
#include <functional>
#include <map>

namespace retort {

/// A workspace folder as it was read, ready for Workspace::openRead().
struct ReadWorkspace {
    std::filesystem::path folder; ///< Absolute, links resolved.
    std::string id;               ///< From retort.json.
    std::map<QString, std::string> hashes;
    std::vector<EntryFile> files;
    std::int64_t readFrom = 0; ///< When reading began; see FolderWatch::start().
};

/// Reads a workspace's files and what they mean, on all processors. A usual one is there when read() returns; while a
/// large one is read the window goes on, and is told how far it is.
class WorkspaceReader : public QObject {
    Q_OBJECT

public:
    explicit WorkspaceReader(QObject* parent = nullptr);
    ~WorkspaceReader() override;

    using Then = std::function<void(Result<ReadWorkspace>)>;
    /// Calls `then` in this thread, before it returns or later. What is still being read for another call is dropped,
    /// and so is its `then`.
    void read(const std::filesystem::path& folder, const ManifestReader& readManifest, Then then);
    bool isReading() const { return m_background != nullptr; }

    /// More files than this are a large workspace.
    static constexpr std::size_t few = 500;

Q_SIGNALS:
    void progress(const QString& name, int done, int all); ///< While a large one is read; `name` is the folder's.
    void ended();                                          ///< Likewise, before `then`.

private:
    void drop();
    void take(std::chrono::milliseconds patience);
    void tell();

    std::unique_ptr<Background<Result<ReadWorkspace>>> m_background; ///< nullptr while nothing is read.
    std::shared_ptr<WorkProgress> m_progress;
    QTimer m_ticks;
    QString m_name;
    Then m_then;
};

} // namespace retort

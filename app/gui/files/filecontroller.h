// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/files/openfolder.h"
#include "app/workspace/statefolder.h"
#include "engine/base/result.h"
#include "ui/document/entry.h"

#include <QObject>

#include <functional>

namespace retort {

class FileSaver;
class JournalKeeper;
class NoticeBar;
class OutsideChanges;
class Prompts;
class Recovery;
class Workspace;
class WorkspaceReader;
struct ReadWorkspace;

/// Joins the open workspace to its folder: opening and making one, and asking before anything is lost. Saving, the
/// journal, recovery and other programs' changes have a helper each. The window has one of these.
class FileController : public QObject {
    Q_OBJECT

public:
    /// Journals lie in `state`.
    FileController(Workspace& workspace, Prompts& prompts, NoticeBar& notices, QObject* parent = nullptr,
                   std::filesystem::path state = stateFolder());
    ~FileController() override;

    /// Empty while nothing is open.
    const std::filesystem::path& folder() const { return m_folder.path; }
    const Backups& backups() const { return m_folder.backups; }

    /// Opens a folder in the place of what is open, after asking about what is unsaved. What cannot be opened leaves
    /// everything as it is, with a notice. A large workspace is there later: what is open stays meanwhile, and can be
    /// worked on.
    void open(const std::filesystem::path& folder);
    void chooseFolder();
    /// The person's own copy of the sample workspace; it is made where there is none yet.
    void openSample();
    /// Makes a workspace and opens it, likewise.
    void create(const std::filesystem::path& folder, const QString& name);

    /// Writes every changed document, and deletes the files of deleted ones; see FileSaver.
    void save();

    /// Calls `go` once nothing would be lost: at once, or after the person saved or discarded. Not at all where they
    /// changed their mind, or where saving failed.
    void leaveThen(std::function<void()> go);
    /// The window closes, after leaveThen(): the journal is no longer needed.
    void letGo();

    Recovery& recovery() { return *m_recovery; }
    OutsideChanges& outside() { return *m_outside; }
    JournalKeeper& journal() { return *m_keeper; }

Q_SIGNALS:
    /// A large workspace is being read: how many of its files; 0 of 0 at first.
    void reading(const QString& name, int files, int all);
    void readingEnded();
    void opening(); ///< What is open is about to go.
    void opened(const QString& folder);
    void saved(int documents, int deleted);
    void reloaded(int documents); ///< Other programs changed them.
    void recovered(int documents);
    void showRequested(retort::EntryId id); ///< Came back, and is to be looked at.

private:
    void load(const std::filesystem::path& folder);
    void loadLocked(const std::filesystem::path& folder, std::optional<WorkspaceLock> lock);
    void show(ReadWorkspace read, std::optional<WorkspaceLock> lock);
    void tellUnreadable();
    QString titleOf(const QString& path) const;

    Workspace& m_workspace;
    Prompts& m_prompts;
    NoticeBar& m_notices;
    std::filesystem::path m_state;
    OpenFolder m_folder;
    WorkspaceReader* m_reader;
    FileSaver* m_saver;
    JournalKeeper* m_keeper;
    Recovery* m_recovery;
    OutsideChanges* m_outside;
};

} // namespace retort

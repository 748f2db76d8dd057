// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/journalfile.h"
#include "ui/compare/comparedialog.h"
#include "ui/document/entry.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace retort {

class JournalKeeper;
class NoticeBar;
struct OpenFolder;
class Prompts;
class Workspace;

/// Offers what a journal kept when its window ended without saving. Work goes on meanwhile; as long as nothing is
/// decided the journal stays on the disk, whatever is closed or opened.
class Recovery : public QObject {
    Q_OBJECT

public:
    Recovery(Workspace& workspace, OpenFolder& folder, JournalKeeper& keeper, Prompts& prompts, NoticeBar& notices,
             QObject* parent = nullptr);

    /// A workspace was opened: looks for journals of it in `folder`.
    void look(const std::filesystem::path& folder, const journal::Head& head);
    /// The workspace is about to be left. What is not decided is offered again next time.
    void letGo();

    bool isPending() const { return !m_pending.empty(); }

    /// Everything whose file is still what the edits were made on comes back as unsaved edits, in one undo step. What
    /// changed since is compared, and the person chooses.
    void recover();
    /// After a question. Of files that are there it stays among their earlier versions; where that fails, nothing goes.
    void discard();
    void showChanges();

Q_SIGNALS:
    void recovered(int documents);
    /// What came back and is to be looked at: one that was in no file before any other.
    void showRequested(retort::EntryId id);

private:
    void gather();
    void offer();
    void compare();
    void takeChosen(const std::vector<ChosenText>& texts);
    void settle(const std::vector<std::string>& paths);
    bool bringBack(const QString& path, const journal::Unsaved& unsaved);
    std::optional<std::string> presentText(const QString& path) const;
    void finish(const std::vector<std::string>& paths, int documents);
    std::vector<ComparedFile> pendingFiles() const;
    ComparedFile wholeOf(const std::string& path, bool& isAsked) const;
    CompareDialog* openDialog(std::vector<ComparedFile> files, const CompareDialog::Words& words);

    Result<> keepVersions();

    Workspace& m_workspace;
    OpenFolder& m_folder;
    JournalKeeper& m_keeper;
    Prompts& m_prompts;
    NoticeBar& m_notices;
    std::vector<AbandonedJournal> m_journals;
    /// What is offered now: of each file what the oldest journal has of it. A later one was written without the edits
    /// of the earlier one, so it comes after it, and is compared with what came back.
    journal::State m_pending;
    QPointer<CompareDialog> m_dialog;
    EntryId m_toShow = EntryId::None; ///< Of what comes back just now.
    bool m_toShowIsNew = false;
};

} // namespace retort

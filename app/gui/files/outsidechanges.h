// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/files/outsidestates.h"
#include "app/workspace/folderwatch.h"
#include "ui/compare/comparedialog.h"

#include <QObject>
#include <QPointer>

#include <map>

namespace retort {

class NoticeBar;
class Workspace;
struct OpenFolder;

/// Follows what other programs do to the files while the workspace is open. A file that is as it was saved is read
/// again, in a step that undo takes back; one that was edited here is asked about, in a bar that waits. What is to be
/// done is moveFor()'s to say, and all that waits is in the bar: there is no state without one.
class OutsideChanges : public QObject {
    Q_OBJECT

public:
    OutsideChanges(Workspace& workspace, OpenFolder& folder, NoticeBar& notices, QObject* parent = nullptr);

    /// The workspace was read, from this moment on.
    void start(std::int64_t loadedFrom);
    void stop();
    /// A save found that these files are no longer what is known of them: they are looked at now.
    void lookAt(const QStringList& paths);
    /// A save left out what waits for an answer: the bar says so, in front of all others.
    void insist();
    /// What is open changed, by a save, an undo, or any edit: some of what waits may be settled by that.
    void review();

    // The answers of the bar, for every file that waits for one.
    void keepMine();
    void takeTheirs();
    void compare();

    FolderWatch& watch() { return m_watch; }

Q_SIGNALS:
    void reloaded(int documents); ///< Read again, made or deleted by others.

private:
    /// A file in the bar.
    struct Waiting {
        OutsideChange change;
        std::string known;                  ///< SHA-256 of what the edits were made on; "": there was no file.
        std::optional<json::Document> base; ///< That itself, where it is JSON.
    };

    void take(const std::vector<OutsideChange>& changes);
    void reload(const std::vector<OutsideChange>& changes);
    There thereOf(const QString& path, const OutsideChange& change) const;
    Here hereOf(const QString& path, const OutsideChange& change) const;
    void rest(const QString& path, const OutsideChange& change);
    void wait(const QString& path, const OutsideChange& change);
    void adopt(const QString& path, const OutsideChange& change);
    void own(const QString& path, const OutsideChange& change);
    void takeChosen(const std::vector<ChosenText>& texts);
    std::optional<std::string> myText(const QString& path) const;
    QString sentence() const;
    void showBar(bool insisting = false);

    Workspace& m_workspace;
    OpenFolder& m_folder;
    NoticeBar& m_notices;
    FolderWatch m_watch;
    std::map<QString, Waiting> m_waiting;
    std::map<QString, OutsideChange> m_compared; ///< What the dialog shows.
    QPointer<CompareDialog> m_dialog;
    bool m_reviewing = false; ///< A review is on its way.
};

} // namespace retort

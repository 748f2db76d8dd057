// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
/// again, in a step that undo takes back; one that was edited here is asked about, in a bar that waits.
class OutsideChanges : public QObject {
    Q_OBJECT

public:
    OutsideChanges(Workspace& workspace, OpenFolder& folder, NoticeBar& notices, QObject* parent = nullptr);

    /// The workspace was read, from this moment on.
    void start(std::int64_t loadedFrom);
    void stop();
    /// A file was saved, or read again, after a question of another kind.
    void decided(const QString& path);

    // The answers of the bar, for every file that waits for one.
    void keepMine();
    void takeTheirs();
    void compare();

    FolderWatch& watch() { return m_watch; }

Q_SIGNALS:
    void reloaded(int documents); ///< Read again, made or deleted by others.

private:
    void take(const std::vector<OutsideChange>& changes);
    void reload(const std::vector<OutsideChange>& changes);
    bool asksFor(const OutsideChange& change);
    void adopt(const QString& path, const OutsideChange& change);
    void own(const QString& path, const OutsideChange& change);
    void takeChosen(const std::vector<ChosenText>& texts);
    std::optional<std::string> myText(const QString& path) const;
    void showBar();

    Workspace& m_workspace;
    OpenFolder& m_folder;
    NoticeBar& m_notices;
    FolderWatch m_watch;
    std::map<QString, OutsideChange> m_waiting; ///< The paths are m_folder.undecided.
    QPointer<CompareDialog> m_dialog;
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/backups.h"
#include "ui/document/entry.h"

#include <QObject>
#include <QPointer>

class QAction;
class QWidget;

namespace retort {

class FileController;
class MenuItems;
class NoticeBar;
class Workspace;
struct Session;

/// Joins "Earlier versions…" to the document that is looked at: shows what was kept of it, and brings one back, as one
/// step. That is the sample event where the keyboard is in its pane or list, else the target or the reaction.
class VersionController : public QObject {
    Q_OBJECT

public:
    VersionController(Session& session, const FileController& files, MenuItems& items, NoticeBar& notices,
                      QWidget& event, QObject* parent = nullptr);

private:
    EntryId current() const;
    void show();
    void restore(EntryId id, const std::string& text, const QString& when);

    Session& m_session;
    const FileController& m_files;
    NoticeBar& m_notices;
    QWidget& m_event;
    QAction* m_item;
    QPointer<QWidget> m_focused; ///< Outside of menus and of the finder.
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/history/pastrun.h"
#include "ui/document/entry.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace retort {

class BundleController;
class FileController;
class HistoryDialog;
class MenuItems;
class NoticeBar;
class Prompts;
class WorkspaceHistory;
struct Session;

/// Keeps each run that somebody asks for (Run, F5), opens the history of them, and carries out what is asked there.
class HistoryController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const FileController& files;
        MenuItems& items;
        NoticeBar& notices;
        BundleController& bundles;
        QWidget& window;
        /// Asks in the place of the history's own message boxes, for tests.
        Prompts* prompts = nullptr;
    };

    HistoryController(Session& session, const Parts& parts, QObject* parent = nullptr);

    HistoryDialog* dialog() const; ///< nullptr until it was opened once.

Q_SIGNALS:
    void told(const QString& sentence); ///< Of what was done, in passing.

private:
    void keepRun();
    void keepNow();
    bool isComing() const;
    void open();
    void showState();
    void runAgain(const PastRunPtr& run);
    EntryId addEvent(const PastRunPtr& run, const QString& name);
    void useEvent(const PastRunPtr& run);
    void useBundleEvent(const PastRunPtr& run);
    void goToNow(const PastRunPtr& run);

    Session& m_session;
    Parts m_parts;
    WorkspaceHistory* m_history;
    QPointer<HistoryDialog> m_dialog;
    bool m_wanted = false; ///< A run was asked for that is still worked at.
};

} // namespace retort

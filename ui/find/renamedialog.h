// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/background.h"
#include "ui/find/renameplan.h"

#include <QDialog>
#include <QTimer>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace retort {

class PlainLabel;

/// Asks for a handle's new name and shows what it changes, each place with a tick. Open it with open(): it does the
/// rename itself when it is accepted, and says why where it cannot. Many documents are worked out in the background,
/// and the dialog says how far it is; Cancel ends it.
class RenameDialog : public QDialog {
    Q_OBJECT

public:
    RenameDialog(Workspace& workspace, FindIndex& index, const uses::Subject& handle, QWidget* parent = nullptr);

Q_SIGNALS:
    void renamed(const QString& handle, int places);

private:
    void fill();
    void refresh();
    void rename();
    void takeRename(std::chrono::milliseconds patience);
    void tellProgress();
    void setWorking(bool working);

    /// One rename that is being worked out.
    struct Job {
        RenameWork work;
        QString name;
        std::atomic<int> done = 0;
    };

    Workspace& m_workspace;
    FindIndex& m_index;
    uses::Subject m_handle;
    std::optional<RenamePlan> m_plan;
    QLineEdit* m_name;
    QListWidget* m_list;
    PlainLabel* m_verdict;
    QPushButton* m_rename;
    std::vector<int> m_rows;    ///< Of each change.
    std::shared_ptr<Job> m_job; ///< nullptr while nothing is worked out.
    Background<Result<std::vector<EntryEdit>>> m_background;
    QTimer m_ticks;
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/find/renameplan.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace retort {

class PlainLabel;

/// Asks for a handle's new name and shows what it changes, each place with a tick. Open it with open(): it does the
/// rename itself when it is accepted, and says why where it cannot.
class RenameDialog : public QDialog {
    Q_OBJECT

public:
    RenameDialog(Workspace& workspace, FindIndex& index, const uses::Subject& handle, QWidget* parent = nullptr);

Q_SIGNALS:
    void renamed(const QString& handle, int places);

private:
    void fill(const Workspace& workspace);
    void refresh();
    void rename();

    RenamePlan m_plan;
    QLineEdit* m_name;
    QListWidget* m_list;
    PlainLabel* m_verdict;
    QPushButton* m_rename;
    std::vector<int> m_rows; ///< Of each change.
};

} // namespace retort

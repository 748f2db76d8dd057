// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace retort {

class PlainLabel;

/// Asks for the name of a new workspace and for its folder, which follows the name until the person chooses one. Opened
/// with open(); the answer is a signal.
class NewWorkspaceDialog : public QDialog {
    Q_OBJECT

public:
    /// `home`: where a folder is suggested.
    NewWorkspaceDialog(const QString& home, QWidget* parent);

Q_SIGNALS:
    void chosen(const QString& folder, const QString& name);

private:
    void browse();
    void showState();
    QString suggestion() const;

    QString m_home;
    QLineEdit* m_name;
    QLineEdit* m_folder;
    PlainLabel* m_verdict;
    QPushButton* m_create;
    bool m_ownFolder = false; ///< The person chose it.
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/workspace.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace retort {

class PlainLabel;
class Segments;

/// The command that would post a sample event, to be looked at and copied. Nothing is sent, and no token is in it.
/// Open it with open().
class CurlDialog : public QDialog {
    Q_OBJECT

public:
    CurlDialog(Workspace& workspace, EntryId event, QWidget* parent = nullptr);

Q_SIGNALS:
    void copied();

private:
    void showCommand();
    void copy();

    Workspace& m_workspace;
    EntryId m_event;
    Segments* m_routes;
    QPlainTextEdit* m_text;
    PlainLabel* m_notes;
    QPushButton* m_copy;
};

} // namespace retort

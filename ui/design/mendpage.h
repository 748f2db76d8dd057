// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/workspace.h"

#include <QWidget>

class QPushButton;

namespace retort {

class EmptyState;
class JsonEditor;
class PlainLabel;

/// A file that cannot be read as what it should be: which one, why, what can be done, and its text to mend. What is
/// typed is an edit like any other, a draft for as long as it is no JSON. The page stays while somebody types in it,
/// also when the text has become sound; they say when they are done. A file that is no text has no editor.
class MendPage : public QWidget {
    Q_OBJECT

public:
    explicit MendPage(Workspace& workspace, QWidget* parent = nullptr);

    void show(EntryId id);
    /// Is this entry being typed in here just now?
    bool isMending(EntryId id) const;

Q_SIGNALS:
    void finished(); ///< It can be shown as what it is.

private:
    void refresh();
    void edited(const QString& text);
    bool isSound() const;

    Workspace& m_workspace;
    EntryId m_shown = EntryId::None;
    bool m_finished = true; ///< Nobody typed since it was shown, or they said that they are done.
    EmptyState* m_nothing;  ///< For what is no text.
    QWidget* m_mend;
    PlainLabel* m_title;
    PlainLabel* m_why;
    PlainLabel* m_next;
    QPushButton* m_copy;
    QPushButton* m_done;
    JsonEditor* m_text;
};

} // namespace retort

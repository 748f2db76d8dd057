// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/design/sidebar/entrydelegate.h"
#include "ui/design/sidebar/entrymodel.h"

#include <QListView>

class QToolButton;

namespace retort {

class FoldHead;
class PlainLabel;

/// One part of the sidebar: a head with a count and an add button, and the list below it, which the head folds away.
/// Keys and context menu rename, duplicate and delete; each of it can be undone.
class SidebarSection : public QWidget {
    Q_OBJECT

public:
    SidebarSection(Workspace& workspace, const LiveLint& lint, EntryKind kind, QWidget* parent = nullptr);

    QListView& list() { return *m_list; }
    EntryModel& model() { return m_model; }

    /// Shows which entry is selected, without telling of it.
    void setCurrent(EntryId id);
    EntryId current() const;
    void reveal(); ///< Scrolls to what is selected; to the top where the filter hides it.
    void editName(EntryId id);

    /// A folded list shows all the same while it is filtered: what is looked for must be found.
    void setFolded(bool folded);
    bool isFolded() const;
    bool showsRows() const;

    int headHeight() const;
    int headWidth() const; ///< What the head needs to be read.
    int rowHeight() const;
    int rowsHeight() const; ///< What the list would like to have.

Q_SIGNALS:
    void usesRequested(retort::EntryId id); ///< Of a target: where it is sent to.
    void activated(retort::EntryId id);     ///< Somebody went to this entry.
    void copiedInactive();                  ///< The copy of an active reaction, which is not active.
    void nameEntered(retort::EntryId id);   ///< With Enter, as opposed to leaving the field.
    void addRequested();
    void pasteRequested();
    void folded();  ///< Or unfolded.
    void resized(); ///< rowsHeight() may have changed.

private:
    bool isKept() const { return m_model.kind() == EntryKind::Definitions; } ///< Looked at, not made or changed here.
    bool copy(); ///< The current entry's text; false where it has none.
    void updateHead();
    void showMenu(const QPoint& at);
    void addActions();
    void currentMoved(const QModelIndex& index);

    Workspace& m_workspace;
    EntryModel m_model;
    EntryDelegate m_delegate;
    FoldHead* m_head;
    QToolButton* m_add; ///< nullptr where nothing is made here.
    QListView* m_list;
    PlainLabel* m_empty;
    QAction* m_rename = nullptr;
    QAction* m_duplicate = nullptr;
    QAction* m_cut = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_paste = nullptr;
    QAction* m_delete = nullptr;
    EntryId m_current = EntryId::None; ///< Kept while the filter hides it.
};

} // namespace retort

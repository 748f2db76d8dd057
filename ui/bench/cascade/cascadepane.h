// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/cascade/cascaderows.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace retort {

class CascadeModel;
class CascadeView;
class Chip;
class ElidingLabel;
class EmptyState;
class LiveCascade;
class PlainLabel;

/// The sample event among all reactions of the workspace: who answers it, what that leads to, and what the same event
/// would give once more. A click, or Enter, goes to the place; what is older than the last edit is marked so.
class CascadePane : public QWidget {
    Q_OBJECT

public:
    explicit CascadePane(LiveCascade& cascade, QWidget* parent = nullptr);

    CascadeView& view() { return *m_view; }
    /// How old it is: a line that may stand elsewhere.
    QWidget* head() const { return m_headLine; }
    void focusList(); ///< Or what stands in its place.

Q_SIGNALS:
    void placeRequested(const retort::CascadePlaceOf& place);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void showResult();
    void open(const QModelIndex& index);

    LiveCascade& m_cascade;
    CascadeModel* m_model;
    CascadeView* m_view;
    QWidget* m_headLine;
    Chip* m_state;
    PlainLabel* m_head;   ///< Which event, dialect and clock, and that nothing was sent.
    QWidget* m_elsewhere; ///< It is of another event than the selected one.
    ElidingLabel* m_elsewhereText;
    QPushButton* m_follow;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    EntryId m_shown = EntryId::None; ///< The event whose rows stand in the tree.
    std::vector<QPersistentModelIndex> m_came;
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/selection.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QStackedWidget;
class QTreeView;

namespace retort {

class DefinitionsModel;
class ElidingLabel;
class EmptyState;
class PanelHead;

/// A list of definitions, in the place of the reaction: what handles there are and where they come from. It is read
/// only, since the tenant is where definitions are made.
class DefinitionsPane : public QWidget {
    Q_OBJECT

public:
    DefinitionsPane(const Workspace& workspace, const Selection& selection, QWidget* parent = nullptr);

    QString currentHandle() const;          ///< "" where no row is current.
    void showHandle(const QString& handle); ///< Selects its row and gives it the focus, whatever was filtered.

    QSize sizeHint() const override { return {684, 420}; }
    QSize minimumSizeHint() const override { return {320, 180}; }

Q_SIGNALS:
    void usesRequested(const QString& handle); ///< Of the list that is looked at.

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void update();
    void sizeColumns();
    void copyHandle() const;

    const Workspace& m_workspace;
    const Selection& m_selection;
    QTimer m_later; ///< Many changes in one turn are one look.
    QStackedWidget* m_pages;
    EmptyState* m_unreadable;
    PanelHead* m_head;
    QLineEdit* m_filter;
    ElidingLabel* m_count;
    QTreeView* m_table;
    DefinitionsModel* m_model;
};

} // namespace retort

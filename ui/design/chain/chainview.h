// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entry.h"

#include <QListView>

#include <vector>

class QMenu;

namespace retort {

class CardDelegate;
class ChainFooter;
class ChainItems;
class ChainModel;

/// The chain of cards. It changes nothing by itself: it says what is asked for, whether by mouse, by key or from the
/// context menu. Positions count in the order of execution, from 0, as engine/reaction/edit.h has them.
class ChainView : public QListView {
    Q_OBJECT

public:
    explicit ChainView(ChainModel* model, QWidget* parent = nullptr);

    ChainModel* chain() const { return m_model; }
    std::vector<ActionId> selectedActions() const; ///< In the order of execution, without the trigger.
    /// Where an action goes that is to run after the current card.
    int positionAfterCurrent() const;
    /// Makes this card the current one and brings it into sight.
    void showCard(int row);

    /// Lights the "+" where an action is being added; -1 for none.
    void markInsertion(int position);

    /// Selects these cards, the last of them becomes the current one; with none given all but the trigger.
    void selectActions(const std::vector<ActionId>& actions = {});

    /// What can be done to the selected cards, for the window's menus too.
    const ChainItems& items() const { return *m_items; }

    QSize minimumSizeHint() const override { return {240, 120}; }

Q_SIGNALS:
    void addRequested(int position, const QRect& anchor); ///< The anchor is in global coordinates.
    void moveRequested(const std::vector<retort::ActionId>& actions, int position);
    void removeRequested(const std::vector<retort::ActionId>& actions);
    void duplicateRequested(const std::vector<retort::ActionId>& actions);
    void cutRequested(const std::vector<retort::ActionId>& actions);
    void copyRequested(const std::vector<retort::ActionId>& actions);
    void pasteRequested(int position);
    void skipRequested(const std::vector<retort::ActionId>& actions, bool skipped);
    void editRequested(); ///< Enter or a double click: on to the inspector.

protected:
    void startDrag(Qt::DropActions supported) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void updateGeometries() override;
    void moveEvent(QMoveEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index, const QEvent* event) const override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;

private:
    void joinItems();
    void updateMenuItems();
    bool areSkipped(const std::vector<ActionId>& actions) const;
    std::vector<ActionId> skippedActions() const;
    void requestAdd(int position);
    void moveBy(int by);
    int bubbleAt(const QPoint& place) const;  ///< The row whose "+" below it is there; -1 for none.
    int dropRowAt(const QPoint& place) const; ///< The row in front of which a drop there puts cards.
    QRectF bubbleOf(int row) const;           ///< Below a row, in the viewport's coordinates.
    QPixmap dragPixmap(const QModelIndexList& rows, QPoint* grabbed) const;
    void setDropRow(int row);
    void placeFooter();
    void placeButton();

    ChainModel* m_model;
    CardDelegate* m_delegate;
    ChainFooter* m_footer;
    ChainItems* m_items;
    QMenu* m_menu;
    int m_dropRow = -1;      ///< While a drag is over the chain.
    int m_insertion = -1;    ///< The row whose "+" is lit while an action is being chosen.
    int m_hoverBubble = -1;  ///< The row whose "+" is under the pointer.
    bool m_dragging = false; ///< A drag that began here goes on.
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/chain/chainview.h"

#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/design/chain/carddelegate.h"
#include "ui/design/chain/cardgeometry.h"
#include "ui/design/chain/chainfooter.h"
#include "ui/design/chain/chainmodel.h"

#include <QAction>
#include <QDrag>
#include <QDragMoveEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace retort {

namespace {

constexpr int hitMargin = 4; ///< A "+" answers a little beyond its edge.

} // namespace

ChainView::ChainView(ChainModel* model, QWidget* parent)
    : QListView(parent)
    , m_model(model)
    , m_delegate(new CardDelegate(this))
    , m_footer(new ChainFooter(viewport()))
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("chain"));
    setAccessibleName(tr("Chain"));
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    setItemDelegate(m_delegate);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::AlternateBase);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(false); // a hairline over the whole width; ours is painted below
    setAutoScrollMargin(48);
    makeMenuItems();
    setModel(model);

    connect(m_footer->button(), &QAbstractButton::clicked, this, [this] {
        const AddActionButton* button = m_footer->button();
        Q_EMIT addRequested(m_model->rowCount() - 1, {button->mapToGlobal(QPoint()), button->size()});
    });
    const auto follow = [this] {
        m_footer->setCompleted(m_model->isChainCompleted());
        updateMenuItems();
    };
    connect(model, &QAbstractItemModel::dataChanged, this, follow);
    connect(model, &QAbstractItemModel::modelReset, this, follow);
    connect(model, &QAbstractItemModel::rowsInserted, this, follow);
    connect(model, &QAbstractItemModel::rowsRemoved, this, follow);
    connect(model, &QAbstractItemModel::rowsMoved, this, follow);
    follow();
}

void ChainView::makeMenuItems()
{
    const auto make = [this](const QString& text, const QKeySequence& key, auto&& answer) {
        auto* item = new QAction(text, this);
        item->setShortcut(key);
        item->setShortcutContext(Qt::WidgetShortcut); // Alt+Down belongs to combo boxes elsewhere
        connect(item, &QAction::triggered, this, answer);
        addAction(item);
        return item;
    };
    m_insert = make(tr("Insert action after"), Qt::Key_Insert, [this] { requestAdd(positionAfterCurrent()); });
    m_duplicate = make(tr("Duplicate"), Qt::CTRL | Qt::Key_D, [this] { Q_EMIT duplicateRequested(selectedActions()); });
    m_moveUp = make(tr("Move up"), Qt::ALT | Qt::Key_Up, [this] { moveBy(-1); });
    m_moveDown = make(tr("Move down"), Qt::ALT | Qt::Key_Down, [this] { moveBy(1); });
    m_remove = make(tr("Remove"), QKeySequence::Delete, [this] { Q_EMIT removeRequested(selectedActions()); });
    m_menu->addAction(m_insert);
    m_menu->addAction(m_duplicate);
    m_menu->addSeparator();
    m_menu->addAction(m_moveUp);
    m_menu->addAction(m_moveDown);
    m_menu->addSeparator();
    m_menu->addAction(m_remove);
}

void ChainView::updateMenuItems()
{
    const std::vector<ActionId> actions = selectedActions();
    const int count = m_model->rowCount();
    const bool any = !actions.empty();
    m_insert->setEnabled(count > 0);
    m_duplicate->setEnabled(any);
    m_remove->setEnabled(any);
    m_moveUp->setEnabled(any && m_model->rowOf(actions.back()) > static_cast<int>(actions.size()));
    m_moveDown->setEnabled(any && m_model->rowOf(actions.front()) < count - static_cast<int>(actions.size()));
}

std::vector<ActionId> ChainView::selectedActions() const
{
    std::vector<int> rows;
    if (const auto* selection = selectionModel()) {
        for (const QModelIndex& index : selection->selectedRows()) {
            if (index.row() > 0)
                rows.push_back(index.row());
        }
    }
    std::sort(rows.begin(), rows.end());
    std::vector<ActionId> actions;
    for (const int row : rows)
        actions.push_back(m_model->idAt(row));
    return actions;
}

int ChainView::positionAfterCurrent() const
{
    return currentIndex().isValid() ? currentIndex().row() : qMax(0, m_model->rowCount() - 1);
}

void ChainView::showCard(int row)
{
    const QModelIndex index = m_model->index(row);
    if (!index.isValid())
        return;
    if (currentIndex() != index || selectionModel()->selectedRows().size() != 1)
        // Not setCurrentIndex(), which adds to the selection while Ctrl is held, as in Ctrl+D.
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
}

void ChainView::markInsertion(int position)
{
    m_insertion = position;
    viewport()->update();
}

void ChainView::requestAdd(int position)
{
    if (m_model->rowCount() == 0)
        return;
    showCard(qMin(position, m_model->rowCount() - 1)); // the "+" has to be in sight
    const QRect bubble = bubbleOf(position).toRect();
    Q_EMIT addRequested(position, {viewport()->mapToGlobal(bubble.topLeft()), bubble.size()});
}

void ChainView::moveBy(int by)
{
    const std::vector<ActionId> actions = selectedActions();
    if (actions.empty())
        return;
    const int position = by < 0 ? m_model->rowOf(actions.front()) - 2 : m_model->rowOf(actions.back()) + 1;
    Q_EMIT moveRequested(actions, qBound(0, position, m_model->rowCount() - 1));
    scrollTo(currentIndex());
}

QRectF ChainView::bubbleOf(int row) const { return CardGeometry{visualRect(m_model->index(row))}.bubbleBelow(); }

int ChainView::bubbleAt(const QPoint& place) const
{
    const int last = m_model->rowCount() - 1;
    // The one below the last card is the footer's button.
    for (const int row : {indexAt(place).row(), indexAt(place).row() - 1}) {
        if (row >= 0 && row < last &&
            bubbleOf(row).adjusted(-hitMargin, -hitMargin, hitMargin, hitMargin).contains(place))
            return row;
    }
    return -1;
}

int ChainView::dropRowAt(const QPoint& place) const
{
    const int count = m_model->rowCount();
    const QModelIndex index = indexAt({viewport()->width() / 2, place.y()});
    int row = index.row();
    if (!index.isValid())
        row = place.y() < visualRect(m_model->index(0)).top() ? 1 : count;
    else if (place.y() > visualRect(index).center().y())
        ++row;
    return qBound(1, row, count); // nothing goes before the trigger
}

void ChainView::setDropRow(int row)
{
    if (row == m_dropRow)
        return;
    m_dropRow = row;
    viewport()->update();
}

QPixmap ChainView::dragPixmap(const QModelIndexList& rows, QPoint* grabbed) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    // What is taken hold of lies on top; of several the others show as edges below it, and a count.
    QModelIndex top = currentIndex();
    if (!rows.contains(top))
        top = rows.first();
    option.rect = visualRect(top);
    option.state |= QStyle::State_Enabled;
    const QRectF card = CardGeometry{option.rect}.card();
    const int more = rows.size() > 1 ? 1 : 0;
    const int margin = 2;
    const double scale = devicePixelRatioF();
    const QSize size = card.size().toSize() + QSize(2 * margin + 6 * more, 2 * margin + 6 * more);
    QPixmap pixmap(size * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(0.85);
    const Tokens& tokens = tokensOf(palette());
    const QRectF place(margin, margin, card.width(), card.height());
    if (more > 0)
        paintCard(painter, place.translated(6, 6), tokens);
    painter.translate(place.topLeft() - card.topLeft());
    m_delegate->paintCardAt(painter, option, top);
    if (more > 0) {
        const ChipContent count{QString::number(rows.size()), Tone::Accent, {}};
        const QSize chip = chipSize(count);
        paintChip(painter, {card.toRect().right() - chip.width() + 4, card.toRect().top() + 2, chip.width(), 18}, count,
                  tokens);
    }
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    const QPointF hold = QPointF(pointer) - card.topLeft();
    *grabbed = QPointF(qBound(0.0, hold.x(), card.width()), qBound(0.0, hold.y(), card.height())).toPoint() +
               QPoint(margin, margin);
    return pixmap;
}

void ChainView::startDrag(Qt::DropActions)
{
    QModelIndexList rows;
    for (const ActionId id : selectedActions())
        rows.append(m_model->index(m_model->rowOf(id)));
    if (rows.isEmpty())
        return;
    QPoint grabbed;
    const QPixmap pixmap = dragPixmap(rows, &grabbed);
    auto* drag = new QDrag(this);
    drag->setMimeData(m_model->mimeData(rows));
    drag->setPixmap(pixmap);
    drag->setHotSpot(grabbed);
    m_dragging = true;
    viewport()->update();
    drag->exec(Qt::MoveAction, Qt::MoveAction); // dropEvent() has done the work by then
    m_dragging = false;
    setDropRow(-1);
    stopAutoScroll();
    setState(NoState);
    viewport()->update();
}

void ChainView::dragEnterEvent(QDragEnterEvent* event) { dragMoveEvent(event); }

void ChainView::dragMoveEvent(QDragMoveEvent* event)
{
    if (m_model->actionsIn(event->mimeData()).empty()) {
        event->ignore();
        return;
    }
    const QPoint place = event->position().toPoint();
    setState(DraggingState);
    setDropRow(dropRowAt(place));
    event->setDropAction(Qt::MoveAction);
    event->accept();
    if (place.y() < autoScrollMargin() || place.y() > viewport()->height() - autoScrollMargin())
        startAutoScroll();
}

void ChainView::dragLeaveEvent(QDragLeaveEvent*)
{
    setDropRow(-1);
    stopAutoScroll();
    setState(NoState);
}

void ChainView::dropEvent(QDropEvent* event)
{
    const std::vector<ActionId> actions = m_model->actionsIn(event->mimeData());
    setDropRow(-1);
    stopAutoScroll();
    setState(NoState);
    if (actions.empty()) {
        event->ignore();
        return;
    }
    const int row = dropRowAt(event->position().toPoint());
    // Not a move to whoever began the drag: it would take its rows away afterwards.
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
    Q_EMIT moveRequested(actions, row - 1);
}

void ChainView::mousePressEvent(QMouseEvent* event)
{
    const QPoint place = event->position().toPoint();
    if (event->button() == Qt::LeftButton) {
        if (const int row = bubbleAt(place); row >= 0) {
            requestAdd(row);
            return;
        }
    }
    const QModelIndex index = indexAt(place);
    if (!index.isValid() || !CardGeometry{visualRect(index)}.card().contains(place)) {
        setFocus(Qt::MouseFocusReason); // a click beside the cards changes nothing
        return;
    }
    QListView::mousePressEvent(event);
}

void ChainView::mouseMoveEvent(QMouseEvent* event)
{
    const int bubble = bubbleAt(event->position().toPoint());
    if (bubble != m_hoverBubble) {
        m_hoverBubble = bubble;
        viewport()->update();
    }
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool onGrip = index.row() > 0 && CardGeometry{visualRect(index)}.grip().contains(event->position());
    if (bubble >= 0)
        viewport()->setCursor(Qt::PointingHandCursor);
    else if (onGrip)
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->unsetCursor();
    // The trigger does not move; dragging from it would select with an invisible rubber band.
    if (event->buttons() != Qt::NoButton && selectedActions().empty())
        return;
    QListView::mouseMoveEvent(event);
}

void ChainView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QPoint place = event->position().toPoint();
    const QModelIndex index = indexAt(place);
    if (bubbleAt(place) < 0 && index.isValid() && CardGeometry{visualRect(index)}.card().contains(place))
        Q_EMIT editRequested();
}

void ChainView::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid() &&
        event->modifiers() == Qt::NoModifier) {
        Q_EMIT editRequested();
        return;
    }
    // At the ends of the chain their menu items are off, and the list would take them for plain arrows.
    if (event->modifiers().testFlag(Qt::AltModifier) && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        return;
    QListView::keyPressEvent(event);
}

void ChainView::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        place = viewport()->mapToGlobal(CardGeometry{visualRect(currentIndex())}.card().center().toPoint());
    m_menu->popup(place);
}

void ChainView::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    QPainter painter(viewport());
    const Tokens& tokens = tokensOf(palette());
    const int count = m_model->rowCount();
    if (hasFocus() && currentIndex().isValid() && !m_dragging)
        paintFocusHalo(painter, CardGeometry{visualRect(currentIndex())}.card(), metric::cardRadius, tokens);

    const int first = qMax(0, indexAt({CardGeometry::margin, 1}).row() - 1);
    for (int row = first; row + 1 < count; ++row) {
        const QRectF bubble = bubbleOf(row);
        if (bubble.top() > viewport()->height())
            break;
        if (m_dropRow >= 0 || m_dragging)
            continue; // they step aside for the marker
        const bool lit = row == m_hoverBubble || row == m_insertion;
        const bool reached = m_model->card(row + 1).reached;
        const QColor edge = lit ? tokens.accent : reached ? tokens.ok : tokens.ctl;
        paintRounded(painter, bubble, bubble.width() / 2, lit ? tokens.accent : tokens.panel, edge);
        paintGlyph(painter, bubble.adjusted(3, 3, -3, -3), Glyph::Add, lit ? tokens.accentInk : tokens.mute);
    }
    if (m_dropRow >= 0 && count > 0) {
        const CardGeometry above{visualRect(m_model->index(m_dropRow - 1))};
        const double y = above.bubbleBelow().center().y();
        const QRectF card = above.card();
        paintRounded(painter, {card.x() + 4, y - 1.5, card.width() - 4, 3}, 1.5, tokens.accent);
        paintRounded(painter, {card.x() - 1, y - 5, 10, 10}, 5, tokens.panel, tokens.accent, 2.5);
    }
}

bool ChainView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = bubbleAt(help->pos());
        if (row >= 0) {
            QToolTip::showText(help->globalPos(), tr("Insert an action here"), viewport(), bubbleOf(row).toRect());
            return true;
        }
    } else if (event->type() == QEvent::Leave && m_hoverBubble >= 0) {
        m_hoverBubble = -1;
        viewport()->update();
    }
    return QListView::viewportEvent(event);
}

void ChainView::updateGeometries()
{
    // Room for the footer below the last card. Whether there is a bar is settled here: the base counts without the
    // footer, so its bar would go and come back with each layout, for ever.
    const int content = m_model->rowCount() * CardGeometry::rowHeight - metric::cardGap / 2 + ChainFooter::height;
    const int hidden = qMax(0, content - viewport()->height());
    setVerticalScrollBarPolicy(hidden > 0 ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);

    QScrollBar* bar = verticalScrollBar();
    const int value = bar->value();
    {
        const QSignalBlocker quiet(bar);
        QListView::updateGeometries();
    }
    bar->setRange(0, hidden);
    bar->setPageStep(viewport()->height());
    bar->setValue(value);
    placeFooter();
}

void ChainView::placeFooter()
{
    const int count = m_model->rowCount();
    m_footer->setVisible(count > 0);
    const QRect last = visualRect(m_model->index(count - 1));
    m_footer->setGeometry(0, last.bottom() + 1 - metric::cardGap / 2, viewport()->width(), ChainFooter::height);
    placeButton();
}

void ChainView::placeButton()
{
    QWidget* around = parentWidget();
    AddActionButton* button = m_footer->button();
    if (around == nullptr)
        return; // it stands in the footer
    // Beside the view, not below it: assistive technology is told of a list's items and of none of its widgets.
    if (button->parentWidget() != around) {
        button->setParent(around);
        setTabOrder(this, button);
    }
    const QRect place = m_footer->buttonPlace().translated(m_footer->pos());
    button->setGeometry(QRect(viewport()->mapTo(around, place.topLeft()), place.size()));
    button->setVisible(isVisibleTo(around) && m_model->rowCount() > 0 && place.top() >= 0 &&
                       place.top() < viewport()->height());
    button->raise();
}

void ChainView::moveEvent(QMoveEvent* event)
{
    QListView::moveEvent(event);
    placeFooter();
}

void ChainView::showEvent(QShowEvent* event)
{
    QListView::showEvent(event);
    placeFooter();
}

void ChainView::hideEvent(QHideEvent* event)
{
    QListView::hideEvent(event);
    placeButton();
}

void ChainView::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    placeFooter();
    if (m_dropRow >= 0) // scrolled by a drag at the edge
        setDropRow(dropRowAt(viewport()->mapFromGlobal(QCursor::pos())));
}

void ChainView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QListView::selectionChanged(selected, deselected);
    updateMenuItems();
}

void ChainView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    viewport()->update(); // the halo lies over two rows
}

void ChainView::rowsInserted(const QModelIndex& parent, int start, int end)
{
    QListView::rowsInserted(parent, start, end);
    viewport()->update();
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/chain/chainview.h"

#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/design/chain/carddelegate.h"
#include "ui/design/chain/cardgeometry.h"
#include "ui/design/chain/chainfooter.h"
#include "ui/design/chain/chainitems.h"
#include "ui/design/chain/chainmodel.h"

#include <QAction>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
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
    , m_items(new ChainItems(this))
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
    m_items->fill(*m_menu);
    joinItems();
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

void ChainView::joinItems()
{
    addActions(m_items->withKeys());
    const auto on = [this](QAction* item, auto&& answer) { connect(item, &QAction::triggered, this, answer); };
    on(m_items->insert, [this] { requestAdd(positionAfterCurrent()); });
    on(m_items->cut, [this] { Q_EMIT cutRequested(selectedActions()); });
    on(m_items->copy, [this] { Q_EMIT copyRequested(selectedActions()); });
    on(m_items->paste, [this] { Q_EMIT pasteRequested(positionAfterCurrent()); });
    on(m_items->duplicate, [this] { Q_EMIT duplicateRequested(selectedActions()); });
    on(m_items->selectAll, [this] { selectActions(); });
    on(m_items->skip, [this] {
        const std::vector<ActionId> actions = selectedActions();
        Q_EMIT skipRequested(actions, !areSkipped(actions));
        updateMenuItems(); // the click alone has turned the check mark already
    });
    on(m_items->runAllAgain, [this] { Q_EMIT skipRequested(skippedActions(), false); });
    on(m_items->moveUp, [this] { moveBy(-1); });
    on(m_items->moveDown, [this] { moveBy(1); });
    on(m_items->remove, [this] { Q_EMIT removeRequested(selectedActions()); });
}

void ChainView::updateMenuItems()
{
    const std::vector<ActionId> actions = selectedActions();
    const int count = m_model->rowCount();
    const bool any = !actions.empty();
    for (QAction* item : {m_items->insert, m_items->paste})
        item->setEnabled(count > 0);
    m_items->selectAll->setEnabled(count > 1);
    for (QAction* item : {m_items->cut, m_items->copy, m_items->duplicate, m_items->skip, m_items->remove})
        item->setEnabled(any);
    m_items->skip->setChecked(any && areSkipped(actions));
    m_items->runAllAgain->setEnabled(!skippedActions().empty());
    m_items->moveUp->setEnabled(any && m_model->rowOf(actions.back()) > static_cast<int>(actions.size()));
    m_items->moveDown->setEnabled(any && m_model->rowOf(actions.front()) < count - static_cast<int>(actions.size()));
}

bool ChainView::areSkipped(const std::vector<ActionId>& actions) const
{
    return std::all_of(actions.begin(), actions.end(),
                       [this](ActionId id) { return m_model->card(m_model->rowOf(id)).skipped; });
}

std::vector<ActionId> ChainView::skippedActions() const
{
    std::vector<ActionId> skipped;
    for (int row = 1; row < m_model->rowCount(); ++row) {
        if (m_model->card(row).skipped)
            skipped.push_back(m_model->idAt(row));
    }
    return skipped;
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
        setCurrentIndex(index);
    scrollTo(index);
}

void ChainView::selectActions(const std::vector<ActionId>& actions)
{
    QItemSelection cards;
    const auto select = [&](int first, int last) {
        cards.append(QItemSelectionRange(m_model->index(first), m_model->index(last)));
    };
    int last = currentIndex().row();
    if (actions.empty() && m_model->rowCount() > 1) {
        select(1, m_model->rowCount() - 1);
        last = qMax(1, last); // the trigger is none of them
    }
    for (const ActionId id : actions) {
        if (const int row = m_model->rowOf(id); row > 0) {
            select(row, row);
            last = row;
        }
    }
    if (cards.isEmpty())
        return;
    setCurrentIndex(m_model->index(last));
    selectionModel()->select(cards, QItemSelectionModel::ClearAndSelect);
    scrollTo(currentIndex());
}

QItemSelectionModel::SelectionFlags ChainView::selectionCommand(const QModelIndex& index, const QEvent* event) const
{
    // Asked by setCurrentIndex(), the base would add to the selection while Ctrl is held, as in Ctrl+D.
    return event ? QListView::selectionCommand(index, event) : QItemSelectionModel::ClearAndSelect;
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

QRectF ChainView::bubbleOf(int row) const
{
    return CardGeometry{visualRect(m_model->index(row)), layoutDirection()}.bubbleBelow();
}

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
    if (!index.isValid() || !CardGeometry{visualRect(index), layoutDirection()}.card().contains(place)) {
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
    const bool onGrip =
        index.row() > 0 && CardGeometry{visualRect(index), layoutDirection()}.grip().contains(event->position());
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
    if (bubbleAt(place) < 0 && index.isValid() &&
        CardGeometry{visualRect(index), layoutDirection()}.card().contains(place))
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
        place = viewport()->mapToGlobal(
            CardGeometry{visualRect(currentIndex()), layoutDirection()}.card().center().toPoint());
    m_menu->popup(place);
}

void ChainView::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    QPainter painter(viewport());
    const Tokens& tokens = tokensOf(palette());
    const int count = m_model->rowCount();
    if (hasFocus() && currentIndex().isValid() && !m_dragging)
        paintFocusHalo(painter, CardGeometry{visualRect(currentIndex()), layoutDirection()}.card(), metric::cardRadius,
                       tokens);

    const int first = qMax(0, indexAt({viewport()->width() / 2, 1}).row() - 1);
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
        const CardGeometry above{visualRect(m_model->index(m_dropRow - 1)), layoutDirection()};
        const double y = above.bubbleBelow().center().y();
        const QRectF card = above.card();
        const double start = isRightToLeft() ? card.right() - 9 : card.x() - 1;
        paintRounded(painter, {card.x() + 4, y - 1.5, card.width() - 8, 3}, 1.5, tokens.accent);
        paintRounded(painter, {start, y - 5, 10, 10}, 5, tokens.panel, tokens.accent, 2.5);
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

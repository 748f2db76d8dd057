// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compareview.h"

#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/glyph.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/tokens.h"
#include "ui/compare/comparedelegate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace retort {

namespace {

QString wordOr(const QString& word, const QString& other) { return word.isEmpty() ? other : word; }

} // namespace

CompareView::CompareView(const CompareWords& words, QWidget* parent)
    : QWidget(parent)
    , m_model(new CompareModel(words, this))
    , m_delegate(new CompareDelegate(*m_model, this))
    , m_list(new QListView(this))
    , m_bar(new QScrollBar(Qt::Horizontal, this))
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false); // what is below the last line is as the lines are
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setAccessibleName(tr("Differences"));
    m_list->setLayoutDirection(Qt::LeftToRight); // the folder's text stays at the left
    setFocusProxy(m_list);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    m_bar->setLayoutDirection(Qt::LeftToRight);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeads(words));
    auto* framed = new QVBoxLayout;
    framed->setContentsMargins(1, 1, 1, 1); // the edge is painted around the list
    framed->addWidget(m_list);
    layout->addLayout(framed, 1);
    layout->addWidget(m_bar);
    layout->addSpacing(metric::spacing);
    layout->addWidget(makeFoot(words));

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) { follow(index); });
    connect(m_bar, &QScrollBar::valueChanged, this, [this](int value) {
        m_delegate->setOffset(value);
        m_list->viewport()->update();
    });
    for (const auto& [key, step] :
         {std::pair{QKeySequence(Qt::Key_F7), 1}, {QKeySequence(Qt::SHIFT | Qt::Key_F7), -1}}) {
        auto* item = new QAction(this);
        item->setShortcut(key);
        item->setShortcutContext(Qt::WindowShortcut);
        connect(item, &QAction::triggered, this, [this, step = step] { goToChange(m_current + step); });
        addAction(item);
    }
}

QWidget* CompareView::makeHeads(const CompareWords& words)
{
    auto* heads = new QWidget(this);
    heads->setLayoutDirection(Qt::LeftToRight);
    auto* layout = new QHBoxLayout(heads);
    layout->setContentsMargins(asWindowsRun({metric::spacing, 4, metric::spacing + metric::scrollBarWidth, 6}));
    for (const QString& word : {words.theirs, words.mine}) {
        auto* label = new ElidingLabel(word, heads);
        label->setFont(bodyStrongFont());
        layout->addWidget(label, 1);
    }
    return heads;
}

QWidget* CompareView::makeFoot(const CompareWords& words)
{
    m_foot = new QWidget(this);
    const auto button = [this](const QString& text, auto&& pressed) {
        auto* made = new QPushButton(text, m_foot);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, pressed);
        return made;
    };
    m_position = new PlainLabel(m_foot);
    m_previous = button(tr("&Previous"), [this] { goToChange(m_current - 1); });
    m_previous->setToolTip(tipText(tr("Previous change (Shift+F7)")));
    m_next = button(tr("&Next"), [this] { goToChange(m_current + 1); });
    m_next->setToolTip(tipText(tr("Next change (F7)")));
    m_takeTheirs = button(wordOr(words.takeTheirs, tr("Take: %1").arg(words.theirs)),
                          [this] { choose(Comparison::Side::Theirs); });
    m_takeTheirs->setToolTip(tipText(tr("For this change (Left)")));
    m_takeMine =
        button(wordOr(words.takeMine, tr("Take: %1").arg(words.mine)), [this] { choose(Comparison::Side::Mine); });
    m_takeMine->setToolTip(tipText(tr("For this change (Right)")));
    const auto all = [this](Comparison::Side side) {
        m_model->comparison()->chooseAll(side);
        showState();
        Q_EMIT chosen();
    };
    m_allTheirs =
        button(wordOr(words.allTheirs, tr("All: %1").arg(words.theirs)), [all] { all(Comparison::Side::Theirs); });
    m_allMine = button(wordOr(words.allMine, tr("All: %1").arg(words.mine)), [all] { all(Comparison::Side::Mine); });

    auto* way = new QHBoxLayout;
    way->addWidget(m_previous);
    way->addWidget(m_next);
    way->addWidget(m_position);
    way->addStretch(1);
    auto* choice = new QHBoxLayout;
    for (QPushButton* one : {m_takeTheirs, m_takeMine, m_allTheirs, m_allMine})
        choice->addWidget(one);
    choice->addStretch(1);
    auto* layout = new QVBoxLayout(m_foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::spacing);
    layout->addLayout(way);
    layout->addLayout(choice);
    return m_foot;
}

void CompareView::show(Comparison* comparison, bool choosing)
{
    m_model->show(comparison, choosing);
    m_delegate->measure();
    m_current = -1;
    m_bar->setValue(0);
    fitBar();
    for (QPushButton* one : {m_takeTheirs, m_takeMine, m_allTheirs, m_allMine})
        one->setVisible(choosing);
    m_delegate->setCurrentChange(-1);
    goToChange(0);
    showState();
}

void CompareView::goToChange(int change)
{
    const int row = m_model->rowOfChange(change);
    if (row < 0)
        return;
    m_list->setCurrentIndex(m_model->index(row));
    m_list->scrollTo(m_model->index(std::max(row - 3, 0)), QAbstractItemView::EnsureVisible);
    m_list->scrollTo(m_model->index(row), QAbstractItemView::EnsureVisible);
    showDifference();
}

/// Sideways: what differs may stand far out in a long line. Before it is shown nothing is known of the room.
void CompareView::showDifference()
{
    const int row = m_current < 0 ? -1 : m_model->rowOfChange(m_current);
    if (row < 0 || !isVisible())
        return;
    const auto [left, right] = m_delegate->differenceIn(row);
    const int room = m_delegate->textRoom(m_list->viewport()->width());
    if (left < m_bar->value() || right > m_bar->value() + room)
        m_bar->setValue(right <= room ? 0 : std::max(0, left - room / 4));
}

void CompareView::choose(Comparison::Side side)
{
    Comparison* comparison = m_model->comparison();
    if (m_current < 0 || !m_model->isChoosing() || comparison == nullptr)
        return;
    const bool wasOpen = comparison->chosen(static_cast<std::size_t>(m_current)) == Comparison::Side::Open;
    comparison->choose(static_cast<std::size_t>(m_current), side);
    showState();
    Q_EMIT chosen();
    const int changes = static_cast<int>(comparison->changes().size());
    for (int next = m_current + 1; wasOpen && next < changes; ++next)
        if (comparison->chosen(static_cast<std::size_t>(next)) == Comparison::Side::Open) {
            goToChange(next);
            return;
        }
}

void CompareView::follow(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    m_current = m_model->row(index.row()).change;
    m_delegate->setCurrentChange(m_current);
    m_list->viewport()->update();
    showState();
}

void CompareView::showState()
{
    const Comparison* comparison = m_model->comparison();
    const int changes = comparison == nullptr ? 0 : static_cast<int>(comparison->changes().size());
    m_position->setText(changes == 0     ? tr("No difference")
                        : m_current >= 0 ? tr("Change %1 of %2").arg(m_current + 1).arg(changes)
                        : changes == 1   ? tr("1 change")
                                         : tr("%1 changes").arg(changes));
    // Between two changes, Next and Previous begin at the first.
    m_previous->setEnabled(m_current > 0);
    m_next->setEnabled(m_current + 1 < changes);
    m_takeTheirs->setEnabled(m_current >= 0);
    m_takeMine->setEnabled(m_current >= 0);
    m_model->refresh();
}

void CompareView::fitBar()
{
    const int room = m_delegate->textRoom(m_list->viewport()->width());
    const int most = std::max(0, m_delegate->textWidth() - room + metric::spacing);
    m_bar->setRange(0, most);
    m_bar->setPageStep(std::max(room, 1));
    m_bar->setSingleStep(40);
    m_bar->setVisible(most > 0);
}

void CompareView::clicked(const QPoint& place)
{
    const QModelIndex index = m_list->indexAt(place);
    if (!index.isValid())
        return;
    if (m_model->row(index.row()).folded > 0) {
        m_model->unfold(index.row());
        m_delegate->measure();
        fitBar();
    } else if (m_model->row(index.row()).change >= 0) {
        follow(index);
        choose(place.x() < m_list->viewport()->width() / 2 ? Comparison::Side::Theirs : Comparison::Side::Mine);
    }
}

bool CompareView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::LeftButton)
            clicked(mouse->position().toPoint());
    } else if (watched == m_list->viewport() && event->type() == QEvent::Resize) {
        fitBar();
    } else if (watched == m_list && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        QWidget::update();
    } else if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const QModelIndex current = m_list->currentIndex();
        switch (key->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right: {
            const bool left = key->key() == Qt::Key_Left;
            if (m_model->isChoosing() && m_current >= 0 && key->modifiers() == Qt::NoModifier)
                choose(left ? Comparison::Side::Theirs : Comparison::Side::Mine);
            else
                m_bar->setValue(m_bar->value() + (left ? -40 : 40));
            return true;
        }
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (current.isValid() && m_model->row(current.row()).folded > 0) {
                const int row = current.row();
                m_model->unfold(row);
                m_delegate->measure();
                fitBar();
                m_list->setCurrentIndex(m_model->index(row));
                return true;
            }
            break;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CompareView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    const bool focused = m_list->hasFocus();
    painter.setPen(QPen(focused ? tokens.accent : tokens.line, 1));
    painter.setBrush(tokens.code);
    painter.drawRect(QRectF(m_list->geometry()).adjusted(-0.5, -0.5, 0.5, 0.5));
}

void CompareView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitBar();
}

void CompareView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    QMetaObject::invokeMethod(this, &CompareView::showDifference, Qt::QueuedConnection); // once it is laid out
}

void CompareView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_list->viewport()->update();
}

} // namespace retort

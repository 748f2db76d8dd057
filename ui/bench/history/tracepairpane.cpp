// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/tracepairpane.h"

#include "ui/bench/history/tracepairmodel.h"
#include "ui/bench/history/tracepairview.h"
#include "ui/common/chip.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QPushButton>

namespace retort {

TracePairPane::TracePairPane(QWidget* parent)
    : QWidget(parent)
    , m_model(new TracePairModel(this))
    , m_state(new Chip(this))
    , m_verdict(new PlainLabel(this))
    , m_first(new QPushButton(tr("First difference"), this))
    , m_previous(new QPushButton(tr("Previous"), this))
    , m_next(new QPushButton(tr("Next"), this))
    , m_view(new TracePairView(this))
{
    m_verdict->setWordWrap(true);
    m_verdict->setObjectName(QStringLiteral("pairVerdict"));
    m_view->setModel(m_model);
    m_view->viewport()->installEventFilter(this);
    m_first->setToolTip(tr("Where the two runs part (F6)"));
    m_previous->setToolTip(tr("The difference before (Shift+F7)"));
    m_previous->setAccessibleName(tr("Previous difference"));
    m_next->setToolTip(tr("The next difference (F7)"));
    m_next->setAccessibleName(tr("Next difference"));

    const auto key = [this](const QKeySequence& keys, const std::function<void()>& go) {
        auto* action = new QAction(this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WindowShortcut);
        connect(action, &QAction::triggered, this, go);
        addAction(action);
    };
    const auto first = [this] { goTo(m_model->firstDifference()); };
    const auto next = [this] { goTo(m_model->nextDifference(m_view->currentIndex())); };
    const auto previous = [this] { goTo(m_model->previousDifference(m_view->currentIndex())); };
    key(Qt::Key_F6, first);
    key(Qt::Key_F7, next);
    key(Qt::SHIFT | Qt::Key_F7, previous);
    connect(m_first, &QPushButton::clicked, this, first);
    connect(m_next, &QPushButton::clicked, this, next);
    connect(m_previous, &QPushButton::clicked, this, previous);

    auto* head = new QHBoxLayout;
    head->setSpacing(metric::spacing);
    head->addWidget(m_state, 0, Qt::AlignVCenter);
    head->addWidget(m_verdict, 1);
    auto* ways = new QHBoxLayout;
    ways->setSpacing(metric::spacing);
    for (QPushButton* button : {m_first, m_previous, m_next}) {
        button->setAutoDefault(false);
        ways->addWidget(button);
    }
    ways->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::spacing);
    layout->addLayout(head);
    layout->addLayout(ways);
    layout->addWidget(m_view, 1);
}

QString TracePairPane::verdict() const { return m_verdict->text(); }

void TracePairPane::show(TracePairs pairs, const QString& firstTitle, const QString& secondTitle)
{
    const bool same = pairs.same;
    m_state->setContent(same ? ChipContent{tr("same outcome"), Tone::Ok, Glyph::Check}
                             : ChipContent{tr("differs"), Tone::Warn, Glyph::Alert});
    m_verdict->setText(pairs.verdict);
    for (QPushButton* button : {m_first, m_previous, m_next})
        button->setEnabled(!same);
    m_model->show(std::move(pairs), firstTitle, secondTitle);
    fitColumns();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (m_model->row(index).differs)
            m_view->expandRecursively(index);
    }
    if (same)
        m_view->setCurrentIndex(m_model->index(0, 0));
    else
        goTo(m_model->firstDifference());
    // What is in sight is known when the rows have their places, and the view its size.
    QMetaObject::invokeMethod(
        this, [this] { bringIntoSight(m_view->currentIndex()); }, Qt::QueuedConnection);
}

/// With the step that it is of, where there is room for both.
void TracePairPane::bringIntoSight(const QModelIndex& index)
{
    for (const QModelIndex& one : {index.parent().parent(), index.parent(), index}) {
        if (one.isValid())
            m_view->scrollTo(one);
    }
}

void TracePairPane::goTo(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        m_view->expand(above);
    m_view->setCurrentIndex(index);
    bringIntoSight(index);
    if (isVisible() && isAncestorOf(focusWidget()))
        m_view->setFocus(Qt::OtherFocusReason);
}

bool TracePairPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

/// What at the left, and the two runs of one width.
void TracePairPane::fitColumns()
{
    const int width = m_view->viewport()->width();
    const int side = width * 31 / 100;
    m_view->setColumnWidth(TracePairModel::What, width - 2 * side);
    m_view->setColumnWidth(TracePairModel::First, side);
    m_view->setColumnWidth(TracePairModel::Second, side);
}

} // namespace retort

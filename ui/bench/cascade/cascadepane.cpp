// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/cascade/cascadepane.h"

#include "ui/bench/cascade/cascademodel.h"
#include "ui/bench/cascade/cascadeview.h"
#include "ui/bench/cascade/livecascade.h"
#include "ui/common/chip.h"
#include "ui/common/direction.h"
#include "ui/common/emptystate.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

namespace retort {

CascadePane::CascadePane(LiveCascade& cascade, QWidget* parent)
    : QWidget(parent)
    , m_cascade(cascade)
    , m_model(new CascadeModel(this))
    , m_view(new CascadeView(this))
    , m_headLine(new QWidget(this))
    , m_state(new Chip(m_headLine))
    , m_head(new PlainLabel(this))
    , m_elsewhere(new QWidget(this))
    , m_elsewhereText(new ElidingLabel(tr("Another sample event is selected"), m_elsewhere))
    , m_follow(new QPushButton(tr("Show the selected event"), m_elsewhere))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(Glyph::Event, {}, {}, {}, this))
{
    setObjectName(QStringLiteral("cascadePane"));
    m_head->setMuted();
    m_head->setWordWrap(true); // all of it is to be seen
    m_view->setModel(m_model);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);

    auto* head = new QHBoxLayout(m_headLine);
    head->setContentsMargins(asWindowsRun({0, 0, metric::panelMargin, 0}));
    head->setSpacing(metric::spacing);
    head->addStretch(1);
    head->addWidget(m_state);

    m_elsewhereText->setMuted();
    auto* elsewhere = new QHBoxLayout(m_elsewhere);
    elsewhere->setContentsMargins(asWindowsRun({0, 0, metric::panelMargin, 0}));
    elsewhere->setSpacing(metric::spacing);
    elsewhere->addWidget(m_elsewhereText, 1);
    elsewhere->addWidget(m_follow);
    m_elsewhere->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(asWindowsRun({metric::panelMargin, 0, 0, 0}));
    layout->setSpacing(metric::spacing);
    layout->addWidget(m_headLine);
    layout->addWidget(m_head);
    layout->addWidget(m_elsewhere);
    layout->addWidget(m_pages, 1);

    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& parent, int first, int last) {
        for (int row = first; row <= last && m_came.size() <= CascadeModel::rowsAtOnce; ++row)
            m_came.emplace_back(m_model->index(row, 0, parent));
    });
    connect(m_view, &CascadeView::followed, this, &CascadePane::open);
    connect(m_follow, &QPushButton::clicked, this, [this] {
        m_cascade.follow();
        m_view->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_cascade, &LiveCascade::changed, this, &CascadePane::refresh);
    refresh();
}

void CascadePane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_cascade.setWatched(true);
}

void CascadePane::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_cascade.setWatched(false);
}

void CascadePane::focusList() { m_view->setFocus(Qt::ShortcutFocusReason); }

void CascadePane::showResult()
{
    const auto& result = m_cascade.result();
    if (m_model->result() == result)
        return;
    const bool other = !result || result->eventEntry != m_shown;
    m_shown = result ? result->eventEntry : EntryId::None;
    if (other)
        m_model->show(nullptr); // nothing of another event stays
    m_came.clear();
    m_model->show(result);
    if (!result)
        return;
    const bool few = result->allRows <= CascadeModel::rowsAtOnce;
    for (const QPersistentModelIndex& index : m_came) {
        if (few)
            m_view->expandRecursively(index);
        else if (!index.parent().isValid())
            m_view->expand(index);
    }
    m_came.clear();
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->index(0, 0)); // so that the keys have somewhere to begin
}

void CascadePane::refresh()
{
    showResult();
    const auto& result = m_cascade.result();
    switch (m_cascade.state()) {
    case LiveCascade::State::Current:
        m_state->setContent({tr("live"), Tone::Ok, Glyph::Check});
        break;
    case LiveCascade::State::Working:
        m_state->setContent({tr("from before the last edit"), Tone::Neutral, Glyph::Clock});
        break;
    case LiveCascade::State::Invalid:
        m_state->setContent({tr("from before the text became invalid"), Tone::Warn, Glyph::Alert});
        break;
    case LiveCascade::State::Empty:
        break;
    }
    m_state->setVisible(result != nullptr);
    m_head->setVisible(result != nullptr);
    m_head->setText(result ? headOf(*result) : QString());
    const bool elsewhere = result != nullptr && m_cascade.isElsewhere();
    if (elsewhere == m_elsewhere->isHidden()) {
        m_elsewhere->setVisible(elsewhere);
        // It takes room from the list, whose current row is to stay in sight.
        QMetaObject::invokeMethod(
            this,
            [this] {
                layout()->activate();
                m_view->scrollTo(m_view->currentIndex());
            },
            Qt::QueuedConnection);
    }
    m_pages->setCurrentWidget(result ? static_cast<QWidget*>(m_view) : m_empty);
    if (result)
        return;
    switch (m_cascade.state()) {
    case LiveCascade::State::Current:
    case LiveCascade::State::Working:
        m_empty->setText(tr("Meeting all reactions"), tr("Who answers the event shows here in a moment."));
        break;
    case LiveCascade::State::Invalid:
        m_empty->setText(tr("Nothing to run yet"), m_cascade.problem() ? say(m_cascade.problem()->message)
                                                                       : tr("The sample event cannot be read."));
        break;
    case LiveCascade::State::Empty:
        m_empty->setText(tr("Nothing to run yet"),
                         tr("Pick a sample event: which reactions answer it, and what that leads to, shows here."));
        break;
    }
}

void CascadePane::open(const QModelIndex& index)
{
    const auto place = m_model->result() ? placeOf(*m_model->result(), m_model->row(index)) : std::nullopt;
    if (place)
        Q_EMIT placeRequested(*place);
    else if (m_model->hasChildren(index))
        m_view->setExpanded(index, !m_view->isExpanded(index)); // a section, a loop: there is no one place
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/effects/effectspane.h"

#include "ui/bench/effects/effectrows.h"
#include "ui/bench/effects/effectsdelegate.h"
#include "ui/bench/tracemodel.h"
#include "ui/common/chip.h"
#include "ui/common/direction.h"
#include "ui/common/emptystate.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/rowtree.h"
#include "ui/common/say.h"
#include "ui/document/liverun.h"
#include "ui/document/selection.h"

#include <QBoxLayout>
#include <QScopedValueRollback>
#include <QStackedWidget>

namespace retort {

namespace {

/// Its rows are as high as their sentences need at its width.
class EffectsView : public RowTree {
public:
    using RowTree::RowTree;

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        RowTree::resizeEvent(event);
        scheduleDelayedItemsLayout();
    }
};

} // namespace

EffectsPane::EffectsPane(LiveEffects& effects, Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_effects(effects)
    , m_selection(selection)
    , m_model(new TraceModel(this))
    , m_view(new EffectsView(tr("Effects"), this))
    , m_headLine(new QWidget(this))
    , m_head(new ElidingLabel(m_headLine))
    , m_state(new Chip(m_headLine))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(Glyph::Customer, {}, {}, {}, this))
{
    setObjectName(QStringLiteral("effectsPane"));
    m_view->setObjectName(QStringLiteral("effects"));
    m_view->setItemDelegate(new EffectsDelegate(m_view));
    m_view->setModel(m_model);
    m_head->setMuted();
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);

    auto* head = new QHBoxLayout(m_headLine);
    head->setContentsMargins(asWindowsRun({0, 0, metric::panelMargin, 0}));
    head->setSpacing(metric::spacing);
    head->addWidget(m_head, 1);
    head->addWidget(m_state);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(asWindowsRun({metric::panelMargin, 0, 0, 0}));
    layout->setSpacing(metric::spacing);
    layout->addWidget(m_headLine);
    layout->addWidget(m_pages, 1);

    connect(&m_effects, &LiveEffects::changed, this, &EffectsPane::refresh);
    connect(&m_selection, &Selection::actionChanged, this, &EffectsPane::followSelection);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &EffectsPane::currentChanged);
    connect(m_view, &RowTree::followed, this, &EffectsPane::currentChanged);
    refresh();
}

void EffectsPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_effects.setWatched(true);
}

void EffectsPane::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_effects.setWatched(false);
}

void EffectsPane::showResult()
{
    const auto& result = m_effects.result();
    if (m_shown == result)
        return;
    const bool first = !m_shown || m_model->rowCount() == 0 || m_effects.run().reaction() != m_reaction;
    m_reaction = m_effects.run().reaction();
    m_shown = result;
    const QScopedValueRollback following(m_following, true);
    m_model->show(result ? result->rows : std::vector<TraceRow>());
    if (result && first)
        m_view->expand(m_model->index(0, 0)); // the balances are what one looks for
}

void EffectsPane::refresh()
{
    showResult();
    const auto& result = m_effects.result();
    switch (m_effects.state()) {
    case LiveEffects::State::Current:
        m_state->setContent(m_effects.run().isStepping() ? ChipContent{tr("so far"), Tone::Accent, Glyph::Step}
                                                         : ChipContent{tr("live"), Tone::Ok, Glyph::Check});
        break;
    case LiveEffects::State::Working:
        m_state->setContent({tr("working"), Tone::Neutral, Glyph::Clock});
        break;
    case LiveEffects::State::Invalid:
        m_state->setContent({tr("from before"), Tone::Warn, Glyph::Alert});
        break;
    case LiveEffects::State::Empty:
        break;
    }
    m_state->setVisible(result != nullptr);
    m_head->setVisible(result != nullptr);
    m_head->setText(result ? effectsHead(*result) : QString());
    m_pages->setCurrentWidget(result ? static_cast<QWidget*>(m_view) : m_empty);
    if (!result)
        m_empty->setText(tr("No effects yet"), tr("What a run gives the customer shows here."));
    else
        followSelection();
}

void EffectsPane::followSelection()
{
    if (m_following || !m_shown)
        return;
    const run::Step* step = m_effects.run().stepOf(m_selection.action());
    const QModelIndex index = step ? m_model->indexOfStep(step->number) : QModelIndex();
    if (!index.isValid())
        return;
    QModelIndex current = m_view->currentIndex();
    if (current.isValid() && m_model->row(current).step == step->number)
        return;
    const QScopedValueRollback following(m_following, true);
    m_view->setCurrentIndex(index);
}

void EffectsPane::currentChanged(const QModelIndex& index)
{
    if (m_following || !index.isValid())
        return;
    const std::size_t number = m_model->row(index).step;
    const run::ReactionTrace* trace = m_effects.run().trace();
    if (!trace || number < 1 || number > trace->steps.size())
        return;
    const QScopedValueRollback following(m_following, true);
    m_selection.setAction(m_effects.run().actionOf(trace->steps[number - 1]));
}

} // namespace retort

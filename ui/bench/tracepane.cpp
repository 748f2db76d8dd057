// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/tracepane.h"

#include "engine/run/words.h"
#include "ui/bench/tracemodel.h"
#include "ui/bench/traceview.h"
#include "ui/common/chip.h"
#include "ui/common/direction.h"
#include "ui/common/emptystate.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/document/liverun.h"

#include <QBoxLayout>
#include <QLocale>
#include <QScopedValueRollback>
#include <QStackedWidget>

namespace retort {

TracePane::TracePane(LiveRun& run, Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_run(run)
    , m_selection(selection)
    , m_model(new TraceModel(this))
    , m_view(new TraceView(this))
    , m_headLine(new QWidget(this))
    , m_outcome(new ElidingLabel(m_headLine))
    , m_head(new PlainLabel(this))
    , m_state(new Chip(m_headLine))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(Glyph::Run, {}, {}, {}, this))
{
    m_outcome->setMuted();
    m_outcome->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // what is older says so first
    m_head->setMuted();
    m_head->setWordWrap(true); // all of it is to be seen
    m_head->setFont(smallFont());
    m_view->setModel(m_model);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);

    auto* head = new QHBoxLayout(m_headLine);
    head->setContentsMargins(asWindowsRun({0, 0, metric::panelMargin, 0}));
    head->setSpacing(metric::spacing);
    head->addWidget(m_outcome, 1);
    head->addWidget(m_state);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(asWindowsRun({metric::panelMargin, 0, 0, 0}));
    layout->setSpacing(metric::spacing);
    layout->addWidget(m_headLine);
    layout->addWidget(m_head);
    layout->addWidget(m_pages, 1);

    connect(&m_run, &LiveRun::changed, this, &TracePane::refresh);
    connect(&m_run, &LiveRun::stepped, this, &TracePane::followStep);
    connect(&m_selection, &Selection::actionChanged, this, &TracePane::followSelection);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &TracePane::currentChanged);
    connect(m_view, &TraceView::followed, this, [this](const QModelIndex& index) { tellSpan(index, true); });
    refresh();
}

void TracePane::refresh()
{
    const run::ReactionTrace* trace = m_run.trace();
    const bool other = m_run.reaction() != m_shown;
    m_shown = m_run.reaction();
    {
        const QScopedValueRollback following(m_following, true);
        m_model->show(m_rows.of(m_run, m_breakpoints));
    }
    switch (m_run.state()) {
    case LiveRun::State::Current:
        m_state->setContent(m_run.isStepping() ? ChipContent{tr("stepping"), Tone::Accent, Glyph::Step}
                                               : ChipContent{tr("live"), Tone::Ok, Glyph::Check});
        break;
    case LiveRun::State::Working:
        m_state->setContent({tr("working"), Tone::Neutral, Glyph::Clock});
        break;
    case LiveRun::State::Invalid:
        m_state->setContent({tr("from before the text became invalid"), Tone::Warn, Glyph::Alert});
        break;
    case LiveRun::State::Empty:
        break;
    }
    m_state->setVisible(trace != nullptr);
    m_outcome->setVisible(trace != nullptr);
    m_head->setVisible(trace != nullptr);
    m_pages->setCurrentWidget(trace ? static_cast<QWidget*>(m_view) : m_empty);
    if (!trace) {
        if (const Error* problem = m_run.problem())
            m_empty->setText(tr("Nothing to run yet"), say(problem->message));
        else
            m_empty->setText(tr("Nothing to run yet"),
                             tr("Pick a reaction and a sample event: what would happen shows here."));
        return;
    }
    m_outcome->setText(say(run::outcomeOf(*trace)));
    tellHead();
    if (other)
        expandDeciding();
    if (other || !m_run.isStepping())
        followSelection(); // an action that was moved is another step now
}

void TracePane::tellHead()
{
    const Event* event = m_run.event();
    const run::Program* program = m_run.program();
    if (!event || !program)
        return;
    QString clock = event->clock.empty() ? tr("no clock") : fromUtf8(event->clock);
    if (!event->timezone.empty())
        clock = tr("%1, %2", "a clock and its time zone").arg(clock, fromUtf8(event->timezone));
    QStringList parts{fromUtf8(event->label.empty() ? event->name : event->label),
                      m_run.isSaved() ? tr("reaction as saved") : tr("reaction with unsaved changes"),
                      program->settings().logic.dialect == logic::Dialect::Php ? QStringLiteral("PHP")
                                                                               : QStringLiteral("JavaScript"),
                      clock};
    if (m_run.isEdited())
        parts << tr("context edited");
    parts << tr("nothing is sent");
    const TraceRow* row = currentRow();
    if (const auto time = row && row->step > 0 ? m_run.timeOf(row->step - 1) : std::nullopt) {
        const double ms = std::chrono::duration<double, std::milli>(*time).count();
        parts << tr("step %1 took %2 ms here").arg(row->step).arg(QLocale().toString(ms, 'f', ms < 1 ? 3 : 1));
    }
    m_head->setText(parts.join(QStringLiteral(" · ")));
}

const TraceRow* TracePane::currentRow() const
{
    return m_view->currentIndex().isValid() ? &m_model->row(m_view->currentIndex()) : nullptr;
}

void TracePane::showBreakpoints(const TraceRows::Breakpoints& breakpoints)
{
    if (m_breakpoints == breakpoints)
        return;
    m_breakpoints = breakpoints;
    const QScopedValueRollback following(m_following, true);
    m_model->show(m_rows.of(m_run, m_breakpoints));
}

/// Opens the first step that evaluated something, so that a look at the trace shows what one looks like.
void TracePane::expandDeciding()
{
    const run::ReactionTrace* trace = m_run.trace();
    const std::size_t step = trace && trace->stoppedAt ? *trace->stoppedAt : 1;
    const bool renders = trace && step >= 1 && step <= trace->steps.size() && trace->steps[step - 1].request;
    m_view->expandRecursively(m_model->indexOfStep(step), renders ? 1 : 2); // of a render, what it printed
}

void TracePane::followSelection()
{
    if (m_following)
        return;
    const run::Step* step = m_run.stepOf(m_selection.action());
    const QModelIndex index = m_model->indexOfStep(step ? step->number : 0);
    const QModelIndex current = m_view->currentIndex();
    if (!index.isValid() || (current.isValid() && m_model->row(current).step == m_model->row(index).step))
        return;
    const QScopedValueRollback following(m_following, true);
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    tellHead();
}

void TracePane::followStep()
{
    const run::Step* step = m_run.present();
    QModelIndex index = m_model->indexOfStep(step ? step->number : 0);
    if (!index.isValid())
        return;
    m_view->expand(index);
    if (m_run.stop().evaluation) { // within a step: the operator is what one stands at
        m_view->expandRecursively(index);
        if (const QModelIndex next = m_model->indexOfNext(); next.isValid())
            index = next;
    }
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    Q_EMIT rowReached();
}

void TracePane::currentChanged()
{
    const run::ReactionTrace* trace = m_run.trace();
    if (m_following || !trace || !m_view->currentIndex().isValid())
        return;
    const std::size_t number = m_model->row(m_view->currentIndex()).step;
    const QScopedValueRollback following(m_following, true);
    if (number == 0)
        m_selection.setAction(ActionId::None);
    else if (number <= trace->steps.size())
        m_selection.setAction(m_run.actionOf(trace->steps[number - 1]));
    tellSpan(m_view->currentIndex(), false);
    tellHead();
    Q_EMIT rowReached();
}

void TracePane::tellSpan(const QModelIndex& index, bool follow)
{
    const run::ReactionTrace* trace = m_run.trace();
    const TraceRow& row = m_model->row(index);
    if (!trace || !row.span || row.step == 0 || row.step > trace->steps.size() || !trace->steps[row.step - 1].request)
        return;
    const std::string target = trace->steps[row.step - 1].request->handle;
    const twig::Span span = *row.span;
    if (follow)
        Q_EMIT renderSpanFollowed(target, span);
    else
        Q_EMIT renderSpanSelected(target, span);
}

} // namespace retort

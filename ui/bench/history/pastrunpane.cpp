// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/pastrunpane.h"

#include "ui/bench/history/pastrunwords.h"
#include "ui/bench/tracemodel.h"
#include "ui/bench/traceview.h"
#include "ui/common/chip.h"
#include "ui/common/fonts.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/tabbedpane.h"
#include "ui/compare/compareview.h"
#include "ui/compare/comparison.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>

namespace retort {

namespace {

enum Page { TracePage, EventPage, ReactionPage };

QPushButton* button(const QString& text, const QString& tip, QWidget* parent)
{
    auto* made = new QPushButton(text, parent);
    made->setToolTip(tip);
    made->setAutoDefault(false);
    return made;
}

} // namespace

PastRunPane::PastRunPane(const Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_past(new Chip({tr("earlier run"), Tone::Warn, Glyph::Clock}, this))
    , m_when(new PlainLabel(this))
    , m_title(new ElidingLabel(this))
    , m_outcome(new Chip(this))
    , m_summary(new PlainLabel(this))
    , m_state(new Chip(this))
    , m_since(new PlainLabel(this))
    , m_again(button(tr("Run again"),
                     tr("Its event, through the reaction as it is now; both runs then stand side by side"), this))
    , m_now(button(tr("Back to now"), tr("Shows the reaction and the event as they are now, in the window"), this))
    , m_tabs(new TabbedPane(tr("Earlier run"), this))
    , m_model(new TraceModel(this))
    , m_view(new TraceView(this))
    , m_event(makeText(tr("Event as it was")))
    , m_reaction(makeText(tr("Reaction as it was")))
    , m_rest(new QTimer(this))
{
    m_title->setFont(bodyStrongFont());
    m_when->setMuted();
    m_when->setWordWrap(true);
    m_summary->setWordWrap(true);
    m_since->setWordWrap(true);
    m_since->setObjectName(QStringLiteral("since"));
    m_when->setObjectName(QStringLiteral("when"));
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Trace of the earlier run"));

    auto* band = new QHBoxLayout;
    band->setSpacing(metric::spacing);
    band->addWidget(m_past, 0, Qt::AlignVCenter);
    band->addWidget(m_when, 1);
    band->addWidget(m_now, 0, Qt::AlignVCenter);
    auto* result = new QHBoxLayout;
    result->setSpacing(metric::spacing);
    result->addWidget(m_outcome, 0, Qt::AlignVCenter);
    result->addWidget(m_summary, 1);
    auto* changed = new QHBoxLayout;
    changed->setSpacing(metric::spacing);
    changed->addWidget(m_state, 0, Qt::AlignVCenter);
    changed->addWidget(m_since, 1);

    auto* compare = button(tr("Compare with the run before"),
                           tr("With the earlier run of this reaction that is next in the list"), this);
    auto* event = button(tr("Use its event"), tr("Makes a new sample event of the event as it was"), this);
    auto* share = button(tr("Export…"), tr("Saves this run as a trace bundle, which others can verify"), this);
    auto* ways = new QHBoxLayout;
    ways->setSpacing(metric::spacing);
    for (QPushButton* one : {m_again, compare, event, share})
        ways->addWidget(one);
    ways->addStretch(1);

    m_tabs->addPage(tr("Trace"), m_view, new QWidget(this));
    m_tabs->addPage(tr("Event"), m_event.pages, new QWidget(this));
    m_tabs->addPage(tr("Reaction"), m_reaction.pages, new QWidget(this));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::spacing);
    layout->addLayout(band);
    layout->addWidget(m_title);
    layout->addLayout(result);
    layout->addLayout(changed);
    layout->addLayout(ways);
    layout->addWidget(m_tabs, 1);

    connect(m_again, &QPushButton::clicked, this, &PastRunPane::runAgainWished);
    connect(event, &QPushButton::clicked, this, &PastRunPane::eventWished);
    connect(m_now, &QPushButton::clicked, this, &PastRunPane::nowWished);
    connect(share, &QPushButton::clicked, this, &PastRunPane::exportWished);
    connect(compare, &QPushButton::clicked, this, &PastRunPane::compareWished);

    m_rest->setSingleShot(true);
    m_rest->setInterval(200);
    connect(m_rest, &QTimer::timeout, this, [this] {
        if (isVisible()) // else when it is shown again
            showSince();
    });
    for (const auto changes : {&Workspace::inserted, &Workspace::removed})
        connect(&workspace, changes, m_rest, qOverload<>(&QTimer::start));
    connect(&workspace, &Workspace::changed, m_rest, qOverload<>(&QTimer::start));
    connect(&workspace, &Workspace::manifestChanged, m_rest, qOverload<>(&QTimer::start));
    connect(&workspace, &Workspace::aboutToReset, this, [this] { show(nullptr); });
}

PastRunPane::~PastRunPane()
{
    for (Text* text : {&m_event, &m_reaction}) // which look at the comparisons
        text->sides->show(nullptr, false);
}

void PastRunPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showSince();
}

PastRunPane::Text PastRunPane::makeText(const QString& name)
{
    Text text{new QStackedWidget(this), new JsonEditor(name, this),
              new CompareView({.theirs = tr("Then"), .mine = tr("Now")}, this), nullptr};
    text.alone->setReadOnly(true);
    text.pages->addWidget(text.alone);
    text.pages->addWidget(text.sides);
    return text;
}

void PastRunPane::show(PastRunPtr run)
{
    m_model->show({}); // its rows are of the run that goes
    m_run = std::move(run);
    if (!m_run)
        return;
    const PastRunLine& line = m_run->line;
    const bundle::Inputs& inputs = m_run->run.inputs;
    m_title->setText(tr("%1 on %2", "a reaction, an event").arg(reactionOf(line), eventOf(line)));
    const QString dialect = inputs.settings.logic.dialect == logic::Dialect::Js ? tr("JavaScript") : tr("PHP");
    const QString when = wholeWhenOf(line.at);
    m_when->setText(inputs.edits.empty()
                        ? tr("%1 · %2 · nothing was sent", "a date and time, the dialect").arg(when, dialect)
                        : tr("%1 · %2 · values were edited on the way · nothing was sent").arg(when, dialect));
    m_outcome->setContent(outcomeChip(line.outcome));
    m_summary->setText(line.summary);
    showSince();
    if (const run::ReactionTrace* trace = m_run->trace(); trace && m_run->programs.size() == 1) {
        m_model->show(rowsOf(*trace, m_run->programs.front(), line.event));
        const std::size_t step = trace->stoppedAt.value_or(1);
        const QModelIndex index = m_model->indexOfStep(step);
        m_view->expandRecursively(index, 1);
        m_view->setCurrentIndex(index.isValid() ? index : m_model->index(0, 0));
        m_view->scrollTo(m_view->currentIndex());
    }
}

void PastRunPane::showSince()
{
    m_rest->stop();
    if (!m_run)
        return;
    const Since now = since(*m_run, m_workspace);
    m_state->setContent(now.nothing() ? ChipContent{tr("as now"), Tone::Ok, Glyph::Check}
                                      : ChipContent{tr("changed since"), Tone::Warn, Glyph::Diamond});
    m_since->setText(now.sentence());
    m_again->setEnabled(now.reaction == Since::Now::Same || now.reaction == Since::Now::Changed);
    m_now->setEnabled(now.reaction != Since::Now::Gone || now.event != Since::Now::Gone);
    showText(m_event, m_run->eventText(), now.eventNow, now.event);
    showText(m_reaction, m_run->reactionText(), now.reactionNow, now.reaction);
    const auto titled = [](const QString& title, Since::Now how) {
        return how == Since::Now::Changed ? tr("%1 (changed since)").arg(title) : title;
    };
    m_tabs->setTitle(EventPage, titled(tr("Event"), now.event));
    m_tabs->setTitle(ReactionPage, titled(tr("Reaction"), now.reaction));
}

void PastRunPane::showText(Text& text, const std::string& then, const std::string& now, Since::Now how)
{
    const bool sides = how == Since::Now::Changed;
    if (sides && text.comparison && text.comparison->file().theirs == then && text.comparison->file().mine == now) {
        text.pages->setCurrentWidget(text.sides);
        return;
    }
    text.sides->show(nullptr, false);
    text.comparison.reset();
    if (sides) {
        text.comparison =
            std::make_unique<Comparison>(ComparedFile{.path = {}, .theirs = then, .mine = now, .base = {}});
        text.sides->show(text.comparison.get(), false);
        text.pages->setCurrentWidget(text.sides);
    } else {
        text.alone->showText(fromUtf8(then));
        text.pages->setCurrentWidget(text.alone);
    }
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/contextpane.h"

#include "engine/json/write.h"
#include "ui/bench/contextmarks.h"
#include "ui/common/fonts.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/document/liverun.h"

#include <QBoxLayout>

#include <algorithm>

namespace retort {

namespace {

/// The context as the rules see it: without what this program keeps beside the event, a line for each member.
json::Document contextOf(const json::Data& context)
{
    return json::Document::parse(json::write(context.root(), {.indent = 2})).value_or(json::Document());
}

/// The step whose context is shown: while stepping that of the place, since what is edited there is seen from there on.
std::size_t seenNow(const LiveRun& run, const run::Step* step)
{
    const std::size_t last = run.end() > 0 ? run.end() - 1 : 0;
    if (run.isStepping())
        return std::min(run.position(), last);
    return step ? step->number - 1 : last;
}

void addPaths(const run::Step& step, std::vector<std::string>& paths)
{
    for (const run::Read& read : step.reads) {
        if (read.origin != run::Origin::Item && read.origin != run::Origin::Accumulator)
            paths.push_back(read.path);
    }
}

} // namespace

ContextPane::ContextPane(const Workspace& workspace, LiveRun& run, Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_run(run)
    , m_selection(selection)
    , m_text(new JsonEditor(tr("Context"), this))
    , m_caption(new PlainLabel(this))
{
    m_text->setReadOnly(true);
    QSizePolicy keepsItsRoom = m_text->sizePolicy();
    keepsItsRoom.setRetainSizeWhenHidden(true);
    m_text->setSizePolicy(keepsItsRoom);
    m_caption->setMuted();
    m_caption->setWordWrap(true);
    m_caption->setFont(smallFont());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, 0, metric::panelMargin, metric::spacing);
    layout->setSpacing(metric::spacing);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_caption);
    connect(&m_run, &LiveRun::changed, this, &ContextPane::refresh);
    connect(&m_selection, &Selection::actionChanged, this, &ContextPane::refresh);
    refresh();
}

void ContextPane::refresh()
{
    const run::ReactionTrace* whole = m_run.wholeTrace();
    const Entry* entry = m_workspace.find(m_run.eventEntry());
    const Event* event = m_run.event();
    if (!whole || !event || !entry || !entry->isReadable()) {
        m_text->showText({});
        m_text->showMarks({});
        m_text->hide();
        m_caption->setText(tr("What the rules see shows here."));
        return;
    }
    m_text->show();
    std::vector<std::string> all;
    for (const run::Step& step : whole->steps)
        addPaths(step, all);
    const run::Step* step = m_run.isStepping() ? m_run.lastStep() : m_run.stepOf(m_selection.action());
    std::vector<std::string> current;
    if (step)
        addPaths(*step, current);
    else if (!m_run.isStepping())
        current = all;

    const json::Document context = contextOf(m_run.contextAt(seenNow(m_run, step)));
    const std::vector<TextMark> marks = contextMarks(context, current, all);
    m_text->showText(fromUtf8(context.text()));
    if (marks != m_text->marks()) {
        m_text->showMarks(marks);
        m_text->revealMarks();
    }
    if (m_run.isEdited())
        m_caption->setText(tr("Edited for this run, from the step on at which that was done. Debug has the way back."));
    else if (step)
        m_caption->setText(tr("Highlighted: what step %1 read. Grey: no step reads it.").arg(step->number));
    else
        m_caption->setText(tr("Highlighted: what the steps read. Grey: no step reads it."));
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/previewview.h"

#include "engine/json/document.h"
#include "ui/common/chip.h"
#include "ui/common/codeframe.h"
#include "ui/common/emptystate.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/sectionhead.h"
#include "ui/common/segments.h"
#include "ui/design/target/outputview.h"
#include "ui/document/targetuse.h"

#include <QBoxLayout>
#include <QStackedWidget>

namespace retort {

namespace {

using State = LiveRender::State;

QString nameOf(twig::Autoescape autoescape)
{
    switch (autoescape) {
    case twig::Autoescape::Html:
        return PreviewView::tr("html escaping");
    case twig::Autoescape::Off:
        return PreviewView::tr("no escaping");
    case twig::Autoescape::Js:
        break;
    }
    return PreviewView::tr("js escaping");
}

} // namespace

PreviewView::PreviewView(const Workspace& workspace, const Selection& selection, const LiveRender& render,
                         QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_render(render)
    , m_state(new Chip(this))
    , m_views(new Segments({tr("As sent"), tr("Laid out"), tr("Escaping off")}, this))
    , m_head(new ElidingLabel(this))
    , m_unsent(new PlainLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_text(new OutputView)
    , m_frame(new CodeFrame(m_text, this))
    , m_empty(new EmptyState(Glyph::Send, {}, {}, {}, this))
{
    setObjectName(QStringLiteral("preview"));
    setAccessibleName(tr("Preview"));
    m_text->setObjectName(QStringLiteral("previewText"));
    m_text->setAccessibleName(tr("Rendered payload"));
    m_state->setObjectName(QStringLiteral("previewState"));
    m_views->setObjectName(QStringLiteral("previewViews"));
    m_views->setCurrent(AsSent);
    m_views->choice(AsSent)->setToolTip(tipText(tr("Every byte as the target's address would get it")));
    m_views->choice(LaidOut)->setToolTip(tipText(tr("The same JSON, a value to a line")));
    m_head->setObjectName(QStringLiteral("previewHead"));
    m_head->setMuted();
    m_head->setFont(secondaryFont());
    m_unsent->setObjectName(QStringLiteral("previewUnsent"));
    m_unsent->setFont(secondaryFont());
    m_unsent->setWordWrap(true);
    m_unsent->hide();
    m_pages->addWidget(m_frame);
    m_pages->addWidget(m_empty);

    auto* title = new QHBoxLayout;
    title->setSpacing(metric::spacing);
    title->addWidget(new SectionHead(tr("Preview"), this));
    title->addWidget(m_state);
    title->addStretch(1);
    title->addWidget(m_views);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, 6, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(4);
    layout->addLayout(title);
    layout->addWidget(m_head);
    layout->addWidget(m_unsent);
    layout->addWidget(m_pages, 1);

    connect(m_frame, &CodeFrame::dressed, this, [this] { m_text->dress(tokensOf(palette())); });
    connect(m_views, &Segments::chosen, this, &PreviewView::refresh);
    connect(&m_render, &LiveRender::changed, this, &PreviewView::refresh);
    const auto forget = [this] { m_sentOn.reset(); }; // a reaction may send to other targets now
    connect(&workspace, &Workspace::opened, this, forget);
    connect(&workspace, &Workspace::inserted, this, forget);
    connect(&workspace, &Workspace::removed, this, forget);
    connect(&workspace, &Workspace::changed, this, [this, forget](EntryId id) {
        if (const Entry* entry = m_workspace.find(id); entry && entry->kind == EntryKind::Reaction)
            forget();
    });
    connect(m_text, &OutputView::pointedAt, this, [this](std::size_t offset) {
        if (m_mapped && m_render.isCurrent())
            Q_EMIT pointedAt(m_pretty ? m_pretty->originalOf(offset) : offset);
    });
    refresh();
}

void PreviewView::refresh()
{
    const LiveRendering* rendering = m_render.rendering();
    showHead(rendering);
    showSending();
    const bool failedAtOnce = rendering && rendering->render.failure && rendering->render.body.empty();
    m_state->setVisible(rendering != nullptr);
    m_views->setEnabled(rendering && !failedAtOnce);
    if (rendering)
        showState(*rendering);
    if (!rendering || failedAtOnce) {
        m_mapped = false;
        showEmpty();
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    showText(*rendering);
    m_pages->setCurrentWidget(m_frame);
}

void PreviewView::showHead(const LiveRendering* rendering)
{
    const Entry* event = m_workspace.find(m_selection.event());
    const twig::Settings settings = rendering ? rendering->settings : m_workspace.settings().twig;
    QStringList words;
    if (event)
        words << event->title();
    words << nameOf(settings.autoescape) << fromUtf8(settings.timezone) << tr("nothing is sent");
    m_head->setText(words.join(QStringLiteral(" · ")));
    m_head->setToolTip(tipText(tr("Rendered for the selected sample event. Escaping and time zone are settings of the "
                                  "workspace; what the platform uses is not confirmed.")));
}

/// What is rendered may be for an event that never brings this target about.
void PreviewView::showSending()
{
    const Entry* target = m_workspace.find(m_selection.target());
    const Entry* event = m_workspace.find(m_selection.event());
    if (!target || !target->target() || !event || !event->event()) {
        m_unsent->hide();
        return;
    }
    const std::string& handle = target->target()->handle;
    if (!m_sentOn || m_sentHandle != handle) {
        m_sentOn = eventsSentOn(m_workspace, handle);
        m_sentHandle = handle;
    }
    const bool isSent = m_sentOn->count(m_workspace.catalogue().canonicalEvent(event->event()->name)) > 0;
    QStringList events;
    for (const std::string& one : *m_sentOn)
        events << fromUtf8(one);
    if (events.size() > 3)
        events = events.mid(0, 3) << QStringLiteral("…");
    m_unsent->setText(events.isEmpty() ? tr("No reaction sends this target yet. It is shown for the selected sample.")
                                       : tr("No reaction sends this target on %1. It is sent on: %2.")
                                             .arg(fromUtf8(event->event()->name), events.join(QStringLiteral(", "))));
    m_unsent->setVisible(!isSent);
}

void PreviewView::showState(const LiveRendering& rendering)
{
    const auto& render = rendering.render;
    ChipContent chip{tr("sound JSON"), Tone::Ok, Glyph::Check};
    QString why;
    if (m_render.state() == State::Working) {
        chip = {tr("rendering"), Tone::Neutral, Glyph::Clock};
    } else if (m_render.state() == State::Invalid) {
        chip = {tr("from before the text became invalid"), Tone::Warn, Glyph::Alert};
        why = m_render.problem() ? say(*m_render.problem()) : QString();
    } else if (render.failure) {
        chip = {render.failure->kind == twig::Failure::Kind::Syntax
                    ? tr("template error, line %1").arg(render.failure->line)
                    : tr("fails at line %1").arg(render.failure->line),
                Tone::No, Glyph::Cross};
        why = say(render.failure->message);
    } else if (!render.json) {
        const Result<json::Document> parsed = json::Document::parse(render.body);
        const Place place = parsed ? Place{} : parsed.error().place;
        chip = {place.line > 0 ? tr("no JSON: line %1, column %2").arg(place.line).arg(place.column) : tr("no JSON"),
                Tone::No, Glyph::Cross};
        why = parsed ? QString() : say(parsed.error().message);
    } else if (!render.problems.empty()) {
        chip = {tr("JSON, with doubts"), Tone::Warn, Glyph::Alert};
        why = say(render.problems.front().message);
    }
    m_state->setContent(chip);
    m_state->setToolTip(tipText(why));
    m_state->setAccessibleDescription(why);
}

void PreviewView::showText(const LiveRendering& rendering)
{
    const auto& render = rendering.render;
    const bool current = m_render.isCurrent();
    const bool html = rendering.settings.autoescape == twig::Autoescape::Html;
    m_views->choice(LaidOut)->setEnabled(render.json);
    m_views->choice(Otherwise)->setVisible(render.escaping.has_value());
    m_views->choice(Otherwise)->setText(html ? tr("Escaping off") : tr("Escaping html"));
    m_views->choice(Otherwise)->setToolTip(
        tipText(tr("What would be sent if the platform escapes otherwise than the workspace's setting")));
    int view = m_views->current();
    if ((view == LaidOut && !render.json) || (view == Otherwise && !render.escaping))
        view = AsSent; // the choice stays, for when it can be followed again
    m_pretty = view == LaidOut ? std::optional(prettyJson(render.body)) : std::nullopt;
    m_mapped = view != Otherwise;

    const std::string& text = view == Otherwise ? (html ? render.escaping->off : render.escaping->html)
                              : m_pretty        ? m_pretty->text
                                                : render.body;
    m_text->showText(QByteArray::fromStdString(text));
    m_text->setFaded(!current || render.failure.has_value());
    std::optional<Place> wrong;
    if (current && !render.failure && !render.json && view == AsSent) {
        if (const auto parsed = json::Document::parse(render.body); !parsed)
            wrong = parsed.error().place;
    }
    m_text->showProblem(wrong);
    showMarks(m_marks);
}

void PreviewView::showEmpty()
{
    const LiveRendering* rendering = m_render.rendering();
    if (rendering && rendering->render.failure) {
        const twig::Failure& failure = *rendering->render.failure;
        m_empty->setText(m_render.isCurrent() ? tr("Nothing is rendered") : tr("Rendering"),
                         m_render.isCurrent() ? tr("Line %1: %2").arg(failure.line).arg(say(failure.message))
                                              : QString());
    } else if (m_render.state() == State::NoEvent) {
        m_empty->setText(tr("No sample event"), tr("Add one in the sidebar: what would be sent for it shows here."));
    } else if (m_render.problem()) {
        m_empty->setText(tr("Nothing to render yet"), say(*m_render.problem()));
    } else {
        m_empty->setText(tr("Rendering"), {});
    }
}

void PreviewView::showMarks(const std::vector<twig::OutputRange>& ranges)
{
    m_marks = ranges;
    std::vector<twig::OutputRange> shown;
    if (m_mapped && m_render.isCurrent()) {
        for (const twig::OutputRange& range : ranges)
            shown.push_back(m_pretty ? m_pretty->shown(range) : range);
    }
    std::erase_if(shown, [](const twig::OutputRange& range) { return range.length == 0; });
    m_text->showMarks(shown);
}

void PreviewView::reveal() { m_text->revealMarks(); }

} // namespace retort

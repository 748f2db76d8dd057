// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/liverender.h"

#include "engine/logic/words.h"

namespace retort {

LiveRendering renderLive(std::string file, const Target& target, const Event& event, const run::Settings& settings,
                         const run::Options& options)
{
    const auto compiled = [&](Target part) {
        std::vector<run::TargetFile> files{{.file = file, .target = std::move(part), .error = {}}};
        return run::Targets::compile(std::move(files), settings);
    };
    LiveRendering rendering{.source = target.templateText, .settings = settings.twig};
    Target unconditional = target;
    unconditional.condition.reset();
    unconditional.conditionError.reset();
    auto rendered = run::renderTarget(compiled(unconditional).all().front(), event, settings, options);
    rendering.render = std::move(rendered.render);
    rendering.notes = std::move(rendered.notes);

    Target asked = target;
    asked.templateText.clear();
    const run::Targets condition = compiled(asked);
    if (target.condition || target.conditionError)
        rendering.condition = run::renderTarget(condition.all().front(), event, settings, options).render.condition;
    if (const auto& rule = condition.all().front().condition)
        rendering.conditionWords = logic::inWords(*rule, logic::Reading::Condition);
    return rendering;
}

LiveRender::LiveRender(const Workspace& workspace, const Selection& selection, Outside outside, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_outside(std::move(outside))
    , m_background(*this, [this] { takeLate(); })
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, [this] { evaluate(patienceOfAnEdit); });
    connect(&workspace, &Workspace::changed, this, [this](EntryId id) {
        if (id == m_selection.target() || id == m_selection.event())
            schedule();
    });
    connect(&workspace, &Workspace::manifestChanged, this, &LiveRender::schedule);
    connect(&selection, &Selection::targetChanged, this, &LiveRender::schedule);
    connect(&selection, &Selection::eventChanged, this, &LiveRender::schedule);
    schedule();
}

LiveRender::~LiveRender() = default;

void LiveRender::evaluateNow() { evaluate(untilDone); }

void LiveRender::evaluate(std::chrono::milliseconds patience)
{
    m_timer.stop();
    const auto* target = m_workspace.find(m_selection.target());
    const auto* event = m_workspace.find(m_selection.event());
    const auto* wrong = target && target->problem() ? target->problem() : event ? event->problem() : nullptr;
    m_problem = wrong ? std::optional(*wrong) : std::nullopt;
    // What was seen of another target or event would only mislead.
    if (m_rendering && (m_rendering->target != m_selection.target() || m_rendering->event != m_selection.event()))
        m_rendering.reset();
    m_outdated = m_background.isRunning();
    if (!target) {
        m_state = State::Empty;
    } else if (wrong) {
        m_state = State::Invalid;
    } else if (!event) {
        m_state = State::NoEvent;
    } else {
        m_state = State::Working;
        if (m_background.isRunning() && patience == untilDone)
            m_background.take(untilDone);
        if (!m_background.isRunning()) {
            m_outdated = false;
            start(*target, *event);
            if (auto rendering = m_background.take(patience)) {
                m_rendering = std::move(rendering);
                m_state = State::Current;
            }
        }
    }
    Q_EMIT changed();
}

void LiveRender::start(const Entry& target, const Entry& event)
{
    const run::Options options{.now = m_outside.now(), .zones = m_outside.zones};
    m_background.start([target, event, options, settings = m_workspace.settings()] {
        auto rendering = std::make_unique<LiveRendering>(
            renderLive(target.path.toStdString(), *target.content->target, *event.content->event, settings, options));
        rendering->target = target.id;
        rendering->event = event.id;
        return rendering;
    });
}

void LiveRender::takeLate()
{
    auto rendering = m_background.take(std::chrono::milliseconds(0));
    if (!rendering)
        return; // it was in time, and is on the screen already
    if (!m_outdated) {
        m_rendering = std::move(rendering);
        m_state = State::Current;
        Q_EMIT changed();
    } else if (m_state == State::Working) {
        evaluate(patienceOfAnEdit);
    }
}

} // namespace retort

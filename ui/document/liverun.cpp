// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/liverun.h"

#include <algorithm>

namespace retort {

namespace {

/// What stands in the way of running an entry, if anything.
const Error* obstacle(const Entry* entry) { return entry ? entry->problem() : nullptr; }

} // namespace

struct LiveRun::Answer {
    EntryId reaction;
    EntryId event;
    std::vector<ActionId> actions; ///< In file order, as they were.
    run::Targets targets;
    run::Program program;
    Event sample;
    std::vector<run::ContextEdit> edits;
    run::Contexts contexts;
    run::ReactionTrace trace; ///< All of it.
    std::vector<std::optional<std::chrono::nanoseconds>> times;
    run::Options options;
};

LiveRun::LiveRun(const Workspace& workspace, const Selection& selection, Outside outside, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_outside(std::move(outside))
    , m_background(*this, [this] { takeLate(); })
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, [this] { evaluate(patienceOfAnEdit); });
    connect(&workspace, &Workspace::changed, this, &LiveRun::entryChanged);
    const auto targetsChanged = [this] {
        m_targetsChanged = true;
        schedule();
    };
    connect(&workspace, &Workspace::manifestChanged, this, targetsChanged);
    connect(&workspace, &Workspace::opened, this, targetsChanged);
    connect(&workspace, &Workspace::aboutToReset, this, [this] { m_skipped.clear(); });
    for (const auto changed : {&Workspace::inserted, &Workspace::removed}) {
        connect(&workspace, changed, this, [targetsChanged](EntryKind kind) {
            if (kind == EntryKind::Target)
                targetsChanged();
        });
    }
    connect(&workspace, &Workspace::changed, this, [this, targetsChanged](EntryId id) {
        if (m_workspace.find(id)->kind == EntryKind::Target)
            targetsChanged();
    });
    connect(&selection, &Selection::reactionChanged, this, &LiveRun::selectionChanged);
    connect(&selection, &Selection::eventChanged, this, &LiveRun::selectionChanged);
    schedule();
}

LiveRun::~LiveRun() = default;

const Error* LiveRun::problem() const { return m_problem ? &*m_problem : nullptr; }

const run::ReactionTrace* LiveRun::trace() const { return m_shown ? &*m_shown : wholeTrace(); }

const run::ReactionTrace* LiveRun::wholeTrace() const { return m_answer ? &m_answer->trace : nullptr; }

const run::Program* LiveRun::program() const { return m_answer ? &m_answer->program : nullptr; }

const Event* LiveRun::event() const { return m_answer ? &m_answer->sample : nullptr; }

const run::Options* LiveRun::options() const { return m_answer ? &m_answer->options : nullptr; }

Instant LiveRun::moment() const { return m_answer ? m_answer->options.now : Instant(); }

EntryId LiveRun::reaction() const { return m_answer ? m_answer->reaction : EntryId::None; }

EntryId LiveRun::eventEntry() const { return m_answer ? m_answer->event : EntryId::None; }

const run::Step* LiveRun::stepOf(ActionId action) const
{
    if (!m_answer)
        return nullptr;
    const auto& steps = trace()->steps;
    const auto found =
        std::find_if(steps.begin(), steps.end(), [&](const run::Step& step) { return actionOf(step) == action; });
    return action == ActionId::None || found == steps.end() ? nullptr : &*found;
}

ActionId LiveRun::actionOf(const run::Step& step) const
{
    const auto number = step.number - 1; // steps and compiled actions stand in the same order
    if (!m_answer || number >= program()->actions().size())
        return ActionId::None;
    const auto index = program()->actions()[number].index;
    return index < m_answer->actions.size() ? m_answer->actions[index] : ActionId::None;
}

const json::Data& LiveRun::contextAt(std::size_t step) const { return m_answer->contexts.at(step); }

const run::Contexts& LiveRun::contexts() const { return m_answer->contexts; }

std::optional<std::chrono::nanoseconds> LiveRun::timeOf(std::size_t step) const
{
    return m_answer && step < m_answer->times.size() ? m_answer->times[step] : std::nullopt;
}

// ---- going through it slowly

run::Stop LiveRun::stop() const
{
    if (!m_answer)
        return {};
    return m_stepping ? m_stop : run::endOf(m_answer->trace);
}

std::size_t LiveRun::position() const { return stop().step; }

std::size_t LiveRun::end() const { return m_answer ? run::endOf(m_answer->trace).step : 0; }

bool LiveRun::isSaved() const { return !m_workspace.isUnsaved(reaction()); }

const run::Step* LiveRun::lastStep() const
{
    return position() > 0 && position() <= trace()->steps.size() ? &trace()->steps[position() - 1] : nullptr;
}

const run::Step* LiveRun::stepWithin() const
{
    const run::Stop at = stop();
    return m_answer && at.evaluation ? &m_answer->trace.steps[at.step] : nullptr;
}

const run::Step* LiveRun::present() const
{
    const run::Stop at = stop();
    if (m_answer && at.step < end() && (at.evaluation || (m_stepping && m_look == Look::Ahead)))
        return &trace()->steps[at.step];
    return lastStep();
}

bool LiveRun::canStep() const { return m_answer && (!m_stepping || position() < end()); }

bool LiveRun::canGoBack() const { return m_answer && stop() != run::Stop(); }

void LiveRun::runAll()
{
    if (!m_answer)
        return;
    m_stepping = false;
    m_shown.reset();
    Q_EMIT changed();
    Q_EMIT stepped();
}

void LiveRun::step()
{
    if (canStep())
        goTo(run::over(m_answer->trace, m_stepping ? m_stop : run::Stop()));
}

void LiveRun::into()
{
    if (canStep())
        goTo(run::into(m_answer->trace, m_stepping ? m_stop : run::Stop()));
}

void LiveRun::out()
{
    if (canStep())
        goTo(run::out(m_answer->trace, m_stepping ? m_stop : run::Stop()));
}

void LiveRun::back()
{
    if (canGoBack())
        goTo(run::back(m_answer->trace, stop()));
}

void LiveRun::runToEnd() { goTo(end()); }

void LiveRun::reset() { goTo(0); }

void LiveRun::goTo(std::size_t steps) { goTo(run::Stop{steps, std::nullopt}); }

void LiveRun::goTo(const run::Stop& to, Look look)
{
    if (!m_answer)
        return;
    m_look = look;
    place(to);
    Q_EMIT changed();
    Q_EMIT stepped();
}

void LiveRun::place(const run::Stop& stop)
{
    m_stepping = true;
    m_stop = run::within(m_answer->trace, stop);
    m_shown = run::until(m_answer->trace, m_stop);
}

// ---- values of the context

const std::vector<run::ContextEdit>& LiveRun::edits() const
{
    static const std::vector<run::ContextEdit> none;
    return m_answer ? m_answer->edits : none;
}

void LiveRun::editContext(std::size_t step, std::string path, std::optional<json::Data> value)
{
    if (!m_answer || step >= m_answer->trace.steps.size())
        return;
    const ActionId before = actionOf(m_answer->trace.steps[step]);
    m_edits.erase(std::remove_if(m_edits.begin(), m_edits.end(),
                                 [&](const Edit& edit) { return edit.before == before && edit.what.path == path; }),
                  m_edits.end());
    m_edits.push_back({before, {step, std::move(path), std::move(value)}});
    if (m_stepping && m_stop.evaluation)
        m_stop.evaluation.reset(); // it may not come to that operator now
    schedule();
}

void LiveRun::takeBackEdits()
{
    if (m_edits.empty())
        return;
    m_edits.clear();
    schedule();
}

void LiveRun::setSkipped(const std::vector<ActionId>& actions, bool skipped)
{
    bool changes = false;
    for (const ActionId action : actions)
        changes |= skipped ? m_skipped.insert(action).second : m_skipped.erase(action) > 0;
    if (!changes)
        return;
    schedule();
    Q_EMIT skippedChanged();
}

void LiveRun::evaluateNow() { evaluate(untilDone); }

void LiveRun::schedule() { m_timer.start(); }

void LiveRun::entryChanged(EntryId id)
{
    if (id == m_selection.reaction() || id == m_selection.event())
        schedule();
}

void LiveRun::selectionChanged()
{
    m_stepping = false;
    m_shown.reset();
    m_edits.clear();
    schedule();
}

void LiveRun::evaluate(std::chrono::milliseconds patience)
{
    m_timer.stop();
    const auto* reaction = m_workspace.find(m_selection.reaction());
    const auto* event = m_workspace.find(m_selection.event());
    const auto* wrong = obstacle(reaction) ? reaction : obstacle(event) ? event : nullptr;
    m_problem = wrong ? std::optional(*obstacle(wrong)) : std::nullopt;
    m_problemEntry = wrong ? wrong->id : EntryId::None;
    // What was seen of another reaction or event would only mislead.
    if (m_answer && (m_answer->reaction != m_selection.reaction() || m_answer->event != m_selection.event())) {
        m_answer.reset();
        m_shown.reset();
    }
    m_outdated = m_background.isRunning();
    if (!reaction || !event) {
        m_state = State::Empty;
    } else if (wrong) {
        m_state = State::Invalid;
    } else {
        m_state = State::Working;
        if (m_background.isRunning() && patience == untilDone) {
            if (const auto answer = m_background.take(untilDone))
                m_targets = answer->targets; // all that is still wanted of it
        }
        if (!m_background.isRunning()) {
            m_outdated = false;
            start(*reaction, *event);
            if (auto answer = m_background.take(patience))
                show(std::move(answer));
        }
    }
    Q_EMIT changed();
}

void LiveRun::start(const Entry& reaction, const Entry& event)
{
    auto files = m_targetsChanged ? std::optional(targetFiles()) : std::nullopt;
    m_targetsChanged = false;
    run::Options options{
        .asIfActive = true, .origins = event.content->origins, .now = m_outside.now(), .zones = m_outside.zones};
    for (std::size_t i = 0; i < reaction.content->actions.size() && !m_skipped.empty(); ++i) {
        if (isSkipped(reaction.content->actions[i]))
            options.skipped.insert(reaction.content->reaction->actions[i].pointer);
    }
    m_background.start([reaction, event, options, edits = m_edits, files = std::move(files), known = m_targets,
                        settings = m_workspace.settings(), catalogue = m_workspace.catalogue()] {
        auto targets = files ? run::Targets::compile(*files, settings) : known;
        auto program = run::Program::compile(*reaction.content->reaction, catalogue, settings,
                                             reaction.path.toStdString(), targets);
        const auto& actions = reaction.content->actions;
        std::vector<run::ContextEdit> placed;
        for (const Edit& edit : edits) {
            placed.push_back(edit.what);
            for (std::size_t step = 0; step < program.actions().size(); ++step) {
                const std::size_t index = program.actions()[step].index;
                if (index < actions.size() && actions[index] == edit.before)
                    placed.back().step = step;
            }
        }
        std::vector<std::optional<std::chrono::nanoseconds>> times(program.actions().size());
        std::chrono::steady_clock::time_point began;
        auto trace = run::runEdited(program, *event.content->event, options, placed, [&](std::size_t step, bool ended) {
            const auto now = std::chrono::steady_clock::now();
            if (ended)
                times[step] = now - began;
            began = std::chrono::steady_clock::now();
        });
        run::Contexts contexts(*event.content->event, placed);
        return std::unique_ptr<Answer>(new Answer{reaction.id, event.id, actions, std::move(targets),
                                                  std::move(program), *event.content->event, std::move(placed),
                                                  std::move(contexts), std::move(trace), std::move(times), options});
    });
}

std::vector<run::TargetFile> LiveRun::targetFiles() const
{
    std::vector<run::TargetFile> files;
    for (const auto id : m_workspace.entries(EntryKind::Target)) {
        const auto& entry = *m_workspace.find(id);
        run::TargetFile file{.file = entry.path.toStdString(), .target = {}, .error = {}};
        if (entry.target())
            file.target = *entry.target();
        else if (entry.problem())
            file.error = *entry.problem();
        files.push_back(std::move(file));
    }
    return files;
}

void LiveRun::takeLate()
{
    auto answer = m_background.take(std::chrono::milliseconds(0));
    if (!answer)
        return;                  // it was in time, and is on the screen already
    m_targets = answer->targets; // also of an answer that nobody asks for any more
    if (!m_outdated) {
        show(std::move(answer));
        Q_EMIT changed();
    } else if (m_state == State::Working) {
        evaluate(patienceOfAnEdit);
    }
}

void LiveRun::show(std::unique_ptr<Answer> answer)
{
    letGo(std::exchange(m_answer, std::move(answer)));
    m_targets = m_answer->targets;
    m_state = State::Current;
    if (m_stepping)
        place(m_stop);
    else
        m_shown.reset();
}

} // namespace retort

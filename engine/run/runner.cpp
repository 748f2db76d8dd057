// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/runner.h"

#include "engine/run/actionrunner.h"

#include <optional>

namespace retort::run {

struct Runner::State {
    Program program;
    Event event;
    Options options;
    ReactionTrace trace;
    std::size_t position = 0;
    bool finished = false;
    Machines machines;

    void begin();
    void begin(std::size_t index);
    bool triggers();
    void end(Outcome outcome, std::optional<std::size_t> stoppedAt = {});
    void restFor(const Phrase& why);
    bool step();
};

// ---- before the first step

void Runner::State::begin()
{
    const Reaction& reaction = program.reaction();
    trace = {};
    position = 0;
    finished = false;
    trace.name = reaction.name;
    trace.file = program.file();
    trace.active = reaction.isActive;
    trace.trigger = reaction.trigger;
    trace.notes = program.notes();
    trace.steps.resize(program.actions().size());
    for (std::size_t i = 0; i < trace.steps.size(); ++i)
        begin(i);

    if (!triggers()) {
        end(Outcome::NotTriggered);
        restFor(phrase("run.rest-not-triggered"));
        return;
    }
    if (!reaction.isActive) {
        if (!options.asIfActive) {
            end(Outcome::Inactive);
            restFor(phrase("run.rest-inactive"));
            return;
        }
        trace.asIfActive = true;
        trace.notes.insert(trace.notes.begin(), phrase("run.as-if-active"));
    }
    if (trace.steps.empty()) {
        trace.notes.push_back(phrase("run.no-actions"));
        end(Outcome::Completed);
    }
}

// A step as it is before it runs.
void Runner::State::begin(std::size_t index)
{
    const CompiledAction& action = program.actions()[index];
    Step& step = trace.steps[index];
    step = {};
    step.number = action.number;
    step.sortOrder = action.action.sortOrder;
    step.action = action.type;
    step.pointer = action.action.pointer;
    if (options.trace)
        step.why = phrase("run.rest-to-come");
}

bool Runner::State::triggers()
{
    const std::string& wanted = program.reaction().trigger;
    const Catalogue& catalogue = program.catalogue();
    if (wanted.empty()) {
        trace.matchWhy = phrase("run.match-no-trigger");
    } else if (wanted == event.name) {
        trace.match = Match::Name;
        trace.matchWhy = phrase("run.match-name", wanted);
    } else if (const std::string canonical = catalogue.canonicalEvent(wanted);
               canonical == catalogue.canonicalEvent(event.name)) {
        trace.match = Match::Alias;
        trace.matchWhy = phrase("run.match-alias", event.name, wanted);
        trace.notes.insert(trace.notes.begin(), trace.matchWhy);
    } else {
        trace.matchWhy = phrase("run.match-none", event.name, wanted);
    }
    return trace.match != Match::None;
}

void Runner::State::end(Outcome outcome, std::optional<std::size_t> stoppedAt)
{
    trace.outcome = outcome;
    trace.stoppedAt = stoppedAt;
    finished = true;
}

void Runner::State::restFor(const Phrase& why)
{
    for (std::size_t i = position; options.trace && i < trace.steps.size(); ++i)
        trace.steps[i].why = why;
}

// ---- one step

bool Runner::State::step()
{
    if (finished)
        return false;
    const CompiledAction& action = program.actions()[position];
    Step& step = trace.steps[position];
    step.why = {};
    step.notes = action.notes;
    if (options.skipped.contains(action.action.pointer)) {
        step.status = Status::Skipped;
        step.notes.clear();
        if (options.trace)
            step.why = phrase("run.skipped");
    } else {
        ActionRunner(program, event, options, machines, step).run(action);
    }
    ++position;
    const std::string number = std::to_string(step.number);
    if (step.status == Status::Stopped) {
        end(Outcome::Stopped, step.number);
        restFor(phrase("run.rest-stopped", number));
    } else if (step.status == Status::Failed) {
        end(Outcome::Failed, step.number);
        restFor(phrase("run.rest-failed", number));
    } else if (position == trace.steps.size()) {
        end(Outcome::Completed);
    }
    return true;
}

// ---- the runner

Runner::Runner(Program program, Event event, Options options) : m_state(std::make_unique<State>())
{
    m_state->program = std::move(program);
    m_state->event = std::move(event);
    m_state->options = std::move(options);
    m_state->machines.rules.resize(m_state->program.actions().size());
    m_state->begin();
}

Runner::~Runner() = default;
Runner::Runner(Runner&&) noexcept = default;
Runner& Runner::operator=(Runner&&) noexcept = default;

bool Runner::step() { return m_state->step(); }

void Runner::run()
{
    while (step()) {
    }
}

void Runner::goTo(std::size_t steps)
{
    State& state = *m_state;
    if (steps < state.position) {
        // No step changes what another one sees (spec section 15.4 leaves that open), so going back is forgetting.
        for (std::size_t i = steps; i < state.trace.steps.size(); ++i)
            state.begin(i);
        state.position = steps;
        state.finished = false;
        state.trace.outcome = Outcome::Unfinished;
        state.trace.stoppedAt.reset();
    }
    while (state.position < steps && step()) {
    }
}

void Runner::restart(Event event)
{
    m_state->event = std::move(event);
    m_state->begin();
}

std::size_t Runner::position() const { return m_state->position; }
bool Runner::finished() const { return m_state->finished; }
const ReactionTrace& Runner::trace() const { return m_state->trace; }
const Program& Runner::program() const { return m_state->program; }
const Event& Runner::event() const { return m_state->event; }

ReactionTrace runReaction(const Program& program, const Event& event, const Options& options)
{
    Runner runner(program, event, options);
    runner.run();
    return runner.trace();
}

Trace runEvent(std::span<const Program> programs, const Event& event, const Options& options)
{
    Trace trace;
    trace.event = event.name;
    if (!programs.empty())
        trace.dialect = programs.front().settings().logic.dialect;
    for (const Program& program : programs)
        trace.reactions.push_back(runReaction(program, event, options));
    return trace;
}

} // namespace retort::run

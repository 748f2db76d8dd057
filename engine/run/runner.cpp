// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/runner.h"

#include "engine/json/write.h"
#include "engine/logic/explain.h"
#include "engine/reaction/words.h"
#include "engine/run/keeper.h"
#include "engine/run/observer.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace retort::run {

namespace {

std::string_view wordOf(logic::Failure::Kind kind)
{
    switch (kind) {
    case logic::Failure::Kind::UnknownOperator:
        return "unknown-operator";
    case logic::Failure::Kind::ArgumentCount:
        return "argument-count";
    case logic::Failure::Kind::Type:
        return "type";
    case logic::Failure::Kind::DivisionByZero:
        return "division-by-zero";
    case logic::Failure::Kind::Value:
        return "value";
    case logic::Failure::Kind::Warning:
        return "warning";
    case logic::Failure::Kind::Limit:
        return "limit";
    }
    return {};
}

Phrase truthWord(bool truth) { return phrase(truth ? "run.true" : "run.false"); }

bool isEmpty(json::Value value) { return value.isNull() || (value.isString() && value.text().empty()); }

// A result in a sentence: text in quotes, so that "0" and 0 are told apart.
std::string asJson(json::Value value) { return value.isString() ? json::quoted(shortText(value)) : shortText(value); }

// The arguments of an action that count: of each name the last one.
std::vector<ResolvedArgument> lastOfEachName(const std::vector<ResolvedArgument>& all)
{
    std::vector<ResolvedArgument> last;
    std::map<std::string_view, std::size_t> places;
    for (const ResolvedArgument& argument : all) {
        const auto [place, fresh] = places.emplace(argument.name, last.size());
        if (fresh)
            last.push_back(argument);
        else
            last[place->second] = argument;
    }
    return last;
}

} // namespace

struct Runner::State {
    Program program;
    Event event;
    Options options;
    ReactionTrace trace;
    std::size_t position = 0;
    bool finished = false;
    // For each action and argument: the machine of its rule, once it has run.
    std::vector<std::vector<std::optional<logic::Machine>>> machines;

    void begin();
    void begin(std::size_t index);
    bool triggers();
    void end(Outcome outcome, std::optional<std::size_t> stoppedAt = {});
    void restFor(const Phrase& why);
    bool step();

    void runFilter(const CompiledAction& action, Step& step);
    void runAction(const CompiledAction& action, Step& step);
    bool resolve(const CompiledAction& action, Step& step, std::vector<ResolvedArgument>& all);
    bool checkArguments(const CompiledAction& action, Step& step, const std::vector<ResolvedArgument>& all);
    void describeResult(Step& step, const Phrase& why) const;

    struct Evaluated {
        json::Data value;
        Phrase why;
        logic::Truth truth;
    };
    // None where the rule throws; the step then has its error.
    std::optional<Evaluated> evaluate(const CompiledAction& action, std::size_t argument, Step& step,
                                      Observer& observer);
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
    step.action = action.action.type;
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
    } else if (action.role == CompiledAction::Role::Filter) {
        runFilter(action, step);
    } else {
        runAction(action, step);
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

std::optional<Runner::State::Evaluated> Runner::State::evaluate(const CompiledAction& action, std::size_t argument,
                                                                Step& step, Observer& observer)
{
    const CompiledArgument& compiled = action.arguments[argument];
    auto& slots = machines[action.number - 1];
    slots.resize(action.arguments.size());
    if (!slots[argument])
        slots[argument].emplace(*compiled.rule);
    logic::Machine& machine = *slots[argument];
    const json::Value context = event.context.root();

    logic::Trace record;
    const logic::Outcome outcome = options.trace ? machine.run(context, record) : machine.run(context);
    Evaluated evaluated{{}, {}, {}};
    if (options.trace) {
        logic::Explanation explanation = logic::explain(*compiled.rule, outcome, record);
        observer.observe(*compiled.rule, record, explanation, compiled.rulePointer);
        evaluated.why = std::move(explanation.why);
    }
    if (outcome.failure) {
        const logic::Failure& failure = *outcome.failure;
        step.status = Status::Failed;
        step.error = StepError{.kind = std::string(wordOf(failure.kind)),
                               .message = failure.message,
                               .pointer = compiled.rulePointer + compiled.rule->pointerTo(failure.node),
                               .thrown = sayable(failure.thrown)};
        if (options.trace)
            step.why = phrase("run.failed", failure.message);
        return std::nullopt;
    }
    evaluated.truth = logic::truthOf(outcome.value, program.settings().logic.dialect);
    evaluated.value = Keeper().keep(outcome.value).data;
    return evaluated;
}

void Runner::State::runFilter(const CompiledAction& action, Step& step)
{
    if (!action.condition) {
        step.status = Status::Failed;
        step.error = StepError{"no-condition", phrase("run.no-condition"), action.action.pointer, {}};
        if (options.trace)
            step.why = phrase("run.failed", phrase("run.no-condition"));
        return;
    }
    Observer observer(step, options.origins);
    const auto evaluated = evaluate(action, *action.condition, step, observer);
    if (!evaluated)
        return;
    step.result = evaluated->value;
    step.truth = evaluated->truth;
    const bool go = passes(evaluated->value.root(), evaluated->truth, program.settings().truthInUse());
    step.status = go ? Status::Passed : Status::Stopped;
    if (options.trace)
        describeResult(step, evaluated->why);
}

// Says why a filter passed or stopped, and of a result that is no boolean how it is taken.
void Runner::State::describeResult(Step& step, const Phrase& why) const
{
    const json::Value result = step.result->root();
    const logic::Truth& truth = *step.truth;
    const bool go = step.status == Status::Passed;
    if (go == truth.jsonLogic) {
        step.why = why;
    } else { // the sentence is about JSON Logic's truth, and another one decides here
        const char* ids[] = {"run.decided-by-php", "run.decided-by-js", "run.decided-strictly"};
        step.why = phrase(ids[static_cast<int>(program.settings().truthInUse())], asJson(result), truthWord(go));
    }
    if (result.isBool())
        return;
    if (truth.jsonLogic == truth.php && truth.php == truth.js)
        step.notes.push_back(phrase("run.no-boolean", asJson(result), truthWord(truth.php)));
    else
        step.notes.push_back(phrase("run.truths-differ", asJson(result), truthWord(truth.jsonLogic),
                                    truthWord(truth.php), truthWord(truth.js)));
}

// Works out the arguments; false where one throws.
bool Runner::State::resolve(const CompiledAction& action, Step& step, std::vector<ResolvedArgument>& all)
{
    Observer observer(step, options.origins);
    for (const CompiledArgument& compiled : action.arguments) {
        const Argument& argument = action.action.arguments[compiled.index];
        ResolvedArgument resolved{argument.name, argument.value, compiled.rule.has_value()};
        if (compiled.rule) {
            auto evaluated = evaluate(action, compiled.index, step, observer);
            if (!evaluated) {
                step.arguments = lastOfEachName(all);
                return false;
            }
            resolved.value = std::move(evaluated->value);
        }
        all.push_back(std::move(resolved));
    }
    step.arguments = lastOfEachName(all);
    return true;
}

// A known action needs its required arguments. What happens on the platform without one is not documented (spec section
// 4.3); that is a failed action, which ends the chain. Where the catalogue only infers the argument's name and the
// action has one that the catalogue does not know, that may be its real name (spec section 4.2): the step says so and
// goes on.
bool Runner::State::checkArguments(const CompiledAction& action, Step& step, const std::vector<ResolvedArgument>& all)
{
    const bool hasUnknown = std::any_of(all.begin(), all.end(), [&](const ResolvedArgument& argument) {
        return !action.kind->argument(argument.name);
    });
    for (const ArgumentKind& wanted : action.kind->arguments) {
        if (!wanted.required)
            continue;
        const ResolvedArgument* given = nullptr;
        std::size_t index = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (action.kind->argument(all[i].name) == &wanted) {
                given = &all[i];
                index = i;
            }
        }
        if (given && !isEmpty(given->value.root()))
            continue;
        if (!given && wanted.evidence != "documented" && hasUnknown) {
            step.notes.push_back(phrase("run.argument-maybe-absent", wanted.name));
            continue;
        }
        Phrase message = phrase("run.argument-absent", action.kind->type, wanted.name);
        std::string pointer = action.action.pointer;
        if (given) {
            const Argument& argument = action.action.arguments[index];
            pointer = argument.pointer;
            message = given->dynamic
                          ? phrase("run.argument-resolves-empty", given->name, json::write(given->value.root()))
                          : phrase("run.argument-empty", given->name);
        }
        step.status = Status::Failed;
        step.error = StepError{"missing-argument", message, std::move(pointer), {}};
        if (options.trace)
            step.why = phrase("run.failed", std::move(message));
        return false;
    }
    return true;
}

void Runner::State::runAction(const CompiledAction& action, Step& step)
{
    std::vector<ResolvedArgument> all;
    if (!resolve(action, step, all))
        return;
    if (action.role == CompiledAction::Role::Unknown) {
        step.status = Status::UnknownAction;
        if (options.trace)
            step.why = phrase("run.unknown-goes-on", action.action.type);
        return;
    }
    if (!checkArguments(action, step, all))
        return;
    step.status = Status::Done;
    step.effects.push_back({action.kind->type, step.arguments});
    if (!options.trace)
        return;
    std::vector<std::optional<json::Data>> values;
    values.reserve(all.size());
    for (const ResolvedArgument& argument : all)
        values.emplace_back(argument.value);
    step.why = actionWords(action.action, program.catalogue(), values, program.settings().logic).sentence;
}

// ---- the runner

Runner::Runner(Program program, Event event, Options options) : m_state(std::make_unique<State>())
{
    m_state->program = std::move(program);
    m_state->event = std::move(event);
    m_state->options = std::move(options);
    m_state->machines.resize(m_state->program.actions().size());
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

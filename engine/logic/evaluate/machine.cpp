// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/evaluate.h"
#include "engine/logic/evaluate/evaluatornodes.h"
#include "engine/logic/evaluate/result.h"
#include "engine/logic/evaluate/sink.h"
#include "engine/logic/trace/tracesink.h"

#include <vector>

namespace retort::logic {

struct Machine::State final : RuleApplier {
    explicit State(Program p)
        : program(std::move(p))
        , code(program.code())
        , isPhp(code.settings.dialect == Dialect::Php)
        , segments(code.segments)
        , environment(code.settings)
        , workplace{code, segments.data(), environment, stack, *this}
        , php(workplace, silence)
        , js(workplace, silence)
    {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    /// Evaluates and makes of the value what is shown. `evaluated` gives the value.
    template <class Evaluated>
    Outcome outcomeOf(Evaluated evaluated)
    {
        environment.start();
        if (hasLeftovers) [[unlikely]]
            dropLeftovers();
        Outcome outcome;
        try {
            outcome.value = evaluated();
            if (outcome.value.isBool()) [[likely]]
                return outcome;
            if (!isPhp) {
                outcome.undefined = isUndefined(outcome.value) || isFunction(outcome.value);
                outcome.value = jsResult(outcome.value, environment);
            } else if (outcome.value.isContainer()) {
                outcome.value = phpResult(outcome.value, environment);
            }
        } catch (Failure& thrown) {
            failure = std::move(thrown);
            outcome = {.failure = &failure};
        }
        return outcome;
    }

    void dropLeftovers()
    {
        applications.clear();
        applicationDepth = 0;
        kept.reset();
        hasLeftovers = false;
    }

    json::Value applied(json::Value rule, const json::Value& data) override;

    /// Hands over everything that values of the last run may point to, and keeps a share until the next.
    void handOver(std::vector<std::shared_ptr<const void>>& storage)
    {
        const auto share = std::make_shared<Kept>();
        share->made = std::move(environment.arena());
        environment.arena() = Arena();
        if (other) {
            share->elsewhere = std::move(other->arena());
            other->arena() = Arena();
        }
        share->applications = std::move(applications);
        applications.clear();
        kept = share;
        hasLeftovers = true;
        storage.push_back(share);
    }

    struct Kept {
        Arena made;
        Arena elsewhere;
        std::vector<std::shared_ptr<Program::Code>> applications;
    };

    Program program;
    const Program::Code& code;
    const bool isPhp;
    std::vector<Segment> segments;
    Environment environment;
    ValueStack stack;
    Workplace workplace;
    NoSink silence;
    Evaluator<Dialect::Php, NoSink> php;
    Evaluator<Dialect::Js, NoSink> js;
    Failure failure; ///< Of the last run, if it had one.

    bool hasLeftovers = false;                                ///< Any of the following.
    std::vector<std::shared_ptr<Program::Code>> applications; ///< Rules that were values; results may point into them.
    std::size_t applicationDepth = 0;
    std::shared_ptr<const Kept> kept; ///< What the last outcome points to, after keep().

    std::unique_ptr<OtherDialect> other; ///< Once there is a trace.
};

json::Value Machine::State::applied(json::Value rule, const json::Value& data)
{
    const NodeId node = environment.node();
    auto made = compileValue(rule, code.settings);
    applications.push_back(made);
    hasLeftovers = true;
    // A rule made of data can hold itself: {"missing": {"var": "k"}} with k: [{"missing": {"var": "k"}}].
    const std::size_t depth = applicationDepth;
    applicationDepth += made->depth;
    if (applicationDepth > 2 * code.settings.limits.nesting) {
        environment.fail(Failure::Kind::Limit, {},
                         phrase("logic.limit-nesting", std::to_string(code.settings.limits.nesting)));
    }
    environment.spend(made->nodes.size());
    environment.arena().charge(made->nodes.size() * sizeof(Node) * 2);
    const Workplace inside{*made, made->segments.data(), environment, stack, *this};
    try {
        const json::Value value = isPhp ? Evaluator<Dialect::Php, NoSink>(inside, silence).evaluate(data)
                                        : Evaluator<Dialect::Js, NoSink>(inside, silence).evaluate(data);
        applicationDepth = depth;
        return value;
    } catch (Failure& thrown) {
        thrown.node = node; // of the program that people see
        throw;
    }
}

Machine::Machine(Program program) : m_state(std::make_unique<State>(std::move(program))) {}
Machine::~Machine() = default;
Machine::Machine(Machine&&) noexcept = default;
Machine& Machine::operator=(Machine&&) noexcept = default;

Outcome Machine::run(json::Value data)
{
    State& state = *m_state;
    return state.outcomeOf([&] { return state.isPhp ? state.php.evaluate(data) : state.js.evaluate(data); });
}

Outcome Machine::run(json::Value data, Trace& trace)
{
    State& state = *m_state;
    if (!state.other)
        state.other = std::make_unique<OtherDialect>(state.code.settings);
    state.other->start();
    if (&trace.program.code() != &state.code)
        trace.program = state.program;
    trace.data = data;
    TraceSink sink(trace, state.code, *state.other);
    state.environment.listen(&sink);
    const Outcome outcome = state.outcomeOf([&] {
        return state.isPhp ? Evaluator<Dialect::Php, TraceSink>(state.workplace, sink).evaluate(data)
                           : Evaluator<Dialect::Js, TraceSink>(state.workplace, sink).evaluate(data);
    });
    state.environment.listen(nullptr);
    sink.finish(outcome.failure != nullptr);
    return outcome;
}

void Machine::keep(Trace& trace, const json::Data& data) const
{
    m_state->handOver(trace.storage);
    trace.storage.push_back(std::make_shared<const json::Data>(data));
}

const Program& Machine::program() const { return m_state->program; }

namespace {

Answer answerOf(const Outcome& outcome)
{
    return {json::Data::copy(outcome.value), outcome.failure ? std::optional(*outcome.failure) : std::nullopt,
            outcome.undefined};
}

} // namespace

Answer evaluate(const Program& program, const json::Data& data)
{
    Machine machine(program);
    return answerOf(machine.run(data.root()));
}

Answer evaluate(const Program& program, const json::Data& data, Trace& trace)
{
    Machine machine(program);
    const Outcome outcome = machine.run(data.root(), trace);
    machine.keep(trace, data);
    return answerOf(outcome);
}

Truth truthOf(json::Value value, Dialect dialect, bool objects)
{
    Settings settings;
    settings.objects = objects;
    const Environment environment(settings);
    const bool php = php::isTrue(value, environment);
    const bool own = dialect == Dialect::Php ? php::truthy(value, environment) : js::truthy(value);
    return {own, php, js::isTrue(value)};
}

} // namespace retort::logic

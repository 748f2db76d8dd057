// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/evaluate.h"
#include "engine/logic/evaluatornodes.h"
#include "engine/logic/result.h"
#include "engine/logic/sink.h"
#include "engine/logic/tracesink.h"

#include <vector>

namespace retort::logic {

struct Machine::State final : RuleApplier {
    explicit State(Program p)
        : program(std::move(p)), code(program.code()), segments(code.segments), environment(code.settings)
    {}

    template <Dialect dialect, class Sink>
    json::Value evaluated(const Program::Code& rule, Segment* its, json::Value data, Sink& sink)
    {
        const Workplace workplace{rule, its, environment, stack, *this};
        return Evaluator<dialect, Sink>(workplace, sink).evaluate(data);
    }

    template <class Sink>
    Outcome run(json::Value data, Sink& sink)
    {
        environment.start();
        applications.clear();
        applicationDepth = 0;
        kept.reset();
        Outcome outcome;
        try {
            if (code.settings.dialect == Dialect::Php) {
                const json::Value value = evaluated<Dialect::Php>(code, segments.data(), data, sink);
                outcome.value = value.isContainer() ? phpResult(value, environment) : value;
            } else {
                const json::Value value = evaluated<Dialect::Js>(code, segments.data(), data, sink);
                outcome.undefined = isUndefined(value) || isFunction(value);
                outcome.value = value.isBool() ? value : jsResult(value, environment);
            }
        } catch (Failure& failure) {
            outcome.failure = std::move(failure);
        }
        return outcome;
    }

    json::Value applied(json::Value rule, json::Value data) override;

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
        storage.push_back(share);
    }

    struct Kept {
        Arena made;
        Arena elsewhere;
        std::vector<std::shared_ptr<Program::Code>> applications;
    };

    Program program;
    const Program::Code& code;
    std::vector<Segment> segments;
    Environment environment;
    ValueStack stack;
    std::vector<std::shared_ptr<Program::Code>> applications; ///< Rules that were values; results may point into them.
    std::size_t applicationDepth = 0;
    std::unique_ptr<OtherDialect> other; ///< Once there is a trace.
    std::shared_ptr<const Kept> kept;    ///< What the last outcome points to, after keep().
};

json::Value Machine::State::applied(json::Value rule, json::Value data)
{
    const NodeId node = environment.node();
    auto made = compileValue(rule, code.settings);
    applications.push_back(made);
    // A rule made of data can hold itself: {"missing": {"var": "k"}} with k: [{"missing": {"var": "k"}}].
    const std::size_t depth = applicationDepth;
    applicationDepth += made->depth;
    if (applicationDepth > 2 * code.settings.limits.nesting)
        environment.fail(Failure::Kind::Limit, {},
                         phrase("logic.limit-nesting", std::to_string(code.settings.limits.nesting)));
    environment.spend(made->nodes.size());
    environment.arena().charge(made->nodes.size() * sizeof(Node) * 2);
    try {
        NoSink sink;
        const bool php = code.settings.dialect == Dialect::Php;
        const json::Value value = php ? evaluated<Dialect::Php>(*made, made->segments.data(), data, sink)
                                      : evaluated<Dialect::Js>(*made, made->segments.data(), data, sink);
        applicationDepth = depth;
        return value;
    } catch (Failure& failure) {
        failure.node = node; // of the program that people see
        throw;
    }
}

Machine::Machine(Program program) : m_state(std::make_unique<State>(std::move(program))) {}
Machine::~Machine() = default;
Machine::Machine(Machine&&) noexcept = default;
Machine& Machine::operator=(Machine&&) noexcept = default;

Outcome Machine::run(json::Value data)
{
    NoSink sink;
    return m_state->run(data, sink);
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
    Outcome outcome = state.run(data, sink);
    state.environment.listen(nullptr);
    if (outcome.failure)
        sink.failed();
    return outcome;
}

void Machine::keep(Trace& trace, const json::Data& data) const
{
    m_state->handOver(trace.storage);
    trace.storage.push_back(std::make_shared<const json::Data>(data));
}

const Program& Machine::program() const { return m_state->program; }

Answer evaluate(const Program& program, const json::Data& data)
{
    Machine machine(program);
    Outcome outcome = machine.run(data.root());
    return {json::Data::copy(outcome.value), std::move(outcome.failure), outcome.undefined};
}

Answer evaluate(const Program& program, const json::Data& data, Trace& trace)
{
    Machine machine(program);
    Outcome outcome = machine.run(data.root(), trace);
    machine.keep(trace, data);
    return {json::Data::copy(outcome.value), std::move(outcome.failure), outcome.undefined};
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

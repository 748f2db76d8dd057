// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/rendertarget.h"

#include "engine/json/data.h"
#include "engine/logic/explain.h"
#include "engine/run/clock.h"
#include "engine/run/keeper.h"
#include "engine/run/observer.h"

#include <algorithm>

namespace retort::run {

namespace {

using State = TargetRender::State;

bool same(const twig::Surroundings& a, const twig::Surroundings& b)
{
    return a.now == b.now && a.zones == b.zones && a.seed == b.seed;
}

/// Renders one target for one event.
class Job {
public:
    Job(const CompiledTarget& target, const Event& event, const Settings& settings, const Options& options,
        TargetMachine& machine)
        : m_target(target), m_event(event), m_settings(settings), m_options(options), m_machine(machine)
    {}

    TargetRendering run()
    {
        TargetRender& render = m_out.render;
        render.handle = m_target.target.handle;
        render.name = m_target.target.name;
        render.file = m_target.file;
        render.url = m_target.target.url;
        if (m_target.error)
            render.state = State::Unreadable;
        else if (isAllowed())
            render.state = renders() ? State::Sent : State::Failed;
        return std::move(m_out);
    }

private:
    void note(Phrase text)
    {
        constexpr std::size_t most = 20; // a loop over a thousand items says the same a thousand times
        if (m_options.trace && m_out.notes.size() < most &&
            std::find(m_out.notes.begin(), m_out.notes.end(), text) == m_out.notes.end())
            m_out.notes.push_back(std::move(text));
    }

    // Sets the state where it is not.
    bool isAllowed()
    {
        TargetRender& render = m_out.render;
        if (m_target.target.conditionError) {
            render.condition.emplace().failure = m_target.target.conditionError->message;
            render.state = State::Failed;
            return false;
        }
        if (!m_target.condition)
            return true;
        evaluateCondition(*m_target.condition, render.condition.emplace());
        render.state = render.condition->failure.id.empty() ? State::Held : State::Failed;
        return render.condition->passed;
    }

    void evaluateCondition(const logic::Program& rule, TargetCondition& condition)
    {
        if (!m_machine.condition)
            m_machine.condition.emplace(rule);
        logic::Trace record;
        const json::Value context = m_event.context.root();
        const logic::Outcome outcome =
            m_options.trace ? m_machine.condition->run(context, record) : m_machine.condition->run(context);
        if (m_options.trace)
            observe(rule, outcome, record, condition);
        if (outcome.failure) {
            condition.failure = outcome.failure->message;
            condition.thrown = sayable(outcome.failure->thrown);
            return;
        }
        condition.truth = logic::truthOf(outcome.value, m_settings.logic.dialect, m_settings.logic.objects);
        condition.result = Keeper().keep(outcome.value).data;
        // As a filter's condition is taken: nothing says that the platform has two ways.
        condition.passed = passes(condition.result.root(), condition.truth, m_settings.truthInUse());
    }

    void observe(const logic::Program& rule, const logic::Outcome& outcome, const logic::Trace& record,
                 TargetCondition& condition)
    {
        logic::Explanation explanation = logic::explain(rule, outcome, record);
        Step seen; // the observer writes into one
        Observer(seen, m_options.origins).observe(rule, record, explanation, m_target.conditionPointer);
        condition.why = std::move(explanation.why);
        condition.reads = std::move(seen.reads);
        condition.evaluations = std::move(seen.evaluations);
        condition.variables = std::move(seen.variables);
        condition.notEvaluated = std::move(seen.notEvaluated);
        condition.coercions = std::move(seen.coercions);
        condition.notes = std::move(seen.notes);
        condition.cut = seen.cut;
    }

    // The sample's own clock, else the run's. The zone of a sample says what its clock shows; it is not the platform's.
    twig::Surroundings surroundings()
    {
        twig::Surroundings surroundings{m_options.now, m_options.zones, m_options.seed};
        if (m_event.clock.empty())
            return surroundings;
        if (const auto now = instantOf(m_event.clock, m_event.timezone, m_options.zones))
            surroundings.now = *now;
        else
            note(phrase("run.no-such-clock", m_event.clock,
                        m_event.timezone.empty() ? std::string("UTC") : m_event.timezone));
        return surroundings;
    }

    bool renders()
    {
        TargetRender& render = m_out.render;
        if (m_target.failure) {
            render.failure = m_target.failure;
            return false;
        }
        const twig::Surroundings under = surroundings();
        if (!m_machine.renderer || !same(m_machine.surroundings, under)) {
            m_machine.renderer.emplace(m_target.code, under);
            m_machine.surroundings = under;
        }
        const json::Value context = m_event.context.root();
        twig::Rendering rendering =
            m_options.trace ? m_machine.renderer->render(context, render.trace) : m_machine.renderer->render(context);
        if (m_options.trace && !rendering.failure)
            describe(rendering, under);
        render.json = !rendering.failure && isJson(rendering);
        render.body = std::move(rendering.output);
        render.failure = std::move(rendering.failure);
        render.warnings = std::move(rendering.warnings);
        return !render.failure;
    }

    // What a receiver's parser takes. Of two members with one name most keep the last, so that is JSON too; our parser
    // stops there, and what comes after it is for the payload's own check to see.
    bool isJson(const twig::Rendering& rendering)
    {
        const auto parsed = json::Data::parse(rendering.output, {.bytesInString = rendering.output.size()});
        if (parsed || parsed.error().message.id != "json.duplicate-key")
            return parsed.has_value();
        if (m_options.trace)
            return twig::isSound(m_out.render.problems);
        twig::Trace trace;
        const twig::Rendering again = m_machine.renderer->render(m_event.context.root(), trace);
        return twig::isSound(twig::checkPayload(m_target.code, again, trace));
    }

    void describe(const twig::Rendering& rendering, const twig::Surroundings& under)
    {
        TargetRender& render = m_out.render;
        const json::Value context = m_event.context.root();
        render.problems = twig::checkPayload(m_target.code, rendering, render.trace, context, under);
        for (const twig::Warning& warning : rendering.warnings)
            note(phrase("run.template-line", warning.message, std::to_string(warning.line)));
        if (render.url.empty())
            note(phrase("run.target-no-url"));
        twig::EscapeComparison comparison = twig::compareEscaping(m_target.code, context, under);
        if (comparison.differences.empty())
            return;
        note(phrase("run.escaping-differs", comparison.differences.front().message));
        render.escaping = std::move(comparison);
    }

    const CompiledTarget& m_target;
    const Event& m_event;
    const Settings& m_settings;
    const Options& m_options;
    TargetMachine& m_machine;
    TargetRendering m_out;
};

} // namespace

TargetRendering renderTarget(const CompiledTarget& target, const Event& event, const Settings& settings,
                             const Options& options, TargetMachine& machine)
{
    return Job(target, event, settings, options, machine).run();
}

TargetRendering renderTarget(const CompiledTarget& target, const Event& event, const Settings& settings,
                             const Options& options)
{
    TargetMachine machine;
    return renderTarget(target, event, settings, options, machine);
}

} // namespace retort::run

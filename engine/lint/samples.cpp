// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/samples.h"

#include "engine/lint/dialects.h"
#include "engine/lint/templatefields.h"
#include "engine/run/rendertarget.h"
#include "engine/run/runner.h"
#include "engine/run/words.h"

#include <algorithm>
#include <set>
#include <utility>

namespace retort::lint {

namespace {

// A reaction is looked at after each edit: so many samples of its event say enough.
constexpr std::size_t mostSamples = 20;
constexpr std::size_t mostRenders = 100;

/// Runs the reaction on its samples, and keeps of each step the first problem of a kind.
class SampleCheck {
public:
    explicit SampleCheck(const Subject& subject) : m_subject(subject) {}

    void check(std::span<const Event> samples)
    {
        run::Options options = m_subject.surroundings.options();
        options.asIfActive = true;
        options.trace = false;
        options.skipped.clear();
        for (const Event& sample : samples) {
            const run::ReactionTrace trace = run::runReaction(m_subject.program, sample, options);
            for (const run::Step& step : trace.steps) {
                if (step.error)
                    failure(step, sample);
                else if (step.request)
                    payload(step, sample);
            }
        }
    }

private:
    // A rule that is wrong whatever the event, an argument that is empty in the file, and a path that reads nothing are
    // told as that.
    bool isTold(const run::StepError& error) const
    {
        return std::any_of(m_subject.problems.begin(), m_subject.problems.end(), [&](const Problem& one) {
            const bool reason = one.severity == Problem::Severity::Error || one.rule == "profile-id.root" ||
                                one.rule == "field.root" || one.rule == "field.unknown";
            return reason && (one.pointer == error.pointer || one.pointer.starts_with(error.pointer + '/'));
        });
    }

    bool needsZones(const run::StepError& error) const
    {
        return !m_subject.surroundings.options().zones && error.kind.starts_with("template-");
    }

    void failure(const run::Step& step, const Event& sample)
    {
        if (isTold(*step.error) || needsZones(*step.error) || !m_failed.insert(step.pointer).second)
            return;
        m_subject.add(problem("sample.fails", step.error->pointer,
                              phrase("lint.sample-fails", nameOf(sample), step.error->message)));
    }

    void payload(const run::Step& step, const Event& sample)
    {
        const run::CompiledTarget* target = m_subject.surroundings.targets().find(step.request->handle);
        if (!target || step.request->state != run::TargetRender::State::Sent || m_told.count(step.pointer) > 0 ||
            ++m_renders > mostRenders)
            return;
        std::string pointer = step.pointer;
        for (const run::CompiledAction& action : m_subject.program.actions()) {
            if (action.action.pointer != step.pointer)
                continue;
            for (const Argument& argument : action.action.arguments) {
                if (const ArgumentKind* kind = action.kind ? action.kind->argument(argument.name) : nullptr;
                    kind && kind->picker == run::targetPicker)
                    pointer = argument.pointer;
            }
        }
        for (Problem& one : payloadProblems(*target, sample, m_subject.surroundings, pointer)) {
            m_told.insert(step.pointer);
            m_subject.add(std::move(one));
        }
    }

    const Subject& m_subject;
    std::set<std::string> m_failed;
    std::set<std::string> m_told;
    std::size_t m_renders = 0;
};

} // namespace

Phrase nameOf(const Event& sample)
{
    return sample.label.empty() ? phrase("lint.a-sample", sample.name) : phrase("lint.sample", sample.label);
}

std::vector<Problem> payloadProblems(const run::CompiledTarget& target, const Event& sample,
                                     const Surroundings& surroundings, const std::string& pointer)
{
    run::Options options = surroundings.options();
    options.trace = true;
    const run::TargetRender render = run::renderTarget(target, sample, surroundings.settings(), options).render;
    if (render.state != run::TargetRender::State::Sent)
        return {};
    const std::string name = run::nameOf(render);
    if (!render.json) {
        const auto why = std::find_if(render.problems.begin(), render.problems.end(),
                                      [](const twig::PayloadProblem& one) { return !one.hint; });
        std::vector<Fix> fixes;
        if (why != render.problems.end() && why->replaceable && pointer == targetpointer::templateText)
            fixes.push_back(replaced(target.target.templateText, why->replaced, why->replacement, why->remedy));
        return {problem("payload.not-json", pointer,
                        why == render.problems.end()
                            ? phrase("lint.payload-no-json", name, nameOf(sample))
                            : phrase("lint.payload-no-json-because", name, nameOf(sample), why->message),
                        std::move(fixes))};
    }
    if (render.escaping && !render.escaping->differences.empty())
        return {problem(
            "payload.autoescape-differs", pointer,
            phrase("lint.payload-escaping", name, nameOf(sample), render.escaping->differences.front().message))};
    return {};
}

void sampleProblems(const Subject& subject)
{
    auto samples = subject.surroundings.samplesOf(subject.event);
    if (samples.empty() || subject.reaction.trigger.empty())
        return;
    samples = samples.first(std::min(samples.size(), mostSamples));
    SampleCheck(subject).check(samples);
    dialectProblems(subject, samples);
}

} // namespace retort::lint

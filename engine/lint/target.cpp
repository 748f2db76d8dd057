// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/lint.h"
#include "engine/lint/ordered.h"
#include "engine/lint/rulereport.h"
#include "engine/lint/samples.h"
#include "engine/lint/subject.h"
#include "engine/lint/templatefields.h"
#include "engine/twig/template.h"

#include <algorithm>
#include <set>
#include <utility>

namespace retort::lint {

namespace {

constexpr std::size_t mostSamples = 20; // that a target is rendered for

// The events for which reactions send to a target, each once, in the order in which they are met.
std::vector<std::string> eventsOf(const run::CompiledTarget& target, const Surroundings& surroundings)
{
    std::vector<std::string> events;
    for (const Sender& sender : surroundings.senders()) {
        std::string event = surroundings.catalogue().canonicalEvent(sender.event);
        if (sender.target == target.target.handle && std::find(events.begin(), events.end(), event) == events.end())
            events.push_back(std::move(event));
    }
    return events;
}

// "upper" for "uper", where the template is sound with it.
std::vector<Fix> nearName(const run::CompiledTarget& target, const Surroundings& surroundings)
{
    const std::string& source = target.target.templateText;
    const twig::Failure& failure = *target.failure;
    if (failure.suggestion.empty() || failure.span.length == 0 || failure.span.end() > source.size())
        return {};
    std::string after = source;
    after.replace(failure.span.offset, failure.span.length, failure.suggestion);
    if (!twig::Template::compile(after, surroundings.settings().twig))
        return {};
    return {replaced(source, failure.span, failure.suggestion)};
}

} // namespace

std::vector<Problem> lintTarget(const json::Document& document, const run::CompiledTarget& target,
                                const Surroundings& surroundings)
{
    if (target.error)
        return {problemOf(*target.error)};
    std::vector<Problem> problems = target.problems;
    for (Problem& one : problems) {
        if (one.rule == "template.syntax")
            one.fixes = nearName(target, surroundings);
    }
    std::size_t left = mostSamples;
    const auto events = eventsOf(target, surroundings);
    if (!target.failure)
        templateFieldProblems(target.target.templateText, events, surroundings, problems);
    for (const std::string& event : events) {
        if (target.condition) {
            const auto report = reportOf(*target.condition, Role::Condition, event, surroundings);
            for (const Problem& one : report->problems) {
                const bool isText = target.target.conditionIsText; // no pointer of the document leads into one
                problems.push_back(isText ? inText(one, target.conditionPointer) : moved(one, target.conditionPointer));
            }
        }
        for (const Event& sample : surroundings.samplesOf(event)) {
            if (target.failure || left == 0)
                break;
            --left;
            for (Problem& one : payloadProblems(target, sample, surroundings, std::string(targetpointer::templateText)))
                problems.push_back(std::move(one));
        }
    }
    // One sample that shows it is enough.
    std::set<std::string> seen;
    std::erase_if(problems, [&](const Problem& one) {
        return one.rule.starts_with("payload.") && !seen.insert(one.rule).second;
    });
    return ordered(std::move(problems), document);
}

} // namespace retort::lint

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/lint.h"

#include "engine/lint/arguments.h"
#include "engine/lint/chain.h"
#include "engine/lint/filters.h"
#include "engine/lint/ordered.h"
#include "engine/lint/programfixes.h"
#include "engine/lint/repeats.h"
#include "engine/lint/samples.h"
#include "engine/lint/subject.h"
#include "engine/reaction/eventname.h"

#include <utility>

namespace retort::lint {

std::vector<Problem> lintReaction(const json::Document& document, const Reaction& reaction,
                                  const Surroundings& surroundings)
{
    const auto program =
        run::Program::compile(reaction, surroundings.catalogue(), surroundings.settings(), {}, surroundings.targets());
    std::vector<Problem> problems;
    const Subject subject{
        document, reaction, program, surroundings, surroundings.catalogue().canonicalEvent(reaction.trigger), problems};
    programProblems(subject);
    triggerProblems(subject);
    chainProblems(subject);
    filterProblems(subject);
    argumentProblems(subject);
    repeatProblems(subject);
    sampleProblems(subject);
    return ordered(std::move(problems), document);
}

std::vector<Problem> lintEvent(const json::Document& document, const Event& event, const Surroundings& surroundings)
{
    std::vector<Problem> problems;
    const EventName name = checkEventName(event.name, surroundings.catalogue());
    std::vector<Fix> fixes;
    if (!name.suggestion.empty())
        fixes.push_back({phrase("lint.fix.event", name.suggestion), {setText("/event", name.suggestion)}});
    if (surroundings.catalogue().events().empty() || !document.find("/event"))
        return problems;
    if (name.kind == EventName::Kind::Alias)
        problems.push_back(problem("event.alias", "/event", phrase("run.trigger-alias", event.name, name.suggestion),
                                   std::move(fixes), name.suggestion));
    else if (isOdd(name))
        problems.push_back(problem("event.unknown", "/event", phrase("lint.event-unknown", name.message),
                                   std::move(fixes), name.suggestion));
    return ordered(std::move(problems), document);
}

Problem problemOf(const Error& error)
{
    const bool syntax = error.kind == Error::Kind::Syntax || error.kind == Error::Kind::Limit ||
                        error.kind == Error::Kind::Conflict || error.kind == Error::Kind::Io;
    return problem(syntax ? "json.invalid" : "file.type", error.where, error.message);
}

} // namespace retort::lint

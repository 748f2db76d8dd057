// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/chain.h"

#include "engine/json/pointer.h"
#include "engine/reaction/eventname.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace retort::lint {

namespace {

using run::CompiledAction;

bool isFilter(const CompiledAction& action) { return action.role == CompiledAction::Role::Filter; }

void filterLast(const Subject& subject)
{
    const auto& actions = subject.program.actions();
    std::size_t trailing = 0;
    while (trailing < actions.size() && isFilter(actions[actions.size() - 1 - trailing]))
        ++trailing;
    if (trailing == 0)
        return;
    const CompiledAction& last = actions.back();
    if (trailing == actions.size()) {
        subject.add(problem("chain.filter-last", last.action.pointer, phrase("lint.only-filters")));
        return;
    }
    // From the back of the file, so that each pointer still leads where it says.
    std::vector<std::size_t> indices;
    for (std::size_t i = actions.size() - trailing; i < actions.size(); ++i)
        indices.push_back(actions[i].index);
    std::sort(indices.rbegin(), indices.rend());
    Fix fix{trailing == 1 ? phrase("lint.fix.remove-filter")
                          : phrase("lint.fix.remove-filters", std::to_string(trailing)),
            {}};
    for (std::size_t index : indices)
        fix.changes.push_back({Change::Kind::Remove, json::child("/actions", index), {}});
    subject.add(problem("chain.filter-last", last.action.pointer, phrase("lint.filter-last"), {std::move(fix)}));
}

} // namespace

bool isOdd(const EventName& name)
{
    // A capital letter is unusual, and the tenant's own business.
    return name.kind == EventName::Kind::Invalid ||
           (name.kind == EventName::Kind::Doubtful && name.message.id != "reaction.event.letter-case");
}

void triggerProblems(const Subject& subject)
{
    if (!subject.reaction.isActive)
        subject.add(problem("reaction.inactive",
                            subject.document.member(0, "is_active") == json::Document::none ? "" : "/is_active",
                            phrase("lint.inactive")));
    if (subject.reaction.trigger.empty() || subject.catalogue().events().empty())
        return;
    const EventName name = checkEventName(subject.reaction.trigger, subject.catalogue());
    const bool sampled = !subject.surroundings.samplesOf(subject.event).empty();
    if (!isOdd(name) || (sampled && name.kind == EventName::Kind::Doubtful))
        return;
    std::vector<Fix> fixes;
    if (!name.suggestion.empty())
        fixes.push_back({phrase("lint.fix.event", name.suggestion), {setText("/trigger", name.suggestion)}});
    subject.add(problem("event.unknown", "/trigger", phrase("lint.event-unknown", name.message), std::move(fixes),
                        name.suggestion));
}

void chainProblems(const Subject& subject)
{
    if (subject.program.actions().empty()) {
        const bool there = subject.document.member(0, "actions") != json::Document::none;
        subject.add(problem("chain.empty", there ? "/actions" : "", phrase("lint.chain-empty")));
        return;
    }
    filterLast(subject);
}

} // namespace retort::lint

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/trace.h"

#include "engine/base/english.h"
#include "engine/run/keeper.h"

#include <algorithm>

namespace retort::run {

namespace {

bool saysTheSame(const Phrase& a, const Phrase& b) { return a == b || sayable(english(a)) == sayable(english(b)); }

bool saysTheSame(const std::vector<Phrase>& a, const std::vector<Phrase>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Phrase& x, const Phrase& y) { return saysTheSame(x, y); });
}

bool sameTruth(const std::optional<logic::Truth>& a, const std::optional<logic::Truth>& b)
{
    if (!a || !b)
        return !a && !b;
    return a->jsonLogic == b->jsonLogic && a->php == b->php && a->js == b->js;
}

} // namespace

bool operator==(const Remark& a, const Remark& b) { return a.pointer == b.pointer && saysTheSame(a.text, b.text); }

bool operator==(const StepError& a, const StepError& b)
{
    return a.kind == b.kind && saysTheSame(a.message, b.message) && a.pointer == b.pointer && a.thrown == b.thrown;
}

bool operator==(const Step& a, const Step& b)
{
    return a.number == b.number && a.sortOrder == b.sortOrder && a.action == b.action && a.pointer == b.pointer &&
           a.status == b.status && saysTheSame(a.why, b.why) && a.result == b.result && sameTruth(a.truth, b.truth) &&
           a.arguments == b.arguments && a.effects == b.effects && a.applied == b.applied && a.request == b.request &&
           a.error == b.error && saysTheSame(a.notes, b.notes) && a.reads == b.reads &&
           a.evaluations == b.evaluations && a.variables == b.variables && a.notEvaluated == b.notEvaluated &&
           a.coercions == b.coercions && a.cut == b.cut;
}

bool operator==(const CascadeEvent& a, const CascadeEvent& b)
{
    return a.by == b.by && a.applied == b.applied && a.raised == b.raised && a.depth == b.depth && a.event == b.event &&
           a.reactions == b.reactions && saysTheSame(a.left, b.left);
}

bool operator==(const LoopBreaker& a, const LoopBreaker& b)
{
    return a.file == b.file && a.name == b.name && a.pointer == b.pointer && a.filter == b.filter &&
           saysTheSame(a.text, b.text);
}

bool operator==(const Repeat& a, const Repeat& b)
{
    return a.reaction == b.reaction && a.step == b.step && a.kind == b.kind && a.definition == b.definition &&
           a.again == b.again && saysTheSame(a.text, b.text);
}

bool operator==(const CascadeLoop& a, const CascadeLoop& b)
{
    return a.path == b.path && a.breakers == b.breakers && saysTheSame(a.text, b.text);
}

bool operator==(const DoubleGift& a, const DoubleGift& b)
{
    return a.kind == b.kind && a.definition == b.definition && a.places == b.places && saysTheSame(a.text, b.text);
}

bool operator==(const ReactionTrace& a, const ReactionTrace& b)
{
    return a.name == b.name && a.file == b.file && a.active == b.active && a.asIfActive == b.asIfActive &&
           a.trigger == b.trigger && a.match == b.match && saysTheSame(a.matchWhy, b.matchWhy) &&
           a.outcome == b.outcome && a.stoppedAt == b.stoppedAt && saysTheSame(a.notes, b.notes) && a.steps == b.steps;
}

const json::Data* Effect::argument(std::string_view name) const
{
    for (const NamedValue& argument : arguments) {
        if (argument.name == name)
            return &argument.value;
    }
    return nullptr;
}

std::string_view wordOf(Status status)
{
    switch (status) {
    case Status::Passed:
        return "passed";
    case Status::Stopped:
        return "stopped";
    case Status::Done:
        return "done";
    case Status::NotReached:
        return "not-reached";
    case Status::Skipped:
        return "skipped";
    case Status::Failed:
        return "failed";
    case Status::UnknownAction:
        return "unknown-action";
    }
    return {};
}

std::string_view wordOf(Origin origin)
{
    switch (origin) {
    case Origin::Event:
        return "event";
    case Origin::Profile:
        return "profile";
    case Origin::Edited:
        return "edited";
    case Origin::Item:
        return "item";
    case Origin::Accumulator:
        return "accumulator";
    }
    return {};
}

std::string_view wordOf(Found found)
{
    switch (found) {
    case Found::Present:
        return "present";
    case Found::Default:
        return "default";
    case Found::Missing:
        return "missing";
    }
    return {};
}

std::string_view wordOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Completed:
        return "completed";
    case Outcome::Stopped:
        return "stopped";
    case Outcome::Inactive:
        return "inactive";
    case Outcome::NotTriggered:
        return "not-triggered";
    case Outcome::Failed:
        return "failed";
    case Outcome::Unfinished:
        return "unfinished";
    }
    return {};
}

std::string_view wordOf(Match match)
{
    switch (match) {
    case Match::Name:
        return "name";
    case Match::Alias:
        return "alias";
    case Match::None:
        return "none";
    }
    return {};
}

} // namespace retort::run

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/words.h"

#include "engine/reaction/words.h"

#include <algorithm>

namespace retort::run {

namespace {

// What an effect would do, as a badge has room for.
Phrase effectBadge(const Effect& effect)
{
    const auto text = [&](std::string_view name) {
        const json::Data* value = effect.argument(name);
        return value ? shortText(value->root()) : std::string();
    };
    if (effect.kind == "benefit.create")
        return phrase("run.badge.benefit");
    if (effect.kind == "reward.create")
        return phrase("run.badge.reward");
    if (effect.kind == "point.create")
        return phrase("run.badge.points", text("value"));
    if (effect.kind == "tier-point.create")
        return phrase("run.badge.tier-points", text("value"));
    if (effect.kind == "tier.assign")
        return phrase("run.badge.tier");
    if (effect.kind == "achievement.add")
        return phrase("run.badge.achievement");
    if (effect.kind == "target.send")
        return phrase("run.badge.target");
    if (effect.kind == "redeem.benefit")
        return phrase("run.badge.redeem");
    if (effect.kind == "update.highest.status.attribute")
        return phrase("run.badge.status");
    return phrase("run.badge.other");
}

// What is wrong with a payload, in a clause.
Phrase payloadVerdict(const TargetRender& request)
{
    if (request.json)
        return request.problems.empty() ? phrase("run.payload-sound")
                                        : phrase("run.payload-doubtful", request.problems.front().message);
    return request.problems.empty() ? phrase("run.payload-no-json")
                                    : phrase("run.payload-no-json-because", request.problems.front().message);
}

Phrase requestBadge(const TargetRender& request)
{
    switch (request.state) {
    case TargetRender::State::Sent:
        if (!request.json)
            return phrase("run.badge.target-no-json");
        return phrase(request.problems.empty() ? "run.badge.target-sound" : "run.badge.target-doubtful");
    case TargetRender::State::Held:
        return phrase("run.badge.target-held");
    case TargetRender::State::Unknown:
        return phrase("run.badge.target-unknown");
    case TargetRender::State::Unreadable:
        return phrase("run.badge.target-unreadable");
    case TargetRender::State::Failed:
    case TargetRender::State::NoTargets:
        break;
    }
    return phrase("run.badge.target");
}

} // namespace

std::string nameOf(const TargetRender& request) { return request.name.empty() ? request.handle : request.name; }

Phrase sentenceOf(const TargetRender& request)
{
    const std::string name = nameOf(request);
    switch (request.state) {
    case TargetRender::State::Sent:
        return phrase("run.request.sent", name, request.url, payloadVerdict(request));
    case TargetRender::State::Held:
        return request.condition && !request.condition->why.id.empty()
                   ? phrase("run.target-held", name, request.condition->why)
                   : phrase("run.request.held", name);
    case TargetRender::State::Failed:
        if (request.failure)
            return request.failure->line > 0 ? phrase("run.template-failed", name, request.failure->message,
                                                      std::to_string(request.failure->line))
                                             : phrase("run.template-failed-somewhere", name, request.failure->message);
        return phrase("run.target-condition-failed", name,
                      request.condition ? request.condition->failure : phrase("run.request.failed", name));
    case TargetRender::State::Unknown:
        return phrase("run.request.unknown", request.handle);
    case TargetRender::State::Unreadable:
        return phrase("run.request.unreadable", request.handle, request.file);
    case TargetRender::State::NoTargets:
        return phrase("run.request.no-targets", request.handle);
    }
    return {};
}

Phrase badgeOf(const Step& step)
{
    if (step.request && step.status == Status::Done)
        return requestBadge(*step.request);
    switch (step.status) {
    case Status::Passed:
        return phrase("run.badge.passes");
    case Status::Stopped:
        return phrase("run.badge.stops");
    case Status::Done:
        return step.effects.empty() ? phrase("run.badge.other") : effectBadge(step.effects.front());
    case Status::NotReached:
    case Status::Skipped:
    case Status::Failed:
    case Status::UnknownAction:
        return nameOf(step.status);
    }
    return {};
}

Phrase outcomeOf(const ReactionTrace& trace)
{
    const Step* at = trace.stoppedAt && *trace.stoppedAt >= 1 && *trace.stoppedAt <= trace.steps.size()
                         ? &trace.steps[*trace.stoppedAt - 1]
                         : nullptr;
    const std::string number = trace.stoppedAt ? std::to_string(*trace.stoppedAt) : std::string();
    switch (trace.outcome) {
    case Outcome::Completed:
        return phrase("run.outcome.completed");
    case Outcome::Stopped:
        return at && !at->why.id.empty() ? phrase("run.outcome.stopped-because", number, at->why)
                                         : phrase("run.outcome.stopped", number);
    case Outcome::Inactive:
        return phrase("run.outcome.inactive");
    case Outcome::NotTriggered:
        return phrase("run.outcome.not-triggered-because", trace.matchWhy);
    case Outcome::Failed:
        if (at && !at->why.id.empty())
            return phrase("run.outcome.failed-because", number, at->why);
        return at && at->error ? phrase("run.outcome.failed-because", number, at->error->message)
                               : phrase("run.outcome.failed", number);
    case Outcome::Unfinished:
        return phrase("run.outcome.unfinished");
    }
    return {};
}

Phrase nameOf(Status status)
{
    switch (status) {
    case Status::Passed:
        return phrase("run.status.passed");
    case Status::Stopped:
        return phrase("run.status.stopped");
    case Status::Done:
        return phrase("run.status.done");
    case Status::NotReached:
        return phrase("run.status.not-reached");
    case Status::Skipped:
        return phrase("run.status.skipped");
    case Status::Failed:
        return phrase("run.status.failed");
    case Status::UnknownAction:
        return phrase("run.status.unknown-action");
    }
    return {};
}

Phrase nameOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Completed:
        return phrase("run.outcome-name.completed");
    case Outcome::Stopped:
        return phrase("run.outcome-name.stopped");
    case Outcome::Inactive:
        return phrase("run.outcome-name.inactive");
    case Outcome::NotTriggered:
        return phrase("run.outcome-name.not-triggered");
    case Outcome::Failed:
        return phrase("run.outcome-name.failed");
    case Outcome::Unfinished:
        return phrase("run.outcome-name.unfinished");
    }
    return {};
}

Phrase nameOf(Origin origin)
{
    switch (origin) {
    case Origin::Event:
        return phrase("run.origin.event");
    case Origin::Profile:
        return phrase("run.origin.profile");
    case Origin::Edited:
        return phrase("run.origin.edited");
    case Origin::Item:
        return phrase("run.origin.item");
    case Origin::Accumulator:
        return phrase("run.origin.accumulator");
    }
    return {};
}

CardWords cardWords(const Action& action, const Step* step, const Catalogue& catalogue, const logic::Settings& settings)
{
    std::vector<std::optional<json::Data>> resolved;
    if (step != nullptr && !step->arguments.empty()) {
        for (const Argument& argument : action.arguments) {
            if (!argument.isDynamic.value_or(false)) { // an edit shows at once, before it was run
                resolved.emplace_back(argument.value);
                continue;
            }
            const auto found = std::find_if(step->arguments.begin(), step->arguments.end(),
                                            [&](const ResolvedArgument& a) { return a.name == argument.name; });
            resolved.push_back(found == step->arguments.end() ? std::nullopt : std::optional(found->value));
        }
    }
    CardWords words = actionWords(action, catalogue, resolved, settings);
    if (step != nullptr && step->request && step->request->state != TargetRender::State::NoTargets)
        words.detail = words.sentence = sentenceOf(*step->request);
    return words;
}

} // namespace retort::run

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/cascade/answers.h"

#include "engine/run/runner.h"
#include "engine/run/words.h"

namespace retort::cascade {

namespace {

Answer::Kind kindOf(run::Outcome outcome)
{
    switch (outcome) {
    case run::Outcome::Stopped:
        return Answer::Kind::Stops;
    case run::Outcome::Failed:
        return Answer::Kind::Fails;
    case run::Outcome::Inactive:
        return Answer::Kind::Inactive;
    case run::Outcome::Completed:
    case run::Outcome::NotTriggered:
    case run::Outcome::Unfinished:
        break;
    }
    return Answer::Kind::Fires;
}

} // namespace

std::string_view wordOf(Answer::Kind kind)
{
    switch (kind) {
    case Answer::Kind::Fires:
        return "fires";
    case Answer::Kind::Stops:
        return "stops";
    case Answer::Kind::Fails:
        return "fails";
    case Answer::Kind::Inactive:
        return "inactive";
    }
    return {};
}

std::vector<Answer> answersOf(const run::Trace& trace)
{
    std::vector<Answer> all;
    for (std::size_t i = 0; i < trace.reactions.size(); ++i) {
        const run::ReactionTrace& reaction = trace.reactions[i];
        if (reaction.match == run::Match::None)
            continue;
        Answer answer;
        answer.reaction = i;
        answer.name = reaction.name;
        answer.file = reaction.file;
        answer.kind = kindOf(reaction.outcome);
        answer.alias = reaction.match == run::Match::Alias;
        answer.step = reaction.stoppedAt;
        answer.why = run::outcomeOf(reaction);
        for (const run::Step& step : reaction.steps) {
            answer.effects += step.effects.size();
            if (answer.step == step.number)
                answer.pointer = step.pointer;
        }
        all.push_back(std::move(answer));
    }
    return all;
}

std::vector<Answer> whichAnswer(const Event& event, std::span<const run::Program> programs, const run::Options& options)
{
    return answersOf(run::runEvent(programs, event, options));
}

} // namespace retort::cascade

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/lintjob.h"

#include <algorithm>

namespace retort {

namespace {

lint::Surroundings surroundingsOf(const LintJob& job)
{
    lint::Surroundings::Parts parts{.catalogue = job.catalogue, .settings = job.settings, .options = job.options};
    std::vector<run::TargetFile> targets;
    std::vector<DefinitionList> definitions;
    for (const LintItem& item : *job.rebuild) {
        const Content* content = item.content.get();
        if (item.kind == EntryKind::Target) {
            run::TargetFile file{.file = item.path.toStdString(), .target = {}, .error = item.unreadable};
            if (content && content->target)
                file.target = *content->target;
            else if (content)
                file.error = content->problem;
            targets.push_back(std::move(file));
        } else if (content && content->definitions) {
            definitions.push_back(*content->definitions);
        } else if (content && content->event) {
            parts.samples.push_back(*content->event);
        } else if (content && content->reaction) {
            for (lint::Sender& sender : lint::sendersIn(*content->reaction, job.catalogue))
                parts.senders.push_back(std::move(sender));
        }
    }
    parts.targets = run::Targets::compile(std::move(targets), job.settings);
    if (!definitions.empty())
        parts.definitions = Definitions(std::move(definitions));
    return lint::Surroundings(std::move(parts));
}

LintFacts factsOf(const LintItem& item, const Catalogue& catalogue)
{
    LintFacts facts;
    if (!item.content)
        return facts;
    if (const auto& reaction = item.content->reaction) {
        facts.event = catalogue.canonicalEvent(reaction->trigger);
        facts.senders = lint::sendersIn(*reaction, catalogue);
    } else if (const auto& event = item.content->event) {
        facts.event = catalogue.canonicalEvent(event->name);
    }
    return facts;
}

std::vector<Problem> problemsIn(const LintItem& item, const lint::Surroundings& surroundings)
{
    if (!item.content)
        return item.unreadable ? std::vector{lint::problemOf(*item.unreadable)} : std::vector<Problem>();
    const Content& content = *item.content;
    std::vector<Problem> problems;
    for (const Draft& draft : content.drafts) {
        problems.push_back(lint::problemOf(draft.error));
        problems.back().pointer = content.pointerTo(draft.target).value_or("");
    }
    const auto add = [&problems](std::vector<Problem> more) {
        problems.insert(problems.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    if (content.problem) {
        if (item.kind == EntryKind::Event)
            add(lint::sampleErrors(content.document, *content.problem));
        else
            add(lint::typeProblems(lint::kindOfPath(item.path.toStdString()), content.document));
        if (item.kind == EntryKind::Manifest)
            problems.push_back(lint::problemOf(*content.problem));
    } else if (content.reaction) {
        add(lint::lintReaction(content.document, *content.reaction, surroundings));
    } else if (content.event) {
        add(lint::lintEvent(content.document, *content.event, surroundings));
    } else if (content.target) {
        const auto& targets = surroundings.targets().all();
        const std::string file = item.path.toStdString();
        const auto found = std::find_if(targets.begin(), targets.end(), [&](const run::CompiledTarget& target) {
            return target.file == file && target.target == *content.target;
        });
        if (found != targets.end())
            add(lint::lintTarget(content.document, *found, surroundings));
    }
    return problems;
}

} // namespace

LintItem lintItemOf(const Entry& entry)
{
    return {.id = entry.id,
            .kind = entry.kind,
            .path = entry.path,
            .content = entry.content,
            .unreadable = entry.unreadable};
}

std::unique_ptr<LintAnswer> carryOut(const LintJob& job)
{
    using Clock = std::chrono::steady_clock;
    auto answer = std::make_unique<LintAnswer>();
    answer->stamp = job.stamp;
    answer->surroundings = job.rebuild ? surroundingsOf(job) : job.surroundings;
    const auto end = Clock::now() + job.budget;
    for (const LintItem& item : job.items) {
        if (!answer->done.empty() && Clock::now() > end) {
            answer->left.push_back(item.id);
            continue;
        }
        answer->done.push_back(
            {.item = item, .facts = factsOf(item, job.catalogue), .problems = problemsIn(item, answer->surroundings)});
    }
    return answer;
}

} // namespace retort

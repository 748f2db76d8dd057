// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/cascade/cascadejob.h"

#include "engine/cascade/cascade.h"
#include "engine/cascade/repeat.h"
#include "engine/effects/simulate.h"
#include "ui/bench/cascade/cascaderows.h"
#include "ui/bench/effects/world.h"

#include <map>

namespace retort {

namespace {

run::Targets compiled(const std::vector<Entry>& targets, const run::Settings& settings)
{
    std::vector<run::TargetFile> files;
    for (const Entry& entry : targets) {
        run::TargetFile file{.file = entry.path.toStdString(), .target = {}, .error = {}};
        if (entry.target())
            file.target = *entry.target();
        else if (entry.problem())
            file.error = *entry.problem();
        files.push_back(std::move(file));
    }
    return run::Targets::compile(files, settings);
}

/// Makes ready what is not so already.
std::shared_ptr<const CascadeMade> made(const CascadeJob& job, std::vector<CascadeResult::LeftOut>& leftOut)
{
    const CascadeMade* before = job.made.get();
    auto next = std::make_shared<CascadeMade>();
    next->settings = job.settings;
    next->targetContents = contentsOf(job.targets);
    next->definitionContents = contentsOf(job.definitions);
    const bool sameTargets =
        before && before->settings == next->settings && before->targetContents == next->targetContents;
    next->targets = sameTargets ? before->targets : compiled(job.targets, job.settings);
    next->book = before && before->definitionContents == next->definitionContents ? before->book
                                                                                  : bookOf(next->definitionContents);
    std::map<EntryId, std::size_t> known;
    for (std::size_t i = 0; sameTargets && i < before->reactions.size(); ++i)
        known.emplace(before->reactions[i].id, i);
    for (const Entry& entry : job.reactions) {
        if (const Error* problem = entry.problem()) {
            leftOut.push_back({entry.id, entry.title(), entry.path.toStdString(), *problem});
            continue;
        }
        if (!entry.reaction())
            continue;
        CascadeMade::Reaction one{entry.id, entry.path.toStdString(), entry.content};
        const auto found = known.find(entry.id);
        const CascadeMade::Reaction* old = found == known.end() ? nullptr : &before->reactions[found->second];
        next->programs.push_back(
            old && old->content == one.content && old->file == one.file
                ? before->programs[found->second]
                : run::Program::compile(*entry.reaction(), job.catalogue, job.settings, one.file, next->targets));
        next->reactions.push_back(std::move(one));
    }
    return next;
}

std::vector<run::Program> waiting(const CascadeMade& made, const Event& event, const Catalogue& catalogue)
{
    std::vector<run::Program> programs;
    for (const run::Program& program : made.programs) {
        const std::string& trigger = program.reaction().trigger;
        if (!trigger.empty() && catalogue.canonicalEvent(trigger) == catalogue.canonicalEvent(event.name))
            programs.push_back(program);
    }
    return programs;
}

} // namespace

const std::vector<run::ReactionTrace>& CascadeResult::reactionsOf(std::optional<std::size_t> of) const
{
    return of ? cascade().events[*of].reactions : trace.reactions;
}

std::unique_ptr<CascadeResult> carryOut(const CascadeJob& job)
{
    auto result = std::make_unique<CascadeResult>();
    result->stamp = job.stamp;
    result->eventEntry = job.event.id;
    result->eventTitle = job.event.title();
    result->event = *job.event.event();
    result->dialect = job.settings.logic.dialect;
    result->reactions = job.reactions.size();
    result->made = made(job, result->leftOut);
    const CascadeMade& ready = *result->made;

    run::Options options = job.options;
    options.origins = job.event.content->origins;
    // Dates of what a customer gets come from a clock that was named, never from this machine's: a run repeats.
    const effects::World world{ready.book, job.catalogue, {}, options.zones, job.settings};
    const std::optional<json::Document> profile = fieldsOf(job.profile);
    const std::string file = profile ? job.profile->path.toStdString() : std::string();
    const effects::Customer customer = effects::customerOf(result->event, profile ? &*profile : nullptr, world);

    cascade::How how;
    how.waiting = true;
    how.profile = file;
    result->trace = cascade::follow(ready.programs, result->event, customer, world, options, how).trace;
    result->answers = cascade::answersOf(result->trace);
    result->twice =
        cascade::fireTwice(waiting(ready, result->event, job.catalogue), result->event, customer, world, options, file)
            .first;
    result->rows = cascadeRows(*result);
    result->allRows = countOf(result->rows);
    return result;
}

} // namespace retort

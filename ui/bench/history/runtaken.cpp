// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/runtaken.h"

#include "engine/reaction/event.h"
#include "ui/document/liverun.h"

namespace retort {

namespace {

std::vector<Entry> entriesOf(const Workspace& workspace, EntryKind kind)
{
    std::vector<Entry> entries;
    for (const EntryId id : workspace.entries(kind))
        entries.push_back(*workspace.find(id));
    return entries;
}

std::vector<bundle::File> filesOf(const std::vector<Entry>& entries)
{
    std::vector<bundle::File> files;
    for (const Entry& entry : entries) {
        if (entry.content) // what is no JSON cannot be packed, and decides nothing
            files.push_back({entry.path.toStdString(), entry.content->document});
    }
    return files;
}

std::optional<bundle::File> profileOf(const Workspace& workspace, const bundle::File& event)
{
    const auto read = readEvent(event.document);
    if (!read || read->profile.empty())
        return std::nullopt;
    const Entry* profile =
        workspace.findPath(QStringLiteral("profiles/%1.json").arg(QString::fromStdString(read->profile)));
    if (!profile || !profile->content)
        return std::nullopt;
    return bundle::File{profile->path.toStdString(), profile->content->document};
}

/// All but the run itself.
RunTaken around(const Workspace& workspace, const Entry& reaction)
{
    RunTaken taken;
    taken.reaction = reaction;
    taken.targets = entriesOf(workspace, EntryKind::Target);
    taken.definitions = entriesOf(workspace, EntryKind::Definitions);
    taken.settings = workspace.settings();
    taken.catalogue = workspace.catalogue();
    const Entry* manifest = workspace.at(EntryKind::Manifest, 0);
    if (manifest && manifest->content && manifest->content->manifest)
        taken.profilePlaces = manifest->content->manifest->profilePlaces;
    return taken;
}

} // namespace

std::optional<RunTaken> taken(const Workspace& workspace, const LiveRun& run)
{
    const Entry* reaction = workspace.find(run.reaction());
    const Entry* event = workspace.find(run.eventEntry());
    if (!run.isCurrent() || !reaction || !event || !reaction->reaction() || !run.wholeTrace())
        return std::nullopt;
    auto whole = workspace.wholeEvent(event->id);
    if (!whole)
        return std::nullopt;
    RunTaken taken = around(workspace, *reaction);
    taken.event = {event->path.toStdString(), *std::move(whole)};
    taken.profile = profileOf(workspace, taken.event);
    taken.now = run.moment();
    taken.edits = run.edits();
    const auto& actions = reaction->content->actions;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        if (run.isSkipped(actions[i]))
            taken.skipped.insert(reaction->reaction()->actions[i].pointer);
    }
    return taken;
}

std::optional<RunTaken> takenAgain(const Workspace& workspace, const bundle::Inputs& earlier, Instant now)
{
    if (earlier.reactions.size() != 1)
        return std::nullopt;
    const Entry* reaction = workspace.findPath(QString::fromStdString(earlier.reactions.front().path));
    if (!reaction || reaction->problem() || !reaction->reaction())
        return std::nullopt;
    RunTaken taken = around(workspace, *reaction);
    taken.event = earlier.event;
    taken.profile = profileOf(workspace, earlier.event);
    if (!taken.profile)
        taken.profile = earlier.profile;
    taken.now = now;
    taken.edits = earlier.edits;
    return taken;
}

std::vector<bundle::File> filesOf(const Workspace& workspace, EntryKind kind)
{
    return filesOf(entriesOf(workspace, kind));
}

bundle::Inputs inputsOf(const RunTaken& taken)
{
    bundle::Inputs inputs;
    inputs.event = taken.event;
    inputs.profile = taken.profile;
    inputs.reactions = {{taken.reaction.path.toStdString(), taken.reaction.content->document}};
    inputs.targets = filesOf(taken.targets);
    inputs.definitions = filesOf(taken.definitions);
    inputs.settings = taken.settings;
    inputs.profilePlaces = taken.profilePlaces;
    inputs.now = taken.now;
    inputs.asIfActive = true; // as everywhere in the window
    inputs.skipped = taken.skipped;
    inputs.edits = taken.edits;
    return inputs;
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/targetuse.h"

#include "engine/reaction/words.h"
#include "ui/document/selection.h"
#include "ui/document/workspace.h"

#include <algorithm>

namespace retort {

std::vector<TargetUse> targetUses(const Reaction& reaction, const Catalogue& catalogue)
{
    std::vector<TargetUse> uses;
    for (const std::size_t index : runOrder(reaction).actions) {
        const Action& action = reaction.actions[index];
        const ActionKind* kind = kindOf(action, catalogue);
        if (!kind)
            continue;
        for (std::size_t i = 0; i < action.arguments.size(); ++i) {
            const Argument& argument = action.arguments[i];
            const ArgumentKind* known = kind->argument(argument.name);
            const json::Value value = argument.value.root();
            if (known && known->picker == "target" && value.isString() && !argument.isDynamic.value_or(false))
                uses.push_back({index, i, std::string(value.text())});
        }
    }
    return uses;
}

EntryId targetOf(const Workspace& workspace, const Selection& selection)
{
    const Entry* entry = workspace.find(selection.reaction());
    const auto index = selection.actionIndex();
    if (!entry || !entry->reaction() || !index)
        return EntryId::None;
    for (const TargetUse& use : targetUses(*entry->reaction(), workspace.catalogue())) {
        if (use.action == *index)
            return workspace.targetOf(use.handle);
    }
    return EntryId::None;
}

bool sendsTo(const Reaction& reaction, const Catalogue& catalogue, std::string_view handle)
{
    const auto uses = targetUses(reaction, catalogue);
    return std::any_of(uses.begin(), uses.end(), [&](const TargetUse& use) { return use.handle == handle; });
}

std::set<std::string> eventsSentOn(const Workspace& workspace, std::string_view handle)
{
    std::set<std::string> events;
    const Catalogue& catalogue = workspace.catalogue();
    for (const EntryId id : workspace.entries(EntryKind::Reaction)) {
        const Reaction* reaction = workspace.find(id)->reaction();
        if (reaction && !reaction->trigger.empty() && sendsTo(*reaction, catalogue, handle))
            events.insert(catalogue.canonicalEvent(reaction->trigger));
    }
    return events;
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of several entries that are one step.
#include "ui/document/commands.h"
#include "ui/document/workspace.h"

namespace retort {

Result<> Workspace::applyAll(const std::vector<EntryEdit>& edits, const QString& step)
{
    std::vector<std::pair<EntryId, State>> states;
    for (const auto& edit : edits) {
        const auto entry = editable(edit.id);
        if (!entry)
            return fail(entry.error());
        State next{std::make_shared<Content>(nextContent(**entry, edit.document, {})), std::nullopt, {}};
        if (!sameState(**entry, next))
            states.emplace_back(edit.id, std::move(next));
    }
    if (states.empty())
        return {};
    auto command = std::make_unique<GroupCommand>(*this, states.front().first, step);
    for (auto& state : states)
        command->edit(state.first, std::move(state.second));
    m_history.push(command.release());
    return {};
}

std::vector<EntryId> Workspace::addAll(const std::vector<NewEntry>& entries, const QString& step)
{
    std::vector<EntryId> ids;
    if (entries.empty())
        return ids;
    for (std::size_t i = 0; i < entries.size(); ++i)
        ids.push_back(EntryId{++m_lastEntry});
    auto command = std::make_unique<GroupCommand>(*this, ids.front(), step);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        // Two of one name: the second one finds its own when it comes.
        command->add(Entry{ids[i],
                           entry.kind,
                           freePath(entry.kind, entry.name),
                           {},
                           std::make_shared<Content>(m_maker.make(entry.kind, entry.document)),
                           std::nullopt});
    }
    m_history.push(command.release());
    return ids;
}

} // namespace retort

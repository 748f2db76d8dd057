// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/commands.h"

namespace retort {

Workspace::StateCommand::StateCommand(Workspace& workspace, EntryId entry, State next, const QString& text,
                                      const QString& mergeKey)
    : Step(text)
    , m_workspace(workspace)
    , m_entry(entry)
    , m_other(std::move(next))
    , m_mergeKey(mergeKey)
    , m_mergeGroup(workspace.m_mergeGroup)
{}

void Workspace::StateCommand::redo()
{
    m_workspace.swapState(m_entry, m_other);
    if (m_pushed)
        m_workspace.revisit(m_entry, Way::Forth);
    m_pushed = true;
}

void Workspace::StateCommand::undo()
{
    m_workspace.swapState(m_entry, m_other);
    m_workspace.revisit(m_entry, Way::Back);
}

Workspace::GroupCommand::GroupCommand(Workspace& workspace, EntryId goal, const QString& text)
    : Step(text), m_workspace(workspace), m_goal(goal)
{}

void Workspace::GroupCommand::edit(EntryId entry, State next) { m_edits.push_back({entry, std::move(next)}); }

void Workspace::GroupCommand::add(Entry entry)
{
    m_added.push_back(entry.id);
    m_absent.push_back(std::move(entry));
}

void Workspace::GroupCommand::redo()
{
    for (auto& edit : m_edits)
        m_workspace.swapState(edit.entry, edit.other);
    for (auto& entry : m_absent)
        m_workspace.insertEntry(std::move(entry), -1);
    m_absent.clear();
    if (m_pushed)
        m_workspace.revisit(m_goal, Way::Forth);
    m_pushed = true;
}

void Workspace::GroupCommand::undo()
{
    for (auto id = m_added.rbegin(); id != m_added.rend(); ++id)
        m_absent.insert(m_absent.begin(), m_workspace.takeEntry(*id));
    for (auto edit = m_edits.rbegin(); edit != m_edits.rend(); ++edit)
        m_workspace.swapState(edit->entry, edit->other);
    m_workspace.revisit(m_goal, Way::Back);
}

bool Workspace::StateCommand::mergeWith(const QUndoCommand* later)
{
    const auto* same = static_cast<const StateCommand*>(later); // only steps with our id() come here
    if (same->m_entry != m_entry || same->m_mergeKey != m_mergeKey || same->m_mergeGroup != m_mergeGroup ||
        same->text() != text())
        return false;
    // Typed back to where it began: the step goes away.
    setObsolete(sameState(m_workspace.m_entries.at(m_entry), m_other));
    return true;
}

Workspace::PresenceCommand::PresenceCommand(Workspace& workspace, Entry entry, int row, const QString& text)
    : Step(text), m_workspace(workspace), m_id(entry.id), m_absent(std::move(entry)), m_row(row)
{}

Workspace::PresenceCommand::PresenceCommand(Workspace& workspace, EntryId entry, const QString& text)
    : Step(text), m_workspace(workspace), m_id(entry)
{}

void Workspace::PresenceCommand::redo() { toggle(Way::Forth); }

void Workspace::PresenceCommand::undo() { toggle(Way::Back); }

void Workspace::PresenceCommand::toggle(Way way)
{
    if (m_absent) {
        m_workspace.insertEntry(*std::exchange(m_absent, std::nullopt), m_row);
    } else {
        m_row = m_workspace.rowOf(m_id);
        m_absent = m_workspace.takeEntry(m_id);
    }
    if (m_pushed)
        m_workspace.revisit(m_id, way);
    m_pushed = true;
}

EntryId Workspace::goalOf(const QUndoCommand* step)
{
    while (step && step->childCount() > 0)
        step = step->child(0);
    const auto* single = dynamic_cast<const Step*>(step);
    return single ? single->goal() : EntryId::None;
}

EntryId Workspace::undoGoal() const
{
    return m_history.canUndo() ? goalOf(m_history.command(m_history.index() - 1)) : EntryId::None;
}

EntryId Workspace::redoGoal() const
{
    return m_history.canRedo() ? goalOf(m_history.command(m_history.index())) : EntryId::None;
}

} // namespace retort

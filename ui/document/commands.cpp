// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/commands.h"

namespace retort {

Workspace::StateCommand::StateCommand(Workspace& workspace, EntryId entry, State next, const QString& text,
                                      const QString& mergeKey)
    : QUndoCommand(text)
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
        m_workspace.revisit(m_entry);
    m_pushed = true;
}

void Workspace::StateCommand::undo()
{
    m_workspace.swapState(m_entry, m_other);
    m_workspace.revisit(m_entry);
}

bool Workspace::StateCommand::mergeWith(const QUndoCommand* later)
{
    const auto* same = static_cast<const StateCommand*>(later); // only steps with our id() come here
    if (same->m_entry != m_entry || same->m_mergeKey != m_mergeKey || same->m_mergeGroup != m_mergeGroup ||
        same->text() != text())
        return false;
    // Typed back to where it began: the step goes away.
    setObsolete(sameContent(m_workspace.m_entries.at(m_entry).content.get(), m_other.content.get()));
    return true;
}

Workspace::PresenceCommand::PresenceCommand(Workspace& workspace, Entry entry, int row, const QString& text)
    : QUndoCommand(text), m_workspace(workspace), m_id(entry.id), m_absent(std::move(entry)), m_row(row)
{}

Workspace::PresenceCommand::PresenceCommand(Workspace& workspace, EntryId entry, const QString& text)
    : QUndoCommand(text), m_workspace(workspace), m_id(entry)
{}

void Workspace::PresenceCommand::redo() { toggle(); }

void Workspace::PresenceCommand::undo() { toggle(); }

void Workspace::PresenceCommand::toggle()
{
    if (m_absent) {
        m_workspace.insertEntry(*std::exchange(m_absent, std::nullopt), m_row);
    } else {
        m_row = m_workspace.rowOf(m_id);
        m_absent = m_workspace.takeEntry(m_id);
    }
    if (m_pushed)
        m_workspace.revisit(m_id);
    m_pushed = true;
}

} // namespace retort

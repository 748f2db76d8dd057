// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/workspace.h"

#include <QUndoCommand>

// The steps of the workspace's history; for workspace*.cpp alone. Each keeps the side that is not in the workspace, and
// both ways swap.

namespace retort {

/// A step that is not made of others.
class Workspace::Step : public QUndoCommand {
public:
    using QUndoCommand::QUndoCommand;
    virtual EntryId goal() const = 0; ///< Where undo and redo lead, whether it is there or not.
};

/// Another content of one entry.
class Workspace::StateCommand : public Step {
public:
    StateCommand(Workspace& workspace, EntryId entry, State next, const QString& text, const QString& mergeKey);

    void redo() override;
    void undo() override;
    EntryId goal() const override { return m_entry; }
    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* later) override;

private:
    Workspace& m_workspace;
    EntryId m_entry;
    State m_other;
    QString m_mergeKey;
    int m_mergeGroup;
    bool m_pushed = false; ///< The first redo() is the edit itself.
};

/// One entry that comes or goes.
class Workspace::PresenceCommand : public Step {
public:
    /// The entry comes at `row`.
    PresenceCommand(Workspace& workspace, Entry entry, int row, const QString& text);
    /// The entry goes.
    PresenceCommand(Workspace& workspace, EntryId entry, const QString& text);

    void redo() override;
    void undo() override;
    EntryId goal() const override { return m_id; }

private:
    void toggle(Way way);

    Workspace& m_workspace;
    EntryId m_id;
    std::optional<Entry> m_absent; ///< The entry while it is not in the workspace.
    int m_row = -1;
    bool m_pushed = false;
};

/// Several entries at once: some get another content, some come.
class Workspace::GroupCommand : public Step {
public:
    /// `goal` is where undo and redo lead.
    GroupCommand(Workspace& workspace, EntryId goal, const QString& text);

    void edit(EntryId entry, State next);
    void add(Entry entry);

    void redo() override;
    void undo() override;
    EntryId goal() const override { return m_goal; }

private:
    struct Part {
        EntryId entry;
        State other;
    };

    Workspace& m_workspace;
    EntryId m_goal;
    std::vector<Part> m_edits;
    std::vector<EntryId> m_added;
    std::vector<Entry> m_absent; ///< The added ones while they are not in the workspace.
    bool m_pushed = false;
};

} // namespace retort

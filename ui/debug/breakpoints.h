// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/debug.h"
#include "ui/document/entry.h"

#include <QObject>
#include <QVariantList>

#include <string>
#include <vector>

namespace retort {

class Workspace;

/// A place of a chain at which one can stop: an action, or an operator of a rule in it.
struct BreakPlace {
    ActionId action = ActionId::None;
    std::string inside; ///< Pointer counted from the action; "" is the action itself.

    bool operator==(const BreakPlace&) const = default;
};

struct BreakpointEntry {
    EntryId reaction = EntryId::None;
    BreakPlace place;
    QString condition; ///< As typed, see Expression; empty: it always stops.
    bool enabled = true;

    bool operator==(const BreakpointEntry&) const = default;
};

/// The breakpoints of the open workspace, in the order in which they were set. They stay with their action through
/// edits and moves; one whose action is gone is passed over until undo brings it back. They belong to whoever works
/// here, not to the workspace: no file of it holds them.
class Breakpoints : public QObject {
    Q_OBJECT

public:
    explicit Breakpoints(const Workspace& workspace, QObject* parent = nullptr);

    const std::vector<BreakpointEntry>& all() const { return m_all; }
    const BreakpointEntry* find(const BreakPlace& place) const; ///< nullptr where there is none.
    /// Is there something at its place: its reaction, its action, and what is inside?
    bool isThere(const BreakpointEntry& breakpoint) const;

    void set(const BreakpointEntry& breakpoint); ///< Adds it, or takes the place of the one there.
    void toggle(EntryId reaction, const BreakPlace& place);
    void setEnabled(const BreakPlace& place, bool enabled);
    void remove(const BreakPlace& place);
    void removeAll();

    /// Those of a reaction with the pointers that they have in its document now. A condition that is none (it was
    /// typed and did not become one) stops always.
    std::vector<run::Breakpoint> of(EntryId reaction) const;

    /// For settings: by the reaction's path and the action's place in the file. Those that lead nowhere are left out,
    /// also when they are read.
    QVariantList saved() const;
    void restore(const QVariantList& saved);

Q_SIGNALS:
    void changed();
    void edited(); ///< By somebody here, not by restore() or another workspace: to be kept.

private:
    void tell();

    const Workspace& m_workspace;
    std::vector<BreakpointEntry> m_all;
};

} // namespace retort

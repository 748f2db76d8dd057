// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/workspace.h"

namespace retort {

/// What the panes look at together: a reaction, one of its actions, a sample event, and perhaps a target or a list of
/// definitions in the place of the reaction. It follows the workspace: what is deleted is left for its neighbour, what
/// undo or redo changes is gone to, and each reaction keeps its own sample.
class Selection : public QObject {
    Q_OBJECT

public:
    explicit Selection(const Workspace& workspace, QObject* parent = nullptr);

    using QObject::event; // which ours must not hide

    EntryId reaction() const { return m_reaction; } ///< None where there is no reaction.
    EntryId event() const { return m_event; }       ///< None where there is no sample event.
    ActionId action() const { return m_action; }    ///< None is the trigger.
    /// The target that is looked at instead of the reaction; None while the reaction is. The reaction stays selected
    /// behind it: what it does is what the bench shows.
    EntryId target() const { return m_target; }
    /// The list of definitions that is looked at instead, likewise; None while it is none. Never both.
    EntryId definitions() const { return m_definitions; }
    /// Which of reaction->actions that is, in file order; nullopt for the trigger.
    std::optional<std::size_t> actionIndex() const;

    /// With it comes its sample event: the one that was last chosen for it; else, of those that its trigger answers to
    /// (an alias counts), the one that gets furthest along the chain, of several the one whose file is named after the
    /// reaction's, or the first; else the present one.
    void setReaction(EntryId id); ///< Leaves a target, and a list of definitions.
    void setEvent(EntryId id);    ///< The reaction keeps it.
    /// Where the present reaction does not send to it, one that does comes with it, if there is any; and where none
    /// sends to it on the present sample, a sample on which one does, likewise.
    void setTarget(EntryId id);
    void setDefinitions(EntryId id);
    void setAction(ActionId id);
    void show(EntryId id);          ///< Whatever it is; nothing where it cannot be looked at.
    bool isShown(EntryId id) const; ///< Is it, or can it not be looked at anyway?

Q_SIGNALS:
    void reactionChanged(retort::EntryId id);
    void eventChanged(retort::EntryId id);
    void actionChanged(retort::ActionId id);
    void targetChanged(retort::EntryId id);      ///< None: back to the reaction.
    void definitionsChanged(retort::EntryId id); ///< Likewise.

private:
    void reset();
    void leave(EntryKind kind, int row);
    void contentChanged(EntryId id);
    void choose(EntryId reaction);
    void chooseEvent(EntryId event);
    void chooseAction(ActionId action);
    void chooseTarget(EntryId target);
    void chooseDefinitions(EntryId list);
    std::vector<EntryId> sendersOf(EntryId target) const; ///< Reactions that send to it, the present one before others.
    EntryId answeredSample(EntryId reaction) const;       ///< Of those that it answers to the one that gets furthest.
    EntryId furthest(const Entry& reaction, const std::vector<EntryId>& samples) const; ///< By running the first few.
    EntryId sampleFor(EntryId reaction) const;
    bool answers(EntryId reaction, EntryId event) const; ///< The event's name is the reaction's trigger, or an alias.

    const Workspace& m_workspace;
    EntryId m_reaction = EntryId::None;
    EntryId m_event = EntryId::None;
    ActionId m_action = ActionId::None;
    EntryId m_target = EntryId::None;
    EntryId m_definitions = EntryId::None;
    std::size_t m_place = 0;                  ///< Of the action in the order of execution: who takes over when it goes.
    std::string m_trigger;                    ///< Of the reaction: a new one asks for another sample.
    std::map<EntryId, EntryId> m_samples;     ///< Reaction -> the event that somebody chose for it.
    std::map<EntryId, ActionId> m_lastAction; ///< Reaction -> where one was in it.
};

} // namespace retort

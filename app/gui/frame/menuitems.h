// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QActionGroup;

namespace retort {

/// Everything that the menus and the top bar offer, with its words, icons and shortcuts. What they do is for the
/// controllers to say; what does not work yet is not here. Continue is Ctrl+F5 and Back is Ctrl+F10, since Shift+F10
/// opens a context menu; run to here is Ctrl+F9, beside the breakpoint on F9.
class MenuItems : public QObject {
    Q_OBJECT

public:
    explicit MenuItems(QObject* parent = nullptr);

    /// Property of an item: why it cannot be used while it is disabled, in a few words.
    static constexpr const char* whyDisabled = "whyDisabled";

    QAction* newWorkspace;
    QAction* open;
    QAction* openSample;
    QAction* newReaction;
    QAction* newFromRecipe;
    QAction* newEvent;
    QAction* newTarget;
    QAction* save;
    QAction* versions; ///< Of what is looked at.
    QAction* quit;

    QAction* undo;
    QAction* redo;
    QAction* cut; ///< These five are for what has the focus, see EditController.
    QAction* copy;
    QAction* paste;
    QAction* duplicate;
    QAction* selectAll;
    QAction* find;
    QAction* findAnything;
    QAction* findUses;
    QAction* renameEverywhere; ///< A handle, with all that names it.
    QAction* nextProblem;
    QAction* previousProblem;
    QAction* quickFix; ///< Of the current problem.

    QAction* rename; ///< The reaction.
    QAction* signOff;

    QAction* importEvents;
    QAction* copyAsCurl; ///< The selected sample event.
    QAction* scrub;      ///< Personal data.

    QAction* run;
    QAction* step;
    QAction* into; ///< The rules of a step.
    QAction* out;
    QAction* back;
    QAction* goOn;
    QAction* reset;
    QAction* runTo;
    QAction* toggleBreakpoint;
    QAction* cascade;
    QAction* makePass; ///< Of the sample event that the chain stops.
    QAction* history;  ///< Of runs.
    QAction* openBundle;

    QAction* showSidebar;
    QAction* showInspector;
    QAction* showBench;
    QAction* problems;
    QAction* resetLayout;
    QAction* nextPane;
    QAction* previousPane;
    QActionGroup* themes;
    QAction* themeSystem;
    QAction* themeLight;
    QAction* themeDark;

    QAction* guide;
    QAction* keys;
    QAction* about;
};

} // namespace retort

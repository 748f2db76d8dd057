// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>
#include <vector>

namespace retort {

class PlainLabel;
class JsonEditor;
class LiveRun;
class Selection;
class Workspace;

/// What the rules see: the context of the sample event, with what the current step read in a box and what nothing reads
/// faded. The current step is the one that ran last while stepping, else the selected action's; on the trigger it is
/// all.
class ContextPane : public QWidget {
    Q_OBJECT

public:
    ContextPane(const Workspace& workspace, LiveRun& run, Selection& selection, QWidget* parent = nullptr);

private:
    void refresh();

    const Workspace& m_workspace;
    LiveRun& m_run;
    Selection& m_selection;
    JsonEditor* m_text;
    PlainLabel* m_caption;
};

} // namespace retort

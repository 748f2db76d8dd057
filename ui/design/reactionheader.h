// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/selection.h"
#include "ui/document/workspace.h"

#include <QWidget>

namespace retort {

class HeadingEdit;
class Switch;

/// What a reaction is called, what it is for, and whether it is active; each to be edited where it stands.
class ReactionHeader : public QWidget {
    Q_OBJECT

public:
    ReactionHeader(Workspace& workspace, const Selection& selection, QWidget* parent = nullptr);

    void focusName(); ///< For renaming: the whole name is selected.

Q_SIGNALS:
    void refused(const retort::Error& error); ///< An edit could not be made; the field shows what holds.

private:
    void show();
    void showUnlessDone(const Result<>& done);

    Workspace& m_workspace;
    const Selection& m_selection;
    HeadingEdit* m_name;
    HeadingEdit* m_description;
    Switch* m_active;
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/livelint.h"

#include <QWidget>

namespace retort {

class ChipButton;
class HeadingEdit;
class Switch;

/// What a reaction is called, what it is for, and whether it is active; each to be edited where it stands.
class ReactionHeader : public QWidget {
    Q_OBJECT

public:
    ReactionHeader(Workspace& workspace, const Selection& selection, const LiveLint& lint, QWidget* parent = nullptr);

    void focusName();                                     ///< For renaming: the whole name is selected.
    bool showPlace(std::string_view pointer, bool focus); ///< False where nothing here is that place.

Q_SIGNALS:
    void problemsRequested();                 ///< Their count was pressed.
    void finished();                          ///< The name, or the description, is entered.
    void refused(const retort::Error& error); ///< An edit could not be made; the field shows what holds.

private:
    void show();
    void showProblems();
    void showUnlessDone(const Result<>& done);

    Workspace& m_workspace;
    const Selection& m_selection;
    const LiveLint& m_lint;
    HeadingEdit* m_name;
    HeadingEdit* m_description;
    Switch* m_active;
    ChipButton* m_problems;
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/liverender.h"
#include "ui/document/liverun.h"

#include <QWidget>

class QPushButton;

namespace retort {

class Chip;
class FieldEdit;
class HeadingEdit;
class InlineNotes;
class SentenceView;
class TargetCondition;
struct InlineNote;

/// What a target is called, how actions name it, where it is posted to, and when; each to be edited where it stands.
class TargetHeader : public QWidget {
    Q_OBJECT

public:
    TargetHeader(Workspace& workspace, const Selection& selection, const LiveRun& run, const LiveRender& render,
                 QWidget* parent = nullptr);

    void show();      ///< The document.
    void focusName(); ///< For renaming: the whole name is selected.
    /// Of the target but for its template: told below the fields, with their ways out.
    void showProblems(const std::vector<Problem>& problems);
    /// To the field that a pointer leads to, and to what is `within` a text there; false where there is none.
    bool showPlace(std::string_view pointer, const std::string& within, bool focus);

Q_SIGNALS:
    void refused(const retort::Error& error); ///< An edit could not be made; the field shows what holds.

private:
    const Entry* entry() const;
    void setField(std::string_view pointer, const QString& text, const QString& step);
    void showCondition();
    void showNotes();
    void fix(const InlineNote& note);
    void showUnlessDone(const Result<>& done);

    Workspace& m_workspace;
    const Selection& m_selection;
    const LiveRender& m_render;
    HeadingEdit* m_name;
    Chip* m_state;
    FieldEdit* m_handle;
    FieldEdit* m_url;
    InlineNotes* m_notes;
    std::vector<Problem> m_problems;
    SentenceView* m_words;
    Chip* m_verdict;
    QPushButton* m_edit;
    TargetCondition* m_condition;
};

} // namespace retort

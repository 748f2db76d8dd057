// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/paint.h"
#include "ui/document/liverun.h"

#include <QWidget>

class QVBoxLayout;

namespace retort {

class Chip;
class JsonEditor;
class PlainLabel;
class ReadsList;
class SectionHead;
class SentenceView;

/// A filter's condition: what it says in plain words, its JSON, and what it comes to with the sample event, all three
/// of one value and never out of step. What is typed and is no JSON stays in the editor, marked; the rest goes on
/// showing the last condition that was.
class ConditionPanel : public QWidget {
    Q_OBJECT

public:
    ConditionPanel(Workspace& workspace, const Selection& selection, const LiveRun& run, QWidget* parent = nullptr);

    /// Shows the selected action's condition as it is now.
    void show();
    void focusEditor();

Q_SIGNALS:
    void refused(const retort::Error& error);

private:
    struct Spot; ///< The condition in its document.
    std::optional<Spot> spot() const;
    void edited(const QString& text);
    void showAnswer();
    void showProblem(const Spot& at, const std::string& text);

    Workspace& m_workspace;
    const Selection& m_selection;
    const LiveRun& m_run;
    Chip* m_verdict;
    SentenceView* m_words;
    JsonEditor* m_json;
    SentenceView* m_why;
    PlainLabel* m_whyHead;
    PlainLabel* m_readsHead;
    ReadsList* m_reads;
};

} // namespace retort

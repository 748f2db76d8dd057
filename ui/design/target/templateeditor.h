// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/design/target/targetproblem.h"

#include <QWidget>

namespace retort {

class CodeFrame;
class LiveFields;
class ProblemsList;
class TwigCompletion;
class TwigText;

/// The template of the selected target as it is written, decoded from the JSON text that it is stored as. What is typed
/// goes into the document key by key; what is wrong with it is underlined, and listed below.
class TemplateEditor : public QWidget {
    Q_OBJECT

public:
    TemplateEditor(Workspace& workspace, const Selection& selection, const LiveRender& render,
                   QWidget* parent = nullptr);

    void show(); ///< The document.
    TwigText& text() { return *m_text; }
    void select(twig::Span span);                            ///< And shows it.
    void showProblems(const std::vector<Problem>& problems); ///< Of the whole target, from the linter.
    void showMarks(const std::vector<twig::Span>& spans);    ///< What the output that is looked at comes from.

Q_SIGNALS:
    void caretMoved();
    void refused(const retort::Error& error); ///< An edit could not be made; the editor shows what holds.

private:
    const Entry* entry() const;
    void take();
    void write(const std::string& text, const QString& step, const QString& mergeKey);
    void apply(const TargetProblem& problem);
    void listProblems();

    Workspace& m_workspace;
    const Selection& m_selection;
    const LiveRender& m_render;
    LiveFields* m_fields;
    TwigText* m_text;
    CodeFrame* m_frame;
    TwigCompletion* m_completion;
    ProblemsList* m_problems;
    std::vector<Problem> m_linted; ///< Of the template.
    bool m_showing = false;
};

} // namespace retort

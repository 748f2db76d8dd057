// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/fields.h"
#include "engine/reaction/problem.h"
#include "ui/document/liverun.h"

#include <QWidget>

#include <string_view>
#include <vector>

class QMenu;
class QPushButton;
class QVBoxLayout;

namespace retort {

class ArgumentRow;
class ConditionEditor;
struct InlineNote;
class MissingArgument;
class NotedCompleter;
class PlainLabel;

/// The arguments of the selected action, one row each, in file order, then the empty places of those that it needs and
/// does not have. A filter's condition has its own place and is not among them. Names that the catalogue does not know
/// are kept and edited like any other.
class ArgumentsPanel : public QWidget {
    Q_OBJECT

public:
    ArgumentsPanel(Workspace& workspace, const Selection& selection, const LiveRun& run, NotedCompleter* paths,
                   QWidget* parent = nullptr);

    /// Shows the selected action as it is now; fields keep what they have where it is the same.
    void show();
    void focusFirst();
    /// What is known of the trigger's context.
    void setFields(const Fields& fields);
    /// Of the reaction: each is told at the argument that it is about.
    void showProblems(const std::vector<Problem>& problems);
    /// Marks the argument that a pointer leads to, counted from the action; see ArgumentRow::showPlace(). nullptr where
    /// it has no row.
    QWidget* showPlace(std::size_t argument, std::string_view pointer, bool focus);
    void clearPlace();
    /// The row of one of the action's arguments; nullptr where it has none.
    ArgumentRow* rowOf(std::size_t argument) const;
    int rowCount() const { return static_cast<int>(m_shown.size()); }

Q_SIGNALS:
    void refused(const retort::Error& error);
    void openTargetRequested();                     ///< The one that the selected action names.
    void usesRequested(const std::string& pointer); ///< Of what the value there names or reads.

private:
    struct Spot; ///< The selected action in its document.
    std::optional<Spot> spot() const;
    ArgumentRow* makeRow(int row);
    void fillAddMenu();
    void add(const QString& name);
    void showResolved();
    void showMissing(const std::optional<Spot>& at);
    void showProblems();
    void repairTabOrder() const;
    void fix(int row, const InlineNote& note);
    ConditionEditor* makeRuleEditor(QWidget* parent);
    void showUnlessDone(const Result<>& done);

    Workspace& m_workspace;
    const Selection& m_selection;
    const LiveRun& m_run;
    NotedCompleter* m_paths;
    QVBoxLayout* m_rowLayout;
    QVBoxLayout* m_missingLayout;
    QPushButton* m_add;
    QMenu* m_addMenu;
    PlainLabel* m_none;
    std::vector<ArgumentRow*> m_rows;        ///< At least as many as are shown.
    std::vector<MissingArgument*> m_missing; ///< Places of required arguments; at least as many as are shown.
    int m_missingCount = 0;
    Fields m_fields;
    std::vector<Problem> m_problems;    ///< Of the reaction.
    std::vector<std::size_t> m_shown;   ///< Of each row that shows: which of the action's arguments it is.
    ActionId m_action = ActionId::None; ///< Whose arguments they are.
};

/// Whether an argument is a filter's condition.
bool isCondition(const ActionKind* kind, const Argument& argument);

} // namespace retort

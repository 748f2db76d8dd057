// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/program.h"
#include "ui/condition/values/valueeditor.h"
#include "ui/design/inspector/argumentview.h"

#include <QFrame>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QAction;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace retort {

class ConditionEditor;
class ElidingLabel;
class HeadingEdit;
class InlineNotes;
class PlainLabel;
class Segments;

/// One argument of an action: its name, whether it is fixed or comes from the event, its value in the form that fits
/// it, what there is to say about it, and what it comes to.
class ArgumentRow : public QFrame {
    Q_OBJECT

public:
    /// Makes the editor for a value that is a rule, when there is one.
    using RuleEditorMaker = std::function<ConditionEditor*(QWidget* parent)>;

    ArgumentRow(NotedCompleter* paths, RuleEditorMaker makeRuleEditor, QWidget* parent = nullptr);

    /// The form stays what the person chose as long as it is the same argument and fits the value.
    void show(const ArgumentView& view);
    void showResolved(const std::optional<ResolvedValue>& resolved);
    /// Of the argument: told below its value, besides the notes of the view, and marked in its rule.
    void showProblems(const std::vector<Problem>& problems);
    const std::vector<InlineNote>& notes() const;          ///< All that are shown.
    ConditionEditor* ruleEditor() const { return m_rule; } ///< nullptr while none was needed.
    void focusName();
    void focusValue();
    /// Marks it as the place that somebody was led to, by a pointer that counts from the argument: "", "/value/if/1".
    /// Gives what is to be brought into sight; the keys go there if `focus`.
    QWidget* showPlace(std::string_view pointer, bool focus);
    void clearPlace();
    bool isHere() const { return m_here; }
    /// Does a pointer that counts from the action lead to it, or into it?
    bool isFor(std::string_view pointer) const;
    std::vector<QWidget*> tabStops() const; ///< From left to right and top to bottom, as they are to be reached.

Q_SIGNALS:
    void valueEdited(const std::string& json);
    void dynamicChosen(std::optional<bool> dynamic); ///< is_dynamic is to be true, false or null.
    void dynamicRemoved();                           ///< is_dynamic is to be left out.
    void renamed(const QString& name);
    void removeWished();
    void fixWished(const retort::InlineNote& note);
    void openWished(); ///< On to what the value names.
    void usesWished(); ///< Where what the value names or reads is used.
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void repairTabOrder() const;
    void showValue();
    void showNotes();
    void fillMenus();
    void chooseForm(ValueEditor::Form form);
    void calculate(logic::Operator op); ///< With the field, and a number to be written.
    void chooseDynamic(bool dynamic);
    void finishRenaming();

    ArgumentView m_view;
    ValueEditor::Form m_form = ValueEditor::Form::Text;
    bool m_asJson = false;      ///< The person wants to see this argument as a rule, or as JSON.
    bool m_here = false;        ///< See showPlace().
    bool m_fieldWanted = false; ///< It was just switched to the event, and names no field of it yet.
    HeadingEdit* m_name;
    Segments* m_source;
    QPushButton* m_more;
    PlainLabel* m_help;
    QPushButton* m_formButton;
    ValueEditor* m_value;
    RuleEditorMaker m_makeRule;
    ConditionEditor* m_rule = nullptr; ///< In the place of m_value, for rules that are more than a field.
    QVBoxLayout* m_valueColumn;
    QPushButton* m_calculate; ///< With the field that is read.
    ElidingLabel* m_preview;
    ElidingLabel* m_previewType;
    QPushButton* m_open;
    NotedCompleter* m_choices = nullptr; ///< Made when there are some.
    InlineNotes* m_notes;
    std::vector<Problem> m_problems;
    QMenu* m_formMenu;
    QMenu* m_menu;
};

} // namespace retort

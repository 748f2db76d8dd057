// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/edit.h"
#include "ui/condition/build/partcommands.h"
#include "ui/condition/build/partrow.h"
#include "ui/condition/rule.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QMenu;

namespace retort {

class DropMarker;
class Members;
class NotedCompleter;
class PendingRow;
class RowDrag;

/// The rule as groups and clauses, to be built by mouse and by keyboard: a projection of its JSON that writes only what
/// somebody changes.
class BuildView : public QWidget {
    Q_OBJECT

public:
    /// The type of a field by its path, as Field::type; "" where nobody knows.
    using TypeOf = std::function<std::string(std::string_view)>;

    /// Different values that were seen in a field, by its path.
    using ValuesOf = std::function<std::vector<json::Data>(std::string_view)>;

    BuildView(Rule& rule, NotedCompleter* paths, QWidget* parent = nullptr);
    ~BuildView() override;

    /// What stands before and after the button for the whole: "Continue if" [all] "of these hold".
    void setLead(const QString& before, const QString& after);
    void setEmptyText(const QString& text); ///< While there is no clause.
    void setRootVerdict(bool shown);        ///< Whether the head says what the whole comes to.
    void setTypes(TypeOf types)
    {
        m_types = std::move(types);
        ++m_generation;
    }
    void setValues(ValuesOf values)
    {
        m_values = std::move(values);
        ++m_generation;
    }
    /// The event is another one.
    void contextChanged() { ++m_generation; }

    /// After the rule changed.
    void refresh();
    /// See ConditionEditor::showProblems().
    void showProblems(const std::vector<Problem>& problems);
    bool hasMark(const Problem& problem) const;
    bool hasMarkAt(const std::string& pointer) const; ///< Of the document. What no row holds is marked nowhere.
    /// Another rule is about to be shown: what is view alone goes.
    void leave();
    /// After what it comes to changed.
    void showAnswers();
    void focusFirst();
    /// To the innermost row that holds this place of the rule.
    void reveal(const std::string& pointer);
    /// Marks that row as the place that somebody was led to, without moving the keys; "nowhere" takes the mark away.
    /// nullptr where no row holds it, and nothing is marked.
    PartRow* showHere(const std::optional<std::string>& pointer);

    // For its rows.

    Rule& rule() { return m_rule; }
    const condition::Outline& outline() const { return m_rule.outline(); }
    NotedCompleter* paths() const { return m_paths; }
    std::string typeOf(condition::PartId field) const;
    std::string typeAt(std::string_view path) const; ///< Of a field of the event.
    std::vector<json::Data> valuesAt(std::string_view path) const;
    /// What was seen in it: in the sample event first, then elsewhere.
    std::vector<json::Data> valuesOf(condition::PartId field) const;
    bool canEdit() const { return m_editable; }
    /// Goes up when what rows say may change though the rule did not: types of fields, drafts.
    int generation() const { return m_generation; }
    void noteStructure() { m_structureChanged = true; } ///< Controls came, went or moved.

    void editPath(condition::PartId part, const QString& path);
    void editName(condition::PartId part, const QString& name);
    void editLiteral(condition::PartId part, const std::string& json);
    void openOperatorMenu(PartRow& row, WordButton& button);
    void openRowMenu(PartRow& row, const QPoint& global, condition::PartId operand = condition::noPart);
    void select(PartRow& row, Qt::KeyboardModifiers modifiers);
    void openProblemMenu(PartRow& row, const QPoint& global);
    void beginDrag(PartRow& row, const QPoint& global);
    void moveDrag(const QPoint& global);
    void endDrag(const QPoint& global);
    void cancelDrag();

    // Clauses to be: there is one at most.

    struct Pending {
        std::string group; ///< Pointer of the part that it is added to.
        std::size_t position = 0;
        std::optional<condition::Quantifier> quantifier; ///< Of a group to be.
    };
    void beginClause(condition::PartId group, std::size_t position, bool asGroup);
    const Pending* pendingIn(condition::PartId group) const;
    void finishPending(const QString& path, bool onward);
    void dropPending();

    bool can(PartCommand command, PartRow* row) const;
    void run(PartCommand command, PartRow* row);
    /// The row that the keys are in, or nullptr.
    PartRow* currentRow() const;
    std::vector<PartRow*> allRows() const; ///< From top to bottom.

Q_SIGNALS:
    void noticed(const QString& sentence); ///< Something that was wished could not be done.
    void leftOut(const QString& sentence); ///< The step that was just made left something out.

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    friend class RowDrag;

    struct Place; ///< Where the keys were before an edit.
    std::vector<condition::PartId> chosen(const PartRow* row) const;
    PartRow* rowOf(condition::PartId part) const;
    /// Where the part stands then, with the keys on it.
    std::optional<std::string> apply(const Result<condition::Edited>& edited, const QString& step, RowSpot spot);
    Members* pendingMembers() const; ///< Those that show the clause to be; nullptr where none do.
    void keepPendingPlace();
    void closeWhatIsOpen();
    void offerItems();
    void updateItems();
    QMenu* newMenu();
    void finishTyping(); ///< Of the control that has the keys, before what is around it changes.
    PartRow* rowHolding(std::string_view pointer) const; ///< The innermost one; nullptr for none.
    void focusPart(const std::string& pointer, RowSpot spot);
    void markProblems();
    void repairTabOrder();
    void fillQuantifierMenu(QMenu& menu, condition::PartId group);
    void changeRelation(condition::PartId part, const condition::Relation& relation, const std::string& type);
    void fillRelationMenu(QMenu& menu, condition::PartId part, const condition::Relation* present);
    void fillOperandMenu(QMenu& menu, condition::PartId operand);
    void copy(const std::vector<condition::PartId>& parts) const;
    void paste(PartRow& row);
    void goTo(int rows);
    void forgetPressed(const std::vector<condition::PartId>& parts);
    bool isEmpty() const;
    PartCommand commandOf(const QKeyEvent& key, bool* found) const;

    Rule& m_rule;
    NotedCompleter* m_paths;
    TypeOf m_types;
    ValuesOf m_values;
    QString m_emptyText;
    bool m_editable = true;
    bool m_rootVerdict = true;
    bool m_structureChanged = true;
    bool m_hadDraft = false;
    bool m_refreshing = false;
    int m_generation = 0;
    QWidget* m_head;
    PlainLabel* m_before;
    WordButton* m_quantifier;
    PlainLabel* m_after;
    AnswerChip* m_chip;
    PlainLabel* m_tooBig;
    Members* m_members;
    std::vector<Problem> m_problems;
    std::optional<std::string> m_here; ///< What showHere() marks, also after the rule changed.
    std::optional<Pending> m_pending;
    /// A clause whose value nobody has chosen yet: which one, of which version of the rule.
    struct Begun {
        std::string clause;
        int version = 0;
    };
    std::optional<Begun> m_begun;
    QPointer<PartRow> m_lastRow; ///< That the keys were in, also while they are in a menu.
    int m_version = 0;           ///< Of the rule that the rows show.
    QPointer<QMenu> m_menu;      ///< The one that is open, if any: it is about the rule as it is.
    std::unique_ptr<RowDrag> m_drag;
};

} // namespace retort

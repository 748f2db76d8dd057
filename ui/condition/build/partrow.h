// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/problem.h"
#include "ui/condition/build/line.h"
#include "ui/condition/build/rowparts.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

namespace retort {

class BuildView;
class JsonEditor;
class LineLayout;
class Members;
class ValueSlot;

/// Where the keys are within a row.
struct RowSpot {
    enum class Kind { None, Grip, Operator, Piece, More } kind = Kind::None;
    int piece = 0; ///< Which control of the line.
    /// In a line of text: where its caret is, and how many characters further than the other end of the selection.
    struct Caret {
        QString text;
        int at = 0;
        int selected = 0;
    };
    std::optional<Caret> caret = {};
};

/// One part of the rule: its line, and below it the rows of what it holds. It keeps its controls through edits and
/// writes only what differs.
class PartRow : public QWidget {
    Q_OBJECT

public:
    PartRow(BuildView& view, QWidget* parent);
    ~PartRow() override;

    /// `place` is what screen readers hear it called: "2.1" of "clause 2.1". A member can be moved.
    void showPart(const Shape::Block& block, const QString& place, bool member);
    void showAnswers();

    condition::PartId part() const { return m_part; }
    const std::string& text() const { return m_text; } ///< Its JSON, by which it is found again.
    bool isGroup() const { return m_isGroup; }
    bool isMember() const { return m_member; }
    Members* members() const { return m_members; } ///< nullptr where nothing stands below its line.

    /// Marked beside the verdict, with a menu of what they say and what helps.
    void showProblems(const std::vector<Problem>& problems);
    const std::vector<Problem>& problems() const { return m_problems; }

    /// The place that somebody was led to: an edge around it, until they are led elsewhere.
    void setHere(bool here);
    bool isHere() const { return m_here; }

    bool isSelected() const { return m_grip->isChecked(); }
    void setSelected(bool selected);
    void setAsJson(bool asJson);
    bool isAsJson() const { return m_asJson; }
    void forgetJson() { m_asJson = false; } ///< With the next showPart().
    /// Its part is gone: what its controls still have to say is about nothing.
    void retire();
    void finishTyping(); ///< What is half written in the control that has the keys is taken.

    RowSpot spotOf(const QWidget* widget) const;
    void focusSpot(RowSpot spot);
    void focusLiteral(condition::PartId part); ///< The control of an operand.
    RowGrip* grip() const { return m_grip; }
    WordButton* operatorButton() const;
    QWidget* line() const { return m_line; }
    void collectTabStops(std::vector<QWidget*>& stops) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Control {
        Piece piece;
        QWidget* widget = nullptr;
        QString shown = {}; ///< The path or name, as the rule has it.
    };
    QWidget* make(const Piece& piece);
    void fill(Control& control);
    void fillOperator(WordButton& button, const Piece& piece) const;
    QString nameOf(const QString& what) const;
    void repairLine() const;
    void typeValue(const QKeyEvent& key);

    BuildView& m_view;
    condition::PartId m_part = 0;
    std::string m_text;
    QString m_place;
    QString m_lead;
    bool m_member = false;
    bool m_isGroup = false;
    bool m_asJson = false;
    bool m_shownAsJson = false;
    int m_generation = -1; ///< Of the view, when this was written.
    QWidget* m_line;
    LineLayout* m_lineLayout;
    RowGrip* m_grip;
    PlainLabel* m_leadWord;
    std::vector<Control> m_controls;
    AnswerChip* m_chip;
    RowButton* m_more;
    ProblemMark* m_mark = nullptr; ///< Of problems; made when there are some.
    std::vector<Problem> m_problems;
    bool m_here = false;
    Members* m_members = nullptr;
};

} // namespace retort

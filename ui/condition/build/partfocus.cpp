// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/members.h"
#include "ui/condition/build/partrow.h"
#include "ui/condition/values/valueslot.h"

#include <QLineEdit>

// Where the keys are in a row, and where they can go.

namespace retort {

using condition::PartId;

namespace {

/// What the keys can stop at inside of a control.
void addTabStops(QWidget* widget, std::vector<QWidget*>& stops)
{
    if ((widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy()) {
        stops.push_back(widget);
        return;
    }
    for (QWidget* inner : widget->findChildren<QWidget*>()) {
        if ((inner->focusPolicy() & Qt::TabFocus) && !inner->focusProxy())
            stops.push_back(inner);
    }
}

} // namespace

void PartRow::repairLine() const
{
    // A control may have made another page for another kind of value, which comes last in the window.
    std::vector<QWidget*> stops;
    for (const Control& control : m_controls)
        addTabStops(control.widget, stops);
    stops.push_back(m_more);
    for (std::size_t i = 1; i < stops.size(); ++i) {
        if (stops[i - 1]->nextInFocusChain() != stops[i])
            setTabOrder(stops[i - 1], stops[i]);
    }
}

WordButton* PartRow::operatorButton() const
{
    for (const Control& control : m_controls) {
        if (control.piece.kind == Piece::Kind::Operator || control.piece.kind == Piece::Kind::Quantifier)
            return static_cast<WordButton*>(control.widget);
    }
    return nullptr;
}

RowSpot PartRow::spotOf(const QWidget* widget) const
{
    const auto holds = [widget](const QWidget* one) { return one && (one == widget || one->isAncestorOf(widget)); };
    if (holds(m_grip))
        return {RowSpot::Kind::Grip};
    if (holds(m_more))
        return {RowSpot::Kind::More};
    if (holds(operatorButton()))
        return {RowSpot::Kind::Operator};
    for (std::size_t i = 0; i < m_controls.size(); ++i) {
        if (!holds(m_controls[i].widget))
            continue;
        RowSpot spot{RowSpot::Kind::Piece, static_cast<int>(i)};
        if (const auto* line = qobject_cast<const QLineEdit*>(widget)) {
            const int start = line->selectionStart();
            const int length = line->selectionLength();
            spot.caret = {line->text(), line->cursorPosition(), start < line->cursorPosition() ? length : -length};
        }
        return spot;
    }
    return {};
}

void PartRow::focusSpot(RowSpot spot)
{
    const auto index = static_cast<std::size_t>(spot.piece);
    QWidget* target = nullptr;
    if (spot.kind == RowSpot::Kind::More)
        target = m_more;
    else if (spot.kind == RowSpot::Kind::Operator)
        target = operatorButton();
    else if (spot.kind == RowSpot::Kind::Piece && index < m_controls.size()) {
        focusLiteral(m_controls[index].piece.part);
        if (auto* line = qobject_cast<QLineEdit*>(window()->focusWidget());
            line && spot.caret && isAncestorOf(line) && line->text() == spot.caret->text) {
            const auto& [text, at, selected] = *spot.caret;
            line->deselect();
            if (selected == 0)
                line->setCursorPosition(at);
            else
                line->setSelection(at - selected, selected);
        }
        if (isAncestorOf(window()->focusWidget()))
            return;
    } else if (spot.kind == RowSpot::Kind::Grip && !m_grip->isHidden())
        target = m_grip;
    if (!target) {
        std::vector<QWidget*> stops;
        collectTabStops(stops);
        target = stops.empty() ? nullptr : stops.front();
    }
    if (target && !target->hasFocus())
        target->setFocus(Qt::OtherFocusReason);
}

void PartRow::focusLiteral(PartId part)
{
    for (const Control& control : m_controls) {
        if (control.piece.part != part)
            continue;
        if (control.piece.kind == Piece::Kind::Literal) {
            static_cast<ValueSlot*>(control.widget)->focusValue();
            return;
        }
        if (control.piece.kind != Piece::Kind::Word && control.piece.kind != Piece::Kind::Phrase) {
            control.widget->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void PartRow::collectTabStops(std::vector<QWidget*>& stops) const
{
    if (!m_grip->isHidden())
        stops.push_back(m_grip);
    for (const Control& control : m_controls)
        addTabStops(control.widget, stops);
    if (m_mark && !m_mark->isHidden())
        stops.push_back(m_mark);
    stops.push_back(m_more);
    if (m_members && !m_members->isHidden())
        m_members->collectTabStops(stops);
}

} // namespace retort

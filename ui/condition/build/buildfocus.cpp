// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/buildview.h"
#include "ui/condition/build/members.h"
#include "ui/condition/build/pendingrow.h"

#include <algorithm>

// Which rows there are, which are chosen, and which one the keys are in.

namespace retort {

using condition::PartId;

namespace {

void collect(const Members* members, std::vector<PartRow*>& rows)
{
    for (PartRow* row : members->rows()) {
        rows.push_back(row);
        if (row->members() && !row->members()->isHidden())
            collect(row->members(), rows);
    }
}

} // namespace

std::vector<PartRow*> BuildView::allRows() const
{
    std::vector<PartRow*> rows;
    collect(m_members, rows);
    return rows;
}

PartRow* BuildView::rowOf(PartId part) const
{
    for (PartRow* row : allRows()) {
        if (row->part() == part)
            return row;
    }
    return nullptr;
}

PartRow* BuildView::currentRow() const
{
    for (QWidget* at = window()->focusWidget(); at && at != this; at = at->parentWidget()) {
        if (auto* row = qobject_cast<PartRow*>(at))
            return row;
    }
    return nullptr;
}

void BuildView::select(PartRow& row, Qt::KeyboardModifiers modifiers)
{
    const auto rows = allRows();
    if (modifiers & Qt::ControlModifier) {
        row.setSelected(!row.isSelected());
        return;
    }
    if (modifiers & Qt::ShiftModifier) { // from the first one that is selected beside it
        const auto* members = qobject_cast<Members*>(row.parentWidget());
        const auto& siblings = members->rows();
        const auto here = std::find(siblings.begin(), siblings.end(), &row);
        const auto other =
            std::find_if(siblings.begin(), siblings.end(), [](PartRow* one) { return one->isSelected(); });
        if (other != siblings.end()) {
            for (auto at = std::min(here, other); at <= std::max(here, other); ++at)
                (*at)->setSelected(true);
            return;
        }
    }
    if (row.isSelected())
        return; // a drag of all that are
    for (PartRow* one : rows)
        one->setSelected(one == &row);
}

std::vector<PartId> BuildView::chosen(const PartRow* row) const
{
    std::vector<PartId> parts;
    if (row && row->isSelected()) {
        for (const PartRow* one : allRows()) {
            if (one->isSelected())
                parts.push_back(one->part());
        }
    }
    return row && parts.empty() ? std::vector{row->part()} : outermost(outline(), parts);
}

void BuildView::finishTyping()
{
    if (PartRow* row = currentRow())
        row->finishTyping();
}

void BuildView::focusFirst()
{
    if (m_members->pending()) {
        m_members->pending()->focusField();
        return;
    }
    const auto rows = allRows();
    if (!rows.empty()) {
        std::vector<QWidget*> stops;
        rows.front()->collectTabStops(stops);
        const auto field = std::find_if(stops.begin(), stops.end(),
                                        [](const QWidget* stop) { return !qobject_cast<const RowGrip*>(stop); });
        if (field != stops.end())
            (*field)->setFocus(Qt::OtherFocusReason);
    } else if (m_members->addClause()) {
        m_members->addClause()->setFocus(Qt::OtherFocusReason);
    }
}

void BuildView::reveal(const std::string& pointer)
{
    PartId part = outline().at(pointer);
    const PartId wanted = part;
    while (part != condition::noPart && !rowOf(part))
        part = outline().part(part).parent;
    if (PartRow* row = part == condition::noPart ? nullptr : rowOf(part)) {
        if (wanted != part)
            row->focusLiteral(wanted);
        if (!row->isAncestorOf(window()->focusWidget()))
            row->focusSpot({RowSpot::Kind::Grip});
    }
}

void BuildView::focusPart(const std::string& pointer, RowSpot spot)
{
    PartId part = outline().at(pointer);
    PartRow* row = nullptr;
    while (part != condition::noPart && !(row = rowOf(part)))
        part = outline().part(part).parent;
    if (!row) {
        if (const auto rows = allRows(); !rows.empty())
            row = rows.front();
        else if (m_members->addClause())
            m_members->addClause()->setFocus(Qt::OtherFocusReason);
    }
    if (row)
        row->focusSpot(spot);
}

} // namespace retort

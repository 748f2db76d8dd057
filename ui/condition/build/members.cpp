// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/members.h"

#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/condition/build/buildview.h"
#include "ui/condition/build/linelayout.h"
#include "ui/condition/build/pendingrow.h"

#include <QBoxLayout>

#include <algorithm>

namespace retort {

namespace {

/// For each new row the old one that goes on as it: those that say the same, front and back first, then what is left in
/// turn. A change of one row, an insertion, a removal and a move all leave every other row as it is.
std::vector<PartRow*> matched(const std::vector<PartRow*>& old, const std::vector<std::string>& texts)
{
    std::vector<PartRow*> next(texts.size(), nullptr);
    std::size_t front = 0;
    while (front < old.size() && front < texts.size() && old[front]->text() == texts[front]) {
        next[front] = old[front];
        ++front;
    }
    std::size_t back = 0;
    while (back < old.size() - front && back < texts.size() - front &&
           old[old.size() - 1 - back]->text() == texts[texts.size() - 1 - back]) {
        next[texts.size() - 1 - back] = old[old.size() - 1 - back];
        ++back;
    }
    std::vector<PartRow*> rest(old.begin() + static_cast<std::ptrdiff_t>(front),
                               old.end() - static_cast<std::ptrdiff_t>(back));
    for (std::size_t i = front; i < texts.size() - back; ++i) {
        const auto same =
            std::find_if(rest.begin(), rest.end(), [&](const PartRow* row) { return row->text() == texts[i]; });
        if (same != rest.end()) {
            next[i] = *same;
            rest.erase(same);
        }
    }
    // Only as many as there are on both sides; a row that is gone is not another one.
    std::size_t open = static_cast<std::size_t>(std::count(next.begin(), next.end(), nullptr));
    for (std::size_t i = front; i < texts.size() - back && open == rest.size() && !rest.empty(); ++i) {
        if (next[i])
            continue;
        next[i] = rest.front();
        rest.erase(rest.begin());
        --open;
    }
    return next;
}

} // namespace

Members::Members(BuildView& view, QWidget* parent) : QWidget(parent), m_view(view), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
}

void Members::showMembers(const Content& content)
{
    m_group = content.group;
    m_isGroup = content.isGroup;
    std::vector<std::string> texts;
    texts.reserve(content.blocks.size());
    for (const Shape::Block& block : content.blocks)
        texts.push_back(m_view.rule().textOf(block.part));
    const std::vector<PartRow*> old = m_rows;
    m_rows = matched(old, texts);
    if (m_rows != old)
        m_view.noteStructure();
    for (PartRow* row : old) {
        if (std::find(m_rows.begin(), m_rows.end(), row) != m_rows.end())
            continue;
        row->retire();
        if (row->isAncestorOf(window()->focusWidget()))
            m_view.setFocus(Qt::OtherFocusReason); // until the view has found a neighbour
        m_column->removeWidget(row);
        row->hide();
        row->deleteLater(); // one of its controls may be what asked for this
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!m_rows[i])
            m_rows[i] = new PartRow(m_view, this);
        const int at = static_cast<int>(i);
        if (!m_column->itemAt(at) || m_column->itemAt(at)->widget() != m_rows[i]) {
            m_column->removeWidget(m_rows[i]);
            m_column->insertWidget(at, m_rows[i]);
        }
        const QString number = QString::number(i + 1);
        m_rows[i]->showPart(content.blocks[i], content.place.isEmpty() ? number : content.place + u'.' + number,
                            content.isGroup);
        m_rows[i]->setVisible(true);
    }

    if (content.isGroup && !m_footer) {
        m_view.noteStructure();
        m_footer = new QWidget(this);
        auto* line = new QHBoxLayout(m_footer);
        line->setContentsMargins(0, 2, 0, 0);
        line->setSpacing(6);
        m_addClause = new RowButton(m_footer);
        m_addClause->setText(tr("Clause"));
        m_addClause->setIcon(icon(Glyph::Add, QPalette::PlaceholderText));
        m_addGroup = new RowButton(m_footer);
        m_addGroup->setText(tr("Group"));
        m_addGroup->setIcon(icon(Glyph::Add, QPalette::PlaceholderText));
        line->addWidget(m_addClause);
        line->addWidget(m_addGroup);
        line->addStretch(1);
        m_column->addWidget(m_footer);
        const auto add = [this](bool asGroup) {
            const bool joins = m_view.outline().part(m_group).form != condition::Form::Group;
            m_view.beginClause(m_group, joins ? 1 : m_rows.size(), asGroup);
        };
        connect(m_addClause, &QPushButton::clicked, this, [add] { add(false); });
        connect(m_addGroup, &QPushButton::clicked, this, [add] { add(true); });
    }
    if (m_footer) {
        m_footer->setVisible(content.isGroup);
        const QString where = content.place.isEmpty() ? QString() : tr(" to group %1").arg(content.place);
        m_addClause->setAccessibleName(tr("Add clause%1").arg(where));
        m_addGroup->setAccessibleName(tr("Add group%1").arg(where));
        m_addClause->setToolTip(m_addClause->accessibleName());
        m_addGroup->setToolTip(m_addGroup->accessibleName());
    }
    const BuildView::Pending* pending = content.isGroup ? m_view.pendingIn(content.group) : nullptr;
    std::size_t position = pending ? std::min(pending->position, m_rows.size()) : 0;
    for (std::size_t i = 0; !content.isGroup && !pending && i < content.blocks.size(); ++i) {
        const condition::PartId part = content.blocks[i].part; // which is to be joined with another one
        if (m_view.outline().part(part).form != condition::Form::Group && (pending = m_view.pendingIn(part)))
            position = i + 1;
    }
    showPending(pending ? std::optional(position) : std::nullopt, pending ? pending->quantifier : std::nullopt);
    const bool isEmpty = m_rows.empty() && !m_pending && !content.empty.isEmpty();
    if (isEmpty && !m_empty) {
        m_empty = new PlainLabel(this);
        m_empty->setMuted();
        m_empty->setWordWrap(true);
        m_column->insertWidget(0, m_empty);
    }
    if (m_empty) {
        m_empty->setText(content.empty);
        m_empty->setVisible(isEmpty);
        if (!m_rows.empty()) { // rows count from the top
            m_column->removeWidget(m_empty);
            m_empty->deleteLater();
            m_empty = nullptr;
        }
    }
}

void Members::showPending(std::optional<std::size_t> position, std::optional<condition::Quantifier> group)
{
    if (m_pending || position)
        m_view.noteStructure();
    if (m_pending) {
        m_column->removeWidget(m_pending);
        if (!position) {
            m_pending->hide();
            m_pending->deleteLater();
            m_pending = nullptr;
        }
    }
    if (!position)
        return;
    if (!m_pending) {
        m_pending = new PendingRow(m_view.paths(), group, this);
        connect(m_pending, &PendingRow::chosen, &m_view, &BuildView::finishPending);
        connect(m_pending, &PendingRow::dropped, &m_view, &BuildView::dropPending);
    }
    m_column->insertWidget(static_cast<int>(*position), m_pending);
    m_pending->show();
}

void Members::showAnswers()
{
    for (PartRow* row : m_rows)
        row->showAnswers();
}

void Members::collectTabStops(std::vector<QWidget*>& stops) const
{
    const auto pending = [this, &stops] {
        if (m_pending->quantifier())
            stops.push_back(m_pending->quantifier());
        stops.push_back(m_pending->field());
    };
    for (int i = 0; i < m_column->count(); ++i) {
        QWidget* widget = m_column->itemAt(i)->widget();
        if (widget == m_pending && m_pending)
            pending();
        else if (const auto* row = qobject_cast<PartRow*>(widget))
            row->collectTabStops(stops);
    }
    if (m_footer && m_isGroup) {
        stops.push_back(m_addClause);
        stops.push_back(m_addGroup);
    }
}

int Members::gapAt(std::size_t position) const
{
    if (m_rows.empty())
        return 0;
    if (position == 0)
        return m_rows.front()->geometry().top() - 3;
    if (position >= m_rows.size())
        return m_rows.back()->geometry().bottom() + 4;
    return (m_rows[position - 1]->geometry().bottom() + m_rows[position]->geometry().top() + 1) / 2;
}

} // namespace retort

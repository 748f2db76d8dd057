// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/buildview.h"
#include "ui/condition/build/members.h"
#include "ui/condition/build/pendingrow.h"
#include "ui/condition/values/fieldfacts.h"

// Clauses to be.

namespace retort {

using condition::Form;
using condition::PartId;

namespace {

Members* membersOf(Members* members, PartId group)
{
    if (members->isGroup() && members->group() == group)
        return members;
    for (PartRow* row : members->rows()) {
        if (Members* inner = row->members() ? membersOf(row->members(), group) : nullptr)
            return inner;
    }
    return nullptr;
}

} // namespace

void BuildView::beginClause(PartId group, std::size_t position, bool asGroup)
{
    if (!m_editable)
        return;
    const bool inAll =
        outline().part(group).form != Form::Group || outline().part(group).quantifier == condition::Quantifier::All;
    m_pending = Pending{outline().pointerTo(group), position,
                        asGroup ? std::optional(inAll ? condition::Quantifier::Any : condition::Quantifier::All)
                                : std::nullopt};
    refresh();
    for (const PartId at : {group, PartId{0}}) {
        const Members* members = membersOf(m_members, at);
        if (members && members->pending()) {
            members->pending()->focusField();
            return;
        }
    }
}

const BuildView::Pending* BuildView::pendingIn(PartId group) const
{
    if (!m_pending)
        return nullptr;
    const PartId at = outline().at(m_pending->group);
    // A lone clause is shown as the only member of the whole.
    return at == group || (at == condition::noPart && group == 0) ? &*m_pending : nullptr;
}

void BuildView::finishPending(const QString& path, bool onward)
{
    if (!m_pending)
        return;
    Pending pending = *m_pending;
    PartId group = outline().at(pending.group);
    if (group == condition::noPart)
        group = 0;
    if (const Members* members = membersOf(m_members, group); members && members->pending() && pending.quantifier)
        pending.quantifier = members->pending()->group();
    m_pending.reset();
    const std::string name = path.toStdString();
    std::string type = m_types ? m_types(name) : std::string();
    if (type.empty())
        type = typeSeenIn(m_rule.context(), name);
    std::string text = condition::newClause(m_rule.site(), name, type);
    if (pending.quantifier)
        text = groupText(*pending.quantifier, text);
    const QString step = pending.quantifier ? stepOf(PartCommand::AddGroup) : stepOf(PartCommand::AddClause);
    std::string pointer;
    if (!m_rule.isThere()) {
        if (!m_rule.setText(text, step))
            return;
    } else {
        const auto put = m_rule.apply(insertCondition(m_rule.site(), {group, pending.position}, text), step);
        if (!put) {
            refresh();
            return;
        }
        pointer = *put;
    }
    if (!onward)
        return;
    PartId part = outline().at(pointer);
    if (part != condition::noPart && outline().part(part).form == Form::Group && pending.quantifier)
        part = outline().childOf(part, 0);
    focusPart(outline().pointerTo(part == condition::noPart ? 0 : part), {RowSpot::Kind::Operator});
}

void BuildView::dropPending()
{
    if (!m_pending)
        return;
    const PartId group = outline().at(m_pending->group);
    m_pending.reset();
    Members* members = membersOf(m_members, group == condition::noPart ? 0 : group);
    const bool focused = members && members->pending() && members->pending()->isAncestorOf(window()->focusWidget());
    if (focused && members->addClause())
        members->addClause()->setFocus(Qt::OtherFocusReason);
    refresh();
}

} // namespace retort

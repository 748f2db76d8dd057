// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/pointer.h"
#include "ui/condition/build/buildview.h"
#include "ui/condition/build/members.h"
#include "ui/condition/build/pendingrow.h"
#include "ui/condition/build/rowparts.h"
#include "ui/condition/values/fieldfacts.h"

#include <algorithm>

// Clauses to be.

namespace retort {

using condition::Form;
using condition::PartId;

namespace {

Members* withPending(Members* members)
{
    if (members->pending())
        return members;
    for (PartRow* row : members->rows()) {
        if (Members* inner = row->members() ? withPending(row->members()) : nullptr)
            return inner;
    }
    return nullptr;
}

} // namespace

Members* BuildView::pendingMembers() const { return withPending(m_members); }

void BuildView::beginClause(PartId group, std::size_t position, bool asGroup)
{
    if (!m_editable)
        return;
    const std::string pointer = outline().pointerTo(group);
    if (const Members* open = pendingMembers(); open && m_pending) { // one that is half written is finished
        if (const QString typed = open->pending()->field()->text().trimmed(); !typed.isEmpty())
            finishPending(typed, false);
        group = outline().at(pointer);
        if (group == condition::noPart)
            return;
    }
    const bool inAll =
        outline().part(group).form != Form::Group || outline().part(group).quantifier == condition::Quantifier::All;
    m_pending = Pending{outline().pointerTo(group), position,
                        asGroup ? std::optional(inAll ? condition::Quantifier::Any : condition::Quantifier::All)
                                : std::nullopt};
    if (const Members* open = pendingMembers()) // another one, and empty
        open->pending()->field()->clear();
    refresh();
    if (const Members* members = pendingMembers())
        members->pending()->focusField();
}

/// Undo, or another program, may take the group away in which somebody writes: the clause then belongs to what is
/// around that.
void BuildView::keepPendingPlace()
{
    if (m_pending && m_rule.spot().use != condition::Use::Condition)
        m_pending.reset();
    if (!m_pending)
        return;
    std::string& at = m_pending->group;
    const auto takesIt = [&] {
        const PartId part = outline().at(at);
        if (part == condition::noPart || outline().pointerTo(part) != at)
            return false;
        const condition::Part& one = outline().part(part);
        if (part == 0 || one.form == Form::Group)
            return true;
        return one.use == condition::Use::Condition && outline().part(one.parent).form != Form::Group &&
               condition::canInsert(m_rule.site(), part);
    };
    while (!at.empty() && !takesIt()) {
        const std::size_t segment = at.rfind('/');
        if (const auto index = json::indexOf(std::string_view(at).substr(segment + 1)))
            m_pending->position = *index + 1;
        at.erase(segment);
    }
    const condition::Part& group = outline().part(outline().at(at));
    m_pending->position =
        std::min<std::size_t>(m_pending->position, group.form == Form::Group ? group.children : std::size_t{1});
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
    if (const Members* members = pendingMembers(); members && pending.quantifier)
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
    PartId part = outline().at(pointer);
    if (part != condition::noPart && outline().part(part).form == Form::Group && pending.quantifier)
        part = outline().childOf(part, 0);
    const std::string clause = outline().pointerTo(part == condition::noPart ? 0 : part);
    m_begun = Begun{clause, m_rule.version()};
    if (onward)
        focusPart(clause, {RowSpot::Kind::Operator});
}

void BuildView::dropPending()
{
    if (!m_pending)
        return;
    m_pending.reset();
    const Members* members = pendingMembers();
    const bool focused = members && members->pending() && members->pending()->isAncestorOf(window()->focusWidget());
    if (focused && members->addClause())
        members->addClause()->setFocus(Qt::OtherFocusReason);
    refresh();
}

} // namespace retort

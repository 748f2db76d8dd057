// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debug/breakpoints.h"

#include "ui/common/say.h"
#include "ui/debug/expression.h"
#include "ui/document/workspace.h"

#include <algorithm>

namespace retort {

using namespace Qt::StringLiterals;

Breakpoints::Breakpoints(const Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::aboutToReset, this, [this] {
        m_all.clear();
        Q_EMIT changed();
    });
}

const BreakpointEntry* Breakpoints::find(const BreakPlace& place) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const auto& one) { return one.place == place; });
    return found == m_all.end() ? nullptr : &*found;
}

bool Breakpoints::isThere(const BreakpointEntry& breakpoint) const
{
    const Entry* entry = m_workspace.find(breakpoint.reaction);
    return entry && entry->content && entry->content->reaction &&
           entry->content->nodeOf({breakpoint.place.action, breakpoint.place.inside}) != json::Document::none;
}

void Breakpoints::set(const BreakpointEntry& breakpoint)
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const auto& one) { return one.place == breakpoint.place; });
    if (found == m_all.end())
        m_all.push_back(breakpoint);
    else if (*found == breakpoint)
        return;
    else
        *found = breakpoint;
    tell();
}

void Breakpoints::toggle(EntryId reaction, const BreakPlace& place)
{
    if (find(place))
        remove(place);
    else
        set({.reaction = reaction, .place = place, .condition = {}});
}

void Breakpoints::setEnabled(const BreakPlace& place, bool enabled)
{
    if (const BreakpointEntry* found = find(place)) {
        BreakpointEntry next = *found;
        next.enabled = enabled;
        set(next);
    }
}

void Breakpoints::remove(const BreakPlace& place)
{
    const auto gone = std::remove_if(m_all.begin(), m_all.end(), [&](const auto& one) { return one.place == place; });
    if (gone == m_all.end())
        return;
    m_all.erase(gone, m_all.end());
    tell();
}

void Breakpoints::removeAll()
{
    if (m_all.empty())
        return;
    m_all.clear();
    tell();
}

void Breakpoints::tell()
{
    Q_EMIT changed();
    Q_EMIT edited();
}

std::vector<run::Breakpoint> Breakpoints::of(EntryId reaction) const
{
    std::vector<run::Breakpoint> made;
    const Entry* entry = m_workspace.find(reaction);
    for (const BreakpointEntry& one : m_all) {
        if (one.reaction != reaction || !isThere(one))
            continue;
        run::Breakpoint breakpoint;
        breakpoint.pointer = *entry->content->pointerTo({one.place.action, one.place.inside});
        breakpoint.enabled = one.enabled;
        if (!one.condition.isEmpty())
            breakpoint.condition = Expression::read(one.condition, m_workspace.settings().logic).rule;
        made.push_back(std::move(breakpoint));
    }
    return made;
}

QVariantList Breakpoints::saved() const
{
    QVariantList saved;
    for (const BreakpointEntry& one : m_all) {
        if (!isThere(one))
            continue;
        const Entry& entry = *m_workspace.find(one.reaction);
        saved.push_back(QVariantMap{{u"reaction"_s, entry.path},
                                    {u"action"_s, static_cast<int>(*entry.content->positionOf(one.place.action))},
                                    {u"inside"_s, fromUtf8(one.place.inside)},
                                    {u"condition"_s, one.condition},
                                    {u"enabled"_s, one.enabled}});
    }
    return saved;
}

void Breakpoints::restore(const QVariantList& saved)
{
    m_all.clear();
    for (const QVariant& one : saved) {
        const QVariantMap map = one.toMap();
        const Entry* entry = m_workspace.findPath(map.value(u"reaction"_s).toString());
        const int action = map.value(u"action"_s, -1).toInt();
        if (!entry || entry->kind != EntryKind::Reaction || !entry->content || action < 0 ||
            static_cast<std::size_t>(action) >= entry->content->actions.size())
            continue;
        BreakpointEntry made{.reaction = entry->id,
                             .place = {entry->content->actions[static_cast<std::size_t>(action)],
                                       map.value(u"inside"_s).toString().toStdString()},
                             .condition = map.value(u"condition"_s).toString(),
                             .enabled = map.value(u"enabled"_s, true).toBool()};
        if (isThere(made) && !find(made.place))
            m_all.push_back(std::move(made));
    }
    Q_EMIT changed();
}

} // namespace retort

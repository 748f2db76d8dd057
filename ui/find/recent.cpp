// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/find/recent.h"

#include <algorithm>

namespace retort {

namespace {

constexpr std::size_t most = 32;

} // namespace

Recent::Recent(const Workspace& workspace, const Selection& selection, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_selection(selection)
{
    connect(&selection, &Selection::reactionChanged, this, &Recent::visit);
    connect(&selection, &Selection::targetChanged, this, &Recent::visit);
    connect(&selection, &Selection::eventChanged, this, &Recent::visit);
    connect(&workspace, &Workspace::aboutToReset, this, [this] { m_entries.clear(); });
    connect(&workspace, &Workspace::removed, this,
            [this] { std::erase_if(m_entries, [this](EntryId id) { return m_workspace.find(id) == nullptr; }); });
    visit(selection.event());
    visit(selection.reaction());
    visit(selection.target());
}

std::vector<EntryId> Recent::others() const
{
    const bool target = m_selection.target() != EntryId::None; // the reaction behind it can be gone back to
    std::vector<EntryId> others;
    std::copy_if(m_entries.begin(), m_entries.end(), std::back_inserter(others), [&](EntryId id) {
        return id != m_selection.event() && id != (target ? m_selection.target() : m_selection.reaction());
    });
    return others;
}

void Recent::visit(EntryId id)
{
    if (m_workspace.find(id) == nullptr)
        return;
    // A sample that comes with its reaction stands behind it: the reaction is what somebody went to.
    const auto* entry = m_workspace.find(id);
    std::erase(m_entries, id);
    const bool follows = entry->kind == EntryKind::Event && !m_entries.empty();
    m_entries.insert(m_entries.begin() + (follows ? 1 : 0), id);
    if (m_entries.size() > most)
        m_entries.resize(most);
}

} // namespace retort

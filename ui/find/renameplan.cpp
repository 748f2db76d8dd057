// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/find/renameplan.h"

#include "engine/uses/rename.h"
#include "ui/common/say.h"

#include <QCoreApplication>

#include <algorithm>

namespace retort {

namespace {

using Role = uses::Use::Role;

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(RenamePlan)
};

} // namespace

RenamePlan::RenamePlan(Workspace& workspace, FindIndex& index, uses::Subject handle)
    : m_workspace(workspace), m_index(index), m_handle(std::move(handle))
{
    for (PlacedUse& place : index.placesOf(m_handle)) {
        const Entry* entry = workspace.find(place.entry);
        const bool sure = place.use.role != Role::Mentions;
        const bool possible = uses::canRename(entry->content->document, place.use);
        m_changes.push_back({std::move(place), sure, possible, sure && possible});
    }
    std::stable_partition(m_changes.begin(), m_changes.end(), [](const RenameChange& change) { return change.sure; });
}

void RenamePlan::tick(std::size_t change, bool ticked)
{
    RenameChange& one = m_changes[change];
    one.ticked = one.possible && (ticked || one.sure);
}

QString RenamePlan::objectionTo(const QString& handle) const
{
    if (handle.isEmpty())
        return Words::tr("Type the new handle.");
    if (handle == fromUtf8(m_handle.name))
        return Words::tr("It is called that already.");
    const auto strange = [](QChar c) { return c.isSpace() || !c.isPrint(); };
    if (std::any_of(handle.begin(), handle.end(), strange))
        return Words::tr("A handle has no spaces.");
    const bool inPath = std::any_of(m_changes.begin(), m_changes.end(), [](const RenameChange& change) {
        return change.ticked && change.place.use.inPath;
    });
    if (inPath && handle.contains(u'.'))
        return Words::tr("Fields are read by this handle, and a dot would part their paths.");
    uses::Subject other = m_handle;
    other.name = handle.toStdString();
    for (const PlacedUse& place : m_index.placesOf(other)) {
        if (place.use.role == Role::Defines)
            return Words::tr("Another %1 has this handle: %2.")
                .arg(kindOfHandle(m_handle.list), m_workspace.find(place.entry)->title());
    }
    const bool any = std::any_of(m_changes.begin(), m_changes.end(), [](const auto& change) { return change.ticked; });
    return any ? QString() : Words::tr("There is no place to change.");
}

QString RenamePlan::noteOn(const QString& handle) const
{
    uses::Subject other = m_handle;
    other.name = handle.toStdString();
    const auto named = m_index.countOf(other);
    if (named > 0)
        return named == 1 ? Words::tr("1 place names %1 already; it will be one of these then.").arg(handle)
                          : Words::tr("%1 places name %2 already; they will be of these then.").arg(named).arg(handle);
    const bool definition = std::any_of(m_changes.begin(), m_changes.end(), [this](const RenameChange& change) {
        const Entry* entry = m_workspace.find(change.place.entry);
        return change.place.use.role == Role::Defines && entry && entry->kind != EntryKind::Target;
    });
    return definition ? Words::tr("Definitions come from the tenant: rename it there as well.") : QString();
}

Result<> RenamePlan::apply(const QString& handle) const
{
    // Entry by entry, the one that defines it first: that is where undo leads.
    std::vector<std::pair<EntryId, std::vector<uses::Use>>> byEntry;
    for (const RenameChange& change : m_changes) {
        if (!change.ticked)
            continue;
        const auto found = std::find_if(byEntry.begin(), byEntry.end(),
                                        [&](const auto& one) { return one.first == change.place.entry; });
        if (found == byEntry.end())
            byEntry.push_back({change.place.entry, {change.place.use}});
        else
            found->second.push_back(change.place.use);
    }
    const auto defines = [](const auto& one) {
        return std::any_of(one.second.begin(), one.second.end(),
                           [](const uses::Use& use) { return use.role == Role::Defines; });
    };
    std::stable_partition(byEntry.begin(), byEntry.end(), defines);
    std::vector<EntryEdit> edits;
    for (const auto& [id, uses] : byEntry) {
        const Entry* entry = m_workspace.find(id);
        if (!entry || !entry->content)
            continue;
        auto next = uses::renamed(entry->content->document, uses, handle.toStdString());
        if (!next)
            return fail(next.error());
        edits.push_back({id, *std::move(next)});
    }
    return m_workspace.applyAll(edits, Words::tr("Rename %1 to %2").arg(fromUtf8(m_handle.name), handle));
}

} // namespace retort

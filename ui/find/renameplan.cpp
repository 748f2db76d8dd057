// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/find/renameplan.h"

#include "engine/uses/rename.h"
#include "ui/common/say.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

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
    for (const PlacedUse& place : index.placesOf(m_handle)) {
        const Entry* entry = workspace.find(place.entry);
        const bool sure = place.use.role != Role::Mentions;
        const bool possible = uses::canRename(entry->content->document, place.use);
        m_changes.push_back({place, sure, possible, sure && possible});
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
    m_index.finish();
    if (const Entry* definer = m_workspace.find(m_index.definerOf(other)))
        return Words::tr("Another %1 has this handle: %2.").arg(kindOfHandle(m_handle.list), definer->title());
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

RenameWork RenamePlan::work(const QString& handle) const
{
    RenameWork work{{}, handle.toStdString()};
    std::map<EntryId, std::size_t> parts;
    for (const RenameChange& change : m_changes) {
        const EntryId id = change.place.entry;
        const Entry* entry = m_workspace.find(id);
        if (!change.ticked || !entry || !entry->content)
            continue;
        const auto [part, isNew] = parts.emplace(id, work.parts.size());
        if (isNew)
            work.parts.push_back({id, entry->content->document, {}});
        work.parts[part->second].uses.push_back(change.place.use);
    }
    std::stable_partition(work.parts.begin(), work.parts.end(), [](const RenameWork::Part& part) {
        return std::any_of(part.uses.begin(), part.uses.end(),
                           [](const uses::Use& use) { return use.role == Role::Defines; });
    });
    return work;
}

Result<std::vector<EntryEdit>> carryOut(const RenameWork& work, std::atomic<int>* done)
{
    std::vector<EntryEdit> edits;
    for (const RenameWork::Part& part : work.parts) {
        auto next = uses::renamed(part.document, part.uses, work.handle);
        if (!next)
            return fail(next.error());
        edits.push_back({part.entry, *std::move(next)});
        if (done != nullptr)
            ++*done;
    }
    return edits;
}

bool RenamePlan::isCurrent(const RenameWork& work) const
{
    return std::all_of(work.parts.begin(), work.parts.end(), [this](const RenameWork::Part& part) {
        const Entry* entry = m_workspace.find(part.entry);
        return entry && entry->content && entry->content->document == part.document;
    });
}

Result<> RenamePlan::take(const std::vector<EntryEdit>& edits, const QString& handle) const
{
    return m_workspace.applyAll(edits, Words::tr("Rename %1 to %2").arg(fromUtf8(m_handle.name), handle));
}

Result<> RenamePlan::apply(const QString& handle) const
{
    const auto edits = carryOut(work(handle));
    return edits ? take(*edits, handle) : fail(edits.error());
}

} // namespace retort

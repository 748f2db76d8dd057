// SPDX-License-Identifier: GPL-3.0-or-later
// What differs from the files, and what comes from them while the workspace is open.
#include "ui/document/commands.h"
#include "ui/document/entryfile.h"
#include "ui/document/workspace.h"

#include <algorithm>

namespace retort {

std::vector<EntryId> Workspace::unsavedEntries() const
{
    std::vector<EntryId> unsaved;
    for (const auto& rows : m_rows)
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(unsaved),
                     [this](EntryId id) { return isUnsaved(id); });
    return unsaved;
}

std::vector<QString> Workspace::deletedPaths() const { return {m_deleted.begin(), m_deleted.end()}; }

Result<json::Document> Workspace::documentToSave(EntryId id) const
{
    const auto* entry = find(id);
    if (!entry || !entry->isReadable())
        return fail(editable(id).error());
    if (!entry->content->drafts.empty()) {
        const auto& open = entry->content->drafts.front();
        auto error = open.error;
        error.message = phrase(open.isUnfinishedValue() ? "workspace.incomplete-not-saved" : "workspace.text-not-saved",
                               entry->path.toStdString(), error.message);
        return fail(error);
    }
    return entry->content->document;
}

const json::Document* Workspace::savedDocument(const QString& path) const
{
    const auto saved = m_saved.find(path);
    return saved == m_saved.end() ? nullptr : &saved->second;
}

EntryId Workspace::restore(const QString& path, const json::Document& document, const QString& step)
{
    const auto kind = kindOfPath(path);
    return kind && *kind != EntryKind::Manifest ? insertNew(*kind, path, document, step, -1) : EntryId::None;
}

Result<> Workspace::moveFile(EntryId id, const QString& path, const QString& step)
{
    const auto* entry = find(id);
    if (!entry || !entry->isReadable())
        return fail(editable(id).error());
    if (entry->kind != EntryKind::Manifest && kindOfPath(path) == entry->kind)
        push(id, {entry->content, std::nullopt, path}, step, {});
    return {};
}

// Paths come by value: the caller's may be that of the entry which changes or goes.
void Workspace::noteSaved(QString path, const json::Document& document)
{
    m_saved.insert_or_assign(path, document);
    endMerge(); // so that undo can come back to exactly what was saved
    if (const auto* entry = findPath(path)) {
        const auto id = entry->id;
        setSavedPath(m_entries.at(id), path);
        updateUnsaved(id);
    }
    updateDeleted(path);
}

/// The entry's text is in another file now: the one that it was in before is nobody's.
void Workspace::setSavedPath(Entry& entry, const QString& path)
{
    if (entry.savedPath == path)
        return;
    const auto before = std::exchange(entry.savedPath, path);
    if (const auto known = m_bySavedPath.find(before); known != m_bySavedPath.end() && known->second == entry.id)
        m_bySavedPath.erase(known);
    m_bySavedPath.insert_or_assign(path, entry.id);
    updateDeleted(before);
}

void Workspace::noteDeleted(QString path)
{
    m_saved.erase(path);
    if (const auto* entry = findPath(path))
        updateUnsaved(entry->id);
    updateDeleted(path);
}

void Workspace::reload(const WorkspaceFile& file)
{
    const auto kind = kindOfPath(file.path);
    if (!kind)
        return;
    const auto* entry = findFile(file.path);
    if (entry && !entry->savedPath.isEmpty() && entry->savedPath != file.path) {
        // Somebody made a file where a renamed one was to go: that one makes room.
        const auto aside = entry->id;
        movePath(aside, freePath(*kind, entry->fileName()));
        Q_EMIT changed(aside);
        updateUnsaved(aside);
        entry = nullptr;
    }
    auto state = stateOf(file, entry ? entry->content.get() : nullptr);
    if (state.content)
        m_saved.insert_or_assign(file.path, state.content->document);
    else
        m_saved.erase(file.path);
    if (entry) {
        const auto id = entry->id;
        if (!sameContent(entry->content.get(), state.content.get()) || entry->unreadable != state.unreadable ||
            !sameText(entry->broken, state.broken))
            m_history.push(new StateCommand(*this, id, std::move(state), tr("Reload %1").arg(entry->fileName()), {}));
        else
            updateUnsaved(id);
        setSavedPath(m_entries.at(id), file.path);
    } else {
        // Not a step: undoing it would delete a file that somebody else made.
        const auto id = EntryId{++m_lastEntry};
        insertEntry(Entry{id, *kind, file.path, file.path, std::move(state.content), std::move(state.unreadable),
                          std::move(state.broken)},
                    -1);
    }
    updateDeleted(file.path);
}

void Workspace::fileGone(QString path)
{
    m_saved.erase(path);
    if (const auto* entry = findFile(path); entry && entry->savedPath == path)
        m_history.push(new PresenceCommand(*this, entry->id, tr("%1 was deleted").arg(entry->fileName())));
    updateDeleted(path);
}

void Workspace::updateUnsaved(EntryId id)
{
    const auto& entry = m_entries.at(id);
    const auto saved = m_saved.find(entry.path);
    const bool unsaved = entry.isReadable() && (!entry.content->drafts.empty() || saved == m_saved.end() ||
                                                !(saved->second == entry.content->document));
    if (unsaved == isUnsaved(id))
        return;
    if (unsaved)
        m_unsaved.insert(id);
    else
        m_unsaved.erase(id);
    Q_EMIT unsavedChanged(id);
    updateUnsavedCount();
}

void Workspace::updateDeleted(const QString& path)
{
    if (m_saved.count(path) > 0 && m_byPath.count(path) == 0 && m_bySavedPath.count(path) == 0)
        m_deleted.insert(path);
    else
        m_deleted.erase(path);
    updateUnsavedCount();
}

void Workspace::updateUnsavedCount()
{
    const auto count = static_cast<int>(m_unsaved.size() + m_deleted.size());
    if (std::exchange(m_unsavedCount, count) != count)
        Q_EMIT unsavedCountChanged(count);
}

} // namespace retort

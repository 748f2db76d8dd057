// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of entries are called, and where they go with another name.
#include "ui/document/entryfile.h"
#include "ui/document/names.h"
#include "ui/document/workspace.h"

#include <QRegularExpression>

#include <algorithm>

namespace retort {

using namespace Qt::StringLiterals;

QString Workspace::freePath(EntryKind kind, const QString& name, const Entry* self) const
{
    const auto taken = [this, self](const QString& path) {
        const auto same = [&path](const auto& other) { return path.compare(other, Qt::CaseInsensitive) == 0; };
        if (self && (path == self->path || path == self->savedPath))
            return false;
        return std::any_of(m_entries.begin(), m_entries.end(),
                           [&](const auto& pair) { return &pair.second != self && same(pair.second.path); }) ||
               std::any_of(m_saved.begin(), m_saved.end(), [&](const auto& pair) {
                   return same(pair.first) && !(self && (pair.first == self->path || pair.first == self->savedPath));
               });
    };
    const auto slug = fileNameFor(kind, name);
    auto path = folderOf(kind) + slug + u".json"_s;
    for (int number = 2; taken(path); ++number)
        path = u"%1%2-%3.json"_s.arg(folderOf(kind), slug).arg(number);
    return path;
}

/// "reactions/nps.json" for "NPS".
QString Workspace::fileNameFor(EntryKind kind, const QString& name)
{
    const auto word = folderOf(kind).chopped(2); // the folder's, without the plural and the slash
    const auto slug = slugOf(name);
    if (slug.isEmpty())
        return word;
    // Names of devices, which cannot be checked out on Windows.
    static const QRegularExpression device(u"\\A(?:con|prn|aux|nul|(?:com|lpt)[0-9])\\z"_s);
    return device.match(slug).hasMatch() ? u"%1-%2"_s.arg(slug, word) : slug;
}

/// Where the entry goes with its new title.
QString Workspace::renamedPath(const Entry& entry, const QString& title) const
{
    if (entry.kind == EntryKind::Manifest || isOverridden(entry.path) || isReferredTo(entry.path))
        return entry.path;
    // Named after its title: "tier", or "tier-2" where another one had that name.
    const auto former = fileNameFor(entry.kind, entry.title());
    const auto name = entry.fileName();
    bool numbered = false;
    if (name.startsWith(former + u'-'))
        name.mid(former.size() + 1).toUInt(&numbered);
    const bool isNew = entry.savedPath.isEmpty();
    if (!isNew && name != former && !numbered)
        return entry.path;
    return freePath(entry.kind, title, &entry);
}

/// Whether a tenant of retort.json replaces fields of this file.
bool Workspace::isOverridden(const QString& path) const
{
    const auto* manifest = at(EntryKind::Manifest, 0);
    if (!manifest || !manifest->isReadable())
        return false;
    const auto& document = manifest->content->document;
    const auto tenants = document.find("/tenants");
    if (!tenants)
        return false;
    for (auto tenant = document.node(*tenants).firstChild; tenant != json::Document::none;
         tenant = document.node(tenant).next) {
        const auto overrides = document.member(tenant, "overrides");
        if (overrides != json::Document::none && document.member(overrides, path.toStdString()) != json::Document::none)
            return true;
    }
    return false;
}

/// Gives the former path.
QString Workspace::movePath(EntryId id, QString path)
{
    auto& entry = m_entries.at(id);
    if (const auto* there = findPath(path);
        there && there->id != id) // somebody else made a file of this name meanwhile
        path = freePath(entry.kind, entry.fileName(), &entry);
    m_byPath.erase(entry.path);
    m_byPath.emplace(path, id);
    const auto before = std::exchange(entry.path, path);
    updateDeleted(before);
    updateDeleted(path);
    return before;
}

std::string Workspace::freeHandle(const QString& name) const
{
    auto slug = slugOf(name);
    if (slug.isEmpty())
        slug = u"target"_s;
    auto handle = slug.toStdString();
    for (int number = 2; targetOf(handle) != EntryId::None; ++number)
        handle = u"%1-%2"_s.arg(slug).arg(number).toStdString();
    return handle;
}

} // namespace retort

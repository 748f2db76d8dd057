// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/workspace.h"

#include "engine/json/edit.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/reaction/edit.h"
#include "ui/document/commands.h"
#include "ui/document/indent.h"
#include "ui/document/names.h"
#include "ui/document/newevent.h"
#include "ui/document/newtarget.h"

#include <algorithm>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const QString manifestPath = u"retort.json"_s;

/// "reactions/"; "" for the manifest.
QString folderOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Reaction:
        return u"reactions/"_s;
    case EntryKind::Event:
        return u"events/"_s;
    case EntryKind::Target:
        return u"targets/"_s;
    case EntryKind::Definitions:
        return u"definitions/"_s;
    case EntryKind::Manifest:
        break;
    }
    return {};
}

/// What git leaves in a file that two sides changed; nullopt for any other text.
std::optional<Error> mergeConflict(const std::string& text)
{
    const auto startsLine = [&text](std::string_view mark, std::size_t from) {
        auto at = text.find(mark, from);
        while (at != std::string::npos && at != 0 && text[at - 1] != '\n')
            at = text.find(mark, at + 1);
        return at;
    };
    const auto begin = startsLine("<<<<<<<", 0);
    const auto middle = begin == std::string::npos ? begin : startsLine("=======", begin);
    if (middle == std::string::npos || startsLine(">>>>>>>", middle) == std::string::npos)
        return std::nullopt;
    const auto line =
        static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n')) + 1;
    return Error{.kind = Error::Kind::Syntax,
                 .message = phrase("workspace.merge-conflict"),
                 .where = {},
                 .place = {.line = line, .column = 1}};
}

/// What is done to an entry, as the Edit menu says it.
struct Steps {
    QString add, duplicate, remove, rename;
};

Steps stepsOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Event:
        return {Workspace::tr("Add sample event"), Workspace::tr("Duplicate sample event"),
                Workspace::tr("Delete sample event"), Workspace::tr("Rename sample event")};
    case EntryKind::Target:
        return {Workspace::tr("Add target"), Workspace::tr("Duplicate target"), Workspace::tr("Delete target"),
                Workspace::tr("Rename target")};
    case EntryKind::Definitions:
        return {Workspace::tr("Add definitions"), Workspace::tr("Duplicate definitions"),
                Workspace::tr("Delete definitions"), Workspace::tr("Rename definitions")};
    case EntryKind::Reaction:
    case EntryKind::Manifest:
        break;
    }
    return {Workspace::tr("Add reaction"), Workspace::tr("Duplicate reaction"), Workspace::tr("Delete reaction"),
            Workspace::tr("Rename reaction")};
}

/// What comes from elsewhere is not made, copied or deleted here.
bool isKept(EntryKind kind) { return kind == EntryKind::Manifest || kind == EntryKind::Definitions; }

} // namespace

Workspace::Workspace(Catalogue catalogue, ManifestReader readManifest, QObject* parent)
    : QObject(parent), m_catalogue(std::move(catalogue)), m_maker{std::move(readManifest)}
{}

Workspace::~Workspace() = default;

void Workspace::open(const std::vector<WorkspaceFile>& files)
{
    Q_EMIT aboutToReset();
    m_history.clear();
    m_entries.clear();
    m_byPath.clear();
    m_bySavedPath.clear();
    m_saved.clear();
    m_deleted.clear();
    m_unsaved.clear();
    for (auto& rows : m_rows)
        rows.clear();
    for (const auto& file : files) {
        const auto kind = kindOf(file.path);
        if (!kind)
            continue;
        auto state = stateOf(file, *kind, nullptr);
        const auto id = EntryId{++m_lastEntry};
        if (state.content)
            m_saved.emplace(file.path, state.content->document);
        m_byPath.emplace(file.path, id);
        m_bySavedPath.emplace(file.path, id);
        m_entries.emplace(
            id, Entry{id, *kind, file.path, file.path, std::move(state.content), std::move(state.unreadable)});
        m_rows[static_cast<std::size_t>(*kind)].push_back(id);
    }
    m_definitions.reset();
    Q_EMIT opened();
    Q_EMIT definitionsChanged();
    Q_EMIT manifestChanged();
    updateUnsavedCount();
}

std::optional<EntryKind> Workspace::kindOf(const QString& path)
{
    if (path == manifestPath)
        return EntryKind::Manifest;
    for (const auto kind : {EntryKind::Reaction, EntryKind::Event, EntryKind::Target, EntryKind::Definitions}) {
        const auto folder = folderOf(kind);
        if (path.startsWith(folder) && path.endsWith(u".json") && path.indexOf(u'/', folder.size()) < 0)
            return kind;
    }
    return std::nullopt;
}

const ManifestFacts* Workspace::manifest() const
{
    const auto* entry = at(EntryKind::Manifest, 0);
    return entry && entry->isReadable() && entry->content->manifest ? &*entry->content->manifest : nullptr;
}

QString Workspace::name() const { return manifest() ? QString::fromStdString(manifest()->name) : QString(); }

run::Settings Workspace::settings() const
{
    if (manifest())
        return manifest()->settings;
    run::Settings settings;
    settings.logic.failOnWarnings = true;
    return settings;
}

const Entry* Workspace::find(EntryId id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->second;
}

const Entry* Workspace::at(EntryKind kind, int row) const
{
    const auto& rows = entries(kind);
    return row >= 0 && static_cast<std::size_t>(row) < rows.size() ? find(rows[static_cast<std::size_t>(row)])
                                                                   : nullptr;
}

int Workspace::rowOf(EntryId id) const
{
    const auto* entry = find(id);
    if (!entry)
        return -1;
    const auto& rows = entries(entry->kind);
    return static_cast<int>(std::find(rows.begin(), rows.end(), id) - rows.begin());
}

const Entry* Workspace::findPath(const QString& path) const
{
    const auto found = m_byPath.find(path);
    return found == m_byPath.end() ? nullptr : find(found->second);
}

const Entry* Workspace::findFile(const QString& path) const
{
    const auto found = m_bySavedPath.find(path);
    return found == m_bySavedPath.end() ? findPath(path) : find(found->second);
}

const Definitions& Workspace::definitions() const
{
    if (!m_definitions) {
        std::vector<DefinitionList> lists;
        for (const auto id : entries(EntryKind::Definitions)) {
            if (const auto* list = find(id)->definitions())
                lists.push_back(*list);
        }
        m_definitions = lists.empty() ? Definitions() : Definitions(std::move(lists));
    }
    return *m_definitions;
}

void Workspace::updateDefinitions(EntryKind kind)
{
    if (kind != EntryKind::Definitions)
        return;
    m_definitions.reset();
    Q_EMIT definitionsChanged();
}

EntryId Workspace::targetOf(std::string_view handle) const
{
    const auto& targets = entries(EntryKind::Target);
    const auto found = std::find_if(targets.begin(), targets.end(), [&](EntryId id) {
        const auto* target = find(id)->target();
        return target && target->handle == handle;
    });
    return found == targets.end() ? EntryId::None : *found;
}

Result<> Workspace::apply(EntryId id, const Edit& edit)
{
    const auto entry = editable(id);
    if (!entry)
        return fail(entry.error());
    auto next = std::make_shared<Content>(nextContent(**entry, edit.document, edit.origins));
    push(id, {std::move(next), std::nullopt, {}}, edit.step, edit.mergeKey);
    return {};
}

Result<> Workspace::apply(EntryId id, const Result<json::Document>& next, const QString& step, const QString& mergeKey,
                          const std::vector<int>& origins)
{
    if (!next)
        return fail(next.error());
    return apply(id, Edit{*next, step, mergeKey, origins});
}

Result<> Workspace::setText(EntryId id, const TextTarget& target, const std::string& text, const QString& step)
{
    const auto entry = editable(id, &target);
    if (!entry)
        return fail(entry.error());
    const auto& before = *(*entry)->content;
    const auto node = before.nodeOf(target);
    if (node == json::Document::none) {
        return fail({.kind = Error::Kind::Missing,
                     .message = phrase("workspace.place-gone", target.pointer),
                     .where = target.pointer,
                     .place = {}});
    }
    const auto mergeKey =
        u"text %1 %2"_s.arg(static_cast<quint32>(target.action)).arg(QString::fromStdString(target.pointer));
    // The text is checked on its own first: `1, "x": 2` would fit in many a place and is no value.
    auto next = json::Document::parse(text);
    if (next && node != 0) {
        const auto unchanged = text == outdented(before.document, node);
        next = unchanged ? before.document
                         : json::splice(before.document, before.document.node(node).range,
                                        indentedAt(before.document, node, text));
    }
    auto content = next ? nextContent(**entry, *next, {}) : before;
    std::erase_if(content.drafts, [&](const Draft& draft) { return draft.target == target; });
    if (!next)
        content.drafts.push_back({target, text, next.error()});
    push(id, {std::make_shared<Content>(std::move(content)), std::nullopt, {}}, step, mergeKey);
    return next ? Result<>() : fail(next.error());
}

std::string Workspace::shownText(EntryId id, const TextTarget& target) const
{
    const auto* entry = find(id);
    if (!entry || !entry->isReadable())
        return {};
    if (const auto* draft = entry->content->draft(target))
        return draft->text;
    const auto node = entry->content->nodeOf(target);
    if (node == json::Document::none)
        return {};
    return node == 0 ? entry->content->document.text() : outdented(entry->content->document, node);
}

EntryId Workspace::add(EntryKind kind, const QString& name, const json::Document& document, const QString& step,
                       int row)
{
    return insertNew(kind, freePath(kind, name), document, step, row);
}

EntryId Workspace::addReaction(const QString& name, const std::string& trigger, int row)
{
    return add(EntryKind::Reaction, name, edit::newReaction(name.toStdString(), trigger),
               stepsOf(EntryKind::Reaction).add, row);
}

EntryId Workspace::addEvent(const QString& label, const std::string& event, int row)
{
    return add(EntryKind::Event, label, newEvent(m_catalogue, event, label.toStdString()),
               stepsOf(EntryKind::Event).add, row);
}

EntryId Workspace::addTarget(const QString& name, int row)
{
    return add(EntryKind::Target, name, newTarget(name.toStdString(), freeHandle(name)), stepsOf(EntryKind::Target).add,
               row);
}

EntryId Workspace::duplicate(EntryId id)
{
    const auto* entry = find(id);
    if (!entry || !entry->isReadable() || isKept(entry->kind))
        return EntryId::None;
    const auto title = tr("Copy of %1").arg(entry->title());
    auto copy = titled(*entry, title).value_or(entry->content->document);
    if (entry->kind == EntryKind::Target) // which is what actions know it by: there is one of each
        copy = json::set(copy, "/handle", json::quoted(freeHandle(title))).value_or(copy);
    return add(entry->kind, title, copy, stepsOf(entry->kind).duplicate, rowOf(id) + 1);
}

Result<> Workspace::remove(EntryId id)
{
    const auto* entry = find(id);
    if (!entry || !entry->isReadable() || isKept(entry->kind))
        return editable(id) ? Result<>() : fail(editable(id).error());
    m_history.push(new PresenceCommand(*this, id, stepsOf(entry->kind).remove));
    return {};
}

Result<> Workspace::rename(EntryId id, const QString& title)
{
    const auto* entry = find(id);
    if (!entry || !entry->isReadable())
        return fail(editable(id).error());
    if (const auto refused = editable(id); !refused)
        return fail(refused.error());
    if (entry->kind == EntryKind::Definitions) // its title is what it is a list of
        return {};
    auto next = titled(*entry, title);
    if (!next)
        return fail(next.error());
    auto content = std::make_shared<Content>(nextContent(*entry, std::move(*next), {}));
    push(id, {std::move(content), std::nullopt, renamedPath(*entry, title)}, stepsOf(entry->kind).rename, u"name"_s);
    return {};
}

Result<> Workspace::setSetting(std::string_view key, std::string_view word)
{
    const auto* entry = at(EntryKind::Manifest, 0);
    if (!entry || !entry->isReadable())
        return fail(editable(entry ? entry->id : EntryId::None).error());
    const auto text = json::quoted(word);
    const auto& document = entry->content->document;
    const auto next = document.find("/settings")
                          ? json::set(document, json::child("/settings", key), text)
                          : json::set(document, "/settings", "{" + json::quoted(key) + ": " + text + "}");
    return apply(entry->id, next, tr("Change setting"));
}

Result<json::Document> Workspace::titled(const Entry& entry, const QString& title)
{
    const auto& document = entry.content->document;
    const auto text = json::quoted(title.toStdString());
    if (entry.kind != EntryKind::Event)
        return json::set(document, "/name", text);
    if (document.find("/_retort"))
        return json::set(document, "/_retort/label", text);
    return json::set(document, "/_retort", "{\"label\": " + text + "}");
}

Workspace::State Workspace::stateOf(const WorkspaceFile& file, EntryKind kind, const Content* before)
{
    if (file.error)
        return {nullptr, file.error, file.path};
    auto document = json::Document::parse(file.text);
    if (!document)
        return {nullptr, mergeConflict(file.text).value_or(document.error()), file.path};
    auto content = m_maker.make(kind, std::move(*document), {.content = before});
    content.drafts.clear();
    return {std::make_shared<Content>(std::move(content)), std::nullopt, file.path};
}

Content Workspace::nextContent(const Entry& entry, json::Document document, const std::vector<int>& origins)
{
    return m_maker.make(entry.kind, std::move(document), {.content = entry.content.get(), .origins = origins});
}

Result<const Entry*> Workspace::editable(EntryId id, const TextTarget* typed) const
{
    const auto* entry = find(id);
    if (!entry)
        return fail(
            {.kind = Error::Kind::Missing, .message = phrase("workspace.entry-gone"), .where = {}, .place = {}});
    if (!entry->isReadable()) {
        auto error = *entry->unreadable;
        error.message = phrase("workspace.unreadable-not-edited", entry->path.toStdString(), error.message);
        return fail(error);
    }
    const auto* open = entry->content->draft({});
    if (open && !(typed && *typed == open->target)) {
        auto error = open->error;
        error.message = phrase("workspace.text-open", entry->path.toStdString(), error.message);
        return fail(error);
    }
    return entry;
}

bool Workspace::sameContent(const Content* a, const Content* b)
{
    if (a == b || !a || !b)
        return a == b;
    return a->document == b->document && a->drafts == b->drafts;
}

bool Workspace::sameState(const Entry& entry, const State& state)
{
    return sameContent(entry.content.get(), state.content.get()) && entry.unreadable == state.unreadable &&
           (state.path.isEmpty() || state.path == entry.path);
}

void Workspace::push(EntryId id, State next, const QString& step, const QString& mergeKey)
{
    if (!sameState(m_entries.at(id), next))
        m_history.push(new StateCommand(*this, id, std::move(next), step, mergeKey));
}

EntryId Workspace::insertNew(EntryKind kind, const QString& path, const json::Document& document, const QString& step,
                             int row)
{
    const auto id = EntryId{++m_lastEntry};
    auto content = std::make_shared<Content>(m_maker.make(kind, document));
    m_history.push(new PresenceCommand(*this, Entry{id, kind, path, {}, std::move(content), std::nullopt}, row, step));
    return id;
}

void Workspace::swapState(EntryId id, State& other)
{
    auto& entry = m_entries.at(id);
    std::swap(entry.content, other.content);
    std::swap(entry.unreadable, other.unreadable);
    if (!other.path.isEmpty())
        other.path = movePath(id, other.path);
    updateDefinitions(entry.kind);
    Q_EMIT changed(id);
    updateUnsaved(id);
    if (entry.kind == EntryKind::Manifest)
        Q_EMIT manifestChanged();
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

void Workspace::revisit(EntryId id)
{
    endMerge(); // what is typed after going back or forth is a step of its own
    if (find(id))
        Q_EMIT revisited(id);
}

void Workspace::insertEntry(Entry entry, int row)
{
    auto& rows = m_rows[static_cast<std::size_t>(entry.kind)];
    const auto count = static_cast<int>(rows.size());
    const auto at = row < 0 || row > count ? count : row;
    const auto id = entry.id;
    const auto kind = entry.kind;
    if (findPath(entry.path)) // somebody else made a file of this name meanwhile
        entry.path = freePath(kind, entry.fileName());
    if (m_bySavedPath.count(entry.savedPath) > 0) // likewise: the file is that one's now
        entry.savedPath.clear();
    Q_EMIT aboutToInsert(kind, at);
    const auto path = entry.path;
    rows.insert(rows.begin() + at, id);
    m_byPath.emplace(path, id);
    const auto saved = entry.savedPath;
    if (!saved.isEmpty())
        m_bySavedPath.emplace(saved, id);
    m_entries.emplace(id, std::move(entry));
    updateDefinitions(kind);
    Q_EMIT inserted(kind, at);
    updateUnsaved(id);
    updateDeleted(path);
    updateDeleted(saved);
}

Entry Workspace::takeEntry(EntryId id)
{
    const auto row = rowOf(id);
    const auto kind = m_entries.at(id).kind;
    auto& rows = m_rows[static_cast<std::size_t>(kind)];
    Q_EMIT aboutToRemove(kind, row);
    rows.erase(rows.begin() + row);
    auto entry = std::move(m_entries.extract(id).mapped());
    m_byPath.erase(entry.path);
    if (const auto saved = m_bySavedPath.find(entry.savedPath); saved != m_bySavedPath.end() && saved->second == id)
        m_bySavedPath.erase(saved);
    m_unsaved.erase(id);
    updateDefinitions(kind);
    Q_EMIT removed(kind, row);
    updateDeleted(entry.path);
    updateDeleted(entry.savedPath);
    return entry;
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

/// "reactions/nps.json" for "NPS".
QString Workspace::fileNameFor(EntryKind kind, const QString& name)
{
    const auto slug = slugOf(name);
    return slug.isEmpty() ? folderOf(kind).chopped(2) : slug; // the folder's, without the plural and the slash
}

/// Where the entry goes with its new title.
QString Workspace::renamedPath(const Entry& entry, const QString& title) const
{
    if (entry.kind == EntryKind::Manifest || isOverridden(entry.path))
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

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/workspace.h"

#include "engine/json/edit.h"
#include "ui/document/background.h"
#include "ui/document/commands.h"
#include "ui/document/entryfile.h"
#include "ui/document/indent.h"

#include <algorithm>

namespace retort {

using namespace Qt::StringLiterals;

Workspace::Workspace(Catalogue catalogue, ManifestReader readManifest, QObject* parent)
    : QObject(parent), m_catalogue(std::move(catalogue)), m_maker{std::move(readManifest)}
{
    // Before anybody else hears of it.
    connect(&m_history, &QUndoStack::indexChanged, this, [this] {
        const EntryId goal = std::exchange(m_goal, EntryId::None);
        if (find(goal))
            Q_EMIT revisited(goal);
    });
}

Workspace::~Workspace() = default;

void Workspace::open(const std::vector<WorkspaceFile>& files)
{
    std::vector<EntryFile> read;
    for (const auto& file : files) {
        if (auto entry = readEntryFile(file, m_maker.readManifest))
            read.push_back(std::move(*entry));
    }
    openRead(std::move(read));
}

void Workspace::openRead(std::vector<EntryFile> files)
{
    Q_EMIT aboutToReset();
    m_history.clear();
    m_goal = EntryId::None;
    auto gone = std::pair(std::exchange(m_entries, {}), std::exchange(m_saved, {}));
    m_byPath.clear();
    m_bySavedPath.clear();
    m_deleted.clear();
    m_unsaved.clear();
    for (auto& rows : m_rows)
        rows.clear();
    for (auto& file : files) {
        const auto id = EntryId{++m_lastEntry};
        if (file.content) {
            m_maker.number(*file.content);
            m_saved.emplace_hint(m_saved.end(), file.path, file.content->document); // most come in order
        }
        m_byPath.emplace_hint(m_byPath.end(), file.path, id);
        m_bySavedPath.emplace_hint(m_bySavedPath.end(), file.path, id);
        m_rows[static_cast<std::size_t>(file.kind)].push_back(id);
        m_entries.emplace_hint(m_entries.end(), id,
                               Entry{id, file.kind, file.path, file.path, std::move(file.content),
                                     std::move(file.unreadable), std::move(file.broken)});
    }
    m_definitions.reset();
    for (const EntryId id : entries(EntryKind::Event))
        readSample(m_entries.at(id));
    Q_EMIT opened();
    Q_EMIT definitionsChanged();
    Q_EMIT manifestChanged();
    updateUnsavedCount();
    letGo(std::move(gone)); // nobody looks at it any more
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

namespace {

/// The document in which the JSON inside of a text has this value (checked) at its place.
Result<json::Document> insideSet(const Content& content, const TextTarget& target, const std::string& text)
{
    const std::string pointer = content.pointerTo(target).value_or(std::string());
    if (target.inside->empty())
        return json::setString(content.document, pointer, text);
    const auto inside = content.textOf(target);
    const auto node = inside ? inside->find(*target.inside) : std::nullopt;
    if (!node)
        return fail({.kind = Error::Kind::Missing,
                     .message = phrase("workspace.place-gone", target.pointer),
                     .where = target.pointer,
                     .place = {}});
    if (text == outdented(*inside, *node))
        return content.document;
    const auto next = json::splice(*inside, inside->node(*node).range, indentedAt(*inside, *node, text));
    return next ? json::setString(content.document, pointer, next->text()) : next;
}

} // namespace

Result<> Workspace::setText(EntryId id, const TextTarget& target, const std::string& text, const QString& step,
                            const std::optional<Phrase>& unfinished)
{
    const auto entry = editable(id, &target);
    if (!entry)
        return fail(entry.error());
    // What is being mended has no last valid text: it is as if that had been null.
    const auto unread =
        (*entry)->content
            ? nullptr
            : std::make_shared<Content>(m_maker.make((*entry)->kind, json::Document::parse("null").value()));
    const auto& before = unread ? *unread : *(*entry)->content;
    const auto node = before.nodeOf(target);
    if (node == json::Document::none) {
        return fail({.kind = Error::Kind::Missing,
                     .message = phrase("workspace.place-gone", target.pointer),
                     .where = target.pointer,
                     .place = {}});
    }
    // All of a text and what it holds are the same place for whoever types.
    const bool below = target.inside && !target.inside->empty();
    const auto mergeKey = u"text %1 %2"_s.arg(static_cast<quint32>(target.action))
                              .arg(QString::fromStdString(below ? placeOf(target) : target.pointer));
    // The text is checked on its own first: `1, "x": 2` would fit in many a place and is no value.
    auto next = json::Document::parse(text);
    if (next && target.inside) {
        next = insideSet(before, target, text);
        if (!next)
            return fail(next.error());
    } else if (next && node != 0) {
        const auto unchanged = text == outdented(before.document, node);
        next = unchanged ? before.document
                         : json::splice(before.document, before.document.node(node).range,
                                        indentedAt(before.document, node, text));
    }
    auto content = next ? nextContent(**entry, *next, {}) : before;
    const auto replaced = [&](const Draft& draft) {
        const bool below = draft.target.action == target.action && draft.target.pointer == target.pointer;
        return draft.target == target || (below && !target.inside); // and what was typed inside of it
    };
    std::erase_if(content.drafts, replaced);
    if (!next && unfinished)
        next = fail({.kind = next.error().kind, .message = *unfinished, .where = target.pointer, .place = {}});
    if (!next)
        content.drafts.push_back({target, text, next.error()});
    push(id, {std::make_shared<Content>(std::move(content)), std::nullopt, {}}, step, mergeKey);
    return next ? Result<>() : fail(next.error());
}

std::string Workspace::shownText(EntryId id, const TextTarget& target) const
{
    const auto* entry = find(id);
    if (entry && entry->broken && target == TextTarget{})
        return *entry->broken;
    if (!entry || !entry->isReadable())
        return {};
    if (const auto* draft = entry->content->draft(target))
        return draft->text;
    const auto node = entry->content->nodeOf(target);
    if (node == json::Document::none)
        return {};
    if (target.inside && target.inside->empty())
        return entry->content->document.stringOf(node).value_or(std::string());
    if (target.inside) {
        const auto inside = entry->content->textOf(target);
        const auto at = inside ? inside->find(*target.inside) : std::nullopt;
        return at ? outdented(*inside, *at) : std::string();
    }
    return node == 0 ? entry->content->document.text() : outdented(entry->content->document, node);
}

Workspace::State Workspace::stateOf(const WorkspaceFile& file, const Content* before)
{
    auto read = readEntryFile(file, m_maker.readManifest);
    if (!read || !read->content)
        return {nullptr, read ? read->unreadable : file.error, file.path, read ? read->broken : nullptr};
    auto content = m_maker.follow(std::move(*read->content), {.content = before});
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
    if (!entry->isReadable() && entry->broken && typed && *typed == TextTarget{})
        return entry;
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

bool Workspace::sameText(const std::shared_ptr<const std::string>& a, const std::shared_ptr<const std::string>& b)
{
    return a == b || (a && b && *a == *b);
}

bool Workspace::sameState(const Entry& entry, const State& state)
{
    return sameContent(entry.content.get(), state.content.get()) && entry.unreadable == state.unreadable &&
           sameText(entry.broken, state.broken) && (state.path.isEmpty() || state.path == entry.path);
}

void Workspace::push(EntryId id, State next, const QString& step, const QString& mergeKey)
{
    if (!sameState(m_entries.at(id), next))
        m_history.push(new StateCommand(*this, id, std::move(next), step, mergeKey));
}

void Workspace::swapState(EntryId id, State& other)
{
    auto& entry = m_entries.at(id);
    std::swap(entry.content, other.content);
    std::swap(entry.unreadable, other.unreadable);
    std::swap(entry.broken, other.broken);
    if (!other.path.isEmpty())
        other.path = movePath(id, other.path);
    updateDefinitions(entry.kind);
    readSample(entry);
    Q_EMIT changed(id);
    readSamplesOf(entry.kind, entry.path, other.path);
    updateUnsaved(id);
    if (entry.kind == EntryKind::Manifest)
        Q_EMIT manifestChanged();
}

/// A step of many steps leads to the first of them, and only there.
void Workspace::revisit(EntryId id, Way way)
{
    endMerge(); // what is typed after going back or forth is a step of its own
    if (find(id) && (way == Way::Back || m_goal == EntryId::None))
        m_goal = id;
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
    readSample(m_entries.emplace(id, std::move(entry)).first->second);
    updateDefinitions(kind);
    Q_EMIT inserted(kind, at);
    readSamplesOf(kind, path);
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
    readSamplesOf(kind, entry.path);
    updateDeleted(entry.path);
    updateDeleted(entry.savedPath);
    return entry;
}

} // namespace retort

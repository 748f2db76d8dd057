// SPDX-License-Identifier: GPL-3.0-or-later
// Entries that come, go and are named; and the settings.
#include "engine/json/edit.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/reaction/edit.h"
#include "ui/document/commands.h"
#include "ui/document/newevent.h"
#include "ui/document/newtarget.h"
#include "ui/document/workspace.h"

namespace retort {

using namespace Qt::StringLiterals;

namespace {

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
    case EntryKind::Profile: // is looked up, not edited here
    case EntryKind::Reaction:
    case EntryKind::Manifest:
        break;
    }
    return {Workspace::tr("Add reaction"), Workspace::tr("Duplicate reaction"), Workspace::tr("Delete reaction"),
            Workspace::tr("Rename reaction")};
}

/// What comes from elsewhere is not made, copied or deleted here.
bool isKept(EntryKind kind)
{
    return kind == EntryKind::Manifest || kind == EntryKind::Definitions || kind == EntryKind::Profile;
}

} // namespace

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
    if (const auto* reaction = entry->reaction(); reaction && reaction->isActive) // or both would answer the event
        copy = edit::setActive(copy, false).value_or(copy);
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

EntryId Workspace::insertNew(EntryKind kind, const QString& path, const json::Document& document, const QString& step,
                             int row)
{
    const auto id = EntryId{++m_lastEntry};
    auto content = std::make_shared<Content>(m_maker.make(kind, document));
    m_history.push(new PresenceCommand(*this, Entry{id, kind, path, {}, std::move(content), std::nullopt}, row, step));
    return id;
}

} // namespace retort

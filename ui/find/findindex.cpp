// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/find/findindex.h"

#include "engine/reaction/words.h"
#include "engine/uses/lists.h"
#include "engine/uses/uses.h"
#include "ui/common/say.h"
#include "ui/design/chain/actionlook.h"
#include "ui/document/background.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>

namespace retort {

namespace {

constexpr int patience = 4; ///< Milliseconds for one turn of the event loop.
constexpr int pause = 300;  ///< Likewise, without an edit, before what changed is read.
constexpr std::size_t few = 10;
constexpr std::array kinds{EntryKind::Reaction, EntryKind::Event, EntryKind::Target, EntryKind::Definitions};

} // namespace

FindIndex::FindIndex(const Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(workspace)
{
    connect(&m_timer, &QTimer::timeout, this, &FindIndex::readSome);
    connect(&workspace, &Workspace::opened, this, &FindIndex::reset);
    connect(&workspace, &Workspace::changed, this, [this](EntryId id) { await(id, When::Later); });
    connect(&workspace, &Workspace::inserted, this,
            [this](EntryKind kind, int row) { await(m_workspace.at(kind, row)->id, When::Soon); });
    connect(&workspace, &Workspace::aboutToRemove, this,
            [this](EntryKind kind, int row) { drop(m_workspace.at(kind, row)->id); });
    connect(&workspace, &Workspace::aboutToReset, this, [this] {
        letGo(std::exchange(m_known, {}));
        m_places.reset();
        m_waiting.clear();
        m_isWaiting.clear();
        m_counts.clear();
        m_names.clear();
        m_all.clear();
        m_outdated = true;
    });
    reset();
}

void FindIndex::reset()
{
    for (const EntryKind kind : kinds) {
        for (const EntryId id : m_workspace.entries(kind))
            await(id, When::Soon);
    }
}

void FindIndex::await(EntryId id, When when)
{
    m_places.reset();
    const Entry* entry = m_workspace.find(id);
    if (!entry || entry->kind == EntryKind::Manifest)
        return;
    const std::size_t before = m_isWaiting.size();
    m_isWaiting.insert(m_isWaiting.end(), id); // most come in order
    if (m_isWaiting.size() > before)
        m_waiting.push_back(id);
    // A long reaction takes as long to read as a keystroke in it may take.
    const bool reading = m_timer.isActive() && m_timer.interval() == 0;
    if (when == When::Soon && !reading)
        m_timer.start(0);
    else if (when == When::Later && !reading)
        m_timer.start(pause);
}

void FindIndex::drop(EntryId id)
{
    m_places.reset();
    if (const auto known = m_known.find(id); known != m_known.end()) {
        count(known->second, -1);
        m_known.erase(known);
        m_outdated = true;
    }
}

void FindIndex::readSome()
{
    QElapsedTimer clock;
    clock.start();
    while (!m_waiting.empty() && clock.elapsed() < patience) {
        const EntryId id = m_waiting.front();
        m_waiting.pop_front();
        m_isWaiting.erase(id);
        read(id);
    }
    if (m_waiting.empty())
        m_timer.stop();
    else if (m_timer.interval() != 0)
        m_timer.start(0);
    Q_EMIT grown();
}

void FindIndex::finish()
{
    while (!m_waiting.empty())
        readSome();
}

void FindIndex::catchUp()
{
    if (m_waiting.size() > few)
        return;
    for (const EntryId id : std::exchange(m_waiting, {}))
        read(id);
    m_isWaiting.clear();
    m_timer.stop();
}

void FindIndex::read(EntryId id)
{
    const Entry* entry = m_workspace.find(id);
    if (!entry)
        return;
    drop(id);
    count(m_known[id] = readEntry(*entry), 1);
    m_outdated = true;
}

void FindIndex::count(const Known& known, int by)
{
    for (const uses::Use& use : known.uses) {
        const Key key{use.subject.kind, use.subject.list, use.subject.name};
        const auto found = m_counts.try_emplace(key).first;
        Count& known = found->second;
        (use.role == uses::Use::Role::Defines ? known.defines : known.uses) += static_cast<std::size_t>(by);
        if (known.uses == 0 && known.defines == 0)
            m_counts.erase(found);
    }
}

FindIndex::Known FindIndex::readEntry(const Entry& entry) const
{
    Known known;
    FindItem item{.group = FindGroup::Reaction, .title = entry.title(), .detail = entry.path};
    item.place.entry = entry.id;
    item.also = entry.fileName();
    switch (entry.kind) {
    case EntryKind::Event:
        item.group = FindGroup::Event;
        item.glyph = Glyph::Event;
        break;
    case EntryKind::Target:
        item.group = FindGroup::Target;
        item.glyph = Glyph::Send;
        item.tone = Tone::Accent;
        break;
    case EntryKind::Definitions:
        item.group = FindGroup::Definition;
        item.glyph = Glyph::Tag;
        break;
    default:
        item.tone = Tone::Accent;
        break;
    }
    if (const DefinitionList* list = entry.definitions())
        known.uses = uses::usesIn(*list);
    if (const Event* event = entry.event())
        item.detail = fromUtf8(event->name);
    if (const Target* target = entry.target()) {
        known.uses = uses::usesIn(*target, m_workspace.settings());
        if (!target->handle.empty()) {
            item.detail = fromUtf8(target->handle);
            item.subject =
                uses::Subject{uses::Subject::Kind::Handle, target->handle, std::string(uses::targetsList), {}};
        }
    }
    const Reaction* reaction = entry.reaction();
    if (reaction && !reaction->trigger.empty())
        item.detail = fromUtf8(reaction->trigger);
    item.fold();
    known.items.push_back(std::move(item));
    if (reaction)
        addReaction(known, entry, *reaction);
    return known;
}

void FindIndex::addReaction(Known& known, const Entry& entry, const Reaction& reaction) const
{
    const auto settings = m_workspace.settings().logic;
    const Catalogue& catalogue = m_workspace.catalogue();
    known.uses = uses::usesIn(reaction, catalogue, settings);
    for (const std::size_t index : runOrder(reaction).actions) {
        const Action& action = reaction.actions[index];
        const ActionKind* kind = kindOf(action, catalogue);
        const ActionLook look = lookOf(kind ? kind->type : action.type);
        FindItem item{.group = FindGroup::Action,
                      .title = say(actionWords(action, catalogue, {}, settings).title),
                      .detail = entry.title(),
                      .also = fromUtf8(action.type),
                      .glyph = look.glyph,
                      .tone = look.tone};
        if (item.title.isEmpty())
            item.title = fromUtf8(action.type);
        item.place = {.entry = entry.id, .action = entry.content->actions[index]};
        item.fold();
        known.items.push_back(std::move(item));
    }
}

namespace {

/// The namespace of a custom attribute, where only one has this handle.
std::string spaceOf(const Workspace& workspace, const std::string& list, const std::string& handle)
{
    const DefinitionList* definitions = list == uses::attributesList ? workspace.definitions().list(list) : nullptr;
    std::string space;
    if (definitions == nullptr)
        return space;
    for (const Definition& one : definitions->definitions) {
        if (one.handle != handle)
            continue;
        if (!space.empty())
            return {};
        space = one.note;
    }
    return space;
}

} // namespace

/// Fields, and handles that are no entry of their own.
void FindIndex::makeNames()
{
    m_names.clear();
    for (const auto& [key, count] : m_counts) {
        const auto& [kind, list, name] = key;
        const bool field = kind == uses::Subject::Kind::Field;
        if (!field && list == uses::targetsList && m_workspace.targetOf(name) != EntryId::None) // found by its entry
            continue;
        FindItem item{.group = field ? FindGroup::Field : FindGroup::Definition,
                      .title = fromUtf8(name),
                      .detail = {},
                      .isCode = true,
                      .glyph = field ? Glyph::Info : Glyph::Tag};
        const QString uses =
            count.uses == 1 ? tr("1 use") : tr("%1 uses", nullptr, static_cast<int>(count.uses)).arg(count.uses);
        const Definition* definition = field ? nullptr : m_workspace.definitions().find(list, name);
        QStringList parts;
        if (!field)
            parts << kindOfHandle(list);
        if (definition && !definition->name.empty())
            parts << fromUtf8(definition->name);
        item.detail = parts.join(QStringLiteral(" · "));
        item.subject = uses::Subject{kind, name, list, field ? std::string() : spaceOf(m_workspace, list, name)};
        item.fold();
        item.detail = (parts << uses).join(QStringLiteral(" · ")); // a number is not searched
        m_names.push_back(std::move(item));
    }
}

const std::vector<const FindItem*>& FindIndex::items()
{
    if (!std::exchange(m_outdated, false))
        return m_all;
    makeNames();
    m_all.clear();
    for (const EntryKind kind : kinds) {
        for (const EntryId id : m_workspace.entries(kind)) {
            if (const auto known = m_known.find(id); known != m_known.end()) {
                for (const FindItem& item : known->second.items)
                    m_all.push_back(&item);
            }
        }
    }
    for (const FindItem& item : m_names)
        m_all.push_back(&item);
    for (const FindItem& item : m_commands)
        m_all.push_back(&item);
    return m_all;
}

const FindItem* FindIndex::itemOf(EntryId id) const
{
    const auto known = m_known.find(id);
    return known == m_known.end() ? nullptr : &known->second.items.front();
}

const std::vector<uses::Use>& FindIndex::usesOf(EntryId id) const
{
    static const std::vector<uses::Use> none;
    const auto known = m_known.find(id);
    return known == m_known.end() ? none : known->second.uses;
}

std::size_t FindIndex::countOf(const uses::Subject& subject) const
{
    const auto found = m_counts.find({subject.kind, subject.list, subject.name});
    return found == m_counts.end() ? 0 : found->second.uses;
}

EntryId FindIndex::definerOf(const uses::Subject& handle) const
{
    const auto count = m_counts.find({handle.kind, handle.list, handle.name});
    if (count == m_counts.end() || count->second.defines == 0)
        return EntryId::None;
    const auto defines = [&](const uses::Use& use) {
        return use.role == uses::Use::Role::Defines && uses::isUse(use.subject, handle);
    };
    for (const EntryKind kind : kinds) {
        for (const EntryId id : m_workspace.entries(kind)) {
            const auto& uses = usesOf(id);
            if (std::any_of(uses.begin(), uses.end(), defines))
                return id;
        }
    }
    return EntryId::None;
}

const std::vector<PlacedUse>& FindIndex::placesOf(const uses::Subject& subject)
{
    finish();
    if (!m_places || !(m_places->subject == subject))
        m_places = Answer{subject, search(subject)};
    return m_places->places;
}

std::vector<PlacedUse> FindIndex::search(const uses::Subject& subject) const
{
    std::vector<PlacedUse> places;
    const auto add = [&](const Entry& entry, const uses::Use& use) {
        const auto action = use.action ? entry.content->actions[*use.action] : ActionId::None;
        places.push_back({entry.id, action, use});
    };
    const bool handle = subject.kind == uses::Subject::Kind::Handle;
    for (const EntryKind kind : kinds) {
        for (const EntryId id : m_workspace.entries(kind)) {
            const Entry& entry = *m_workspace.find(id);
            const auto& known = usesOf(id);
            for (const uses::Use& use : known) {
                if (uses::isUse(use.subject, subject))
                    add(entry, use);
            }
            std::vector<uses::Use> more;
            if (const Event* event = entry.event())
                more = handle ? uses::mentionsIn(entry.content->document, *event, subject, m_workspace.catalogue())
                              : uses::holdersIn(entry.content->document, *event, subject);
            else if (const Reaction* reaction = entry.reaction(); reaction && handle)
                more = uses::mentionsIn(entry.content->document, *reaction, subject, known);
            else if (const Target* target = entry.target(); target && handle)
                more = uses::mentionsIn(entry.content->document, *target, subject, m_workspace.settings());
            else if (const DefinitionList* list = entry.definitions(); list && handle)
                more = uses::mentionsIn(entry.content->document, *list, subject, known);
            for (const uses::Use& use : more)
                add(entry, use);
            if (handle && entry.content) {
                for (const uses::Use& use : uses::pathsIn(entry.content->document, subject, known))
                    add(entry, use);
            }
        }
    }
    return places;
}

void FindIndex::setCommands(std::vector<FindItem> commands)
{
    m_commands = std::move(commands);
    for (FindItem& command : m_commands)
        command.fold();
    m_outdated = true;
}

QString kindOfHandle(std::string_view list)
{
    if (list == uses::targetsList)
        return FindIndex::tr("target");
    if (list == "benefits")
        return FindIndex::tr("benefit");
    if (list == "rewards")
        return FindIndex::tr("reward");
    if (list == "points")
        return FindIndex::tr("point definition");
    if (list == "tiers")
        return FindIndex::tr("tier");
    if (list == "achievements")
        return FindIndex::tr("achievement");
    if (list == "statuses")
        return FindIndex::tr("status");
    if (list == uses::groupsList)
        return FindIndex::tr("status group");
    if (list == "tags")
        return FindIndex::tr("tag");
    if (list == uses::attributesList)
        return FindIndex::tr("custom attribute");
    if (list == "rates")
        return FindIndex::tr("rate");
    return fromUtf8(list);
}

} // namespace retort

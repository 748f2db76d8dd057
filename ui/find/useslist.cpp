// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/find/useslist.h"

#include "engine/reaction/words.h"
#include "ui/common/say.h"
#include "ui/design/chain/actionlook.h"

#include <QCoreApplication>

namespace retort {

namespace {

using Role = uses::Use::Role;

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(UsesList)
};

QString headingOf(Role role)
{
    switch (role) {
    case Role::Defines:
        return Words::tr("Defined");
    case Role::Names:
        return Words::tr("Named");
    case Role::Reads:
        return Words::tr("Read");
    case Role::Holds:
        return Words::tr("In sample events");
    case Role::Mentions:
        break;
    }
    return Words::tr("The same text, perhaps meant");
}

const Action* actionOf(const PlacedUse& place, const Entry& entry)
{
    const auto index = entry.content ? entry.content->positionOf(place.action) : std::nullopt;
    return index && entry.reaction() ? &entry.reaction()->actions[*index] : nullptr;
}

/// Line and text of the value.
QString snippet(const PlacedUse& place, const Entry& entry)
{
    const auto& document = entry.content->document;
    const auto node = document.find(place.use.pointer);
    if (!node)
        return {};
    const auto at = document.placeAt(document.node(*node).range.begin);
    QString text;
    if (place.use.span) {
        const QString source = fromUtf8(document.stringOf(*node).value_or(std::string()));
        const QByteArray bytes = source.toUtf8();
        text = QString::fromUtf8(bytes.mid(place.use.span->offset, place.use.span->length));
        const auto line = bytes.left(place.use.span->offset).count('\n') + 1;
        return Words::tr("%1 in line %2 of the template").arg(text).arg(line);
    }
    if (place.use.role == Role::Reads)
        text = fromUtf8(place.use.subject.name);
    else
        text = fromUtf8(document.textOf(*node).substr(0, 80)).simplified();
    return Words::tr("%1 in line %2").arg(text).arg(at.line);
}

} // namespace

QString placeWords(const PlacedUse& place, const Workspace& workspace)
{
    const Entry* entry = workspace.find(place.entry);
    if (!entry)
        return {};
    const Action* action = actionOf(place, *entry);
    if (!action)
        return entry->title();
    const QString words = say(actionWords(*action, workspace.catalogue(), {}, workspace.settings().logic).title);
    return Words::tr("%1 › %2").arg(entry->title(), words);
}

FindRow rowOf(const PlacedUse& place, const Workspace& workspace)
{
    const Entry& entry = *workspace.find(place.entry);
    FindRow row;
    FindItem& item = row.item;
    item.title = placeWords(place, workspace);
    item.detail = snippet(place, entry);
    item.place = {place.entry, place.action, place.use.pointer, place.use.span, place.use.role};
    if (const Action* action = actionOf(place, entry)) {
        const ActionKind* kind = kindOf(*action, workspace.catalogue());
        const ActionLook look = lookOf(kind ? kind->type : action->type);
        item.glyph = look.glyph;
        item.tone = look.tone;
    } else {
        item.glyph = entry.kind == EntryKind::Target        ? Glyph::Send
                     : entry.kind == EntryKind::Definitions ? Glyph::Tag
                                                            : Glyph::Event;
    }
    item.fold();
    return row;
}

std::vector<FindRow> rowsOf(const std::vector<PlacedUse>& places, const Workspace& workspace)
{
    std::vector<FindRow> rows;
    for (const Role role : {Role::Defines, Role::Names, Role::Reads, Role::Holds, Role::Mentions}) {
        bool first = true;
        for (const PlacedUse& place : places) {
            const Entry* entry = workspace.find(place.entry);
            if (place.use.role != role || !entry || !entry->content)
                continue;
            if (std::exchange(first, false))
                rows.push_back({.heading = headingOf(role)});
            rows.push_back(rowOf(place, workspace));
        }
    }
    return rows;
}

} // namespace retort

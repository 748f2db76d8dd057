// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/pasteentry.h"

#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "ui/document/names.h"

#include <QCoreApplication>

namespace retort {

namespace {

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(PasteEntry)
};

QString nameOf(const json::Document& document, std::string_view pointer)
{
    const auto found = document.find(pointer);
    return found ? QString::fromStdString(document.stringOf(*found).value_or("")).trimmed() : QString();
}

QString firstOf(const QString& name, const QString& other) { return name.isEmpty() ? other : name; }

/// With a handle that no target of the workspace has.
json::Document withOwnHandle(const Workspace& workspace, const json::Document& document)
{
    const QString handle = nameOf(document, "/handle");
    QString fresh = handle.isEmpty() ? slugOf(nameOf(document, "/name")) : handle;
    if (fresh.isEmpty())
        fresh = QStringLiteral("target");
    const QString stem = fresh;
    for (int number = 2; workspace.targetOf(fresh.toStdString()) != EntryId::None; ++number)
        fresh = QStringLiteral("%1-%2").arg(stem).arg(number);
    if (fresh == handle)
        return document;
    return json::set(document, "/handle", json::quoted(fresh.toStdString())).value_or(document);
}

EntryId add(Workspace& workspace, const Pasted& pasted)
{
    const json::Document& document = pasted.document;
    switch (pasted.kind) {
    case Pasted::Kind::Actions:
        break;
    case Pasted::Kind::Reaction:
        return workspace.add(EntryKind::Reaction, firstOf(nameOf(document, "/name"), Words::tr("Pasted reaction")),
                             document, Words::tr("Paste reaction"));
    case Pasted::Kind::Event: {
        const QString name = firstOf(nameOf(document, "/_retort/label"), nameOf(document, "/event"));
        return workspace.add(EntryKind::Event, name, document, Words::tr("Paste sample event"));
    }
    case Pasted::Kind::Target:
        return workspace.add(EntryKind::Target, firstOf(nameOf(document, "/name"), Words::tr("Pasted target")),
                             withOwnHandle(workspace, document), Words::tr("Paste target"));
    }
    return EntryId::None;
}

} // namespace

EntryId addPasted(Workspace& workspace, Selection& selection, const Pasted& pasted)
{
    const EntryId id = add(workspace, pasted);
    selection.setReaction(id); // each takes what is of its kind
    selection.setEvent(id);
    selection.setTarget(id);
    return id;
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/effects/world.h"

#include "engine/json/edit.h"

namespace retort {

std::vector<Entry> entriesOf(const Workspace& workspace, EntryKind kind)
{
    std::vector<Entry> entries;
    entries.reserve(workspace.entries(kind).size());
    for (const EntryId id : workspace.entries(kind))
        entries.push_back(*workspace.find(id));
    return entries;
}

Contents contentsOf(const std::vector<Entry>& entries)
{
    Contents contents;
    for (const Entry& entry : entries)
        contents.push_back(entry.content);
    return contents;
}

effects::Book bookOf(const Contents& definitions)
{
    std::vector<json::Document> files;
    for (const auto& content : definitions) {
        if (content)
            files.push_back(content->document);
    }
    return effects::Book(files);
}

std::optional<Entry> profileOf(const Workspace& workspace, const Event& event)
{
    if (event.profile.empty())
        return std::nullopt;
    const QString path = QStringLiteral("profiles/%1.json").arg(QString::fromStdString(event.profile));
    const Entry* found = workspace.findPath(path);
    return found ? std::optional(*found) : std::nullopt;
}

std::optional<json::Document> fieldsOf(const std::optional<Entry>& profile)
{
    if (!profile || !profile->content || profile->content->document.root().kind != json::Kind::Object)
        return std::nullopt;
    const json::Document& document = profile->content->document;
    constexpr std::string_view own = "/_retort";
    if (!document.find(own))
        return document;
    const auto fields = json::remove(document, own);
    return fields ? std::optional(*fields) : std::nullopt;
}

} // namespace retort

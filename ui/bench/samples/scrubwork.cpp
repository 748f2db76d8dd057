// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/samples/scrubwork.h"

namespace retort {

std::vector<EntryEdit> personalDocuments(const Workspace& workspace)
{
    std::vector<EntryEdit> documents;
    for (const EntryKind kind : {EntryKind::Event, EntryKind::Profile}) {
        for (const EntryId id : workspace.entries(kind)) {
            const Entry& entry = *workspace.find(id);
            if (entry.isReadable() && !entry.content->hasOpenText())
                documents.push_back({id, entry.content->document});
        }
    }
    return documents;
}

std::set<EntryId> withWhatItRefersTo(const Workspace& workspace, EntryId event)
{
    std::set<EntryId> all{event};
    const Entry* entry = workspace.find(event);
    if (!entry || !entry->content)
        return all;
    for (const QString& path : entry->content->sources) {
        if (const Entry* other = workspace.findPath(path))
            all.insert(other->id);
    }
    return all;
}

ScrubWork scrubbedWork(const std::vector<EntryEdit>& documents, std::uint64_t seed)
{
    ScrubWork work;
    std::vector<json::Document> before;
    for (const EntryEdit& one : documents)
        before.push_back(one.document);
    auto scrubbed = compose::scrub(before, seed);
    if (!scrubbed) {
        work.error = scrubbed.error();
        return work;
    }
    const auto textAt = [](const json::Document& document, const std::string& pointer) {
        const auto node = document.find(pointer);
        return node ? std::string(document.textOf(*node)) : std::string();
    };
    for (const compose::Replacement& one : scrubbed->replaced)
        work.rows.push_back({documents[one.document].id, one.pointer, textAt(before[one.document], one.pointer), one.to,
                             one.kind, one.inText});
    for (const compose::FreeText& one : scrubbed->lookAt)
        work.rows.push_back({.entry = documents[one.document].id,
                             .pointer = one.pointer,
                             .before = textAt(before[one.document], one.pointer),
                             .after = textAt(scrubbed->documents[one.document], one.pointer),
                             .isFree = true});
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (!(scrubbed->documents[i] == before[i]))
            work.edits.push_back({documents[i].id, std::move(scrubbed->documents[i])});
    }
    return work;
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
// Sample events that refer to other files: variants to their bases, and any of them to a customer.
#include "ui/document/workspace.h"

#include <algorithm>

namespace retort {

using namespace Qt::StringLiterals;

/// What events may name, as it is at present: of what is being typed and is no JSON, that is an error. Notes in `asked`
/// which files are asked for.
compose::SampleFiles Workspace::sampleFiles(std::vector<QString>* asked) const
{
    const auto in = [this, asked](const QString& folder) {
        return [this, asked, folder](const std::string& name) -> Result<json::Document> {
            const QString path = folder + QString::fromStdString(name) + u".json"_s;
            if (asked && std::find(asked->begin(), asked->end(), path) == asked->end())
                asked->push_back(path);
            const Entry* entry = findPath(path);
            if (!entry)
                return fail({.kind = Error::Kind::Missing,
                             .message = phrase("workspace.not-there", path.toStdString()),
                             .where = {},
                             .place = {}});
            if (!entry->isReadable())
                return fail(*entry->unreadable);
            if (const Draft* open = entry->content->draft({}))
                return fail(open->error);
            return entry->content->document;
        };
    };
    return {in(u"events/"_s), in(u"profiles/"_s)};
}

/// Whether a variant stands on this file.
bool Workspace::isReferredTo(const QString& path) const
{
    const auto& events = entries(EntryKind::Event);
    return std::any_of(events.begin(), events.end(), [&](EntryId id) {
        const auto& content = find(id)->content;
        return content && std::find(content->sources.begin(), content->sources.end(), path) != content->sources.end();
    });
}

/// Reads a sample event anew with what it refers to. True where something of it is another now.
bool Workspace::readSample(Entry& entry)
{
    if (entry.kind != EntryKind::Event || !entry.content || !entry.content->refers)
        return false;
    std::vector<QString> asked;
    const auto* facts = manifest();
    auto read =
        compose::readSample(entry.content->document, sampleFiles(&asked), m_catalogue,
                            facts ? facts->profilePlaces : compose::ProfileChoices(), entry.fileName().toStdString());
    auto next = std::make_shared<Content>(*entry.content);
    next->event.reset();
    next->origins.clear();
    next->problem.reset();
    next->sources = std::move(asked);
    if (read) {
        next->event = std::move(read->event);
        next->origins = std::move(read->origins);
    } else {
        next->problem = read.error();
    }
    const Content& now = *entry.content;
    const bool same = now.event == next->event && now.origins == next->origins && now.problem == next->problem;
    if (!same || now.sources != next->sources)
        entry.content = std::move(next);
    return !same;
}

/// After the file at a path, or what it is called, became another one: all samples that were read with it.
void Workspace::readSamplesOf(EntryKind kind, const QString& path, const QString& other)
{
    if (kind != EntryKind::Event && kind != EntryKind::Profile && kind != EntryKind::Manifest)
        return;
    std::vector<EntryId> next;
    for (const EntryId id : entries(EntryKind::Event)) {
        Entry& entry = m_entries.at(id);
        if (!entry.content || !entry.content->refers)
            continue;
        const auto& sources = entry.content->sources;
        const bool concerned =
            kind == EntryKind::Manifest ||
            std::any_of(sources.begin(), sources.end(), [&](auto& at) { return at == path || at == other; });
        if (concerned && readSample(entry))
            next.push_back(id);
    }
    for (const EntryId id : next)
        Q_EMIT changed(id);
}

Result<json::Document> Workspace::wholeEvent(EntryId id) const
{
    const auto entry = editable(id);
    if (!entry)
        return fail(entry.error());
    return compose::expanded((*entry)->content->document, sampleFiles().events, (*entry)->fileName().toStdString());
}

Result<> Workspace::applyWholeEvent(EntryId id, const Result<json::Document>& next, const QString& step)
{
    const auto entry = editable(id);
    if (!entry)
        return fail(entry.error());
    return apply(id, next.and_then([&](const json::Document& edited) {
        return compose::withWhole((*entry)->content->document, edited, sampleFiles());
    }),
                 step);
}

} // namespace retort

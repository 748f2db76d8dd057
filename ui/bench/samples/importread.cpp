// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/samples/importread.h"

#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "ui/bench/samples/samplefile.h"
#include "ui/common/say.h"
#include "ui/design/target/prettyjson.h"

#include <QCoreApplication>

#include <set>

namespace retort {

namespace {

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(SampleImport)
};

/// The same for files that say the same, however they are written and called.
std::string saidBy(const json::Document& event)
{
    if (event.find("/_retort")) {
        if (const auto bare = json::remove(event, "/_retort"))
            return json::write(bare->dataOf(0).root());
    }
    return json::write(event.dataOf(0).root());
}

/// A line of a log, laid out to be read: each token stays as it was written.
json::Document laidOut(const json::Document& event)
{
    const std::string& text = event.text();
    if (text.find('\n') < text.find_last_of('}'))
        return event;
    return json::Document::parse(prettyJson(text).text + "\n").value_or(event);
}

QString labelOf(const json::Document& event)
{
    const auto node = event.find("/_retort/label");
    const auto label = node ? event.stringOf(*node) : std::nullopt;
    return label ? fromUtf8(*label).trimmed() : QString();
}

} // namespace

SamplesThere samplesThere(const Workspace& workspace)
{
    SamplesThere there;
    for (const EntryId id : workspace.entries(EntryKind::Event)) {
        const Entry& entry = *workspace.find(id);
        if (const auto whole = workspace.wholeEvent(id))
            there.emplace(saidBy(*whole), entry.title());
    }
    return there;
}

ImportRead readImport(const std::vector<std::shared_ptr<const ImportText>>& texts, const Catalogue& catalogue,
                      const SamplesThere& there, const std::atomic<bool>& cancelled)
{
    ImportRead read;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < texts.size() && !cancelled; ++i) {
        const ImportText& text = *texts[i];
        if (text.error) {
            read.problems.push_back({i, *text.error});
            continue;
        }
        if (text.name.isEmpty() && text.text.find_first_not_of(" \t\r\n") == std::string::npos)
            continue; // nothing was pasted
        compose::Imported imported = compose::importEvents(text.text, catalogue);
        read.left += imported.left;
        for (compose::ImportedEvent& event : imported.events) {
            if (cancelled)
                return read;
            std::string said = saidBy(event.document);
            const auto same = there.find(said);
            ImportRead::Found found{i, std::move(event)};
            if (same != there.end())
                found.sameAs = same->second;
            found.twice = !seen.insert(std::move(said)).second;
            read.events.push_back(std::move(found));
        }
        for (Error& error : imported.problems)
            read.problems.push_back({i, std::move(error)});
    }
    return read;
}

std::string nameOf(const compose::EventGuess& guess)
{
    return guess.event.ends_with('*') ? "custom.event_name" : guess.event;
}

Result<json::Document> takenFor(const json::Document& event, const std::string& name, const Catalogue& catalogue)
{
    const std::string quoted = json::quoted(name);
    const EventKind* kind = catalogue.event(name);
    const bool custom = !kind || kind->root == "custom";
    const auto context = event.find("/context");
    if (custom == !context)
        return json::set(event, "/event", quoted);
    if (custom)
        return json::set(json::Document(), "", event.textOf(*context))
            .and_then([](const json::Document& bare) { return json::Document::parse(bare.text() + "\n"); })
            .and_then([&](const json::Document& bare) { return json::set(bare, "/event", quoted); });
    return json::remove(event, "/event").and_then([&](const json::Document& bare) {
        return json::Document::parse("{\n  \"event\": " + quoted + ",\n  \"context\": {}\n}\n")
            .and_then([&](const json::Document& file) { return json::set(file, "/context", bare.textOf(0)); });
    });
}

std::vector<NewEntry> entriesOf(const std::vector<const compose::ImportedEvent*>& events, const Workspace& workspace)
{
    std::set<QString> taken;
    for (const EntryId id : workspace.entries(EntryKind::Event))
        taken.insert(workspace.find(id)->title().toLower());
    std::map<QString, int> numbers; // so that a thousand of one name are not counted a thousand times
    std::vector<NewEntry> entries;
    for (const compose::ImportedEvent* event : events) {
        QString wished = labelOf(event->document);
        if (wished.isEmpty())
            wished = Words::tr("%1, imported", "an event").arg(fromUtf8(event->event));
        QString label = wished;
        int& number = numbers.emplace(wished.toLower(), 1).first->second;
        while (!taken.insert(label.toLower()).second)
            label = QStringLiteral("%1 %2").arg(wished).arg(++number);
        entries.push_back({EntryKind::Event, label, withLabel(laidOut(event->document), label)});
    }
    return entries;
}

} // namespace retort

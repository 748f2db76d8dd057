// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/samples/samplefile.h"

#include "engine/json/edit.h"
#include "engine/json/write.h"

#include <algorithm>

namespace retort {

json::Document withLabel(const json::Document& event, const QString& label)
{
    const std::string text = json::quoted(label.toStdString());
    auto named = json::set(event, "/_retort/label", text);
    if (!named)
        named = json::set(event, "/_retort", "{\"label\": " + text + "}");
    return named ? *std::move(named) : event;
}

QString freeLabel(const Workspace& workspace, const QString& label)
{
    const auto& events = workspace.entries(EntryKind::Event);
    const auto isTaken = [&](const QString& one) {
        return std::any_of(events.begin(), events.end(), [&](EntryId id) {
            return workspace.find(id)->title().compare(one, Qt::CaseInsensitive) == 0;
        });
    };
    QString free = label;
    for (int number = 2; isTaken(free); ++number)
        free = QStringLiteral("%1 %2").arg(label).arg(number);
    return free;
}

std::vector<compose::DataField> dataFieldsIn(const Workspace& workspace, std::string_view event)
{
    std::vector<Event> samples;
    for (const EntryId id : workspace.entries(EntryKind::Event)) {
        if (const Event* sample = workspace.find(id)->event(); sample && sample->name == event)
            samples.push_back(*sample);
    }
    return compose::dataFieldsOf(event, workspace.catalogue(), samples);
}

std::string pointerInFile(const json::Document& event, std::string_view path)
{
    std::string pointer = event.find("/context") ? "/context/" : "/";
    for (const char c : path) // catalogue and samples have plain keys; any other is not found, and nothing is lost
        pointer += c == '.' ? '/' : c;
    return event.find(pointer) ? pointer : std::string();
}

} // namespace retort

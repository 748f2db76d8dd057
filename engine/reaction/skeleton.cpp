// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/write.h"
#include "engine/reaction/edit.h"

namespace retort::edit {

namespace {

// A value to start with. Nothing is made up: what has to be chosen starts empty, and a run says that it is missing.
std::string startValue(const ArgumentKind& kind)
{
    if (kind.type == "jsonlogic")
        return "true";
    return kind.type == "string" || kind.type == "datetime" ? "\"\"" : "null";
}

std::string argumentText(const ArgumentKind& kind, const Catalogue& catalogue, std::string_view trigger)
{
    // The one argument that is always read from the event is the customer.
    const bool fromEvent = kind.dynamic == ArgumentKind::Dynamic::Always;
    const std::string value =
        fromEvent ? "{\"var\": " + json::quoted(catalogue.profilePath(trigger)) + "}" : startValue(kind);
    return "{\"name\": " + json::quoted(kind.name) + ", \"value\": " + value +
           ", \"is_dynamic\": " + (fromEvent ? "true" : "null") + "}";
}

} // namespace

std::string skeleton(const Catalogue& catalogue, std::string_view type, std::string_view trigger)
{
    std::string arguments;
    if (const ActionKind* kind = catalogue.action(type)) {
        for (const ArgumentKind& argument : kind->arguments) {
            if (argument.required)
                arguments += (arguments.empty() ? "" : ", ") + argumentText(argument, catalogue, trigger);
        }
    }
    return "{\"name\": " + json::quoted(type) + ", \"sort_order\": 1, \"arguments\": [" + arguments + "]}";
}

json::Document newReaction(std::string_view name, std::string_view trigger)
{
    const auto document =
        json::Document::parse("{\n  \"name\": " + json::quoted(name) + ",\n  \"trigger\": " + json::quoted(trigger) +
                              ",\n  \"description\": null,\n  \"is_active\": false,\n  \"actions\": []\n}\n");
    return document ? *document : newReaction("", "");
}

} // namespace retort::edit

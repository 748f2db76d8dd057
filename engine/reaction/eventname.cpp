// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/eventname.h"

#include "engine/base/nearest.h"

#include <algorithm>
#include <vector>

namespace retort {

namespace {

bool isPart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

std::string_view namespaceOf(std::string_view name) { return name.substr(0, name.find('.')); }

// Lower case, and "_" for whatever cannot stand in a name: what the person most likely meant.
std::string tidied(std::string_view name)
{
    std::string out;
    for (char c : name) {
        if (c >= 'A' && c <= 'Z')
            out += static_cast<char>(c - 'A' + 'a');
        else if (isPart(c) || c == '.')
            out += c;
        else if (!out.empty() && out.back() != '_' && out.back() != '.')
            out += '_';
    }
    while (!out.empty() && (out.back() == '_' || out.back() == '.'))
        out.pop_back();
    while (!out.empty() && out.front() == '.')
        out.erase(out.begin());
    if (!out.empty() && out.find('.') == std::string::npos)
        out = "custom." + out;
    return hasEventForm(out) ? out : std::string();
}

// The platform's event that was most likely meant, where namespace and event are each close to one.
std::string_view platformEventNear(std::string_view name, const Catalogue& catalogue)
{
    // What is still being typed, once its namespace is there: the first event that goes on like that.
    if (name.find('.') != std::string_view::npos && !name.ends_with('.')) {
        for (const EventKind& kind : catalogue.events()) {
            if (kind.name.starts_with(name) && !kind.name.ends_with(".*"))
                return kind.name;
        }
    }
    std::vector<std::string_view> namespaces;
    for (const EventKind& kind : catalogue.events()) {
        if (!kind.name.ends_with(".*"))
            namespaces.push_back(namespaceOf(kind.name));
    }
    const std::string_view closest = nearest(namespaceOf(name), namespaces);
    const bool undotted = name.find('.') == std::string_view::npos; // "profile_updated"
    std::vector<std::string_view> names;
    for (const EventKind& kind : catalogue.events()) {
        if (!kind.name.ends_with(".*") && (undotted || (!closest.empty() && namespaceOf(kind.name) == closest)))
            names.push_back(kind.name);
    }
    return nearest(name, names);
}

bool isPlatformNamespace(std::string_view name, const Catalogue& catalogue)
{
    return std::any_of(catalogue.events().begin(), catalogue.events().end(), [&](const EventKind& kind) {
        return !kind.name.ends_with(".*") && namespaceOf(kind.name) == name;
    });
}

} // namespace

bool hasEventForm(std::string_view name)
{
    std::size_t parts = 1;
    bool empty = true;
    for (char c : name) {
        if (c == '.') {
            if (empty)
                return false;
            empty = true;
            ++parts;
        } else if (isPart(c)) {
            empty = false;
        } else {
            return false;
        }
    }
    return parts > 1 && !empty;
}

EventName checkEventName(std::string_view name, const Catalogue& catalogue)
{
    using Kind = EventName::Kind;
    const std::string text(name);
    if (name.empty())
        return {Kind::Invalid, phrase("reaction.event.empty"), {}};
    const std::string canonical = catalogue.canonicalEvent(name);
    if (canonical != name)
        return {Kind::Alias, phrase("reaction.event.alias", text, canonical), canonical};
    const EventKind* kind = catalogue.event(name);
    if (kind && kind->name == name && !name.ends_with(".*"))
        return {Kind::Known, phrase("reaction.event.known", kind->description), {}};
    if (!hasEventForm(name)) {
        const std::string_view near = platformEventNear(name, catalogue);
        const std::string suggestion = near.empty() ? tidied(name) : std::string(near);
        if (name.find('.') == std::string_view::npos)
            return {Kind::Invalid, phrase("reaction.event.no-namespace", text), suggestion};
        return {Kind::Invalid, phrase("reaction.event.bad-form", text), suggestion};
    }
    if (const std::string_view near = platformEventNear(name, catalogue); !near.empty())
        return {Kind::Doubtful, phrase("reaction.event.near", text, std::string(near)), std::string(near)};
    if (isPlatformNamespace(namespaceOf(name), catalogue))
        return {Kind::Doubtful, phrase("reaction.event.platform-namespace", std::string(namespaceOf(name)), text), {}};
    if (const std::string lower = tidied(name); lower != name)
        return {Kind::Doubtful, phrase("reaction.event.letter-case", text), lower};
    return {Kind::Custom, phrase("reaction.event.custom", text), {}};
}

} // namespace retort

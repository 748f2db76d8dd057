// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/edit.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/logic/analyse/withvalue.h"
#include "ui/condition/edges/edgestrip.h"

namespace retort {

Result<json::Document> withContextValue(const json::Document& document, const std::string& contextPointer,
                                        std::string_view path, const std::optional<json::Data>& value)
{
    // As far down as the path is there already; the rest is written at once.
    std::string pointer = contextPointer;
    std::string_view rest = path;
    while (!rest.empty()) {
        const auto here = document.find(pointer);
        const std::string_view key = rest.substr(0, rest.find('.'));
        const std::string next = json::child(pointer, key);
        const bool container =
            here && (document.node(*here).kind == json::Kind::Object || document.node(*here).kind == json::Kind::Array);
        if (!container || !document.find(next))
            break;
        pointer = next;
        rest = key.size() == rest.size() ? std::string_view() : rest.substr(key.size() + 1);
    }
    const auto found = document.find(pointer);
    if (!value) {
        if (!rest.empty())
            return document;                            // it is not there
        if (found && document.node(*found).key.empty()) // an item: the others keep their places
            return json::set(document, pointer, "null");
        return json::remove(document, pointer);
    }
    if (rest.empty())
        return json::set(document, pointer, json::write(value->root()));
    const std::string_view key = rest.substr(0, rest.find('.'));
    const std::string_view below = key.size() == rest.size() ? std::string_view() : rest.substr(key.size() + 1);
    const std::string text = json::write(logic::withValue(json::Data(), below, *value).root());
    if (found && document.node(*found).kind == json::Kind::Object)
        return json::set(document, json::child(pointer, key), text);
    // A text, a number or null in the way: it becomes an object, as `var` would need it.
    return json::set(document, pointer, json::write(logic::withValue(json::Data(), rest, *value).root()));
}

} // namespace retort

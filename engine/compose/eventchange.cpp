// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/whynot.h"
#include "engine/json/edit.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/logic/analyse/withvalue.h"

namespace retort::compose {

namespace {

using json::Document;
using Index = Document::Index;

std::vector<std::string> partsOf(const std::string& path)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        parts.push_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

/// The member of the context in which a path begins, as a whole: where something stands in the way of the rest.
Result<Document> withWhole(const Document& file, const std::string& root, const EventChange& change)
{
    const Index context = file.find(root).value_or(0);
    const json::Data changed = logic::withValue(file.dataOf(context), change.path, change.to);
    const std::string key = partsOf(change.path).front();
    const json::Value* value = changed.root().isObject() ? changed.root().find(key) : nullptr;
    return value ? json::set(file, json::child(root, key), json::write(*value)) : file;
}

Result<Document> withChange(const Document& file, const std::string& root, const EventChange& change)
{
    std::string pointer = root;
    const std::vector<std::string> parts = partsOf(change.path);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Index parent = file.find(pointer).value_or(Document::none);
        if (parent == Document::none)
            return withWhole(file, root, change);
        const std::string inner = json::child(pointer, parts[i]);
        if (file.find(inner)) {
            pointer = inner;
            continue;
        }
        if (!change.to) // it is not there
            return file;
        // From here on it is missing: one value with all that is in it.
        if (file.node(parent).kind != json::Kind::Object)
            return withWhole(file, root, change);
        std::string text = json::write(change.to->root());
        for (std::size_t rest = parts.size() - 1; rest > i; --rest)
            text = "{" + json::quoted(parts[rest]) + ": " + text + "}";
        return json::set(file, inner, text);
    }
    if (change.to)
        return json::set(file, pointer, json::write(change.to->root()));
    const Index node = *file.find(pointer);
    const Index list = file.node(node).parent;
    // The other items keep their places.
    if (file.node(list).kind == json::Kind::Array && file.node(node).position + 1 < file.node(list).children)
        return json::set(file, pointer, "null");
    return json::remove(file, pointer);
}

} // namespace

Result<Document> withChanges(const Document& file, const std::vector<EventChange>& changes)
{
    const auto event = readEvent(file);
    if (!event)
        return fail(event.error());
    Result<Document> out = file;
    if (event->contextPointer == "/context" && file.node(*file.find("/context")).kind == json::Kind::Null)
        out = json::set(*out, "/context", "{}");
    for (const EventChange& change : changes) {
        if (out)
            out = withChange(*out, event->contextPointer, change);
    }
    return out;
}

} // namespace retort::compose

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/variant.h"
#include "engine/json/pointer.h"
#include "engine/reaction/handlefields.h"
#include "engine/uses/lists.h"
#include "engine/uses/texts.h"
#include "engine/uses/uses.h"

#include <algorithm>
#include <span>

namespace retort::uses {

namespace {

using Index = json::Document::Index;

/// The places that a path with a `*` or without leads to.
void findPath(const json::Document& document, Index at, std::span<const std::string> segments,
              std::vector<Index>& found)
{
    if (!found.empty())
        return;
    if (segments.empty()) {
        found.push_back(at);
        return;
    }
    const auto rest = segments.subspan(1);
    const json::Kind kind = document.node(at).kind;
    if (segments.front() == "*" && (kind == json::Kind::Array || kind == json::Kind::Object)) {
        for (Index child = document.node(at).firstChild; child != json::Document::none;
             child = document.node(child).next)
            findPath(document, child, rest, found);
        return;
    }
    Index next = json::Document::none;
    if (kind == json::Kind::Object)
        next = document.member(at, segments.front());
    else if (const auto position = json::indexOf(segments.front()); position && kind == json::Kind::Array)
        next = document.item(at, *position);
    if (next != json::Document::none)
        findPath(document, next, rest, found);
}

/// A value of an event's file, and where in the context it stands.
struct Part {
    Index node;
    std::vector<std::string> path;
};

/// What a file says of its event's context: all of it, or of a variant what it changes.
std::vector<Part> partsOf(const json::Document& document, const Event& event)
{
    if (!compose::isVariant(document)) {
        const auto root = document.find(event.contextPointer);
        return root ? std::vector<Part>{{*root, {}}} : std::vector<Part>();
    }
    std::vector<Part> parts;
    const auto variant = compose::readVariant(document);
    const auto context = json::segmentsOf(event.contextPointer);
    for (std::size_t i = 0; variant && context && i < variant->changes.size(); ++i) {
        const auto node = document.find(json::child(json::child("/_retort/changes", i), "value"));
        const auto path = json::segmentsOf(variant->changes[i].pointer);
        if (node && path && path->size() > context->size() &&
            std::equal(context->begin(), context->end(), path->begin()))
            parts.push_back({*node, {path->begin() + static_cast<std::ptrdiff_t>(context->size()), path->end()}});
    }
    return parts;
}

/// "tier.handle" of a text below a part; a position in a list is left out at the end.
std::string pathOf(const json::Document& document, const Part& part, Index text)
{
    auto segments = json::segmentsOf(document.pointerTo(text)).value_or(std::vector<std::string>());
    const auto root = json::segmentsOf(document.pointerTo(part.node)).value_or(std::vector<std::string>());
    segments.erase(segments.begin(), segments.begin() + static_cast<std::ptrdiff_t>(root.size()));
    segments.insert(segments.begin(), part.path.begin(), part.path.end());
    if (!segments.empty() && json::indexOf(segments.back()))
        segments.pop_back();
    std::string path;
    for (const std::string& segment : segments)
        path += (path.empty() ? "" : ".") + segment;
    return path;
}

/// What is left of a field's path inside of a part; none where the part is about something else.
std::optional<std::span<const std::string>> inside(std::span<const std::string> field, const Part& part)
{
    const std::size_t shared = std::min(field.size(), part.path.size());
    for (std::size_t i = 0; i < shared; ++i) {
        if (field[i] != part.path[i] && !(field[i] == "*" && json::indexOf(part.path[i])))
            return std::nullopt;
    }
    return field.subspan(shared);
}

} // namespace

std::vector<Use> holdersIn(const json::Document& document, const Event& event, const Subject& field)
{
    const auto segments = split(field.name);
    if (field.name.empty() || (event.contextPointer.empty() && segments.front() == "_retort"))
        return {};
    std::vector<Use> uses;
    for (const Part& part : partsOf(document, event)) {
        const auto rest = inside(segments, part);
        std::vector<Index> found;
        if (rest)
            findPath(document, part.node, *rest, found);
        for (const Index index : found)
            uses.push_back({Use::Role::Holds, field, document.pointerTo(index), {}, {}});
    }
    return uses;
}

std::vector<Use> mentionsIn(const json::Document& document, const Event& event, const Subject& handle,
                            const Catalogue& catalogue)
{
    std::vector<Use> uses;
    const bool isWhole = event.contextPointer.empty() && !compose::isVariant(document);
    const Index own = isWhole ? document.member(0, "_retort") : json::Document::none;
    const Index name = isWhole ? document.member(0, "event") : json::Document::none;
    for (const Part& part : partsOf(document, event)) {
        for (const Index index : textsBelow(document, part.node, handle.name)) {
            const auto& range = document.node(index).range;
            const bool ours = own != json::Document::none && range.begin >= document.node(own).range.begin &&
                              range.end <= document.node(own).range.end;
            const bool isName = index == name || part.path == std::vector<std::string>{"event"};
            if (ours || (isName && event.contextPointer.empty()))
                continue;
            Use use = mention(document, index, handle, {});
            const std::string picker = handlePicker(catalogue, event.name, pathOf(document, part, index));
            if (!picker.empty() && listOf(picker) == handle.list)
                use.role = Use::Role::Names;
            uses.push_back(std::move(use));
        }
    }
    return uses;
}

} // namespace retort::uses

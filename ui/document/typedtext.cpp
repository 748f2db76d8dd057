// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/typedtext.h"

#include "engine/json/write.h"

#include <algorithm>

namespace retort {

std::string typedText(const json::Document& document, const std::vector<TypedPart>& parts)
{
    std::vector<std::pair<json::Range, const std::string*>> places;
    for (const auto& [pointer, text] : parts)
        if (const auto node = document.find(pointer))
            places.emplace_back(document.node(*node).range, &text);
    // Outer ones first: what is typed within a text that is typed as a whole does not show.
    std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
        return a.first.begin != b.first.begin ? a.first.begin < b.first.begin : a.first.end > b.first.end;
    });
    std::string typed;
    std::size_t done = 0;
    for (const auto& [range, text] : places) {
        if (range.begin < done)
            continue;
        typed.append(document.text(), done, range.begin - done).append(*text);
        done = range.end;
    }
    return typed.append(document.text(), done);
}

TypedPart typedPart(const json::Document& document, const TextTarget& target, const std::string& text)
{
    if (!target.inside)
        return {target.pointer, text};
    const auto node = document.find(target.pointer);
    const auto held = node ? document.stringOf(*node) : std::nullopt;
    const auto inside = held ? json::Document::parse(*held, document.limits()) : fail({});
    return {target.pointer,
            json::quoted(inside && !target.inside->empty() ? typedText(*inside, {{*target.inside, text}}) : text)};
}

std::string typedText(const Content& content)
{
    if (const Draft* whole = content.draft({}))
        return whole->text;
    std::vector<TypedPart> parts;
    for (const Draft& draft : content.drafts)
        if (const auto pointer = content.pointerTo(draft.target))
            parts.push_back(typedPart(content.document, {ActionId::None, *pointer, draft.target.inside}, draft.text));
    return typedText(content.document, parts);
}

} // namespace retort

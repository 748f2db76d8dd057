// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/draft.h"
#include "engine/condition/edit.h"
#include "engine/json/pointer.h"

#include <algorithm>

namespace retort::condition {

namespace {

bool isAll(Quantifier quantifier) { return quantifier == Quantifier::All || quantifier == Quantifier::NotAll; }
bool isNegated(Quantifier quantifier) { return quantifier == Quantifier::None || quantifier == Quantifier::NotAll; }

/// The members of a group in the order in which they stand.
std::vector<PartId> inOrder(std::vector<PartId> parts)
{
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    return parts;
}

} // namespace

bool canWrap(const Site& site, const std::vector<PartId>& parts)
{
    const std::vector<PartId> wrapped = inOrder(parts);
    if (wrapped.size() <= 1)
        return wrapped.size() == 1;
    const PartId around = site.outline.part(wrapped.front()).parent;
    if (around == noPart || site.outline.part(around).form != Form::Group)
        return false;
    return std::all_of(wrapped.begin(), wrapped.end(),
                       [&](PartId id) { return site.outline.part(id).parent == around; });
}

Result<Edited> wrap(const Site& site, const std::vector<PartId>& parts, Quantifier quantifier)
{
    return attempt([&]() -> Result<Edited> {
        if (!canWrap(site, parts))
            refuse(site, parts.empty() ? 0 : parts.front(), phrase("condition.cannot-wrap"));
        const std::vector<PartId> wrapped = inOrder(parts);
        const std::string pointer = site.outline.pointerTo(wrapped.front());
        Draft draft(site);
        if (wrapped.size() == 1) {
            draft.wrapInGroup(pointer, quantifier);
            return std::move(draft).edited(pointer);
        }
        const std::string list = listOf(site.outline, site.outline.part(wrapped.front()).parent);
        const std::size_t first = site.outline.part(wrapped.front()).position;
        for (std::size_t i = 1; i < wrapped.size(); ++i) // one beside the other
            draft.moveItem(list, site.outline.part(wrapped[i]).position, first + i);
        draft.wrapItemsInGroup(list, first, wrapped.size(), quantifier);
        return std::move(draft).edited(pointer);
    });
}

bool canUnwrap(const Site& site, PartId id)
{
    const Part& group = site.outline.part(id);
    if (group.form != Form::Group || group.children == 0)
        return false;
    if (group.children == 1)
        return true;
    if (group.negated || group.parent == noPart)
        return false;
    const Part& around = site.outline.part(group.parent);
    return around.form == Form::Group && around.op == group.op && hasList(site.outline, group.parent);
}

Result<Edited> unwrap(const Site& site, PartId id)
{
    return attempt([&]() -> Result<Edited> {
        if (!canUnwrap(site, id))
            refuse(site, id, phrase("condition.cannot-unwrap"));
        const Outline& outline = site.outline;
        const Part& group = outline.part(id);
        std::string pointer = outline.pointerTo(id);
        Draft draft(site);
        if (group.children > 1) {
            draft.raiseItems(pointer, listOf(outline, id));
            return std::move(draft).edited(pointer);
        }
        // Of "none of" and "not all of" the `!` stays.
        const std::string raised = draft.raise(outline.corePointerTo(id), outline.pointerTo(group.firstChild));
        if (!group.negated)
            pointer = raised;
        return std::move(draft).edited(pointer);
    });
}

Result<Edited> setQuantifier(const Site& site, PartId id, Quantifier quantifier)
{
    return attempt([&]() -> Result<Edited> {
        const Part& group = site.outline.part(id);
        if (group.form != Form::Group)
            refuse(site, id, phrase("condition.no-group"));
        const std::string pointer = site.outline.pointerTo(id);
        Draft draft(site);
        if (isAll(quantifier) != isAll(group.quantifier))
            draft.renameOnly(site.outline.corePointerTo(id), isAll(quantifier) ? "and" : "or");
        if (isNegated(quantifier) && !group.negated)
            draft.wrapInNot(pointer);
        else if (!isNegated(quantifier) && group.negated)
            draft.raise(pointer, site.outline.corePointerTo(id));
        return std::move(draft).edited(pointer);
    });
}

} // namespace retort::condition

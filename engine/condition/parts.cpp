// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/draft.h"
#include "engine/condition/edit.h"
#include "engine/condition/reach.h"
#include "engine/json/pointer.h"

#include <algorithm>
#include <numeric>
#include <optional>

// Edits of whole parts: in, out, elsewhere.
namespace retort::condition {

namespace {

/// In the order of the outline, each once, and none that is inside another.
std::vector<PartId> outermost(const Outline& outline, std::vector<PartId> parts)
{
    std::sort(parts.begin(), parts.end());
    std::vector<PartId> kept;
    for (PartId id : parts) {
        if (kept.empty() || !isInside(outline, id, kept.back()))
            kept.push_back(id);
    }
    return kept;
}

/// A list with a place for something new.
struct Room {
    std::string list;
    std::size_t position;
};

Room roomAmong(Draft& draft, const Site& site, Slot slot)
{
    if (!hasList(site.outline, slot.group))
        draft.bracket(site.outline.corePointerTo(slot.group));
    const std::string list = listOf(site.outline, slot.group);
    return {list, std::min(slot.position, draft.sizeAt(list))};
}

/// Behind a part that becomes a member of a group.
Room roomBeside(Draft& draft, const Site& site, PartId id)
{
    const std::string pointer = site.outline.pointerTo(id);
    draft.wrapInGroup(pointer, Quantifier::All);
    return {pointer + "/and", 1};
}

Room roomFor(Draft& draft, const Site& site, Slot slot)
{
    if (isRoom(site.outline, slot.group))
        return roomAmong(draft, site, slot);
    Room room = roomBeside(draft, site, slot.group);
    room.position = slot.position == 0 ? 0 : 1;
    return room;
}

/// Takes parts away, the last one first, so that the pointers of those before stay good.
class Removal {
public:
    Removal(const Site& site, std::vector<PartId> parts)
        : m_site(site), m_outline(site.outline), m_parts(outermost(site.outline, std::move(parts)))
    {
        while (const auto emptied = emptiedGroup()) {
            m_parts.push_back(*emptied);
            m_emptied.push_back(*emptied);
            m_parts = outermost(m_outline, std::move(m_parts));
        }
    }

    /// Gives the place to go to.
    std::string removeFrom(Draft& draft) const
    {
        std::string focus;
        for (auto id = m_parts.rbegin(); id != m_parts.rend(); ++id)
            focus = removeOne(draft, *id);
        return focus;
    }

private:
    /// A part that goes because all that is in it goes.
    std::optional<PartId> emptiedGroup() const
    {
        std::vector<std::size_t> going(m_outline.parts().size());
        for (PartId id : m_parts) {
            const PartId around = m_outline.part(id).parent;
            if (around == noPart || !goesWithItsMembers(m_outline, around))
                continue;
            going[around] += goesAsCase(id) ? 2 : operandsWith(m_outline, id) == 2 ? 0 : 1;
            if (going[around] >= m_outline.part(around).children)
                return around;
        }
        return std::nullopt;
    }

    /// A condition of a Choice takes its value along, but not where it is only left without members: `true` is left
    /// then.
    bool goesAsCase(PartId id) const
    {
        return operandsWith(m_outline, id) == 2 && std::find(m_emptied.begin(), m_emptied.end(), id) == m_emptied.end();
    }

    std::string removeOne(Draft& draft, PartId id) const
    {
        const std::string pointer = m_outline.pointerTo(id);
        const Part& part = m_outline.part(id);
        const bool staysTrue = operandsWith(m_outline, id) == 2 && !goesAsCase(id);
        if (!leavesRoom(m_outline, id) || staysTrue) {
            if (part.use != Use::Condition && part.parent != noPart)
                refuse(m_site, id, phrase("condition.cannot-remove"));
            draft.set(pointer, part.use == Use::Condition ? "true" : "null");
            return pointer;
        }
        const std::string list = pointer.substr(0, pointer.rfind('/'));
        const Part& around = m_outline.part(part.parent);
        if (around.form == Form::Operation && draft.sizeAt(list) < 2)
            refuse(m_site, id, phrase("condition.cannot-remove"));
        for (std::size_t i = operandsWith(m_outline, id); i > 0; --i)
            draft.remove(pointer);
        const std::size_t left = draft.sizeAt(list);
        if (left == 0 || around.form == Form::Field)
            return m_outline.pointerTo(part.parent);
        return json::child(list, std::min<std::size_t>(part.position, left - 1));
    }

    const Site& m_site;
    const Outline& m_outline;
    std::vector<PartId> m_parts;
    std::vector<PartId> m_emptied; ///< Those that go because nothing is left in them.
};

/// Members of one list to another place in it.
Edited reordered(const Site& site, const std::vector<PartId>& parts, Slot slot)
{
    Draft draft(site);
    if (!hasList(site.outline, slot.group))
        draft.bracket(site.outline.corePointerTo(slot.group));
    const std::string list = listOf(site.outline, slot.group);
    const std::size_t size = draft.sizeAt(list);
    std::vector<std::size_t> wanted(size);
    std::iota(wanted.begin(), wanted.end(), 0);
    std::vector<std::size_t> now = wanted;
    std::size_t target = std::min(slot.position, size);
    std::vector<std::size_t> moved;
    for (PartId id : parts)
        moved.push_back(site.outline.part(id).position);
    for (auto position = moved.rbegin(); position != moved.rend(); ++position) {
        wanted.erase(wanted.begin() + static_cast<std::ptrdiff_t>(*position));
        target -= *position < target ? 1 : 0;
    }
    wanted.insert(wanted.begin() + static_cast<std::ptrdiff_t>(target), moved.begin(), moved.end());
    const auto go = [&](std::size_t from, std::size_t to) {
        draft.moveItem(list, from, to);
        const std::size_t item = now[from];
        now.erase(now.begin() + static_cast<std::ptrdiff_t>(from));
        now.insert(now.begin() + static_cast<std::ptrdiff_t>(to), item);
    };
    if (moved.size() == 1)
        go(moved[0], target);
    for (std::size_t i = 0; i < size; ++i) {
        const auto from = static_cast<std::size_t>(std::find(now.begin(), now.end(), wanted[i]) - now.begin());
        if (from != i)
            go(from, i);
    }
    return std::move(draft).edited(json::child(list, target));
}

Edited movedElsewhere(const Site& site, const std::vector<PartId>& parts, Slot slot)
{
    Draft draft(site);
    std::vector<Draft::Watch> originals;
    for (PartId id : parts)
        originals.push_back(draft.watch(site.outline.pointerTo(id)));
    std::optional<Draft::Watch> first;
    std::size_t next = 0;
    const auto text = [&](PartId id) { return Draft(site).textAt(site.outline.pointerTo(id)); };
    const auto indent = [&](PartId id) { return Draft(site).indentAt(site.outline.pointerTo(id)); };
    if (saysNothing(site.outline, slot.group)) {
        const std::string pointer = site.outline.pointerTo(slot.group);
        draft.put(pointer, text(parts[0]), indent(parts[0]));
        first = draft.watch(pointer);
        next = 1;
    }
    if (next < parts.size()) {
        Slot after = slot;
        if (first)
            after.position = 1; // what was put there, and the rest behind it
        const Room room = roomFor(draft, site, after);
        for (std::size_t i = next; i < parts.size(); ++i) {
            const std::size_t position = room.position + i - next;
            draft.insertMoved(room.list, position, text(parts[i]), indent(parts[i]));
            if (!first)
                first = draft.watch(json::child(room.list, position));
        }
    }
    const Outline& outline = site.outline;
    const Site then = Site::of(draft.document(), site.rule, outline.program().settings(), outline.root().use);
    std::vector<PartId> leaving;
    for (Draft::Watch original : originals)
        leaving.push_back(then.outline.at(draft.watched(original)));
    Draft rest(then);
    const Draft::Watch moved = rest.watch(draft.watched(*first));
    Removal(then, leaving).removeFrom(rest);
    const std::string pointer = rest.watched(moved);
    return std::move(rest).edited(pointer);
}

/// The condition of a case would leave its value behind.
bool canLeave(const Site& site, PartId id) { return canRemove(site, id) && operandsWith(site.outline, id) == 1; }

} // namespace

Site Site::of(const json::Document& document, std::string_view rule, const logic::Settings& settings, Use use)
{
    const auto found = document.find(rule);
    const json::Data data = found ? document.dataOf(*found) : json::Data();
    return {document, std::string(rule), Outline::of(logic::Program::compile(data, settings), use)};
}

bool canInsert(const Site& site, PartId group)
{
    return isRoom(site.outline, group) || site.outline.part(group).use == Use::Condition;
}

Result<Edited> insert(const Site& site, Slot slot, std::string_view json)
{
    return attempt([&]() -> Result<Edited> {
        if (!canInsert(site, slot.group))
            refuse(site, slot.group, phrase("condition.cannot-insert"));
        if (saysNothing(site.outline, slot.group))
            return replace(site, slot.group, json);
        Draft draft(site);
        const Room room = roomFor(draft, site, slot);
        draft.insertItem(room.list, room.position, json);
        return std::move(draft).edited(json::child(room.list, room.position));
    });
}

bool canRemove(const Site& site, PartId id)
{
    const Part& part = site.outline.part(id);
    if (part.parent != noPart && goesWithItsMembers(site.outline, part.parent) &&
        operandsWith(site.outline, id) == site.outline.part(part.parent).children)
        return canRemove(site, part.parent);
    return leavesRoom(site.outline, id) ||
           ((part.parent == noPart || part.use == Use::Condition) && !saysNothing(site.outline, id));
}

Result<Edited> remove(const Site& site, const std::vector<PartId>& parts)
{
    return attempt([&]() -> Result<Edited> {
        for (PartId id : parts) {
            if (!canRemove(site, id))
                refuse(site, id, phrase("condition.cannot-remove"));
        }
        Draft draft(site);
        const std::string focus = Removal(site, parts).removeFrom(draft);
        return std::move(draft).edited(focus);
    });
}

bool canDuplicate(const Site& site, PartId id)
{
    const Part& part = site.outline.part(id);
    return part.use == Use::Condition || (part.parent != noPart && takesMembers(site.outline, part.parent));
}

Result<Edited> duplicate(const Site& site, PartId id)
{
    return attempt([&]() -> Result<Edited> {
        if (!canDuplicate(site, id))
            refuse(site, id, phrase("condition.cannot-duplicate"));
        const Part& part = site.outline.part(id);
        const std::string pointer = site.outline.pointerTo(id);
        Draft draft(site);
        const std::string text = draft.textAt(pointer);
        const std::string indent = draft.indentAt(pointer);
        const bool member = part.parent != noPart && takesMembers(site.outline, part.parent);
        const std::size_t next = std::size_t{part.position} + 1;
        const Room room = member ? roomAmong(draft, site, {part.parent, next}) : roomBeside(draft, site, id);
        draft.insertMoved(room.list, room.position, text, indent);
        return std::move(draft).edited(json::child(room.list, room.position));
    });
}

bool canMove(const Site& site, const std::vector<PartId>& parts, PartId group)
{
    if (parts.empty() || !canInsert(site, group))
        return false;
    return std::all_of(parts.begin(), parts.end(),
                       [&](PartId id) { return !isInside(site.outline, group, id) && canLeave(site, id); });
}

Result<Edited> move(const Site& site, const std::vector<PartId>& parts, Slot slot)
{
    return attempt([&]() -> Result<Edited> {
        const std::vector<PartId> moved = outermost(site.outline, parts);
        if (moved.empty() || !canInsert(site, slot.group))
            refuse(site, slot.group, phrase("condition.cannot-insert"));
        bool here = takesMembers(site.outline, slot.group);
        for (PartId id : moved) {
            if (isInside(site.outline, slot.group, id))
                refuse(site, id, phrase("condition.cannot-move-inside"));
            here = here && site.outline.part(id).parent == slot.group;
            if (!here && !canLeave(site, id))
                refuse(site, id, phrase("condition.cannot-move"));
        }
        return here ? reordered(site, moved, slot) : movedElsewhere(site, moved, slot);
    });
}

Result<Edited> replace(const Site& site, PartId id, std::string_view json)
{
    return attempt([&]() -> Result<Edited> {
        const std::string pointer = site.outline.pointerTo(id);
        Draft draft(site);
        const std::string there = draft.set(pointer, json);
        return std::move(draft).edited(there);
    });
}

Result<Edited> removeItem(const Site& site, PartId list, std::size_t position)
{
    return attempt([&]() -> Result<Edited> {
        if (site.outline.part(list).form != Form::Value || !takesMembers(site.outline, list))
            refuse(site, list, phrase("condition.no-list"));
        const std::string pointer = site.outline.pointerTo(list);
        Draft draft(site);
        draft.remove(json::child(pointer, position));
        return std::move(draft).edited(pointer);
    });
}

Result<Edited> replaceItem(const Site& site, PartId list, std::size_t position, std::string_view json)
{
    return attempt([&]() -> Result<Edited> {
        if (site.outline.part(list).form != Form::Value || !takesMembers(site.outline, list))
            refuse(site, list, phrase("condition.no-list"));
        const std::string pointer = json::child(site.outline.pointerTo(list), position);
        Draft draft(site);
        draft.textAt(pointer); // nothing is added past the end
        draft.set(pointer, json);
        return std::move(draft).edited(pointer);
    });
}

} // namespace retort::condition

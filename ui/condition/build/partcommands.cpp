// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/partcommands.h"

#include <QCoreApplication>

#include <algorithm>

namespace retort {

using condition::Edited;
using condition::Form;
using condition::Part;
using condition::PartId;
using condition::Quantifier;
using condition::Site;
using condition::Slot;

namespace {

struct Row {
    PartCommand command;
    const char* text;
    const char* step;
    int key;
};

const Row rows[partCommands] = {
    {PartCommand::AddClause, QT_TRANSLATE_NOOP("PartCommands", "Add clause after"),
     QT_TRANSLATE_NOOP("PartCommands", "Add clause"), QKeyCombination(Qt::CTRL | Qt::Key_Return).toCombined()},
    {PartCommand::AddGroup, QT_TRANSLATE_NOOP("PartCommands", "Add group after"),
     QT_TRANSLATE_NOOP("PartCommands", "Add group"),
     QKeyCombination(Qt::CTRL | Qt::SHIFT | Qt::Key_Return).toCombined()},
    {PartCommand::Duplicate, QT_TRANSLATE_NOOP("PartCommands", "Duplicate"),
     QT_TRANSLATE_NOOP("PartCommands", "Duplicate clause"), QKeyCombination(Qt::CTRL | Qt::Key_D).toCombined()},
    {PartCommand::Cut, QT_TRANSLATE_NOOP("PartCommands", "Cut"), QT_TRANSLATE_NOOP("PartCommands", "Cut clause"),
     QKeyCombination(Qt::CTRL | Qt::Key_X).toCombined()},
    {PartCommand::Copy, QT_TRANSLATE_NOOP("PartCommands", "Copy"), "",
     QKeyCombination(Qt::CTRL | Qt::Key_C).toCombined()},
    {PartCommand::Paste, QT_TRANSLATE_NOOP("PartCommands", "Paste after"),
     QT_TRANSLATE_NOOP("PartCommands", "Paste clause"), QKeyCombination(Qt::CTRL | Qt::Key_V).toCombined()},
    {PartCommand::MoveUp, QT_TRANSLATE_NOOP("PartCommands", "Move up"),
     QT_TRANSLATE_NOOP("PartCommands", "Move clause up"), QKeyCombination(Qt::ALT | Qt::Key_Up).toCombined()},
    {PartCommand::MoveDown, QT_TRANSLATE_NOOP("PartCommands", "Move down"),
     QT_TRANSLATE_NOOP("PartCommands", "Move clause down"), QKeyCombination(Qt::ALT | Qt::Key_Down).toCombined()},
    {PartCommand::MoveOut, QT_TRANSLATE_NOOP("PartCommands", "Move out of the group"),
     QT_TRANSLATE_NOOP("PartCommands", "Move clause out of its group"),
     QKeyCombination(Qt::ALT | Qt::Key_Left).toCombined()},
    {PartCommand::MoveIn, QT_TRANSLATE_NOOP("PartCommands", "Move into the neighbouring group"),
     QT_TRANSLATE_NOOP("PartCommands", "Move clause into a group"),
     QKeyCombination(Qt::ALT | Qt::Key_Right).toCombined()},
    {PartCommand::WrapAll, QT_TRANSLATE_NOOP("PartCommands", "All of these hold"),
     QT_TRANSLATE_NOOP("PartCommands", "Group with all"), QKeyCombination(Qt::CTRL | Qt::Key_G).toCombined()},
    {PartCommand::WrapAny, QT_TRANSLATE_NOOP("PartCommands", "Any of these holds"),
     QT_TRANSLATE_NOOP("PartCommands", "Group with any"), QKeyCombination(Qt::CTRL | Qt::ALT | Qt::Key_G).toCombined()},
    {PartCommand::WrapNone, QT_TRANSLATE_NOOP("PartCommands", "None of these holds"),
     QT_TRANSLATE_NOOP("PartCommands", "Group with none"), 0},
    {PartCommand::WrapNotAll, QT_TRANSLATE_NOOP("PartCommands", "Not all of these hold"),
     QT_TRANSLATE_NOOP("PartCommands", "Group with not all"), 0},
    {PartCommand::Unwrap, QT_TRANSLATE_NOOP("PartCommands", "Ungroup"),
     QT_TRANSLATE_NOOP("PartCommands", "Ungroup clauses"),
     QKeyCombination(Qt::CTRL | Qt::SHIFT | Qt::Key_G).toCombined()},
    {PartCommand::Negate, QT_TRANSLATE_NOOP("PartCommands", "Turn into the opposite"),
     QT_TRANSLATE_NOOP("PartCommands", "Turn into the opposite"), QKeyCombination(Qt::CTRL | Qt::Key_I).toCombined()},
    {PartCommand::Flip, QT_TRANSLATE_NOOP("PartCommands", "Swap sides"),
     QT_TRANSLATE_NOOP("PartCommands", "Swap sides"), QKeyCombination(Qt::CTRL | Qt::Key_R).toCombined()},
    {PartCommand::EditJson, QT_TRANSLATE_NOOP("PartCommands", "Edit as JSON"), "",
     QKeyCombination(Qt::CTRL | Qt::Key_J).toCombined()},
    {PartCommand::Remove, QT_TRANSLATE_NOOP("PartCommands", "Remove"),
     QT_TRANSLATE_NOOP("PartCommands", "Remove clause"), Qt::Key_Delete},
};

const Row& rowOf(PartCommand command) { return rows[static_cast<int>(command)]; }

QString translated(const char* text) { return QCoreApplication::translate("PartCommands", text); }

bool isGroup(const Site& site, PartId part)
{
    return part != condition::noPart && site.outline.part(part).form == Form::Group;
}

/// The parts, where they are neighbours in one group; their first and last position.
struct Run {
    PartId group;
    std::size_t first;
    std::size_t last;
};
std::optional<Run> runOf(const Site& site, const std::vector<PartId>& parts)
{
    const Part& head = site.outline.part(parts.front());
    if (head.parent == condition::noPart)
        return std::nullopt;
    Run run{head.parent, head.position, head.position};
    for (const PartId id : parts) {
        const Part& part = site.outline.part(id);
        if (part.parent != run.group)
            return std::nullopt;
        run.first = std::min<std::size_t>(run.first, part.position);
        run.last = std::max<std::size_t>(run.last, part.position);
    }
    return run;
}

std::optional<Slot> slotFor(const Site& site, PartCommand command, const std::vector<PartId>& parts)
{
    const auto run = runOf(site, parts);
    if (!run)
        return std::nullopt;
    const Part& group = site.outline.part(run->group);
    switch (command) {
    case PartCommand::MoveUp:
        return run->first > 0 ? std::optional(Slot{run->group, run->first - 1}) : std::nullopt;
    case PartCommand::MoveDown:
        return run->last + 1 < group.children ? std::optional(Slot{run->group, run->last + 2}) : std::nullopt;
    case PartCommand::MoveOut:
        if (!isGroup(site, run->group) || !isGroup(site, group.parent))
            return std::nullopt;
        return Slot{group.parent, group.position + std::size_t{1}};
    case PartCommand::MoveIn: {
        const PartId before = run->first > 0 ? site.outline.childOf(run->group, run->first - 1) : condition::noPart;
        if (isGroup(site, before))
            return Slot{before, site.outline.part(before).children};
        const PartId after = site.outline.childOf(run->group, run->last + 1);
        return isGroup(site, after) ? std::optional(Slot{after, 0}) : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

std::optional<Quantifier> wrapping(PartCommand command)
{
    switch (command) {
    case PartCommand::WrapAll:
        return Quantifier::All;
    case PartCommand::WrapAny:
        return Quantifier::Any;
    case PartCommand::WrapNone:
        return Quantifier::None;
    case PartCommand::WrapNotAll:
        return Quantifier::NotAll;
    default:
        return std::nullopt;
    }
}

/// A whole rule that says nothing yet.
bool saysNothing(const Site& site)
{
    const json::Value value = site.outline.program().rule().root();
    return site.outline.root().form == Form::Value && (value.isNull() || value.kind() == json::Kind::Bool);
}

} // namespace

QString textOf(PartCommand command) { return translated(rowOf(command).text); }
QString stepOf(PartCommand command) { return translated(rowOf(command).step); }
QKeySequence keyOf(PartCommand command)
{
    return rowOf(command).key ? QKeySequence(rowOf(command).key) : QKeySequence();
}

bool wraps(PartCommand command) { return wrapping(command).has_value(); }

bool can(const Site& site, PartCommand command, const std::vector<PartId>& parts)
{
    if (parts.empty())
        return false;
    const PartId first = parts.front();
    const Part& part = site.outline.part(first);
    const bool isOne = parts.size() == 1;
    switch (command) {
    case PartCommand::Copy:
        return true;
    case PartCommand::EditJson:
        return isOne;
    case PartCommand::AddClause:
    case PartCommand::AddGroup:
    case PartCommand::Paste:
        return part.use == condition::Use::Condition && condition::canInsert(site, slotAfter(site, first).group);
    case PartCommand::Duplicate:
        return isOne && condition::canDuplicate(site, first);
    case PartCommand::Cut:
    case PartCommand::Remove:
        return std::all_of(parts.begin(), parts.end(), [&](PartId id) { return condition::canRemove(site, id); }) &&
               !(first == 0 && saysNothing(site));
    case PartCommand::MoveUp:
    case PartCommand::MoveDown:
    case PartCommand::MoveOut:
    case PartCommand::MoveIn: {
        const auto slot = slotFor(site, command, parts);
        return slot && condition::canMove(site, parts, slot->group);
    }
    case PartCommand::WrapAll:
    case PartCommand::WrapAny:
    case PartCommand::WrapNone:
    case PartCommand::WrapNotAll:
        return part.use == condition::Use::Condition && condition::canWrap(site, parts);
    case PartCommand::Unwrap:
        return isOne && part.form == Form::Group && condition::canUnwrap(site, first);
    case PartCommand::Negate:
        return isOne && part.use == condition::Use::Condition;
    case PartCommand::Flip:
        return isOne && condition::canFlip(site, first);
    }
    return false;
}

Result<Edited> done(const Site& site, PartCommand command, const std::vector<PartId>& parts)
{
    const PartId first = parts.front();
    if (const auto quantifier = wrapping(command))
        return condition::wrap(site, parts, *quantifier);
    if (const auto slot = slotFor(site, command, parts))
        return condition::move(site, parts, *slot);
    switch (command) {
    case PartCommand::Duplicate:
        return condition::duplicate(site, first);
    case PartCommand::Cut:
    case PartCommand::Remove:
        return condition::remove(site, parts);
    case PartCommand::Unwrap:
        return condition::unwrap(site, first);
    case PartCommand::Negate:
        return condition::negate(site, first);
    case PartCommand::Flip:
        return condition::flip(site, first);
    default:
        break;
    }
    return fail({.kind = Error::Kind::Usage, .message = {}, .where = site.outline.pointerTo(first), .place = {}});
}

Slot slotAfter(const Site& site, PartId id)
{
    const Part& part = site.outline.part(id);
    if (part.parent != condition::noPart && isGroup(site, part.parent))
        return {part.parent, part.position + std::size_t{1}};
    return {id, part.form == Form::Group ? part.children : std::size_t{1}};
}

std::vector<PartId> outermost(const condition::Outline& outline, std::vector<PartId> parts)
{
    std::sort(parts.begin(), parts.end());
    std::vector<PartId> kept;
    for (const PartId id : parts) {
        bool inside = false;
        for (PartId up = id; up != condition::noPart && !inside; up = outline.part(up).parent)
            inside = std::find(kept.begin(), kept.end(), up) != kept.end();
        if (!inside)
            kept.push_back(id);
    }
    return kept;
}

std::string groupText(Quantifier quantifier, const std::string& member)
{
    switch (quantifier) {
    case Quantifier::All:
        return "{\"and\": [" + member + "]}";
    case Quantifier::Any:
        return "{\"or\": [" + member + "]}";
    case Quantifier::None:
        return "{\"!\": {\"or\": [" + member + "]}}";
    case Quantifier::NotAll:
        break;
    }
    return "{\"!\": {\"and\": [" + member + "]}}";
}

Result<Edited> insertCondition(const Site& site, Slot slot, const std::string& rule)
{
    const Part& part = site.outline.part(slot.group);
    const bool takesOperands = part.form == Form::Missing || part.form == Form::Operation || part.form == Form::List ||
                               (part.form == Form::Value && !saysNothing(site));
    if (!takesOperands)
        return condition::insert(site, slot, rule);
    const auto wrapped = condition::wrap(site, {slot.group}, Quantifier::All);
    if (!wrapped)
        return wrapped;
    const Site around =
        Site::of(wrapped->document, site.rule, site.outline.program().settings(), site.outline.root().use);
    return condition::insert(around, {around.outline.at(site.outline.pointerTo(slot.group)), slot.position}, rule);
}

Result<Edited> insertAll(const Site& site, Slot slot, const std::vector<std::string>& rules)
{
    Site at = site;
    Result<Edited> edited = fail({.kind = Error::Kind::Usage, .message = {}, .where = {}, .place = {}});
    for (const std::string& rule : rules) {
        edited = insertCondition(at, slot, rule);
        if (!edited)
            return edited;
        at = Site::of(edited->document, site.rule, site.outline.program().settings(), site.outline.root().use);
        const PartId put = at.outline.at(edited->pointer);
        if (put != condition::noPart)
            slot = slotAfter(at, put);
    }
    return edited;
}

} // namespace retort

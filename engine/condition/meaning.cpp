// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/affix.h"
#include "engine/condition/draft.h"
#include "engine/condition/edit.h"
#include "engine/json/pointer.h"
#include "engine/logic/compile/operators.h"

#include <optional>

namespace retort::condition {

namespace {

using logic::Operator;

/// The operator that gives the opposite for all operands, in both dialects.
std::optional<Operator> opposite(Operator op)
{
    switch (op) {
    case Operator::Equal:
        return Operator::NotEqual;
    case Operator::NotEqual:
        return Operator::Equal;
    case Operator::StrictEqual:
        return Operator::StrictNotEqual;
    case Operator::StrictNotEqual:
        return Operator::StrictEqual;
    case Operator::Some:
        return Operator::None;
    case Operator::None:
        return Operator::Some;
    case Operator::Not:
        return Operator::NotNot;
    case Operator::NotNot:
        return Operator::Not;
    default:
        return std::nullopt;
    }
}

/// Whether a part gives true or false and nothing else, so that !! around it changes nothing.
bool givesTruth(const Part& part)
{
    return part.form == Form::Comparison || part.form == Form::Between || part.form == Form::Membership ||
           part.form == Form::Presence || part.form == Form::Loop;
}

/// The operator for operands that have changed sides.
Operator mirrored(Operator op)
{
    switch (op) {
    case Operator::Greater:
        return Operator::Less;
    case Operator::GreaterEqual:
        return Operator::LessEqual;
    case Operator::Less:
        return Operator::Greater;
    case Operator::LessEqual:
        return Operator::GreaterEqual;
    default:
        return op;
    }
}

/// Whether another operator can have the place of this one.
bool isOfAKind(const Part& part, Operator op)
{
    switch (part.form) {
    case Form::Loop:
        return logic::isLoop(op);
    case Form::Choice:
        return op == Operator::If || op == Operator::Ternary;
    case Form::Comparison:
    case Form::Between:
        return op >= Operator::Equal && op <= Operator::LessEqual;
    case Form::Operation:
        switch (op) {
        case Operator::Max:
        case Operator::Min:
        case Operator::Add:
        case Operator::Subtract:
        case Operator::Multiply:
        case Operator::Divide:
        case Operator::Modulo:
        case Operator::Merge:
        case Operator::Cat:
        case Operator::Substr:
        case Operator::Log:
        case Operator::Not:
        case Operator::NotNot:
            return part.op != Operator::Var;
        default:
            return false;
        }
    default:
        return false;
    }
}

} // namespace

Result<Edited> negate(const Site& site, PartId id)
{
    return attempt([&]() -> Result<Edited> {
        const Outline& outline = site.outline;
        const Part& part = outline.part(id);
        std::string pointer = outline.pointerTo(id);
        const logic::Node& node = outline.program().node(part.node);
        Draft draft(site);
        if (part.negated && (part.use == Use::Condition || givesTruth(part))) {
            pointer = draft.raise(pointer, outline.corePointerTo(id));
        } else if (part.negated) {
            draft.renameOnly(pointer, "!!"); // as a value it was true or false, and stays so
        } else if (part.form == Form::Operation && part.op == Operator::Not && part.use == Use::Condition) {
            pointer = draft.raise(pointer, outline.pointerTo(part.firstChild));
        } else if (part.form == Form::Value && node.source.isBool()) {
            draft.set(pointer, node.source.asBool() ? "false" : "true");
        } else if (const auto op = part.form == Form::Raw ? std::nullopt : opposite(part.op)) {
            draft.renameOnly(pointer, nameOf(*op));
        } else {
            draft.wrapInNot(pointer);
        }
        return std::move(draft).edited(pointer);
    });
}

bool canFlip(const Site& site, PartId part)
{
    // "abc" is how something starts: nobody says that.
    return site.outline.part(part).form == Form::Comparison && !affixOf(site.outline, part);
}

Result<Edited> flip(const Site& site, PartId id)
{
    return attempt([&]() -> Result<Edited> {
        if (!canFlip(site, id))
            refuse(site, id, phrase("condition.cannot-flip"));
        const Operator op = site.outline.part(id).op;
        Draft draft(site);
        draft.moveItem(listOf(site.outline, id), 0, 1);
        if (mirrored(op) != op)
            draft.renameOnly(site.outline.corePointerTo(id), nameOf(mirrored(op)));
        return std::move(draft).edited(site.outline.pointerTo(id));
    });
}

Result<Edited> setOperator(const Site& site, PartId id, Operator op)
{
    return attempt([&]() -> Result<Edited> {
        const Part& part = site.outline.part(id);
        const logic::Arity arity = logic::arityOf(op);
        if (!isOfAKind(part, op) || part.children < arity.least || part.children > arity.most)
            refuse(site, id, phrase("condition.wrong-operands", std::string(nameOf(op))));
        Draft draft(site);
        draft.renameOnly(site.outline.corePointerTo(id), nameOf(op));
        return std::move(draft).edited(site.outline.pointerTo(id));
    });
}

} // namespace retort::condition

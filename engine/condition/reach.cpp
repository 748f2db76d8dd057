// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/reach.h"

#include "engine/condition/draft.h"
#include "engine/logic/compile/operators.h"

namespace retort::condition {

namespace {

bool isListValue(const Outline& outline, const Part& part)
{
    return part.form == Form::Value && outline.program().node(part.node).source.isArray();
}

/// {"missing": [["a", "b"], …]}: only the first operand counts there.
bool namesInAList(const Outline& outline, const Part& part)
{
    if (part.children == 0)
        return false;
    const Part& first = outline.part(part.firstChild);
    return first.form != Form::Value || isListValue(outline, first);
}

} // namespace

bool takesMembers(const Outline& outline, PartId id)
{
    const Part& part = outline.part(id);
    switch (part.form) {
    case Form::Group:
    case Form::List:
        return true;
    case Form::Value:
        return isListValue(outline, part);
    case Form::Missing:
        return part.op == logic::Operator::Missing && !namesInAList(outline, part);
    case Form::Operation:
        return logic::arityOf(part.op).most == logic::Arity::any;
    default:
        return false;
    }
}

bool isRoom(const Outline& outline, PartId id)
{
    const Part& part = outline.part(id);
    return part.form == Form::Group || (part.use == Use::Value && takesMembers(outline, id));
}

bool leavesRoom(const Outline& outline, PartId id)
{
    const Part& part = outline.part(id);
    if (part.parent == noPart || !hasList(outline, part.parent))
        return false;
    const Part& around = outline.part(part.parent);
    const bool last = part.position + 1 == around.children;
    switch (around.form) {
    case Form::Group:
    case Form::List:
    case Form::Field:
        return true;
    case Form::Missing:
        return around.op == logic::Operator::Missing;
    case Form::Loop:
        return part.position == 2;
    case Form::Choice:
        return part.position % 2 == 0;
    case Form::Operation: {
        const logic::Arity arity = logic::arityOf(around.op);
        if (around.op == logic::Operator::Var)
            return part.position == 1;
        return around.children > std::max<std::size_t>(arity.least, 1) && (arity.most == logic::Arity::any || last);
    }
    default:
        return false;
    }
}

bool goesWithItsMembers(const Outline& outline, PartId id)
{
    const Part& part = outline.part(id);
    switch (part.form) {
    case Form::Group:
    case Form::Choice:
        return true;
    case Form::Missing:
        return part.op == logic::Operator::Missing;
    case Form::Operation:
        return part.op == logic::Operator::Not || part.op == logic::Operator::NotNot;
    default:
        return false;
    }
}

std::size_t operandsWith(const Outline& outline, PartId id)
{
    const Part& part = outline.part(id);
    const bool condition = part.parent != noPart && outline.part(part.parent).form == Form::Choice &&
                           part.position % 2 == 0 && part.next != noPart;
    return condition ? 2 : 1;
}

bool saysNothing(const Outline& outline, PartId id)
{
    const Part& part = outline.part(id);
    if (part.form != Form::Value || part.use != Use::Condition)
        return false;
    const json::Value value = outline.program().node(part.node).source;
    return value.isNull() || (value.isBool() && value.asBool());
}

bool isInside(const Outline& outline, PartId id, PartId ancestor)
{
    while (id != noPart && id != ancestor)
        id = outline.part(id).parent;
    return id == ancestor;
}

} // namespace retort::condition

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/condition/shape.h"

#include "engine/json/write.h"
#include "tests/support/engine.h"

namespace retort::test {

using namespace condition;

namespace {

std::string nameOfForm(const Part& part)
{
    const std::string op(nameOf(part.op));
    switch (part.form) {
    case Form::Group:
        switch (part.quantifier) {
        case Quantifier::All:
            return "all";
        case Quantifier::Any:
            return "any";
        case Quantifier::None:
            return "none";
        case Quantifier::NotAll:
            return "not all";
        }
        break;
    case Form::Comparison:
        return "comparison " + op;
    case Form::Between:
        return "between " + op;
    case Form::Membership:
        return "membership";
    case Form::Presence:
        return "presence " + op;
    case Form::Missing:
        return op;
    case Form::Loop:
        return "loop " + op;
    case Form::Choice:
        return "choice " + op;
    case Form::Operation:
        return "operation " + op;
    case Form::Field:
        return "field " + part.path;
    case Form::List:
        return "list";
    case Form::Value:
        return "value";
    case Form::Raw:
        return "raw";
    }
    return "?";
}

} // namespace

std::string shapeOf(const Outline& outline, PartId id)
{
    const Part& part = outline.part(id);
    std::string out;
    if (part.itemScope && (part.parent == noPart || !outline.part(part.parent).itemScope))
        out += "item ";
    if (part.negated && part.form != Form::Group)
        out += "not ";
    out += nameOfForm(part);
    if (part.use == Use::Condition)
        out += "?";
    if (part.form == Form::Value || part.form == Form::Raw)
        return out + " " + json::write(outline.program().node(part.node).source);
    std::string children;
    for (PartId child : outline.childrenOf(id))
        children += (children.empty() ? "" : ", ") + shapeOf(outline, child);
    return children.empty() ? out : out + "(" + children + ")";
}

Outline outlineOf(std::string_view json, Use use, logic::Dialect dialect)
{
    logic::Settings settings;
    settings.dialect = dialect;
    return Outline::of(logic::Program::compile(must(json::Data::parse(json)), settings), use);
}

Site siteOf(std::string_view json, std::string_view rule, Use use)
{
    return Site::of(document(std::string(json)), rule, {}, use);
}

} // namespace retort::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/affix.h"

#include "engine/logic/js/utf16.h"

namespace retort::condition {

namespace {

using logic::Operator;

bool isWhole(const Outline& outline, PartId id, std::int64_t number)
{
    if (id == noPart || outline.part(id).form != Form::Value)
        return false;
    const json::Value value = outline.program().node(outline.part(id).node).source;
    return value.isInt() && value.asInt() == number;
}

} // namespace

std::optional<Affix> affixOf(const Outline& outline, PartId id)
{
    const Part& part = outline.part(id);
    const bool strict = part.op == Operator::StrictEqual || part.op == Operator::StrictNotEqual;
    if (part.form != Form::Comparison || !strict || part.negated)
        return std::nullopt;
    const Part& cut = outline.part(part.firstChild);
    const PartId text = outline.childOf(id, 1);
    if (cut.form != Form::Operation || cut.op != Operator::Substr || outline.part(text).form != Form::Value)
        return std::nullopt;
    const json::Value value = outline.program().node(outline.part(text).node).source;
    if (!value.isString())
        return std::nullopt;
    const std::int64_t length = lengthOf(value.text(), outline.program().settings().dialect);
    const PartId from = outline.childOf(part.firstChild, 1);
    const PartId count = outline.childOf(part.firstChild, 2);
    if (cut.children == 3 && isWhole(outline, from, 0) && isWhole(outline, count, length))
        return Affix{false, cut.firstChild, count, text};
    if (cut.children == 2 && isWhole(outline, from, -length))
        return Affix{true, cut.firstChild, from, text};
    return std::nullopt;
}

AffixKind affixKindOf(const Relation& relation)
{
    if (relation.id.ends_with("starts-with"))
        return AffixKind::Start;
    return relation.id.ends_with("ends-with") ? AffixKind::End : AffixKind::None;
}

std::int64_t lengthOf(std::string_view text, logic::Dialect dialect)
{
    return static_cast<std::int64_t>(dialect == logic::Dialect::Php ? text.size() : logic::utf16::length(text));
}

std::string sizeText(std::int64_t length, bool atEnd) { return std::to_string(atEnd ? -length : length); }

std::vector<std::string> cutArguments(std::int64_t length, bool atEnd)
{
    if (atEnd)
        return {sizeText(length, true)};
    return {"0", sizeText(length, false)};
}

} // namespace retort::condition

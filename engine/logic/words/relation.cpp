// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/words/relation.h"

#include "engine/logic/compile/operators.h"
#include "engine/logic/js/utf16.h"
#include "engine/logic/words/valuewords.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace retort::logic {

namespace {

Relation flipped(Relation relation)
{
    switch (relation) {
    case Relation::AtLeast:
        return Relation::AtMost;
    case Relation::MoreThan:
        return Relation::LessThan;
    case Relation::AtMost:
        return Relation::AtLeast;
    case Relation::LessThan:
        return Relation::MoreThan;
    default:
        return relation;
    }
}

/// Of two operands; a literal stands on the right.
Comparison orderOfTwo(const Program& program, Relation relation, NodeId left, NodeId right)
{
    Comparison comparison{relation, false, left, right, noNode};
    if (right != noNode && isLiteral(program, left) && !isLiteral(program, right))
        comparison = {flipped(relation), false, right, left, noNode};
    if (comparison.object != noNode && isLiteral(program, comparison.object))
        comparison.relation = fitting(comparison.relation, program.node(comparison.object).source);
    return comparison;
}

Comparison ordering(const Program& program, NodeId node, Relation relation)
{
    const NodeId left = argument(program, node, 0);
    const NodeId right = argument(program, node, 1);
    const NodeId third = argument(program, node, 2);
    const bool less = relation == Relation::LessThan || relation == Relation::AtMost;
    if (less && third != noNode && !(isLiteral(program, third) && program.node(third).source.isNull()))
        return {relation == Relation::LessThan ? Relation::StrictlyBetween : Relation::Between, false, right, left,
                third};
    return orderOfTwo(program, relation, left, right);
}

Relation strictEqualityWith(json::Value literal)
{
    switch (literal.kind()) {
    case json::Kind::Null:
        return Relation::MissingOrNull;
    case json::Kind::Bool:
        return Relation::Is;
    case json::Kind::Int:
    case json::Kind::Double:
        return Relation::Exactly;
    case json::Kind::String:
        return looksLikeNumber(literal.text()) ? Relation::Exactly : Relation::Is;
    case json::Kind::Array:
    case json::Kind::Object:
        return Relation::Exactly;
    }
    return Relation::Exactly;
}

Relation looseEqualityWith(json::Value literal, Dialect dialect)
{
    const bool php = dialect == Dialect::Php;
    if (literal.isNull())
        return php ? Relation::Falsy : Relation::MissingOrNull;
    if (literal.isBool() && literal.asBool())
        return php ? Relation::CountsTrue : Relation::TrueOrOne;
    if (literal.isBool())
        return php ? Relation::Falsy : Relation::FalseOrZero;
    if (literal.isString() && literal.size() == 0)
        return php ? Relation::EmptyTextPhp : Relation::EmptyTextJs;
    return Relation::Is;
}

/// {"==": [{"substr": [code, 0, 3]}, "VIP"]} asks whether code starts with VIP. PHP counts bytes in substr and
/// JavaScript units of 16 bits. "123" is compared as a number by ==, unlike by ===.
std::optional<Comparison> edgeOfText(const Program& program, NodeId part, NodeId literal, bool strict)
{
    const json::Value text = program.node(literal).source;
    if (program.node(part).op != Operator::Substr || !text.isString() || text.size() == 0 ||
        (!strict && looksLikeNumber(text.text())))
        return std::nullopt;
    const auto isWhole = [&](NodeId node, std::int64_t number) {
        const json::Value value =
            node == noNode || !isLiteral(program, node) ? json::Value() : program.node(node).source;
        return value.isInt() && value.asInt() == number;
    };
    const NodeId start = argument(program, part, 1);
    const NodeId length = argument(program, part, 2);
    const bool bytes = program.settings().dialect == Dialect::Php;
    const auto size = static_cast<std::int64_t>(bytes ? text.size() : utf16::length(text.text()));
    const NodeId subject = program.node(part).firstChild;
    if (isWhole(start, 0) && isWhole(length, size))
        return Comparison{.relation = Relation::StartsWith, .subject = subject, .object = literal, .cut = part};
    if (isWhole(start, -size) && length == noNode)
        return Comparison{.relation = Relation::EndsWith, .subject = subject, .object = literal, .cut = part};
    return std::nullopt;
}

Comparison equality(const Program& program, NodeId node, bool strict, bool negated)
{
    NodeId subject = argument(program, node, 0);
    NodeId object = argument(program, node, 1);
    if (object != noNode && isLiteral(program, subject) && !isLiteral(program, object))
        std::swap(subject, object);
    if (object == noNode || !isLiteral(program, object))
        return {strict ? Relation::ExactlySame : Relation::Same, negated, subject, object, noNode};
    if (std::optional<Comparison> edge = edgeOfText(program, subject, object, strict)) {
        edge->negated = negated;
        return *edge;
    }
    const json::Value literal = program.node(object).source;
    Relation relation = strict ? strictEqualityWith(literal) : looseEqualityWith(literal, program.settings().dialect);
    if (isLiteral(program, subject) && !takesObject(relation))
        relation = strict ? Relation::Exactly : Relation::Is; // "0 is null" rather than "0 is missing or null"
    return {relation, negated, subject, object, noNode};
}

Comparison membership(const Program& program, NodeId node)
{
    const NodeId needle = argument(program, node, 0);
    const NodeId haystack = argument(program, node, 1);
    if (haystack == noNode)
        return {Relation::OneOf, false, needle, noNode, noNode};
    const Node& list = program.node(haystack);
    if (list.op == Operator::Literal && list.source.isArray() && list.source.size() == 1) {
        const json::Value only = list.source.items()[0]; // loose in PHP, strict in JavaScript
        const Dialect dialect = program.settings().dialect;
        const Relation relation = dialect == Dialect::Php ? looseEqualityWith(only, dialect) : strictEqualityWith(only);
        return {relation, false, needle, haystack, noNode, true};
    }
    if (list.op == Operator::Literal && list.source.isArray() && list.source.size() == 2)
        return {Relation::Either, false, needle, haystack, noNode};
    if (list.op == Operator::List || (list.op == Operator::Literal && list.source.isArray()))
        return {Relation::OneOf, false, needle, haystack, noNode};
    if (list.op == Operator::Literal && list.source.isString())
        return {Relation::PartOf, false, needle, haystack, noNode};
    return {Relation::Contains, false, haystack, needle, noNode};
}

} // namespace

Relation fitting(Relation relation, json::Value object)
{
    if (!object.isString() || looksLikeNumber(object.text()) || object.size() == 0)
        return relation;
    return asText(relation, object.text());
}

Relation asText(Relation relation, std::string_view object)
{
    const bool date = looksLikeDate(object);
    switch (relation) {
    case Relation::AtLeast:
        return date ? Relation::OnOrAfter : Relation::TextAtLeast;
    case Relation::MoreThan:
        return date ? Relation::After : Relation::TextAfter;
    case Relation::AtMost:
        return date ? Relation::OnOrBefore : Relation::TextAtMost;
    case Relation::LessThan:
        return date ? Relation::Before : Relation::TextBefore;
    default:
        return relation;
    }
}

Comparison withoutUpperLimit(const Program& program, const Comparison& between)
{
    const Relation relation = between.relation == Relation::Between ? Relation::AtMost : Relation::LessThan;
    return orderOfTwo(program, relation, between.object, between.subject);
}

std::optional<Comparison> comparisonOf(const Program& program, NodeId node)
{
    if (program.node(node).children == 0)
        return std::nullopt;
    switch (program.node(node).op) {
    case Operator::Equal:
        return equality(program, node, false, false);
    case Operator::StrictEqual:
        return equality(program, node, true, false);
    case Operator::NotEqual:
        return equality(program, node, false, true);
    case Operator::StrictNotEqual:
        return equality(program, node, true, true);
    case Operator::Greater:
        return ordering(program, node, Relation::MoreThan);
    case Operator::GreaterEqual:
        return ordering(program, node, Relation::AtLeast);
    case Operator::Less:
        return ordering(program, node, Relation::LessThan);
    case Operator::LessEqual:
        return ordering(program, node, Relation::AtMost);
    case Operator::In:
        return membership(program, node);
    default:
        return std::nullopt;
    }
}

const RelationIds& idsOf(Relation relation)
{
    static constexpr std::array<RelationIds, 32> ids = {{
        {"logic.at-least", "logic.not.at-least", "logic.with.at-least", "logic.which.at-least",
         "logic.which.not.at-least"},
        {"logic.more-than", "logic.not.more-than", "logic.with.more-than", "logic.which.more-than",
         "logic.which.not.more-than"},
        {"logic.at-most", "logic.not.at-most", "logic.with.at-most", "logic.which.at-most", "logic.which.not.at-most"},
        {"logic.less-than", "logic.not.less-than", "logic.with.less-than", "logic.which.less-than",
         "logic.which.not.less-than"},
        {"logic.on-or-after", "logic.not.on-or-after", "logic.with.on-or-after", "logic.which.on-or-after",
         "logic.which.not.on-or-after"},
        {"logic.after", "logic.not.after", "logic.with.after", "logic.which.after", "logic.which.not.after"},
        {"logic.on-or-before", "logic.not.on-or-before", "logic.with.on-or-before", "logic.which.on-or-before",
         "logic.which.not.on-or-before"},
        {"logic.before", "logic.not.before", "logic.with.before", "logic.which.before", "logic.which.not.before"},
        {"logic.text-at-least", "logic.not.text-at-least", "", "logic.which.text-at-least",
         "logic.which.not.text-at-least"},
        {"logic.text-after", "logic.not.text-after", "", "logic.which.text-after", "logic.which.not.text-after"},
        {"logic.text-at-most", "logic.not.text-at-most", "", "logic.which.text-at-most",
         "logic.which.not.text-at-most"},
        {"logic.text-before", "logic.not.text-before", "", "logic.which.text-before", "logic.which.not.text-before"},
        {"logic.between", "logic.not.between", "logic.with.between", "logic.which.between", "logic.which.not.between"},
        {"logic.strictly-between", "logic.not.strictly-between", "logic.with.strictly-between",
         "logic.which.strictly-between", "logic.which.not.strictly-between"},
        {"logic.is", "logic.not.is", "logic.with.is", "logic.which.is", "logic.which.not.is"},
        {"logic.exactly", "logic.not.exactly", "logic.with.exactly", "logic.which.exactly", "logic.which.not.exactly"},
        {"logic.same", "logic.not.same", "logic.with.same", "logic.which.same", "logic.which.not.same"},
        {"logic.exactly-same", "logic.not.exactly-same", "logic.with.exactly-same", "logic.which.exactly-same",
         "logic.which.not.exactly-same"},
        {"logic.missing-or-null", "logic.not.missing-or-null", "logic.with.missing-or-null",
         "logic.which.missing-or-null", "logic.which.not.missing-or-null"},
        {"logic.falsy", "logic.not.falsy", "", "logic.which.falsy", "logic.which.not.falsy"},
        {"logic.counts-true", "logic.not.counts-true", "", "logic.which.counts-true", "logic.which.not.counts-true"},
        {"logic.true-or-1", "logic.not.true-or-1", "logic.with.true-or-1", "logic.which.true-or-1",
         "logic.which.not.true-or-1"},
        {"logic.false-or-0", "logic.not.false-or-0", "", "logic.which.false-or-0", "logic.which.not.false-or-0"},
        {"logic.empty-text-php", "logic.not.empty-text-php", "", "logic.which.empty-text-php",
         "logic.which.not.empty-text-php"},
        {"logic.empty-text-js", "logic.not.empty-text-js", "", "logic.which.empty-text-js",
         "logic.which.not.empty-text-js"},
        {"logic.one-of", "logic.not.one-of", "logic.with.one-of", "logic.which.one-of", "logic.which.not.one-of"},
        {"logic.either", "logic.not.either", "logic.with.either", "logic.which.either", "logic.which.not.either"},
        {"logic.part-of", "logic.not.part-of", "", "logic.which.part-of", "logic.which.not.part-of"},
        {"logic.contains", "logic.not.contains", "logic.with.contains", "logic.which.contains",
         "logic.which.not.contains"},
        {"logic.starts-with", "logic.not.starts-with", "logic.with.starts-with", "logic.which.starts-with",
         "logic.which.not.starts-with"},
        {"logic.ends-with", "logic.not.ends-with", "logic.with.ends-with", "logic.which.ends-with",
         "logic.which.not.ends-with"},
        {"logic.set", "logic.falsy", "logic.with.set", "logic.which.set", "logic.which.not.set"},
    }};
    return ids[static_cast<std::size_t>(relation)];
}

bool takesObject(Relation relation)
{
    switch (relation) {
    case Relation::MissingOrNull:
    case Relation::Falsy:
    case Relation::CountsTrue:
    case Relation::TrueOrOne:
    case Relation::FalseOrZero:
    case Relation::EmptyTextPhp:
    case Relation::EmptyTextJs:
    case Relation::Set:
        return false;
    default:
        return true;
    }
}

NodeId argument(const Program& program, NodeId node, std::uint32_t position)
{
    NodeId child = program.node(node).firstChild;
    while (child != noNode && position-- > 0)
        child = program.node(child).next;
    return child;
}

bool isLiteral(const Program& program, NodeId node)
{
    return node != noNode && program.node(node).op == Operator::Literal;
}

NodeId loopAround(const Program& program, NodeId node)
{
    for (NodeId parent = program.node(node).parent; parent != noNode;
         node = parent, parent = program.node(node).parent) {
        if (isLoop(program.node(parent).op) && program.node(node).position == 1)
            return parent;
    }
    return noNode;
}

bool hasNamedArguments(const Program& program, NodeId node)
{
    const Node& at = program.node(node);
    const bool byPlace = isLoop(at.op) || at.op == Operator::If || at.op == Operator::Ternary;
    if (!byPlace || at.sugar || !at.source.isObject() || at.source.size() != 1)
        return false;
    const json::Value arguments = at.source.members()[0].value;
    if (!arguments.isObject())
        return false;
    for (std::uint32_t i = 0; i < arguments.size(); ++i) {
        if (arguments.members()[i].key.text() != std::to_string(i))
            return true;
    }
    return false;
}

bool isArithmetic(const Program& program, NodeId node)
{
    const Node& at = program.node(node);
    switch (at.op) {
    case Operator::Add:
    case Operator::Subtract:
    case Operator::Divide:
    case Operator::Modulo:
        return at.children > 0;
    case Operator::Multiply:
        return at.children > 1; // JavaScript gives a single argument back as it is
    default:
        return false;
    }
}

bool isBoolean(const Program& program, NodeId node)
{
    const Node& at = program.node(node);
    switch (at.op) {
    case Operator::Literal:
        return at.source.isBool();
    case Operator::Not:
    case Operator::NotNot:
    case Operator::Equal:
    case Operator::StrictEqual:
    case Operator::NotEqual:
    case Operator::StrictNotEqual:
    case Operator::Greater:
    case Operator::GreaterEqual:
    case Operator::Less:
    case Operator::LessEqual:
    case Operator::In:
    case Operator::All:
    case Operator::None:
    case Operator::Some:
        return true;
    case Operator::And:
    case Operator::Or:
    case Operator::Log:
        for (NodeId child = at.firstChild; child != noNode; child = program.node(child).next) {
            if (!isBoolean(program, child))
                return false;
        }
        return at.children > 0;
    case Operator::If:
    case Operator::Ternary: {
        if (at.children < 3 || at.children % 2 == 0)
            return false; // without "otherwise" it gives null
        for (NodeId child = at.firstChild; child != noNode; child = program.node(child).next) {
            const std::uint32_t position = program.node(child).position;
            const bool result = position % 2 == 1 || position + 1 == at.children;
            if (result && !isBoolean(program, child))
                return false;
        }
        return true;
    }
    default:
        return false;
    }
}

} // namespace retort::logic

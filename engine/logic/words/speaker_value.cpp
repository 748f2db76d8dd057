// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/words/speaker.h"
#include "engine/logic/words/valuewords.h"

#include <string>
#include <utility>

namespace retort::logic {

namespace {

constexpr std::size_t operandsAtMost = 6;

/// Whole numbers within what a sentence says with "the first 3 characters".
std::optional<std::int64_t> wholeNumber(const Program& program, NodeId node)
{
    if (node == noNode || !isLiteral(program, node) || !program.node(node).source.isInt())
        return std::nullopt;
    const std::int64_t number = program.node(node).source.asInt();
    if (number > 1'000'000 || number < -1'000'000)
        return std::nullopt;
    return number;
}

Phrase counted(std::string_view one, std::string_view many, std::int64_t count, Phrase of)
{
    if (count == 1)
        return phrase(one, std::move(of));
    return phrase(many, std::move(of), std::to_string(count));
}

} // namespace

Said Speaker::value(NodeId node)
{
    if (spent())
        return {elidedValue()};
    const Node& at = m_program.node(node);
    const Dialect dialect = m_program.settings().dialect;
    if (at.op == Operator::Literal)
        return {quotedInWords(at.source, dialect), // text without quotes could be taken for a field
                at.source.isArray() && at.source.size() > 1 ? Shape::Listed : Shape::Simple};
    if (at.op == Operator::Var)
        return variable(node);
    if (at.op == Operator::Unknown)
        return unknown(node);
    if (hasNamedArguments(m_program, node))
        return {phrase("logic.value.named-arguments", std::string(nameOf(at.op)))};
    if (tooDeep())
        return {elidedValue()};
    if (at.children == 0 && at.op != Operator::List && at.op != Operator::Object)
        return withoutArguments(node);

    const Deeper deeper(*this);
    switch (at.op) {
    case Operator::List:
        return list(node);
    case Operator::Object:
        return object(node);
    case Operator::If:
    case Operator::Ternary:
        return conditionalValue(node);
    case Operator::And:
        return isBoolean(m_program, node) ? asValue(node) : firstOf(node, "logic.value.first-false");
    case Operator::Or:
        return isBoolean(m_program, node) ? asValue(node) : firstOf(node, "logic.value.first-true");
    case Operator::Missing: {
        Keys keys = keysOf(node, 0);
        if (!keys.known)
            return {phrase("logic.value.missing.named", operand(at.firstChild))};
        if (keys.count() == 0)
            return {phrase("logic.value.missing.no-keys")};
        return {phrase("logic.value.missing", listed(std::move(keys.shown), Joint::And, keys.more))};
    }
    case Operator::MissingSome: {
        Keys keys = keysOf(node, 1);
        const NodeId second = argument(m_program, node, 1);
        Phrase names = keys.known         ? listed(std::move(keys.shown), Joint::And, keys.more)
                       : second == noNode ? phrase("logic.nothing")
                                          : operand(second);
        return {phrase(keys.known ? "logic.value.missing-some" : "logic.value.missing-some.named", std::move(names),
                       operand(at.firstChild)),
                Shape::Compound};
    }
    case Operator::Log:
        return value(at.firstChild);
    case Operator::Max:
        return extreme(node, "logic.value.largest-in", "logic.value.largest-of");
    case Operator::Min:
        return extreme(node, "logic.value.smallest-in", "logic.value.smallest-of");
    case Operator::Add:
        return chain(node, "logic.value.plus");
    case Operator::Multiply:
        return chain(node, "logic.value.times");
    case Operator::Subtract:
        return subtraction(node);
    case Operator::Divide:
        return division(node, "logic.value.divided");
    case Operator::Modulo:
        return division(node, "logic.value.remainder");
    case Operator::Map: {
        const NodeId body = argument(m_program, node, 1);
        Phrase each = body == noNode ? phrase("logic.nothing") : name(body);
        return {phrase("logic.value.each", std::move(each), operand(at.firstChild)), Shape::Compound};
    }
    case Operator::Filter:
        return filtered(node);
    case Operator::Reduce:
        return reduced(node);
    case Operator::Merge:
        return merged(node);
    case Operator::Cat:
        return joinedText(node);
    case Operator::Substr:
        return part(node);
    default:
        return asValue(node);
    }
}

/// A clause where a value is wanted: "(total is at least 100)".
Said Speaker::asValue(NodeId node) { return {clause(node, false).phrase, Shape::Compound}; }

Phrase Speaker::operand(NodeId node)
{
    Said said = value(node);
    if (said.shape == Shape::Listed)
        said.shape = Shape::Compound;
    return grouped(std::move(said));
}

Phrase Speaker::operands(NodeId node, Joint joint)
{
    const Node& at = m_program.node(node);
    std::vector<Phrase> names;
    for (NodeId child = at.firstChild; child != noNode; child = m_program.node(child).next) {
        if (m_left == 0 || (names.size() == operandsAtMost && at.children > operandsAtMost + 1) ||
            names.size() > operandsAtMost)
            break;
        names.push_back(operand(child));
    }
    const std::size_t more = at.children - names.size();
    return listed(std::move(names), joint, more);
}

Said Speaker::variable(NodeId node)
{
    const NodeId fallback = argument(m_program, node, 1);
    Phrase name = field(node);
    if (fallback == noNode)
        return {std::move(name)};
    const bool php = m_program.settings().dialect == Dialect::Php;
    return {phrase(php ? "logic.value.default-php" : "logic.value.default-js", std::move(name), operand(fallback))};
}

Phrase Speaker::field(NodeId node)
{
    const NodeId path = argument(m_program, node, 0);
    const NodeId loop = loopAround(m_program, node);
    const bool reduces = loop != noNode && m_program.node(loop).op == Operator::Reduce;
    Phrase name;
    const json::Value literal = path == noNode ? json::Value() : m_program.node(path).source;
    if (path != noNode && !isLiteral(m_program, path)) {
        if (tooDeep())
            return elidedValue();
        const Deeper deeper(*this);
        name = phrase("logic.value.named-by", operand(path));
    } else if (literal.isNull() || (literal.isString() && literal.size() == 0)) {
        name = phrase(loop == noNode ? "logic.value.all-data"
                      : reduces      ? "logic.value.reduce-data"
                                     : "logic.value.item");
    } else if (!literal.isString()) {
        name = literal.isInt() ? pathInWords(std::to_string(literal.asInt()))
                               : phrase("logic.value.named-by", valueInWords(literal, m_program.settings().dialect));
    } else {
        name = reduces ? reducedPath(literal.text(), loop) : pathInWords(literal.text());
    }
    return name;
}

/// Inside reduce, the data are {"current": the item, "accumulator": the result so far}.
Phrase Speaker::reducedPath(std::string_view path, NodeId loop) const
{
    constexpr std::string_view item = "current";
    constexpr std::string_view result = "accumulator";
    const auto below = [path](std::string_view head) {
        return path.size() > head.size() + 1 && path.substr(0, head.size()) == head && path[head.size()] == '.';
    };
    if (path == item)
        return phrase("logic.value.item");
    if (path == result)
        return phrase("logic.value.result-so-far");
    if (below(item)) {
        Phrase name = pathInWords(path.substr(item.size() + 1));
        return loop == m_plainItem ? name : phrase("logic.value.of-item", std::move(name));
    }
    if (below(result))
        return phrase("logic.value.of-result", pathInWords(path.substr(result.size() + 1)));
    return pathInWords(path);
}

Said Speaker::conditionalValue(NodeId node)
{
    const Node& at = m_program.node(node);
    if (at.children == 1)
        return value(at.firstChild);
    if (isBoolean(m_program, node))
        return asValue(node);
    return conditionalResult(at.firstChild, 0);
}

/// From the condition `branch` on: "gold if A, otherwise silver if B, otherwise bronze".
Said Speaker::conditionalResult(NodeId branch, std::size_t shown)
{
    constexpr std::size_t branchesAtMost = 5;
    if (branch == noNode)
        return {phrase("logic.nothing"), Shape::Conditional};
    const NodeId then = m_program.node(branch).next;
    if (then == noNode)
        return {operand(branch), Shape::Conditional};
    if (shown == branchesAtMost || m_left == 0)
        return {phrase("logic.elided.cases"), Shape::Conditional};
    Phrase result = operand(then);
    Phrase condition = groupedIfRunningOn(clause(branch, false));
    Phrase rest = conditionalResult(m_program.node(then).next, shown + 1).phrase;
    return {phrase("logic.value.if", std::move(result), std::move(condition), std::move(rest)), Shape::Conditional};
}

Said Speaker::firstOf(NodeId node, std::string_view id)
{
    const Node& at = m_program.node(node);
    if (at.children == 1)
        return value(at.firstChild);
    return {phrase(id, operands(node, Joint::And)), Shape::Compound};
}

Said Speaker::chain(NodeId node, std::string_view id)
{
    const Node& at = m_program.node(node);
    const bool php = m_program.settings().dialect == Dialect::Php;
    if (at.children == 1 && at.op == Operator::Multiply && !php)
        return value(at.firstChild); // JavaScript gives it back as it is
    if (at.children == 1)
        return {phrase("logic.value.as-number", operand(at.firstChild)), Shape::Listed};
    Phrase all = operand(at.firstChild);
    std::size_t shown = 1;
    for (NodeId child = m_program.node(at.firstChild).next; child != noNode;
         child = m_program.node(child).next, ++shown) {
        if (m_left == 0 || (shown == operandsAtMost && at.children > operandsAtMost + 1)) {
            all = phrase(id, std::move(all), phrase("logic.elided.operands", std::to_string(at.children - shown)));
            break;
        }
        all = phrase(id, std::move(all), operand(child));
    }
    return {std::move(all), Shape::Listed};
}

Said Speaker::subtraction(NodeId node)
{
    const NodeId right = argument(m_program, node, 1);
    Phrase left = operand(m_program.node(node).firstChild);
    if (right == noNode)
        return {phrase("logic.value.negative", std::move(left)), Shape::Listed};
    return {phrase("logic.value.minus", std::move(left), operand(right)), Shape::Listed};
}

Said Speaker::division(NodeId node, std::string_view id)
{
    const NodeId right = argument(m_program, node, 1);
    Phrase left = operand(m_program.node(node).firstChild);
    return {phrase(id, std::move(left), right == noNode ? phrase("logic.nothing") : operand(right)), Shape::Listed};
}

Said Speaker::extreme(NodeId node, std::string_view ofOne, std::string_view ofMany)
{
    const Node& at = m_program.node(node);
    if (at.children == 1 && m_program.settings().dialect == Dialect::Js)
        return {phrase("logic.value.as-number", operand(at.firstChild)), Shape::Listed}; // a list is no number
    if (at.children == 1)
        return {phrase(ofOne, operand(at.firstChild)), Shape::Listed};
    return {phrase(ofMany, operands(node, Joint::And)), Shape::Listed};
}

Said Speaker::joinedText(NodeId node)
{
    const Node& at = m_program.node(node);
    if (at.children == 1)
        return {phrase("logic.value.as-text", operand(at.firstChild)), Shape::Listed};
    std::vector<Phrase> parts;
    for (NodeId child = at.firstChild; child != noNode; child = m_program.node(child).next) {
        if (m_left == 0 || (parts.size() == operandsAtMost && at.children > operandsAtMost + 1) ||
            parts.size() > operandsAtMost)
            break;
        parts.push_back(operand(child));
    }
    const std::size_t more = at.children - parts.size();
    return {phrase("logic.value.joined-text", listed(std::move(parts), Joint::And, more)), Shape::Listed};
}

Said Speaker::part(NodeId node)
{
    const NodeId startNode = argument(m_program, node, 1);
    NodeId lengthNode = argument(m_program, node, 2);
    const bool php = m_program.settings().dialect == Dialect::Php;
    if (php && lengthNode != noNode && isLiteral(m_program, lengthNode) && m_program.node(lengthNode).source.isNull())
        lengthNode = noNode; // null is "to the end" in PHP
    Phrase text = operand(m_program.node(node).firstChild);
    if (startNode == noNode)
        return {phrase("logic.value.part-from", std::move(text), phrase("logic.nothing")), Shape::Listed};
    const std::optional<std::int64_t> start = wholeNumber(m_program, startNode);
    const std::optional<std::int64_t> length = wholeNumber(m_program, lengthNode);
    if (start && lengthNode == noNode) {
        if (*start < 0)
            return {counted("logic.value.last-character", "logic.value.last-characters", -*start, std::move(text)),
                    Shape::Listed};
        return {phrase("logic.value.from-character", std::move(text), std::to_string(*start + 1)), Shape::Listed};
    }
    if (start && length && *start == 0 && *length > 0)
        return {counted("logic.value.first-character", "logic.value.first-characters", *length, std::move(text)),
                Shape::Listed};
    if (start && length && *start == 0 && *length < 0)
        return {counted("logic.value.without-last-character", "logic.value.without-last-characters", -*length,
                        std::move(text)),
                Shape::Listed};
    if (start && length && *start == 1 && *length == -1)
        return {phrase("logic.value.without-ends.one", std::move(text)), Shape::Listed};
    if (start && length && *start > 0 && *length < 0)
        return {phrase("logic.value.without-ends", std::move(text), std::to_string(*start), std::to_string(-*length)),
                Shape::Listed};
    if (start && length && *start > 0 && *length > 0)
        return {phrase("logic.value.characters-from-to", std::move(text), std::to_string(*start + 1),
                       std::to_string(*start + *length)),
                Shape::Listed};
    if (lengthNode == noNode)
        return {phrase("logic.value.part-from", std::move(text), operand(startNode)), Shape::Listed};
    return {phrase("logic.value.part-from-length", std::move(text), operand(startNode), operand(lengthNode)),
            Shape::Listed};
}

Said Speaker::merged(NodeId node)
{
    const Node& at = m_program.node(node);
    if (at.children == 1)
        return {phrase("logic.value.as-list", operand(at.firstChild)), Shape::Listed};
    return {phrase("logic.value.merged", operands(node, Joint::And)), Shape::Listed};
}

Said Speaker::list(NodeId node)
{
    const Node& at = m_program.node(node);
    if (at.children == 1)
        return {phrase("logic.value.list.one", operand(at.firstChild)), Shape::Listed};
    return {phrase("logic.value.list", operands(node, Joint::And)), Shape::Listed};
}

Said Speaker::object(NodeId node)
{
    const Node& at = m_program.node(node);
    std::vector<Phrase> fields;
    const json::Member* members = at.source.members();
    for (NodeId child = at.firstChild; child != noNode; child = m_program.node(child).next) {
        if (m_left == 0 || (fields.size() == operandsAtMost && at.children > operandsAtMost + 1) ||
            fields.size() > operandsAtMost)
            break;
        fields.push_back(phrase("logic.value.object.field",
                                pathInWords(members[m_program.node(child).position].key.text()), operand(child)));
    }
    const std::size_t more = at.children - fields.size();
    return {phrase("logic.value.object", listed(std::move(fields), Joint::And, more)), Shape::Listed};
}

Said Speaker::unknown(NodeId node)
{
    const Node& at = m_program.node(node);
    Phrase name = phrase("logic.value.quoted", visible(at.source.members()[0].key.text(), 40));
    if (at.children == 0 || tooDeep())
        return {phrase("logic.value.unknown", std::move(name))};
    const Deeper deeper(*this);
    return {phrase("logic.value.unknown.of", std::move(name), operands(node, Joint::And)), Shape::Listed};
}

Said Speaker::withoutArguments(NodeId node)
{
    return {phrase("logic.value.without-arguments", std::string(nameOf(m_program.node(node).op)))};
}

} // namespace retort::logic

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/compile/operators.h"
#include "engine/logic/words/speaker.h"

#include <utility>

namespace retort::logic {

namespace {

struct QuantifierIds {
    std::string_view item;    ///< every item of scores, as the subject of a clause
    std::string_view with;    ///< every item of items has quantity at least 1
    std::string_view generic; ///< for every item of items, …
};

/// all and its contrary, some and none. The words of some's contrary are none's.
QuantifierIds quantifierIds(Operator quantifier, bool negated)
{
    if (quantifier == Operator::All && negated)
        return {"", "logic.not-every.with", "logic.not-every"};
    if (quantifier == Operator::All)
        return {"logic.every.item", "logic.every.with", "logic.every"};
    if ((quantifier == Operator::None) != negated)
        return {"logic.no.item", "logic.no.with", "logic.no"};
    return {"logic.some.item", "logic.some.with", "logic.some"};
}

bool isVariable(const Program& program, NodeId node, std::string_view path)
{
    const Node& at = program.node(node);
    if (at.op != Operator::Var || at.children != 1 || !isLiteral(program, at.firstChild))
        return false;
    const json::Value literal = program.node(at.firstChild).source;
    return literal.isString() && literal.text() == path;
}

/// Does anything below `node`, in the same reduce, read the accumulator (or all of reduce's data)?
bool readsAccumulator(const Program& program, NodeId node, std::size_t& patience)
{
    if (patience == 0)
        return true;
    --patience;
    const Node& at = program.node(node);
    if (at.op == Operator::Literal)
        return false;
    if (at.op == Operator::Missing || at.op == Operator::MissingSome)
        return true; // they read by names
    if (at.op == Operator::Var) {
        if (at.children == 0 || !isLiteral(program, at.firstChild))
            return true;
        const json::Value path = program.node(at.firstChild).source;
        if (!path.isString() || path.text().substr(0, 7) != "current")
            return true;
    }
    for (NodeId child = at.firstChild; child != noNode; child = program.node(child).next) {
        const bool ownItems = isLoop(at.op) && program.node(child).position == 1;
        if (!ownItems && readsAccumulator(program, child, patience))
            return true;
    }
    return false;
}

bool isNumber(const Program& program, NodeId node, double number)
{
    return node != noNode && isLiteral(program, node) && program.node(node).source.isNumber() &&
           program.node(node).source.number() == number;
}

} // namespace

/// The item itself, without a default.
bool Speaker::isItself(NodeId node) const
{
    const Node& at = m_program.node(node);
    if (at.op != Operator::Var || at.children > 1)
        return false;
    if (at.children == 0)
        return true;
    const Node& path = m_program.node(at.firstChild);
    return path.op == Operator::Literal &&
           (path.source.isNull() || (path.source.isString() && path.source.size() == 0));
}

/// "quantity at least 1", to follow "every item has", where the body is one plain comparison of a field of the item.
std::optional<Phrase> Speaker::withForm(NodeId body)
{
    const auto isField = [&](NodeId node) {
        return m_program.node(node).op == Operator::Var && m_program.node(node).children == 1 && !isItself(node);
    };
    if (isField(body))
        return phrase(idsOf(Relation::Set).with, name(body));
    const std::optional<Comparison> found = comparisonOf(m_program, body);
    if (!found || found->negated || idsOf(found->relation).with.empty() || !isField(found->subject))
        return std::nullopt;
    const auto isPlain = [&](NodeId node) { return node == noNode || isLiteral(m_program, node) || isField(node); };
    if (!isPlain(found->object) || !isPlain(found->second))
        return std::nullopt;
    Phrase said = phrase(idsOf(found->relation).with, name(found->subject));
    if (takesObject(found->relation)) {
        said.arguments.emplace_back(objectOf(*found));
        if (hasSecond(*found))
            said.arguments.emplace_back(secondOf(*found));
    }
    return said;
}

Said Speaker::loopClause(NodeId node, Operator quantifier, bool negated)
{
    if (spent())
        return elidedClause(node);
    const NodeId body = argument(m_program, node, 1);
    if (body == noNode)
        return truth(node, negated);
    if (tooDeep())
        return elidedClause(node);
    const Deeper deeper(*this);
    const QuantifierIds ids = quantifierIds(quantifier, negated);
    Phrase list = operand(m_program.node(node).firstChild);

    const std::optional<Comparison> found = comparisonOf(m_program, body);
    if (!ids.item.empty() && found && !found->negated && isItself(found->subject)) {
        Phrase subject = phrase(ids.item, std::move(list));
        const RelationIds& relation = idsOf(found->relation);
        Phrase said = phrase(relation.holds, std::move(subject));
        if (takesObject(found->relation)) {
            said.arguments.emplace_back(objectOf(*found));
            if (hasSecond(*found))
                said.arguments.emplace_back(secondOf(*found));
        }
        return {std::move(said), Shape::Listed};
    }
    if (std::optional<Phrase> with = withForm(body))
        return {phrase(ids.with, std::move(list), std::move(*with)), Shape::Listed};
    return {phrase(ids.generic, std::move(list), groupedIfRunningOn(clause(body, false))), Shape::Conditional};
}

Said Speaker::filtered(NodeId node)
{
    const NodeId body = argument(m_program, node, 1);
    Phrase list = operand(m_program.node(node).firstChild);
    if (body == noNode)
        return {phrase("logic.value.items-where", std::move(list), phrase("logic.nothing")), Shape::Conditional};
    return {phrase("logic.value.items-where", std::move(list), groupedIfRunningOn(clause(body, false))),
            Shape::Conditional};
}

Said Speaker::reduced(NodeId node)
{
    if (std::optional<Said> known = knownReduction(node))
        return std::move(*known);
    const NodeId body = argument(m_program, node, 1);
    const NodeId start = argument(m_program, node, 2);
    Phrase list = operand(m_program.node(node).firstChild);
    Phrase each = body == noNode ? phrase("logic.nothing") : operand(body);
    Phrase from = start == noNode ? phrase("logic.nothing") : operand(start);
    return {phrase("logic.value.reduced", std::move(list), std::move(from), std::move(each)), Shape::Conditional};
}

/// The sums, counts, products and extremes that reduce is used for.
std::optional<Said> Speaker::knownReduction(NodeId node)
{
    const NodeId body = argument(m_program, node, 1);
    const NodeId start = argument(m_program, node, 2);
    if (body == noNode || m_program.node(body).children != 2)
        return std::nullopt;
    NodeId each = argument(m_program, body, 1);
    if (!isVariable(m_program, m_program.node(body).firstChild, "accumulator")) {
        if (!isVariable(m_program, each, "accumulator"))
            return std::nullopt;
        each = m_program.node(body).firstChild;
    }
    std::size_t patience = 50;
    if (readsAccumulator(m_program, each, patience))
        return std::nullopt;

    const Operator op = m_program.node(body).op;
    const bool startsWithNumber =
        start != noNode && isLiteral(m_program, start) && m_program.node(start).source.isNumber();
    const bool sum = op == Operator::Add && startsWithNumber;
    const bool product = op == Operator::Multiply && isNumber(m_program, start, 1);
    const bool extreme = (op == Operator::Max || op == Operator::Min) && startsWithNumber;
    if (!sum && !product && !extreme)
        return std::nullopt;

    const NodeId list = m_program.node(node).firstChild;
    const bool itself = isVariable(m_program, each, "current");
    const Node& from = m_program.node(list);
    const NodeId outer = std::exchange(m_plainItem, node);
    Phrase said;
    bool runsOn = from.op == Operator::Filter;
    if (sum && isNumber(m_program, each, 1)) {
        const NodeId condition = from.op == Operator::Filter ? argument(m_program, list, 1) : noNode;
        if (condition != noNode)
            said = phrase("logic.value.count-where", operand(from.firstChild),
                          groupedIfRunningOn(clause(condition, false)));
        else
            said = phrase("logic.value.count", operand(list));
    } else {
        // The sum of quantity × price, wherever it is worked out: by reduce itself or by a map before it.
        const NodeId mapped = itself && from.op == Operator::Map ? argument(m_program, list, 1) : noNode;
        Said named = value(mapped != noNode ? from.firstChild : list);
        runsOn = named.shape == Shape::Conditional;
        Phrase over = std::move(named.phrase);
        if (itself && mapped == noNode)
            said = extreme ? phrase(op == Operator::Max ? "logic.value.largest-in" : "logic.value.smallest-in",
                                    std::move(over))
                           : phrase(sum ? "logic.value.sum-in" : "logic.value.product-in", std::move(over));
        else if (extreme)
            said = phrase(op == Operator::Max ? "logic.value.largest-over" : "logic.value.smallest-over",
                          name(mapped != noNode ? mapped : each), std::move(over));
        else
            said = phrase(sum ? "logic.value.sum-over" : "logic.value.product-over",
                          name(mapped != noNode ? mapped : each), std::move(over));
    }
    m_plainItem = outer;
    if (extreme)
        return Said{phrase(op == Operator::Max ? "logic.value.but-at-least" : "logic.value.but-at-most",
                           std::move(said), name(start)),
                    Shape::Compound};
    if (sum && !isNumber(m_program, start, 0))
        return Said{phrase("logic.value.plus", name(start), std::move(said)), Shape::Listed};
    return Said{std::move(said), runsOn ? Shape::Compound : Shape::Listed};
}

} // namespace retort::logic

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/words/speaker.h"

#include "engine/logic/evaluate.h"
#include "engine/logic/words/valuewords.h"

#include <utility>

namespace retort::logic {

namespace {

constexpr std::size_t budget = 150;       // nodes put into words in all
constexpr int deepest = 5;                // clauses within clauses, operators within operators
constexpr std::size_t clausesAtMost = 10; // beside each other, at the top; one more is shown rather than counted
constexpr std::size_t clausesInside = 6;

} // namespace

Speaker::Speaker(const Program& program) : m_program(program), m_left(budget) {}

bool Speaker::spent()
{
    if (m_left == 0)
        return true;
    --m_left;
    return false;
}

bool Speaker::tooDeep() const { return m_depth >= deepest; }

Said Speaker::elidedClause(NodeId node) const
{
    const std::uint32_t inside = m_program.node(node).children;
    if (inside > 1)
        return {phrase("logic.elided.clauses", std::to_string(inside)), Shape::Compound};
    return {phrase("logic.elided.clause"), Shape::Compound};
}

Phrase Speaker::elidedValue() const { return phrase("logic.elided.value"); }

Said Speaker::rule(NodeId node, Reading reading)
{
    const Operator op = m_program.node(node).op;
    switch (reading) {
    case Reading::Condition:
        return clause(node, false);
    case Reading::Value:
        return value(node);
    case Reading::Rule:
        break;
    }
    if (op == Operator::Literal)
        return {valueInWords(m_program.node(node).source, m_program.settings().dialect)};
    if (isBoolean(m_program, node) || op == Operator::Missing || op == Operator::MissingSome)
        return clause(node, false);
    if (op == Operator::And || op == Operator::Or) {
        for (NodeId child = m_program.node(node).firstChild; child != noNode; child = m_program.node(child).next) {
            if (isBoolean(m_program, child))
                return clause(node, false);
        }
    }
    return value(node);
}

Said Speaker::clause(NodeId node, bool negated)
{
    if (m_left == 0)
        return elidedClause(node);
    const Node& at = m_program.node(node);
    if (hasNamedArguments(m_program, node))
        return truth(node, negated);
    switch (at.op) {
    case Operator::Literal: {
        const bool holds = truthOf(at.source, m_program.settings().dialect).jsonLogic;
        spent();
        return {phrase(holds != negated ? "logic.always" : "logic.never")};
    }
    case Operator::And:
        return connective(node, negated ? Joint::Or : Joint::And, negated);
    case Operator::Or:
        return connective(node, negated ? Joint::And : Joint::Or, negated);
    case Operator::Not:
    case Operator::NotNot:
        if (at.children == 0)
            return truth(node, negated);
        return clause(at.firstChild, negated != (at.op == Operator::Not));
    case Operator::Log:
        if (at.children == 0)
            return truth(node, negated);
        return clause(at.firstChild, negated);
    case Operator::If:
    case Operator::Ternary:
        return conditionalClause(node, negated);
    case Operator::Missing:
        return missingClause(node, negated);
    case Operator::MissingSome:
        return missingSomeClause(node, negated);
    case Operator::All:
    case Operator::Some:
    case Operator::None:
        return loopClause(node, at.op, negated);
    case Operator::Filter:
        return loopClause(node, Operator::Some, negated); // true where it leaves an item
    default:
        break;
    }
    if (const std::optional<Comparison> found = comparisonOf(m_program, node)) {
        spent();
        const json::Value object = found->object == noNode ? json::Value() : m_program.node(found->object).source;
        if (object.isBool() && isLiteral(m_program, found->object) && isBoolean(m_program, found->subject) &&
            at.op != Operator::In)
            return clause(found->subject, (found->negated != negated) == object.asBool()); // "(…) is true"
        return comparison(*found, found->negated != negated);
    }
    return truth(node, negated);
}

Said Speaker::truth(NodeId node, bool negated)
{
    Phrase subject = name(node);
    switch (m_program.node(node).op) {
    case Operator::Var:
        return {phrase(negated ? "logic.falsy" : "logic.set", std::move(subject)),
                negated ? Shape::Listed : Shape::Simple};
    case Operator::Cat:
    case Operator::Substr:
        return {phrase(negated ? "logic.empty-text" : "logic.not.empty-text", std::move(subject))};
    case Operator::Map:
    case Operator::Merge:
    case Operator::List:
        return {phrase(negated ? "logic.empty-list" : "logic.not.empty-list", std::move(subject))};
    default:
        break;
    }
    const bool php = m_program.settings().dialect == Dialect::Php;
    if (isArithmetic(m_program, node) && php)
        return {phrase(negated ? "logic.zero" : "logic.not.zero", std::move(subject))};
    if (isArithmetic(m_program, node))
        return {phrase(negated ? "logic.zero-or-nan" : "logic.not.zero-or-nan", std::move(subject))};
    return {phrase(negated ? "logic.counts-false" : "logic.counts-true", std::move(subject))};
}

Said Speaker::comparison(const Comparison& comparison, bool negated)
{
    const RelationIds& ids = idsOf(comparison.relation);
    Phrase said = phrase(negated ? ids.fails : ids.holds, name(comparison.subject));
    bool lists = false;
    if (takesObject(comparison.relation)) {
        said.arguments.emplace_back(objectOf(comparison));
        if (hasSecond(comparison))
            said.arguments.emplace_back(secondOf(comparison));
    }
    switch (comparison.relation) {
    case Relation::Between:
    case Relation::StrictlyBetween:
    case Relation::MissingOrNull:
    case Relation::Falsy:
    case Relation::TrueOrOne:
    case Relation::FalseOrZero:
    case Relation::EmptyTextPhp:
    case Relation::EmptyTextJs:
    case Relation::TextAtLeast:
    case Relation::TextAtMost:
    case Relation::OneOf:
    case Relation::Either:
        lists = true;
        break;
    default:
        break;
    }
    return {std::move(said), lists ? Shape::Listed : Shape::Simple};
}

Phrase Speaker::objectOf(const Comparison& comparison)
{
    if (comparison.object == noNode)
        return phrase("logic.nothing");
    const Node& object = m_program.node(comparison.object);
    const Dialect dialect = m_program.settings().dialect;
    if (comparison.item)
        return valueInWords(object.source.items()[0], dialect);
    if (comparison.relation == Relation::Either)
        return valuesInWords(object.source.items(), 2, dialect)[0];
    if (comparison.relation == Relation::PartOf)
        return quotedInWords(object.source, dialect);
    if (comparison.relation == Relation::Contains && object.op == Operator::Var)
        return phrase("logic.value.of-field", name(comparison.object)); // "contains vip" is the text vip
    if (comparison.relation != Relation::OneOf)
        return object.op == Operator::Literal ? valueInWords(object.source, dialect) : name(comparison.object);
    constexpr std::size_t choicesAtMost = 8;
    if (object.source.size() == 0)
        return phrase("logic.no-values");
    const std::size_t size = object.source.size();
    const std::size_t shown = size <= choicesAtMost + 1 ? size : choicesAtMost;
    std::vector<Phrase> choices;
    if (object.op == Operator::Literal)
        choices = valuesInWords(object.source.items(), shown, dialect);
    for (NodeId child = object.firstChild; choices.size() < shown; child = m_program.node(child).next)
        choices.push_back(name(child));
    return listed(std::move(choices), Joint::Or, size - shown);
}

bool Speaker::hasSecond(const Comparison& comparison)
{
    return comparison.second != noNode || comparison.relation == Relation::Either;
}

Phrase Speaker::secondOf(const Comparison& comparison)
{
    if (comparison.relation == Relation::Either)
        return valuesInWords(m_program.node(comparison.object).source.items(), 2, m_program.settings().dialect)[1];
    return comparison.second == noNode ? phrase("logic.nothing") : name(comparison.second);
}

Said Speaker::connective(NodeId node, Joint joint, bool negated)
{
    const Node& at = m_program.node(node);
    if (at.children == 0)
        return truth(node, negated);
    if (at.children == 1)
        return clause(at.firstChild, negated);
    if (tooDeep())
        return elidedClause(node);
    const std::size_t most = m_depth == 0 ? clausesAtMost : clausesInside;
    const Deeper deeper(*this);
    std::vector<Said> clauses;
    for (NodeId child = at.firstChild; child != noNode; child = m_program.node(child).next) {
        const bool room = clauses.size() < most || (clauses.size() == most && at.children == most + 1);
        if (!room || spent())
            break;
        clauses.push_back(clause(child, negated));
    }
    const std::size_t more = at.children - clauses.size();
    if (clauses.empty())
        return elidedClause(node);
    return joined(std::move(clauses), joint, more);
}

Said Speaker::conditionalClause(NodeId node, bool negated)
{
    const Node& at = m_program.node(node);
    if (at.children == 0)
        return truth(node, negated);
    if (at.children == 1)
        return clause(at.firstChild, negated);
    const NodeId yes = argument(m_program, node, 1);
    const NodeId no = argument(m_program, node, 2);
    const auto literally = [&](NodeId branch, bool value) {
        const Node& literal = m_program.node(branch);
        return literal.op == Operator::Literal && literal.source.isBool() && literal.source.asBool() == value;
    };
    if (at.children == 3 && literally(yes, true) && literally(no, false))
        return clause(at.firstChild, negated);
    if (at.children == 3 && literally(yes, false) && literally(no, true))
        return clause(at.firstChild, !negated);
    if (tooDeep())
        return elidedClause(node);
    const Deeper deeper(*this);
    return conditionalBranch(at.firstChild, noNode, negated);
}

/// From the condition `branch` on: "if A, then B; otherwise, if C, then D; otherwise E".
Said Speaker::conditionalBranch(NodeId branch, std::size_t shown, bool negated)
{
    constexpr std::size_t branchesAtMost = 5;
    if (branch == noNode) // nothing is left: null, which is false
        return {phrase(negated ? "logic.holds" : "logic.holds-not")};
    const NodeId then = m_program.node(branch).next;
    const auto verdict = [&](NodeId result) {
        const Node& literal = m_program.node(result);
        if (literal.op == Operator::Literal) {
            const bool holds = truthOf(literal.source, m_program.settings().dialect).jsonLogic;
            return phrase(holds != negated ? "logic.holds" : "logic.holds-not");
        }
        return grouped(clause(result, negated));
    };
    if (then == noNode)
        return {verdict(branch), Shape::Conditional};
    if (shown == branchesAtMost || spent())
        return {phrase("logic.elided.cases"), Shape::Conditional};
    Phrase condition = groupedIfRunningOn(clause(branch, false));
    Phrase result = verdict(then);
    const NodeId next = m_program.node(then).next;
    Phrase rest = conditionalBranch(next, shown + 1, negated).phrase;
    return {phrase("logic.if", std::move(condition), std::move(result), std::move(rest)), Shape::Conditional};
}

Speaker::Keys Speaker::keysOf(NodeId node, std::uint32_t position)
{
    constexpr std::size_t keysAtMost = 6;
    Keys keys;
    const auto add = [&](json::Value key) {
        if (keys.shown.size() >= keysAtMost)
            ++keys.more;
        else if (key.isString())
            keys.shown.push_back(pathInWords(key.text()));
        else
            keys.shown.push_back(valueInWords(key, m_program.settings().dialect));
    };
    const NodeId first = argument(m_program, node, position);
    if (first == noNode)
        return keys;
    const Node& list = m_program.node(first);
    if (list.op == Operator::Literal && list.source.isArray()) { // {"missing": [["a", "b"]]}: the rest does not count
        for (std::size_t i = 0; i < list.source.size(); ++i)
            add(list.source.items()[i]);
        return keys;
    }
    if (m_program.node(node).op == Operator::MissingSome) {
        keys.known = false;
        return keys;
    }
    for (NodeId child = first; child != noNode; child = m_program.node(child).next) {
        if (m_program.node(child).op == Operator::Literal)
            add(m_program.node(child).source);
        else
            keys.known = false;
    }
    return keys;
}

Said Speaker::missingClause(NodeId node, bool negated)
{
    Keys keys = keysOf(node, 0);
    spent();
    if (!keys.known)
        return {phrase(negated ? "logic.present.named" : "logic.missing.named", name(m_program.node(node).firstChild))};
    const std::size_t count = keys.count();
    if (count == 0)
        return {phrase(negated ? "logic.always" : "logic.never")};
    Phrase names = listed(std::move(keys.shown), Joint::And, keys.more);
    if (count == 1)
        return {phrase(negated ? "logic.present.one" : "logic.missing.one", std::move(names))};
    if (count == 2)
        return {phrase(negated ? "logic.present.two" : "logic.missing.two", std::move(names)), Shape::Listed};
    return {phrase(negated ? "logic.present.all" : "logic.missing.some", std::move(names)), Shape::Listed};
}

Said Speaker::missingSomeClause(NodeId node, bool negated)
{
    Keys keys = keysOf(node, 1);
    spent();
    const NodeId first = m_program.node(node).firstChild;
    if (first == noNode)
        return truth(node, negated);
    Phrase need = name(first);
    const json::Value literal =
        m_program.node(first).op == Operator::Literal ? m_program.node(first).source : json::Value();
    if (!keys.known || keys.count() == 0) {
        const NodeId second = argument(m_program, node, 1);
        Phrase named = second == noNode ? phrase("logic.nothing") : name(second);
        return {phrase(negated ? "logic.present.at-least.named" : "logic.present.fewer.named", std::move(need),
                       std::move(named))};
    }
    const std::size_t count = keys.count();
    if (literal.isInt() && literal.asInt() == 1 && count == 2 && !negated)
        return {phrase("logic.present.neither", std::move(keys.shown[0]), std::move(keys.shown[1]))};
    Phrase names = listed(std::move(keys.shown), Joint::And, keys.more);
    if (literal.isInt() && literal.asInt() == 1)
        return {phrase(negated ? "logic.present.any" : "logic.present.none", std::move(names)), Shape::Listed};
    if (literal.isInt() && static_cast<std::size_t>(literal.asInt()) == count)
        return {phrase(negated ? "logic.present.all" : "logic.present.not-all", std::move(names)), Shape::Listed};
    return {phrase(negated ? "logic.present.at-least" : "logic.present.fewer", std::move(need), std::move(names)),
            Shape::Listed};
}

Phrase inWords(const Program& program, Reading reading) { return inWords(program, 0, reading); }

Phrase inWords(const Program& program, NodeId node, Reading reading)
{
    return Speaker(program).rule(node, reading).phrase;
}

} // namespace retort::logic

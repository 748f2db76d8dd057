// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/words/reason.h"

#include "engine/logic/compile/operators.h"
#include "engine/logic/words/cause.h"
#include "engine/logic/words/scopeof.h"
#include "engine/logic/words/valuewords.h"

#include <algorithm>
#include <utility>

namespace retort::logic {

namespace {

constexpr int deepest = 2; // lists of reasons within each other

/// Is the truth of this node a matter of clauses, rather than of one value?
bool isClause(Operator op)
{
    switch (op) {
    case Operator::Literal:
    case Operator::List:
    case Operator::Object:
    case Operator::Unknown:
    case Operator::Var:
    case Operator::Max:
    case Operator::Min:
    case Operator::Add:
    case Operator::Subtract:
    case Operator::Multiply:
    case Operator::Divide:
    case Operator::Modulo:
    case Operator::Map:
    case Operator::Reduce:
    case Operator::Merge:
    case Operator::Cat:
    case Operator::Substr:
        return false;
    default:
        return true;
    }
}

bool isLiterally(const Program& program, NodeId node, bool value)
{
    const json::Value literal = program.node(node).source;
    return isLiteral(program, node) && literal.isBool() && literal.asBool() == value;
}

/// {"if": [condition, true, false]} or the contrary: nothing but its condition.
bool isNothingButItsCondition(const Program& program, NodeId node)
{
    if (program.node(node).children != 3)
        return false;
    const NodeId yes = argument(program, node, 1);
    const NodeId no = argument(program, node, 2);
    return (isLiterally(program, yes, true) && isLiterally(program, no, false)) ||
           (isLiterally(program, yes, false) && isLiterally(program, no, true));
}

/// The record that raised the error; noIndex where it has none.
std::uint32_t innermostFailed(const Trace& trace)
{
    const auto failedFrom = [&](std::uint32_t record, std::uint32_t end) {
        while (record < end && !trace.records[record].failed)
            record = trace.records[record].last;
        return record;
    };
    std::uint32_t found = noIndex;
    auto end = static_cast<std::uint32_t>(trace.records.size());
    for (std::uint32_t record = failedFrom(0, end); record < end; record = failedFrom(record + 1, end)) {
        found = record;
        end = trace.records[record].last;
    }
    return found;
}

} // namespace

Reasoner::Reasoner(const Program& program, const Trace& trace) : m_program(program), m_trace(trace), m_speaker(program)
{}

Reason Reasoner::of(const Outcome& outcome, Reading reading)
{
    if (outcome.failure)
        return whyFailed(*outcome.failure);
    if (m_trace.records.empty()) // nothing was recorded: what the rule says is all there is to say
        return {{m_speaker.rule(0, reading).phrase}, 0};
    if (reading == Reading::Value || (reading == Reading::Rule && !isClause(opOf(0))))
        return whyValue(0);
    return why(0);
}

/// What failed, with the values it had, the error, and what to do.
Reason Reasoner::whyFailed(const Failure& failure)
{
    const bool meant = failure.message.id == "logic.unknown-operator-meant";
    Phrase todo = phrase(todoAbout(failure.kind));
    if (meant) {
        todo.id = "logic.todo.operator-meant";
        todo.arguments = {failure.message.arguments.back()};
    }
    if (failure.kind == Failure::Kind::UnknownOperator)
        return {{phrase("logic.why.failed.todo", causeOf(failure), std::move(todo))}, failure.node};

    const Index record = innermostFailed(m_trace);
    std::vector<Phrase> facts;
    constexpr std::size_t factsAtMost = 3;
    const Index end = record == noIndex ? 0 : at(record).last;
    for (Index child = record + 1; child < end && facts.size() < factsAtMost; child = at(child).last) {
        if (opOf(child) == Operator::Var)
            facts.push_back(fact(operandOf(child)));
    }
    // Of a comparison that lacks an operand there is no clause to be said.
    Phrase failed = failure.kind == Failure::Kind::ArgumentCount
                        ? phrase("logic.value.quoted", std::string(logic::nameOf(m_program.node(failure.node).op)))
                        : m_speaker.name(failure.node);
    failed = facts.empty() ? phrase("logic.why.failed", std::move(failed), causeOf(failure))
                           : phrase("logic.why.failed-with", std::move(failed), listed(std::move(facts), Joint::And),
                                    causeOf(failure));
    return {{phrase("logic.why.failed.todo", std::move(failed), std::move(todo))}, failure.node};
}

bool Reasoner::truth(Index record) const
{
    return truthOf(at(record).value, m_program.settings().dialect, m_program.settings().objects).jsonLogic;
}

/// The first record of `node` right inside of `record`.
Reasoner::Index Reasoner::childRecord(Index record, NodeId node) const
{
    for (Index child = record + 1; child < at(record).last; child = at(child).last) {
        if (at(child).node == node)
            return child;
    }
    return noIndex;
}

Reasoner::Operand Reasoner::operandOf(Index record) const
{
    const Record& read = at(record);
    Operand operand{.node = read.node, .record = record, .value = read.value};
    if (m_program.node(read.node).op != Operator::Var)
        return operand;
    operand.null = readNull(m_trace, record);
    operand.missing = read.read && read.found == Found::Missing && !operand.null;
    operand.byDefault = read.read && read.found == Found::Default;
    return operand;
}

Reasoner::Operand Reasoner::operandAt(Index record, NodeId node) const
{
    if (node == noNode)
        return {};
    const Index child = childRecord(record, node);
    if (child != noIndex)
        return operandOf(child);
    return {.node = node, .value = isLiteral(m_program, node) ? m_program.node(node).source : json::Value()};
}

Reason Reasoner::why(Index record)
{
    const NodeId node = at(record).node;
    if (hasNamedArguments(m_program, node))
        return whyTruth(record);
    switch (m_program.node(node).op) {
    case Operator::And:
    case Operator::Or:
        return whyConnective(record);
    case Operator::Not:
    case Operator::NotNot:
    case Operator::Log:
        return whyNot(record);
    case Operator::If:
    case Operator::Ternary:
        return whyIf(record, Reading::Condition);
    case Operator::All:
    case Operator::Some:
    case Operator::None:
    case Operator::Filter:
        return whyLoop(record);
    case Operator::Missing:
    case Operator::MissingSome:
        return whyMissing(record);
    default:
        break;
    }
    if (const std::optional<Comparison> comparison = comparisonOf(m_program, node))
        return whyComparison(record, *comparison);
    return whyTruth(record);
}

/// What the rule says, where there is nothing to add to it.
Reason Reasoner::clauseOf(NodeId node, bool holds) { return {m_speaker.clause(node, !holds), node}; }

Reason Reasoner::whyConnective(Index record)
{
    const NodeId node = at(record).node;
    const bool isAnd = m_program.node(node).op == Operator::And;
    const bool holds = truth(record);
    const std::size_t most = isAnd ? 2 : 4;
    std::vector<Index> first;
    std::size_t count = 0;
    Index last = noIndex;
    for (Index child = record + 1; child < at(record).last; child = at(child).last, ++count) {
        last = child;
        if (first.size() <= most && !isLiteral(m_program, at(child).node)) // those say nothing of the data
            first.push_back(child);
    }
    if (count == 0 || truth(last) != holds) // the deciding one is among what a full trace left out
        return clauseOf(node, holds);
    if (isAnd != holds || count == 1)
        return why(last); // the one that stopped it
    if (m_depth >= deepest)
        return clauseOf(node, holds);
    count = 0; // all of them
    for (NodeId child = m_program.node(node).firstChild; child != noNode; child = m_program.node(child).next)
        count += isLiteral(m_program, child) ? 0U : 1U;
    if (first.size() < 2)
        return why(first.empty() ? last : first.front());
    if (count > most + 1)
        first.pop_back();
    ++m_depth;
    std::vector<Said> reasons;
    for (const Index child : first)
        reasons.push_back(why(child).said);
    --m_depth;
    const std::size_t more = count - reasons.size();
    return {several(std::move(reasons), more, holds), node};
}

Said Reasoner::several(std::vector<Said> reasons, std::size_t more, bool hold) const
{
    for (Said& reason : reasons) {
        if (reason.shape == Shape::Simple)
            reason.shape = Shape::Listed; // "…, which is at least 9" has a comma
    }
    if (more == 0)
        return joined(std::move(reasons), Joint::And);
    Phrase all = grouped(std::move(reasons.front()));
    for (std::size_t i = 1; i < reasons.size(); ++i)
        all = phrase("logic.clauses.long.comma", std::move(all), grouped(std::move(reasons[i])));
    if (more == 1)
        return {phrase(hold ? "logic.why.one-more-holds" : "logic.why.one-more-fails", std::move(all)),
                Shape::Compound};
    return {phrase(hold ? "logic.why.more-hold" : "logic.why.more-fail", std::move(all), std::to_string(more)),
            Shape::Compound};
}

Reason Reasoner::whyNot(Index record)
{
    const NodeId node = at(record).node;
    const NodeId operand = m_program.node(node).firstChild;
    const Index child = operand == noNode ? noIndex : childRecord(record, operand);
    if (child == noIndex)
        return operand == noNode ? clauseOf(node, truth(record)) : whyTruth(record);
    Reason reason = why(child);
    if (reason.deciding == operand && !isClause(m_program.node(operand).op))
        reason.deciding = node; // the clause is "x is not set"; x alone says nothing
    return reason;
}

/// Of one condition of if.
Reason Reasoner::whyCondition(Index record)
{
    if (!isLiteral(m_program, at(record).node) || !at(record).value.isBool())
        return why(record);
    return {{phrase("logic.why.fixed-branch", valueInWords(at(record).value))}, at(record).node};
}

Reason Reasoner::whyIf(Index record, Reading reading)
{
    const Node& node = m_program.node(at(record).node);
    const auto isCondition = [&](Index child) {
        const std::uint32_t position = m_program.node(at(child).node).position;
        return position % 2 == 0 && position + 1 < node.children;
    };
    Index condition = noIndex;
    Index branch = noIndex;
    std::vector<Index> failed;
    for (Index child = record + 1; child < at(record).last; child = at(child).last) {
        if (!isCondition(child)) {
            branch = child;
            continue;
        }
        condition = child;
        if (!truth(child))
            failed.push_back(child);
    }
    if (condition == noIndex) // {"if": [x]} is x
        return branch == noIndex           ? clauseOf(at(record).node, truth(record))
               : reading == Reading::Value ? whyValue(branch)
                                           : why(branch);

    Reason reason;
    if (truth(condition) || failed.size() == 1 || m_depth >= deepest) {
        reason = whyCondition(condition);
    } else {
        const std::size_t shown = failed.size() == 2 ? 2 : 1;
        std::vector<Said> reasons;
        ++m_depth;
        for (std::size_t i = 0; i < shown; ++i)
            reasons.push_back(whyCondition(failed[i]).said);
        --m_depth;
        reason = {several(std::move(reasons), failed.size() - shown, false), at(record).node};
    }
    if (isNothingButItsCondition(m_program, at(record).node))
        return reason;
    const Dialect dialect = m_program.settings().dialect;
    Phrase because = std::move(reason.said.phrase);
    if (branch == noIndex)
        return {{phrase("logic.why.so-result", std::move(because), valueInWords(at(record).value, dialect))},
                reason.deciding};
    if (isLiteral(m_program, at(branch).node))
        return {{phrase("logic.why.so-result", std::move(because), quotedInWords(at(branch).value, dialect))},
                reason.deciding};
    Reason then = reading == Reading::Value ? whyValue(branch) : why(branch);
    return {{phrase("logic.why.and-then", std::move(because), grouped(std::move(then.said))), Shape::Listed},
            then.deciding};
}

Reason Reasoner::whyLoop(Index record)
{
    const NodeId node = at(record).node;
    const NodeId body = argument(m_program, node, 1);
    const bool holds = truth(record);
    if (body == noNode)
        return clauseOf(node, holds);
    const Operand list = operandAt(record, m_program.node(node).firstChild);
    if (list.missing)
        return {{phrase("logic.why.no-items", fact(list))}, node};
    const bool walksObjects = m_program.settings().dialect == Dialect::Php;
    if (!list.value.isArray() && !(walksObjects && list.value.isObject()))
        return {{phrase("logic.why.no-list", nameOf(list), valueOf(list))}, node};
    if (list.value.size() == 0)
        return {{phrase("logic.why.no-items", fact(list))}, node};

    const bool seeks = m_program.node(node).op != Operator::All; // what one item must give to decide
    for (Index child = record + 1; child < at(record).last; child = at(child).last) {
        if (at(child).node != body || truth(child) != seeks)
            continue;
        return whyItem(child, list);
    }
    const std::size_t count = list.value.size();
    Phrase said = clauseOf(node, holds).said.phrase;
    if (count == 1)
        return {{phrase("logic.why.items.one", std::move(said)), Shape::Conditional}, node};
    return {{phrase("logic.why.items", std::move(said), std::to_string(count)), Shape::Conditional}, node};
}

/// Of one item: "item 3 of items: quantity is 0, which …", or "item 3 of scores is 0, which …".
Reason Reasoner::whyItem(Index record, const Operand& list)
{
    const NodeId body = at(record).node;
    const std::string number = std::to_string(at(record).turn + 1);
    const std::optional<Comparison> comparison = comparisonOf(m_program, body);
    if (m_speaker.isItself(body) || (comparison && m_speaker.isItself(comparison->subject))) {
        std::optional<Phrase> outer = std::exchange(m_item, phrase("logic.why.item-itself", number, nameOf(list)));
        Reason reason = why(record);
        m_item = std::move(outer);
        return reason;
    }
    Phrase name = nameOf(list);
    std::optional<Phrase> outer = std::exchange(m_item, std::nullopt);
    Reason reason = why(record);
    m_item = std::move(outer);
    const Shape shape = reason.said.shape == Shape::Compound ? Shape::Conditional : Shape::Listed;
    return {{phrase("logic.why.item", number, std::move(name), std::move(reason.said.phrase)), shape}, reason.deciding};
}

/// "email", or "email (empty text)" where it is there but counts as missing.
Phrase Reasoner::missingKey(Index record, json::Value key)
{
    const Dialect dialect = m_program.settings().dialect;
    if (!key.isString())
        return valueInWords(key, dialect);
    const std::optional<json::Value> scope = scopeOf(m_trace, record);
    const json::Value* there = scope ? standsAt(*scope, key.text()) : nullptr;
    if (!there || !(there->isNull() || (there->isString() && there->size() == 0)))
        return pathInWords(key.text());
    return phrase("logic.value.now", pathInWords(key.text()), valueInWords(*there, dialect));
}

Reason Reasoner::whyMissing(Index record)
{
    const NodeId node = at(record).node;
    const json::Value keys = at(record).value;
    if (m_program.node(node).op == Operator::Missing && keys.isArray() && keys.size() == 0) {
        const Speaker::Keys asked = m_speaker.keysOf(node, 0);
        if (asked.known && asked.count() == 0)
            return {{phrase("logic.why.counts-false", m_speaker.name(node), valueInWords(keys)), Shape::Listed}, node};
    }
    if (!keys.isArray() || keys.size() == 0)
        return clauseOf(node, false);
    constexpr std::size_t keysAtMost = 6;
    const std::size_t shown = keys.size() <= keysAtMost + 1 ? keys.size() : keysAtMost;
    std::vector<Phrase> names;
    for (std::size_t i = 0; i < shown; ++i) {
        const json::Value key = keys.items()[i];
        names.push_back(missingKey(record, key));
    }
    Phrase missing = listed(std::move(names), Joint::And, keys.size() - shown);
    if (keys.size() == 1 && missing.id == "logic.value.now") // it is there, but empty
        missing.id = "logic.why.counts-missing";
    else
        missing = phrase(keys.size() == 1 ? "logic.missing.one" : "logic.why.missing.many", std::move(missing));
    // Of missing_some, all of them are gone: nothing to be counted.
    if (m_program.node(node).op == Operator::Missing || keys.size() == m_speaker.keysOf(node, 1).count())
        return {{std::move(missing)}, node};
    return {{phrase("logic.why.so", std::move(missing), grouped(m_speaker.clause(node, false))), Shape::Listed}, node};
}

Reason Reasoner::whyTruth(Index record)
{
    const NodeId node = at(record).node;
    const Operator op = m_program.node(node).op;
    const bool holds = truth(record);
    const Dialect dialect = m_program.settings().dialect;
    if (op == Operator::Literal && at(record).value.isBool())
        return {{phrase(node == 0 ? "logic.why.fixed-rule" : "logic.why.fixed-condition",
                        valueInWords(at(record).value, dialect))},
                node};
    if (op == Operator::Literal)
        return {{phrase(holds ? "logic.counts-true" : "logic.counts-false", valueInWords(at(record).value, dialect))},
                node};
    const Operand operand = operandOf(record);
    if (operand.value.isBool())
        return {{fact(operand)}, node};
    return {{phrase(holds ? "logic.why.counts-true" : "logic.why.counts-false", nameOf(operand), valueOf(operand)),
             Shape::Listed},
            node};
}

Reason Reasoner::whyValue(Index record)
{
    const NodeId node = at(record).node;
    const Operator op = m_program.node(node).op;
    if (op == Operator::Literal)
        return {{phrase("logic.why.fixed", valueInWords(at(record).value, m_program.settings().dialect))}, node};
    if (op == Operator::If || op == Operator::Ternary)
        return whyIf(record, Reading::Value);
    if (isBoolean(m_program, node))
        return why(record);
    const Operand operand = operandOf(record);
    if (operand.missing)
        return {
            {phrase("logic.why.so-result", fact(operand), valueInWords(operand.value, m_program.settings().dialect))},
            node};
    return {{fact(operand)}, node};
}

} // namespace retort::logic

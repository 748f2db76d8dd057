// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/rulerows.h"

#include "engine/logic/words.h"
#include "engine/run/debug.h"
#include "engine/run/tracetree.h"
#include "engine/run/words.h"
#include "ui/bench/rowtexts.h"
#include "ui/common/say.h"

#include <QCoreApplication>

namespace retort {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TraceRows)
};

QString turnText(std::optional<std::size_t> turn) { return turn ? Words::tr("item %1").arg(*turn + 1) : QString(); }

TraceRow evaluationRow(const run::Evaluation& evaluation, const WordsAt& words)
{
    TraceRow row;
    row.kind = TraceRow::Kind::Evaluation;
    row.pointer = evaluation.pointer;
    const auto said = words.find(evaluation.pointer);
    row.title = said != words.end() ? spansOf(said->second) : std::vector<Span>{{fromUtf8(evaluation.op), true}};
    row.value = evaluation.failed ? Words::tr("failed") : shortJson(evaluation.value);
    return row;
}

TraceRow variableRow(const run::VariableRead& read)
{
    TraceRow row;
    row.kind = TraceRow::Kind::Variable;
    row.pointer = read.pointer;
    const QString path = read.path.empty() ? Words::tr("everything") : fromUtf8(read.path);
    row.title = {{path, !read.path.empty()}};
    switch (read.found) {
    case run::Found::Present:
        row.title.push_back({QStringLiteral(" ") + Words::tr("from %1").arg(say(run::nameOf(read.origin)))});
        row.value = shortJson(read.value);
        break;
    case run::Found::Default:
        row.title.push_back({QStringLiteral(" ") + (read.null ? Words::tr("is null; its default is used")
                                                              : Words::tr("is missing; its default is used"))});
        row.value = shortJson(read.value);
        break;
    case run::Found::Missing:
        row.title.push_back({QStringLiteral(" ") + Words::tr("is not there")});
        row.value = Words::tr("missing");
        break;
    }
    return row;
}

TraceRow notEvaluatedRow(const run::Remark& remark, const WordsAt& words)
{
    TraceRow row;
    row.kind = TraceRow::Kind::NotEvaluated;
    row.pointer = remark.pointer;
    row.muted = true;
    const auto said = words.find(remark.pointer);
    if (said != words.end()) {
        row.title = spansOf(said->second);
        row.title.push_back({QStringLiteral(" \u00b7 ")});
    }
    for (const Span& span : spansOf(remark.text))
        row.title.push_back(span);
    return row;
}

/// Takes away what is not known yet where one stands before the operator `before`.
void hideWhatComes(TraceRow& row, const run::Step& step, const run::TraceNode& node, std::size_t before)
{
    bool known = true;
    if (node.kind == run::TraceNode::Kind::Evaluation) {
        const run::Progress progress = run::progressAt(step, before, node.index);
        known = progress == run::Progress::Done;
        row.muted = progress == run::Progress::ToCome && node.index != before;
        row.next = node.index == before;
    } else if (node.kind == run::TraceNode::Kind::Variable) {
        known = run::wasRead(step, before, step.variables[node.index]);
        row.muted = !known;
    }
    if (known)
        return;
    row.value.clear();
    if (node.kind == run::TraceNode::Kind::Variable) {
        const std::string& path = step.variables[node.index].path;
        row.title = {{path.empty() ? Words::tr("everything") : fromUtf8(path), !path.empty()}};
    }
}

TraceRow nodeRow(const run::Step& step, const run::TraceNode& node, const WordsAt& words,
                 std::optional<std::size_t> before)
{
    std::optional<std::size_t> turn;
    TraceRow row;
    switch (node.kind) {
    case run::TraceNode::Kind::Evaluation:
        row = evaluationRow(step.evaluations[node.index], words);
        turn = step.evaluations[node.index].turn;
        break;
    case run::TraceNode::Kind::Variable:
        row = variableRow(step.variables[node.index]);
        turn = step.variables[node.index].turn;
        break;
    case run::TraceNode::Kind::NotEvaluated:
        row = notEvaluatedRow(step.notEvaluated[node.index], words);
        break;
    }
    if (before)
        hideWhatComes(row, step, node, *before);
    row.step = step.number;
    row.key = row.pointer + (turn ? '#' + std::to_string(*turn) : std::string());
    if (turn)
        row.title.insert(row.title.begin(), Span{turnText(turn) + QStringLiteral(": ")});
    row.sentence = plainText(row.title);
    if (!row.value.isEmpty())
        row.sentence += QStringLiteral(": ") + row.value;
    if (row.next)
        row.sentence = Words::tr("Next: %1").arg(row.sentence);
    return row;
}

std::vector<TraceRow> childRows(const run::Step& step, const std::vector<run::TraceNode>& nodes,
                                const std::vector<std::size_t>& indices, const WordsAt& words,
                                std::optional<std::size_t> before)
{
    constexpr std::size_t most = 500; // rows below one node: a loop over a thousand items is not read row by row
    std::vector<TraceRow> rows;
    for (std::size_t index : indices) {
        if (rows.size() == most) {
            rows.push_back(
                restRow(step.number, Words::tr("and %n more", nullptr, static_cast<int>(indices.size() - most))));
            break;
        }
        if (before && nodes[index].kind == run::TraceNode::Kind::NotEvaluated)
            continue; // it is not known yet that it is passed over
        TraceRow row = nodeRow(step, nodes[index], words, before);
        row.children = childRows(step, nodes, nodes[index].children, words, before);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

void addWords(WordsAt& words, const logic::Program& rule, const std::string& pointer)
{
    constexpr std::size_t enough = 400; // beyond that rows show their operator
    const std::size_t count = std::min(rule.nodes().size(), enough);
    for (logic::NodeId id = 0; id < count; ++id) {
        if (rule.node(id).op != logic::Operator::Literal)
            words.emplace(pointer + rule.pointerTo(id), logic::inWords(rule, id));
    }
}

WordsAt wordsOf(const run::CompiledAction& action)
{
    WordsAt words;
    for (const run::CompiledArgument& argument : action.arguments) {
        if (argument.rule)
            addWords(words, *argument.rule, argument.rulePointer);
    }
    return words;
}

std::vector<TraceRow> ruleRows(const run::Step& step, const WordsAt& words, std::optional<std::size_t> before)
{
    const std::vector<run::TraceNode> nodes = run::treeOf(step);
    std::vector<std::size_t> top;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].parent == run::noParent)
            top.push_back(i);
    }
    return childRows(step, nodes, top, words, before);
}

std::vector<TraceRow> ruleRows(const run::TargetCondition& condition, const run::CompiledTarget* target,
                               std::size_t step)
{
    run::Step as; // the tree is made of one
    as.number = step;
    as.evaluations = condition.evaluations;
    as.variables = condition.variables;
    as.notEvaluated = condition.notEvaluated;
    WordsAt words;
    if (target && target->condition)
        addWords(words, *target->condition, target->conditionPointer);
    return ruleRows(as, words);
}

} // namespace retort

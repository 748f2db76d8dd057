// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/tracerows.h"

#include "engine/json/write.h"
#include "engine/logic/words.h"
#include "engine/run/tracetree.h"
#include "engine/run/words.h"
#include "ui/common/say.h"
#include "ui/document/liverun.h"

#include <QCoreApplication>

#include <map>

namespace retort {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TraceRows)
};

/// A value in one line, cut where it is long: a list of a thousand items is not for a row.
QString shortJson(const json::Data& value)
{
    constexpr qsizetype longest = 80;
    QString text = fromUtf8(json::write(value.root()));
    if (text.size() > longest)
        text = text.left(longest - 1) + QChar(0x2026);
    return text;
}

Tone toneOf(run::Status status)
{
    switch (status) {
    case run::Status::Passed:
    case run::Status::Done:
        return Tone::Ok;
    case run::Status::Stopped:
    case run::Status::Failed:
        return Tone::No;
    case run::Status::UnknownAction:
        return Tone::Warn;
    case run::Status::NotReached:
    case run::Status::Skipped:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

std::optional<Glyph> signOf(run::Status status)
{
    switch (status) {
    case run::Status::Passed:
    case run::Status::Done:
        return Glyph::Check;
    case run::Status::Stopped:
        return Glyph::Stop;
    case run::Status::Failed:
        return Glyph::Cross;
    case run::Status::UnknownAction:
        return Glyph::Question;
    case run::Status::Skipped:
        return Glyph::Skip;
    case run::Status::NotReached:
        return std::nullopt;
    }
    return std::nullopt;
}

/// The words of each place of the rules that a step runs, by its pointer in the document.
using WordsAt = std::map<std::string, Phrase>;

WordsAt wordsOf(const run::CompiledAction& action)
{
    WordsAt words;
    for (const run::CompiledArgument& argument : action.arguments) {
        if (!argument.rule)
            continue;
        constexpr std::size_t enough = 400; // beyond that rows show their operator
        const std::size_t count = std::min(argument.rule->nodes().size(), enough);
        for (logic::NodeId id = 0; id < count; ++id) {
            if (argument.rule->node(id).op != logic::Operator::Literal)
                words.emplace(argument.rulePointer + argument.rule->pointerTo(id), logic::inWords(*argument.rule, id));
        }
    }
    return words;
}

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
        row.title.push_back({QStringLiteral(" ") + Words::tr("is missing; its default is used")});
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

TraceRow nodeRow(const run::Step& step, const run::TraceNode& node, const WordsAt& words)
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
    row.step = step.number;
    row.key = row.pointer + (turn ? '#' + std::to_string(*turn) : std::string());
    if (turn)
        row.title.insert(row.title.begin(), Span{turnText(turn) + QStringLiteral(": ")});
    row.sentence = plainText(row.title);
    if (!row.value.isEmpty())
        row.sentence += QStringLiteral(": ") + row.value;
    return row;
}

std::vector<TraceRow> childRows(const run::Step& step, const std::vector<run::TraceNode>& nodes,
                                const std::vector<std::size_t>& indices, const WordsAt& words)
{
    constexpr std::size_t most = 500; // rows below one node: a loop over a thousand items is not read row by row
    std::vector<TraceRow> rows;
    for (std::size_t index : indices) {
        if (rows.size() == most) {
            TraceRow rest;
            rest.kind = TraceRow::Kind::NotEvaluated;
            rest.key = "rest";
            rest.step = step.number;
            rest.muted = true;
            rest.title = {{Words::tr("and %n more", nullptr, static_cast<int>(indices.size() - most))}};
            rest.sentence = plainText(rest.title);
            rows.push_back(std::move(rest));
            break;
        }
        TraceRow row = nodeRow(step, nodes[index], words);
        row.children = childRows(step, nodes, nodes[index].children, words);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TraceRow> childrenOf(const run::Step& step, const run::CompiledAction* action)
{
    const std::vector<run::TraceNode> nodes = run::treeOf(step);
    if (nodes.empty())
        return {};
    std::vector<std::size_t> top;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].parent == run::noParent)
            top.push_back(i);
    }
    return childRows(step, nodes, top, action ? wordsOf(*action) : WordsAt{});
}

TraceRow stepRow(const run::Step& step, const run::CompiledAction* action, const Catalogue& catalogue)
{
    TraceRow row;
    row.kind = TraceRow::Kind::Step;
    row.key = step.pointer;
    row.pointer = step.pointer;
    row.step = step.number;
    row.number = QString::number(step.number);
    row.title = {{fromUtf8(step.action), true}};
    row.detail = spansOf(step.why);
    if (action) {
        const CardWords words = run::cardWords(action->action, &step, catalogue);
        row.title = spansOf(words.title);
        // A step that was done says no more than its title and this.
        if (step.status == run::Status::Done && !words.detail.id.empty())
            row.detail = spansOf(words.detail);
    }
    row.chip = {say(run::badgeOf(step)), toneOf(step.status), signOf(step.status)};
    row.muted = step.status == run::Status::NotReached || step.status == run::Status::Skipped;
    row.children = childrenOf(step, action);
    row.sentence =
        Words::tr("Step %1: %2, %3. %4").arg(row.number, plainText(row.title), row.chip.text, plainText(row.detail));
    return row;
}

TraceRow triggerRow(const run::ReactionTrace& trace, const LiveRun& run)
{
    TraceRow row;
    row.kind = TraceRow::Kind::Trigger;
    row.key = "trigger";
    const QString event = run.event() ? fromUtf8(run.event()->name) : QString();
    row.title = {{Words::tr("Trigger ")}, {event, true}};
    row.detail = spansOf(trace.matchWhy);
    if (trace.match == run::Match::None)
        row.chip = {Words::tr("does not fire"), Tone::No, Glyph::Cross};
    else
        row.chip = {Words::tr("fires"), Tone::Accent, std::nullopt};
    row.sentence = Words::tr("Trigger %1 %2. %3").arg(event, row.chip.text, plainText(row.detail));
    return row;
}

} // namespace

std::vector<TraceRow> traceRows(const LiveRun& run)
{
    const run::ReactionTrace* trace = run.trace();
    const run::Program* program = run.program();
    if (!trace || !program)
        return {};
    std::vector<TraceRow> rows{triggerRow(*trace, run)};
    for (const run::Step& step : trace->steps) {
        const bool known = step.number >= 1 && step.number <= program->actions().size();
        rows.push_back(stepRow(step, known ? &program->actions()[step.number - 1] : nullptr, program->catalogue()));
        rows.back().next = run.isStepping() && run.position() + 1 == step.number && run.position() < run.end();
    }
    return rows;
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/renderrows.h"

#include "engine/run/words.h"
#include "ui/bench/recordrows.h"
#include "ui/bench/rowtexts.h"
#include "ui/bench/rulerows.h"
#include "ui/common/say.h"

#include <QCoreApplication>

#include <algorithm>

namespace retort {

namespace {

using State = run::TargetRender::State;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TraceRows)
};

constexpr std::size_t mostProblems = 50;
constexpr qsizetype longestTip = 2000;

TraceRow rowOf(const run::Step& step, std::string key)
{
    TraceRow row;
    row.kind = TraceRow::Kind::Render;
    row.key = std::move(key);
    row.step = step.number;
    return row;
}

TraceRow targetRow(const run::Step& step)
{
    const run::TargetRender& request = *step.request;
    TraceRow row = rowOf(step, "target");
    row.title = {{say(run::sentenceOf(request))}};
    switch (request.state) {
    case State::Sent:
    case State::Held:
    case State::Failed:
        row.title = {{Words::tr("To %1").arg(fromUtf8(run::nameOf(request)))}};
        if (!request.url.empty()) {
            row.title.push_back({QStringLiteral(" \u00b7 ")});
            row.title.push_back({fromUtf8(request.url), true});
        }
        row.chip = {Words::tr("nothing was sent"), Tone::Neutral, Glyph::Info};
        break;
    case State::Unknown:
        row.chip = {Words::tr("unknown target"), Tone::Warn, Glyph::Question};
        break;
    case State::Unreadable:
        row.chip = {Words::tr("not readable"), Tone::No, Glyph::Cross};
        break;
    case State::NoTargets:
        row.chip = {Words::tr("not rendered"), Tone::Neutral, Glyph::Info};
        break;
    }
    row.sentence = sentenceOf(row);
    return row;
}

TraceRow conditionRow(const run::Step& step, const run::CompiledTarget* target)
{
    const run::TargetCondition& condition = *step.request->condition;
    TraceRow row = rowOf(step, "condition");
    row.title = {{Words::tr("Its condition: ")}};
    const bool fails = !condition.failure.id.empty();
    for (const Span& span : spansOf(fails ? condition.failure : condition.why))
        row.title.push_back(span);
    if (fails)
        row.chip = {Words::tr("fails"), Tone::No, Glyph::Cross};
    else if (condition.passed)
        row.chip = {Words::tr("holds"), Tone::Ok, Glyph::Check};
    else
        row.chip = {Words::tr("does not hold"), Tone::No, Glyph::Stop};
    row.sentence = sentenceOf(row);
    row.children = ruleRows(condition, target, step.number);
    return row;
}

TraceRow failureRow(const run::Step& step, const twig::Failure& failure)
{
    TraceRow row = rowOf(step, "failure");
    row.kind = TraceRow::Kind::Problem;
    row.title = spansOf(failure.message);
    if (!failure.thrown.empty())
        row.detail = {{Words::tr("Twig says: %1").arg(inOneLine(fromUtf8(failure.thrown), 400))}};
    row.chip = {failure.line > 0 ? Words::tr("line %1").arg(failure.line) : Words::tr("fails"), Tone::No, Glyph::Cross};
    row.span = failure.span;
    row.sentence = sentenceOf(row);
    return row;
}

TraceRow problemRow(const run::Step& step, const twig::PayloadProblem& problem)
{
    TraceRow row = rowOf(step, "problem:" + problem.cause + std::to_string(problem.span.offset));
    row.kind = TraceRow::Kind::Problem;
    row.title = spansOf(problem.message);
    if (problem.times > 1)
        row.title.push_back({Words::tr(" (%n times)", nullptr, static_cast<int>(problem.times))});
    if (!problem.remedy.id.empty())
        row.detail = spansOf(problem.remedy);
    row.chip = problem.hint ? ChipContent{Words::tr("hint"), Tone::Warn, Glyph::Alert}
                            : ChipContent{Words::tr("problem"), Tone::No, Glyph::Cross};
    row.span = problem.span;
    row.sentence = sentenceOf(row);
    if (problem.place.line > 0) {
        const QString place = Words::tr("Line %1, column %2 of the payload")
                                  .arg(QString::number(problem.place.line), QString::number(problem.place.column));
        row.sentence += QStringLiteral(". ") + place;
        row.tip = plainText(row.title) + u'\n' + plainText(row.detail) + u'\n' + place;
    }
    return row;
}

TraceRow escapingRow(const run::Step& step, const twig::EscapeComparison& escaping)
{
    TraceRow row = rowOf(step, "escaping");
    const int places = static_cast<int>(escaping.differences.size());
    row.title = {{places == 1 ? Words::tr("HTML escaping makes a difference in one place")
                              : Words::tr("HTML escaping makes a difference in %n places", nullptr, places)}};
    row.chip = {Words::tr("depends on a setting"), Tone::Warn, Glyph::Alert};
    row.sentence = sentenceOf(row);
    for (const twig::EscapeDifference& difference : escaping.differences) {
        if (row.children.size() == mostProblems) {
            row.children.push_back(
                restRow(step.number, Words::tr("and %n more", nullptr,
                                               static_cast<int>(escaping.differences.size() - mostProblems))));
            break;
        }
        TraceRow one = rowOf(step, std::to_string(difference.span.offset));
        one.title = spansOf(difference.message);
        one.value = Words::tr("%1 with, %2 without")
                        .arg(inOneLine(fromUtf8(difference.html), 40), inOneLine(fromUtf8(difference.off), 40));
        one.span = difference.span;
        one.sentence = sentenceOf(one);
        row.children.push_back(std::move(one));
    }
    return row;
}

std::vector<TraceRow> payloadChildren(const run::Step& step, const std::string& text)
{
    const run::TargetRender& request = *step.request;
    std::vector<TraceRow> rows;
    if (request.failure)
        rows.push_back(failureRow(step, *request.failure));
    for (const twig::PayloadProblem& problem : request.problems) {
        if (rows.size() == mostProblems) {
            rows.push_back(restRow(step.number, Words::tr("and %n more problems", nullptr,
                                                          static_cast<int>(request.problems.size() - mostProblems))));
            rows.back().key = "more problems";
            break;
        }
        rows.push_back(problemRow(step, problem));
    }
    if (request.escaping)
        rows.push_back(escapingRow(step, *request.escaping));
    for (TraceRow& row : recordRows(step, text))
        rows.push_back(std::move(row));
    return rows;
}

TraceRow payloadRow(const run::Step& step, const run::CompiledTarget* target)
{
    const run::TargetRender& request = *step.request;
    TraceRow row = rowOf(step, "payload");
    row.title = {{Words::tr("Rendered payload")}};
    const auto worst = std::find_if(request.problems.begin(), request.problems.end(),
                                    [](const twig::PayloadProblem& problem) { return !problem.hint; });
    if (request.failure) {
        row.title = {{request.body.empty() ? Words::tr("Nothing was rendered: the template fails")
                                           : Words::tr("Rendered until the template failed")}};
        row.chip = {Words::tr("template fails"), Tone::No, Glyph::Cross};
    } else if (!request.json || worst != request.problems.end()) {
        row.chip = {Words::tr("no JSON"), Tone::No, Glyph::Cross};
        if (worst != request.problems.end()) {
            row.title.push_back({QStringLiteral(": ")});
            for (const Span& span : spansOf(worst->message))
                row.title.push_back(span);
        }
    } else if (request.problems.empty()) {
        row.chip = {Words::tr("sound JSON"), Tone::Ok, Glyph::Check};
    } else {
        const int hints = static_cast<int>(request.problems.size());
        row.chip = {hints == 1 ? Words::tr("sound JSON, 1 hint") : Words::tr("sound JSON, %n hints", nullptr, hints),
                    Tone::Warn, Glyph::Alert};
    }
    row.tip = plainText(row.title) + u'\n' + fromUtf8(request.body).left(longestTip);
    row.sentence = sentenceOf(row);
    static const std::string none;
    const std::string* text = target ? &target->target.templateText : &none;
    const bool opens =
        request.failure || !request.problems.empty() || request.escaping || !request.trace.records.empty();
    row.key += opens ? "+" : ""; // a row that can be opened is another one
    if (opens)
        row.more = [&step, text] { return payloadChildren(step, *text); };
    return row;
}

} // namespace

std::vector<TraceRow> requestRows(const run::Step& step, const run::CompiledTarget* target)
{
    if (!step.request)
        return {};
    std::vector<TraceRow> rows{targetRow(step)};
    if (step.request->condition)
        rows.push_back(conditionRow(step, target));
    const bool rendered = step.request->state == State::Sent || step.request->failure;
    if (rendered)
        rows.push_back(payloadRow(step, target));
    return rows;
}

} // namespace retort

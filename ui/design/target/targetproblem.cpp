// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/targetproblem.h"

#include "ui/common/say.h"

#include <QCoreApplication>

#include <algorithm>

namespace retort {

namespace {

using Weight = TargetProblem::Weight;

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(TargetProblem)
};

std::size_t lineAt(std::string_view source, std::size_t offset)
{
    const auto before = source.substr(0, std::min(offset, source.size()));
    return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
}

QString times(const QString& message, std::size_t count)
{
    return count > 1 ? Words::tr("%1 (%2 times)").arg(message).arg(count) : message;
}

TargetProblem of(const twig::Failure& failure)
{
    TargetProblem problem{.weight = Weight::Error, .message = say(failure.message), .span = failure.span};
    if (!failure.thrown.empty() && problem.message != fromUtf8(failure.thrown))
        problem.remedy = Words::tr("Twig says: %1").arg(fromUtf8(failure.thrown));
    problem.line = failure.line;
    return problem;
}

TargetProblem of(const twig::PayloadProblem& found, std::string_view source)
{
    TargetProblem problem{.weight = found.hint ? Weight::Warning : Weight::Error,
                          .message = times(say(found.message), found.times),
                          .remedy = say(found.remedy),
                          .span = found.span,
                          .line = found.span.length > 0 ? lineAt(source, found.span.offset) : 0};
    if (found.replaceable)
        problem.fix = TargetProblem::Fix{found.replaced, found.replacement};
    return problem;
}

TargetProblem of(const twig::EscapeDifference& difference, std::string_view source, twig::Autoescape autoescape)
{
    constexpr qsizetype longest = 120;
    const auto cut = [](const std::string& text) {
        const QString all = fromUtf8(text);
        return all.size() > longest ? all.left(longest - 1) + u'…' : all;
    };
    return {.weight = Weight::Note,
            .message = times(say(difference.message), difference.times),
            .remedy = autoescape == twig::Autoescape::Html
                          ? Words::tr("Whether the platform escapes is not confirmed. With |raw both print the same.")
                          : Words::tr("Whether the platform escapes is not confirmed."),
            .fix = {},
            .printed = {{Words::tr("html"), cut(difference.html)}, {Words::tr("off"), cut(difference.off)}},
            .span = difference.span,
            .line = lineAt(source, difference.span.offset)};
}

} // namespace

namespace {

/// Does the rendering of the selected sample tell it by itself, with its place?
bool isShownIn(const run::TargetRender& render, const Problem& problem)
{
    if (problem.rule == "template.syntax")
        return render.failure.has_value();
    if (problem.rule == "payload.not-json")
        return std::any_of(render.problems.begin(), render.problems.end(),
                           [](const twig::PayloadProblem& one) { return !one.hint; });
    return problem.rule == "payload.autoescape-differs" && render.escaping && !render.escaping->differences.empty();
}

TargetProblem of(const Problem& problem)
{
    TargetProblem one{.weight = problem.severity == Problem::Severity::Error     ? Weight::Error
                                : problem.severity == Problem::Severity::Warning ? Weight::Warning
                                                                                 : Weight::Note,
                      .message = say(problem.message)};
    if (!problem.fixes.empty()) {
        one.remedy = say(problem.fixes.front().label);
        one.whole = problem.fixes.front();
    }
    return one;
}

void addOf(const LiveRendering& rendering, std::vector<TargetProblem>& problems)
{
    const auto& render = rendering.render;
    if (render.failure)
        problems.push_back(of(*render.failure));
    for (const twig::PayloadProblem& found : render.problems)
        problems.push_back(of(found, rendering.source));
    for (const twig::Warning& warning : render.warnings)
        problems.push_back(
            {.weight = Weight::Warning, .message = say(warning.message), .span = warning.span, .line = warning.line});
    if (!render.escaping)
        return;
    const auto told = [&](const twig::EscapeDifference& difference) {
        return std::any_of(render.problems.begin(), render.problems.end(), [&](const twig::PayloadProblem& found) {
            return found.cause == "html" && found.span == difference.span;
        });
    };
    for (const twig::EscapeDifference& difference : render.escaping->differences) {
        if (!told(difference))
            problems.push_back(of(difference, rendering.source, rendering.settings.autoescape));
    }
}

} // namespace

std::vector<TargetProblem> problemsOf(const LiveRendering* rendering, const std::vector<Problem>& linted)
{
    std::vector<TargetProblem> problems;
    if (rendering)
        addOf(*rendering, problems);
    for (const Problem& problem : linted) {
        if (!rendering || !isShownIn(rendering->render, problem)) {
            problems.push_back(of(problem));
        } else if (problem.rule == "template.syntax" && !problem.fixes.empty()) {
            problems.front().whole = problem.fixes.front();
            if (problems.front().remedy.isEmpty())
                problems.front().remedy = say(problem.fixes.front().label);
        }
    }
    std::stable_sort(problems.begin(), problems.end(),
                     [](const TargetProblem& a, const TargetProblem& b) { return a.weight < b.weight; });
    return problems;
}

Tone toneOf(TargetProblem::Weight weight)
{
    switch (weight) {
    case Weight::Error:
        return Tone::No;
    case Weight::Warning:
        return Tone::Warn;
    case Weight::Note:
        break;
    }
    return Tone::Neutral;
}

} // namespace retort

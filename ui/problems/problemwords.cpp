// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems/problemwords.h"

#include "engine/json/pointer.h"
#include "engine/reaction/words.h"
#include "ui/common/say.h"

#include <QCoreApplication>

#include <algorithm>

namespace retort {

namespace {

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(ProblemWords)
};

/// "1 error", "2 errors"
QString counted(int count, const QString& one, const QString& many) { return count == 1 ? one : many.arg(count); }

QString placeInReaction(const Workspace& workspace, const Entry& entry, const std::vector<std::string>& segments)
{
    const Reaction& reaction = *entry.reaction();
    if (segments[0] == "trigger")
        return Words::tr("Trigger");
    if (segments[0] == "name")
        return Words::tr("Name");
    const auto index = segments[0] == "actions" && segments.size() > 1 ? json::indexOf(segments[1]) : std::nullopt;
    if (!index || *index >= reaction.actions.size())
        return segments[0] == "actions" ? Words::tr("Chain") : fromUtf8(segments[0]);
    const auto order = runOrder(reaction).actions;
    const auto number = std::find(order.begin(), order.end(), *index) - order.begin() + 1;
    const Action& action = reaction.actions[*index];
    const ActionKind* kind = kindOf(action, workspace.catalogue());
    QString place = Words::tr("Step %1, %2").arg(number).arg(fromUtf8(kind ? kind->label : action.type));
    const auto argument = segments.size() > 3 && segments[2] == "arguments" ? json::indexOf(segments[3]) : std::nullopt;
    if (argument && *argument < action.arguments.size())
        place = Words::tr("%1, %2").arg(place, fromUtf8(action.arguments[*argument].name));
    return place;
}

QString placeInTarget(const std::string& member)
{
    if (member == "template")
        return Words::tr("Template");
    if (member == "condition")
        return Words::tr("Condition");
    if (member == "handle")
        return Words::tr("Handle");
    if (member == "url")
        return Words::tr("URL");
    return fromUtf8(member);
}

} // namespace

QString severityWord(Problem::Severity severity)
{
    switch (severity) {
    case Problem::Severity::Error:
        return Words::tr("Error");
    case Problem::Severity::Warning:
        return Words::tr("Warning");
    case Problem::Severity::Hint:
        break;
    }
    return Words::tr("Hint");
}

QString inWords(const LiveLint::Counts& counts)
{
    if (counts.all() == 0)
        return Words::tr("No problems");
    QStringList words;
    if (counts.errors > 0)
        words << counted(counts.errors, Words::tr("1 error"), Words::tr("%1 errors", nullptr, counts.errors));
    if (counts.warnings > 0)
        words << counted(counts.warnings, Words::tr("1 warning"), Words::tr("%1 warnings", nullptr, counts.warnings));
    if (counts.hints > 0)
        words << counted(counts.hints, Words::tr("1 hint"), Words::tr("%1 hints", nullptr, counts.hints));
    return words.join(Words::tr(", "));
}

Glyph glyphOf(Problem::Severity severity)
{
    switch (severity) {
    case Problem::Severity::Error:
        return Glyph::Cross;
    case Problem::Severity::Warning:
        return Glyph::Alert;
    case Problem::Severity::Hint:
        break;
    }
    return Glyph::Info;
}

Tone toneOf(Problem::Severity severity)
{
    switch (severity) {
    case Problem::Severity::Error:
        return Tone::No;
    case Problem::Severity::Warning:
        return Tone::Warn;
    case Problem::Severity::Hint:
        break;
    }
    return Tone::Neutral;
}

Problem::Severity gravest(const LiveLint::Counts& counts)
{
    return counts.errors > 0     ? Problem::Severity::Error
           : counts.warnings > 0 ? Problem::Severity::Warning
                                 : Problem::Severity::Hint;
}

QString placeInWords(const Workspace& workspace, const Entry& entry, const Problem& problem)
{
    const auto segments = json::segmentsOf(problem.pointer).value_or(std::vector<std::string>());
    if (segments.empty())
        return {};
    if (entry.reaction())
        return placeInReaction(workspace, entry, segments);
    if (entry.target())
        return placeInTarget(segments[0]);
    QStringList path;
    for (const std::string& segment : segments)
        path << fromUtf8(segment);
    return path.join(u'.');
}

ActionId actionAt(const Entry& entry, std::string_view pointer)
{
    const auto segments = json::segmentsOf(pointer).value_or(std::vector<std::string>());
    if (!entry.content || segments.size() < 2 || segments[0] != "actions")
        return ActionId::None;
    const auto index = json::indexOf(segments[1]);
    return index && *index < entry.content->actions.size() ? entry.content->actions[*index] : ActionId::None;
}

std::string_view withinAction(std::string_view pointer)
{
    for (int segment = 0; segment < 2; ++segment) {
        const auto slash = pointer.find('/', 1);
        pointer = slash == std::string_view::npos ? std::string_view() : pointer.substr(slash);
    }
    return pointer;
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/argumentview.h"

#include "engine/base/nearest.h"
#include "engine/json/write.h"
#include "engine/reaction/words.h"
#include "ui/common/say.h"
#include "ui/condition/values/valueeditor.h"
#include "ui/design/plainwords.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace retort {

namespace {

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(ArgumentView)
};

/// The words that the documentation names for an argument; empty where it takes anything.
std::vector<Completion> wordsFor(const ArgumentKind& kind)
{
    if (kind.name == "rate_priority")
        return {{QStringLiteral("product"), Words::tr("what was bought wins")},
                {QStringLiteral("profile"), Words::tr("who bought it wins")}};
    if (kind.name == "direction")
        return {{QStringLiteral("asc"), Words::tr("the first in order is the highest")},
                {QStringLiteral("desc"), Words::tr("the last in order is the highest")}};
    std::vector<Completion> rows;
    if (kind.name == "type") {
        for (const char* type : {"string", "integer", "float", "boolean", "json", "array"})
            rows.push_back({QString::fromLatin1(type), {}});
    }
    return rows;
}

std::vector<Completion> targetsOf(const Workspace& workspace)
{
    std::vector<Completion> rows;
    for (const EntryId id : workspace.entries(EntryKind::Target)) {
        const Entry* entry = workspace.find(id);
        if (entry->target() && !entry->target()->handle.empty())
            rows.push_back({fromUtf8(entry->target()->handle), entry->title()});
    }
    return rows;
}

/// A custom attribute is named by two arguments: its namespace, and its handle within that.
bool isNamespace(const ArgumentKind& kind) { return kind.picker == "custom_attribute" && kind.name == "namespace"; }

std::string chosenNamespace(const Action& action)
{
    for (const Argument& argument : action.arguments) {
        if (argument.name == "namespace" && argument.value.root().isString())
            return std::string(argument.value.root().text());
    }
    return {};
}

std::vector<Completion> handlesOf(const ArgumentKind& kind, const Action& action, const Workspace& workspace)
{
    if (kind.picker == "target")
        return targetsOf(workspace);
    std::vector<Completion> rows;
    const DefinitionList* list = kind.picker.empty() ? nullptr : workspace.definitions().list(kind.picker);
    if (!list)
        return kind.picker.empty() ? wordsFor(kind) : rows;
    const std::string space =
        kind.picker == "custom_attribute" && !isNamespace(kind) ? chosenNamespace(action) : std::string();
    for (const Definition& one : list->definitions) {
        if (isNamespace(kind)) {
            const QString name = fromUtf8(one.note);
            if (!name.isEmpty() &&
                std::none_of(rows.begin(), rows.end(), [&](const Completion& row) { return row.text == name; }))
                rows.push_back({name, {}});
            continue;
        }
        if (!space.empty() && one.note != space)
            continue;
        QStringList note{fromUtf8(one.name), fromUtf8(one.note)};
        note.removeAll({});
        rows.push_back({fromUtf8(one.handle), note.join(QStringLiteral(" · ")), fromUtf8(one.name)});
    }
    return rows;
}

/// What a handle, or a word, that is not among the choices is told.
InlineNote unknownNote(const ArgumentKind& kind, const std::string& handle, const std::vector<Completion>& choices,
                       const Workspace& workspace)
{
    InlineNote note;
    if (handle.empty())
        note.text =
            kind.picker == "target" ? Words::tr("Name a target by its handle") : Words::tr("Choose one of the list");
    else if (kind.picker == "target")
        note.text = Words::tr("The workspace has no target of this handle");
    else if (kind.picker.empty())
        note.text = Words::tr("The documentation does not name this word");
    else if (isNamespace(kind))
        note.text = Words::tr("No attribute of the tenant has this namespace");
    else if (const DefinitionList* list = workspace.definitions().list(kind.picker); list && !list->from.empty())
        note.text = Words::tr("Not in the list of %1").arg(fromUtf8(list->from));
    else
        note.text = Words::tr("Not in the tenant's list");
    std::vector<std::string> handles;
    for (const Completion& choice : choices)
        handles.push_back(choice.text.toStdString());
    const std::vector<std::string_view> views(handles.begin(), handles.end());
    if (const std::string_view near = handle.empty() ? std::string_view() : nearest(handle, views); !near.empty()) {
        note.fixLabel = Words::tr("Use %1").arg(fromUtf8(near));
        note.value = json::quoted(near);
    }
    return note;
}

bool isNumber(json::Value value) { return value.kind() == json::Kind::Int || value.kind() == json::Kind::Double; }

/// A date as the platform's framework reads it for sure: ISO 8601, or with a space before the time.
bool isDate(const QString& text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).isValid() ||
           QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd HH:mm:ss")).isValid();
}

/// Of a fixed value that is hardly of the argument's type.
std::optional<InlineNote> typeNote(const ArgumentKind& kind, json::Value value)
{
    const bool wantsNumber = kind.type == "number" || kind.type == "integer";
    if (value.isNull() || value.isContainer())
        return std::nullopt;
    if (wantsNumber && value.isString()) {
        InlineNote note{.text = Words::tr("The action takes a number; this is text")};
        const std::string number = ValueEditor::converted(json::quoted(value.text()), ValueEditor::Form::Number);
        if (number != "0" || value.text() == "0") {
            note.fixLabel = Words::tr("Make it a number");
            note.value = number;
        }
        return note;
    }
    if (wantsNumber && !isNumber(value))
        return InlineNote{.text = Words::tr("The action takes a number")};
    if (kind.type == "integer" && value.kind() == json::Kind::Double)
        return InlineNote{.text = Words::tr("The action takes a whole number")};
    if (kind.type == "boolean" && value.kind() != json::Kind::Bool)
        return InlineNote{.text = Words::tr("The action takes true or false"),
                          .fixLabel = Words::tr("Make it true or false"),
                          .value = ValueEditor::converted(json::write(value), ValueEditor::Form::Truth)};
    if (kind.type == "datetime" && value.isString() && !value.text().empty() && !isDate(fromUtf8(value.text())))
        return InlineNote{
            .text = Words::tr("Write a date as 2026-02-01 or 2026-02-01T09:00:00Z, so that nobody has to guess")};
    return std::nullopt;
}

QString namedBy(const ArgumentKind& kind, json::Value value, const std::vector<Completion>& choices)
{
    if (!value.isString() || kind.picker.empty())
        return {};
    const QString handle = fromUtf8(value.text());
    const auto found =
        std::find_if(choices.begin(), choices.end(), [&](const Completion& row) { return row.text == handle; });
    return found == choices.end() ? QString() : found->note;
}

/// Told by the linter as handle.unknown or argument.missing.
bool isLinted(const ArgumentKind& kind, const std::string& handle, const Workspace& workspace)
{
    if (kind.picker.empty())
        return false;
    if (handle.empty())
        return kind.required;
    return kind.picker == "target" || isNamespace(kind) || !workspace.definitions().find(kind.picker, handle);
}

constexpr std::size_t mostNotes = 6;

} // namespace

std::vector<InlineNote> notesOf(const std::vector<Problem>& problems)
{
    std::vector<InlineNote> notes;
    for (const Problem& problem : problems) {
        if (notes.size() == mostNotes) {
            notes.push_back(
                {.severity = Problem::Severity::Hint,
                 .text = Words::tr("%1 more are in the list of problems").arg(problems.size() - mostNotes)});
            break;
        }
        InlineNote note{.severity = problem.severity, .text = say(problem.message)};
        if (!problem.fixes.empty()) {
            note.fixLabel = say(problem.fixes.front().label);
            note.fix = problem.fixes.front();
            note.others.assign(problem.fixes.begin() + 1, problem.fixes.end());
        }
        notes.push_back(std::move(note));
    }
    return notes;
}

TextTarget valueTarget(const Entry& entry, std::size_t action, std::size_t argument)
{
    return {entry.content->actions[action], "/arguments/" + std::to_string(argument) + "/value"};
}

ArgumentView viewOf(const Workspace& workspace, const Entry& entry, std::size_t index, std::size_t position)
{
    const Action& action = entry.reaction()->actions[index];
    const Argument& argument = action.arguments[position];
    const ActionKind* actionKind = kindOf(action, workspace.catalogue());
    const ArgumentKind* kind = actionKind ? actionKind->argument(argument.name) : nullptr;
    const TextTarget target = valueTarget(entry, index, position);
    const Draft* draft = entry.content->draft(target);
    ArgumentView view;
    view.name = fromUtf8(argument.name);
    view.known = kind != nullptr;
    view.required = kind && kind->required;
    view.number = kind && (kind->type == "number" || kind->type == "integer");
    view.handle = kind && !kind->picker.empty();
    view.help = kind ? plainWords(kind->description) : QString();
    view.isDynamic = argument.isDynamic;
    view.saysDynamic = entry.content->document.find(argument.pointer + "/is_dynamic").has_value();
    view.spot = {.entry = entry.id, .target = target, .use = condition::Use::Value};
    view.text = workspace.shownText(entry.id, target);
    if (view.text.empty() && !draft) // an argument without a value
        view.text = "null";
    view.problem = draft ? &draft->error : nullptr;
    if (!kind)
        return view;
    if (kind->type == "datetime")
        view.hint = QStringLiteral("2026-02-01T09:00:00Z");
    view.choices = handlesOf(*kind, action, workspace);
    if (view.dynamic())
        return view;
    const json::Value value = argument.value.root();
    view.named = namedBy(*kind, value, view.choices);
    const bool listed = kind->picker == "target" || !view.choices.empty();
    if (value.isString() && listed) {
        const QString text = fromUtf8(value.text());
        const bool there = std::any_of(view.choices.begin(), view.choices.end(),
                                       [&](const Completion& row) { return row.text == text; });
        if (!there && !isLinted(*kind, std::string(value.text()), workspace))
            view.notes.push_back(unknownNote(*kind, std::string(value.text()), view.choices, workspace));
        else if (there && kind->picker == "target")
            view.place = Words::tr("Open target");
    }
    if (auto note = typeNote(*kind, value))
        view.notes.push_back(std::move(*note));
    return view;
}

FirstValue firstValueOf(const ArgumentKind* kind, const Catalogue& catalogue, std::string_view trigger)
{
    if (kind && kind->dynamic == ArgumentKind::Dynamic::Always)
        return {"{\"var\": " + json::quoted(kind->name == "profile_id" ? catalogue.profilePath(trigger) : "") + "}",
                true};
    if (kind && (kind->type == "number" || kind->type == "integer"))
        return {kind->required ? "null" : kind->name == "count" ? "1" : "0", std::nullopt};
    if (kind && kind->type == "boolean")
        return {"true", std::nullopt};
    if (kind && kind->type == "object")
        return {"{}", std::nullopt};
    return {"\"\"", std::nullopt};
}

} // namespace retort

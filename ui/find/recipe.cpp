// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/find/recipe.h"

#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "engine/reaction/edit.h"
#include "engine/reaction/words.h"
#include "engine/uses/lists.h"
#include "engine/uses/uses.h"
#include "ui/common/say.h"

#include <QCoreApplication>

#include <algorithm>

namespace retort {

namespace {

bool isThere(const Workspace& workspace, const uses::Subject& subject)
{
    if (subject.list == uses::targetsList)
        return workspace.targetOf(subject.name) != EntryId::None;
    const DefinitionList* definitions = workspace.definitions().list(subject.list);
    return definitions &&
           std::any_of(definitions->definitions.begin(), definitions->definitions.end(), [&](const Definition& one) {
               return one.handle == subject.name && (subject.space.empty() || one.note == subject.space);
           });
}

std::vector<RecipeNeed::Choice> choicesOf(const Workspace& workspace, std::string_view list)
{
    std::vector<RecipeNeed::Choice> choices;
    if (list == uses::targetsList) {
        for (const EntryId id : workspace.entries(EntryKind::Target)) {
            const Entry* entry = workspace.find(id);
            if (entry->target() && !entry->target()->handle.empty())
                choices.push_back({entry->target()->handle, entry->title().toStdString()});
        }
        return choices;
    }
    const DefinitionList* definitions = workspace.definitions().list(list);
    if (!definitions)
        return choices;
    for (const Definition& one : definitions->definitions)
        choices.push_back({one.handle, one.name, list == uses::attributesList ? one.note : std::string()});
    return choices;
}

std::vector<RecipeNeed> needsOf(const Reaction& reaction, const Workspace& workspace)
{
    std::vector<RecipeNeed> needs;
    for (const uses::Use& use : uses::usesIn(reaction, workspace.catalogue())) {
        // What an action is given; what a condition asks for is the campaign's.
        if (use.role != uses::Use::Role::Names || !use.pointer.ends_with("/value"))
            continue;
        RecipeNeed need{use.subject.list,
                        {.handle = use.subject.name, .space = use.subject.space},
                        isThere(workspace, use.subject),
                        choicesOf(workspace, use.subject.list)};
        if (std::find(needs.begin(), needs.end(), need) == needs.end())
            needs.push_back(std::move(need));
    }
    return needs;
}

/// Where an action says this of the custom attribute that it names (its "namespace", its "type"); "" where it does not.
std::string pointerOf(const Action& action, std::string_view name)
{
    for (const Argument& argument : action.arguments) {
        if (argument.name == name)
            return argument.pointer + "/value";
    }
    return {};
}

/// What a custom attribute holds ("string", "integer"), where its definition says so.
std::string attributeType(const Workspace& workspace, const RecipeNeed::Choice& attribute)
{
    for (const EntryId id : workspace.entries(EntryKind::Definitions)) {
        const Entry* entry = workspace.find(id);
        const DefinitionList* list = entry->definitions();
        if (!list || list->kind != uses::attributesList)
            continue;
        for (const Definition& one : list->definitions) {
            const auto type = one.handle == attribute.handle && one.note == attribute.space
                                  ? entry->content->document.find(one.pointer + "/type")
                                  : std::nullopt;
            if (type)
                return entry->content->document.stringOf(*type).value_or(std::string());
        }
    }
    return {};
}

/// The recipe's reaction with these named.
json::Document naming(const json::Document& document, const Workspace& workspace, const Recipe& recipe,
                      const std::vector<RecipeNeed::Choice>& named)
{
    json::Document next = document;
    const auto reaction = readReaction(document);
    if (!reaction)
        return next;
    // Of the document as it came: another need may be given this handle meanwhile.
    const std::vector<uses::Use> all = uses::usesIn(*reaction, workspace.catalogue());
    const auto write = [&next](const std::string& pointer, const std::string& text) {
        if (next.find(pointer))
            next = json::setString(next, pointer, text).value_or(next);
    };
    for (std::size_t i = 0; i < std::min(named.size(), recipe.needs.size()); ++i) {
        const RecipeNeed& need = recipe.needs[i];
        if (named[i].handle.empty() || (named[i].handle == need.own.handle && named[i].space == need.own.space))
            continue;
        const uses::Subject subject{uses::Subject::Kind::Handle, need.own.handle, need.list, need.own.space};
        for (const uses::Use& use : all) {
            if (use.role != uses::Use::Role::Names || !(use.subject == subject))
                continue;
            write(use.pointer, named[i].handle);
            if (!use.action || named[i].space.empty())
                continue;
            const Action& action = reaction->actions[*use.action];
            write(pointerOf(action, "namespace"), named[i].space);
            if (const std::string type = attributeType(workspace, named[i]); !type.empty())
                write(pointerOf(action, "type"), type);
        }
    }
    return next;
}

QStringList stepsOf(const Reaction& reaction, const Workspace& workspace)
{
    QStringList steps;
    for (const std::size_t index : runOrder(reaction).actions)
        steps << say(
            actionWords(reaction.actions[index], workspace.catalogue(), {}, workspace.settings().logic).sentence);
    return steps;
}

/// Two spaces for each level, as files have it; the catalogue has one. Numbers and all else stay as they are written.
std::string widened(const json::Document& document)
{
    const std::string& text = document.text();
    if (json::indentOf(document) != " ")
        return text;
    std::string wide;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        const std::size_t indent = std::min(text.find_first_not_of(' ', begin), end) - begin;
        wide.append(indent, ' ').append(text, begin, end - begin); // no line break is within a text
        begin = end;
    }
    return wide;
}

/// A document of this text, its lines indented as those of a file.
json::Document asFile(std::string_view text)
{
    static const auto empty = json::Document::parse("null\n");
    const auto shifted = json::set(*empty, "", text).value_or(*empty);
    return json::Document::parse(widened(shifted)).value_or(shifted);
}

/// The sample as an event file with its name as label.
json::Document eventFile(const Pattern::Sample& sample)
{
    const json::Document& given = sample.event;
    const auto context = given.member(0, "context");
    json::Document file = asFile(given.text());
    if (context != json::Document::none) {
        const auto name = given.textOf(given.member(0, "event"));
        file = asFile("{\n  \"event\": " + std::string(name) + ",\n  \"context\": null\n}");
        const json::Document inside = asFile(given.textOf(context));
        file = json::set(file, "/context", inside.textOf(0)).value_or(file);
    }
    const std::string label = "{\"label\": " + json::quoted(sample.name) + "}";
    return json::set(file, "/_retort", label).value_or(file);
}

} // namespace

std::vector<Recipe> recipesOf(const Workspace& workspace)
{
    std::vector<Recipe> recipes;
    const Catalogue& catalogue = workspace.catalogue();
    const auto& patterns = catalogue.patterns();
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const Pattern& pattern = patterns[i];
        const auto reaction = readReaction(pattern.reaction);
        if (pattern.kind != "trigger" || !reaction)
            continue;
        Recipe recipe{.pattern = i,
                      .name = fromUtf8(pattern.name),
                      .description = fromUtf8(pattern.description),
                      .trigger = fromUtf8(reaction->trigger)};
        recipe.triggerWords = say(triggerWords(*reaction, catalogue).title);
        recipe.steps = stepsOf(*reaction, workspace);
        QStringList searched{recipe.name, recipe.description, recipe.trigger};
        searched << recipe.steps;
        for (const Action& action : reaction->actions)
            searched << fromUtf8(action.type);
        for (const Pattern::Sample& sample : pattern.samples)
            recipe.samples << fromUtf8(sample.name);
        recipe.needs = needsOf(*reaction, workspace);
        recipe.searched = Folded(searched.join(u'\n'));
        recipes.push_back(std::move(recipe));
    }
    return recipes;
}

bool fits(const Recipe& recipe, const QString& typed)
{
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return match(Folded(word), recipe.searched, Fit::Inside).has_value();
    });
}

const RecipeNeed::Choice& RecipeNeed::usual() const { return !there && choices.size() == 1 ? choices.front() : own; }

QStringList stepsOf(const Workspace& workspace, const Recipe& recipe, const std::vector<RecipeNeed::Choice>& named)
{
    const json::Document& pattern = workspace.catalogue().patterns()[recipe.pattern].reaction;
    const auto reaction = readReaction(naming(pattern, workspace, recipe, named));
    return reaction ? stepsOf(*reaction, workspace) : recipe.steps;
}

/// The title, or the first of "title 2", "title 3", … that no entry of the kind has: a recipe may be used twice.
static QString freeTitle(const Workspace& workspace, EntryKind kind, const QString& title)
{
    const auto isTaken = [&](const QString& wanted) {
        const auto& entries = workspace.entries(kind);
        return std::any_of(entries.begin(), entries.end(),
                           [&](EntryId id) { return workspace.find(id)->title() == wanted; });
    };
    QString free = title;
    for (int number = 2; isTaken(free); ++number)
        free = QStringLiteral("%1 %2").arg(title).arg(number);
    return free;
}

EntryId addRecipe(Workspace& workspace, const Recipe& recipe, bool withSamples,
                  const std::vector<RecipeNeed::Choice>& named)
{
    const Pattern& pattern = workspace.catalogue().patterns()[recipe.pattern];
    json::Document document = naming(asFile(pattern.reaction.text()), workspace, recipe, named);
    const auto reaction = readReaction(document);
    const QString usual = reaction && !reaction->name.empty() ? fromUtf8(reaction->name) : recipe.name;
    const QString title = freeTitle(workspace, EntryKind::Reaction, usual);
    if (title != usual)
        document = edit::setName(document, title.toStdString()).value_or(document);
    std::vector<NewEntry> entries{{EntryKind::Reaction, title, edit::setActive(document, false).value_or(document)}};
    if (withSamples) {
        // Named after the reaction, so that they are the samples it begins with.
        for (const Pattern::Sample& sample : pattern.samples) {
            json::Document event = eventFile(sample);
            if (const auto label = event.find("/_retort/label")) {
                const QString given = fromUtf8(event.stringOf(*label).value_or(""));
                const QString free = freeTitle(workspace, EntryKind::Event, given);
                if (!given.isEmpty() && free != given)
                    event = json::set(event, "/_retort/label", json::quoted(free.toStdString())).value_or(event);
            }
            entries.push_back({EntryKind::Event, title + u' ' + fromUtf8(sample.name), event});
        }
    }
    const QString step = QCoreApplication::translate("Recipe", "Add %1 from a recipe").arg(recipe.name);
    return workspace.addAll(entries, step).front();
}

} // namespace retort

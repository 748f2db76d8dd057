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
    return workspace.definitions().find(subject.list, subject.name) != nullptr;
}

std::vector<RecipeNeed> needsOf(const Reaction& reaction, const Workspace& workspace)
{
    std::vector<RecipeNeed> needs;
    for (const uses::Use& use : uses::usesIn(reaction, workspace.catalogue())) {
        if (use.role != uses::Use::Role::Names)
            continue;
        RecipeNeed need{use.subject.list, use.subject.name, isThere(workspace, use.subject)};
        if (std::find(needs.begin(), needs.end(), need) == needs.end())
            needs.push_back(std::move(need));
    }
    return needs;
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
        QStringList searched{recipe.name, recipe.description, recipe.trigger};
        for (const std::size_t index : runOrder(*reaction).actions) {
            const Action& action = reaction->actions[index];
            recipe.steps << say(actionWords(action, catalogue, {}, workspace.settings().logic).sentence);
            searched << recipe.steps.back() << fromUtf8(action.type);
        }
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

EntryId addRecipe(Workspace& workspace, const Recipe& recipe, bool withSamples)
{
    const Pattern& pattern = workspace.catalogue().patterns()[recipe.pattern];
    const json::Document document = asFile(pattern.reaction.text());
    const auto named = readReaction(document);
    const QString title = named && !named->name.empty() ? fromUtf8(named->name) : recipe.name;
    std::vector<NewEntry> entries{{EntryKind::Reaction, title, edit::setActive(document, false).value_or(document)}};
    if (withSamples) {
        // Named after the reaction, so that they are the samples it begins with.
        for (const Pattern::Sample& sample : pattern.samples)
            entries.push_back({EntryKind::Event, title + u' ' + fromUtf8(sample.name), eventFile(sample)});
    }
    const QString step = QCoreApplication::translate("Recipe", "Add %1 from a recipe").arg(recipe.name);
    return workspace.addAll(entries, step).front();
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runinput.h"

#include "app/cli/report.h"
#include "app/workspace/bundled.h"
#include "app/workspace/loadworkspace.h"
#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"
#include "app/workspace/samplefiles.h"
#include "engine/base/nearest.h"
#include "engine/compose/profilejoin.h"
#include "engine/compose/variant.h"
#include "engine/json/edit.h"
#include "engine/reaction/targetoverride.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view reactions = "reactions/";
constexpr std::string_view ending = ".json";

/// "nps-survey-completed", "nps-survey-completed.json" and "reactions/nps-survey-completed.json" are one file.
std::string pathInWorkspace(std::string_view folder, std::string_view name)
{
    std::string path(name);
    if (!path.starts_with(folder))
        path.insert(0, folder);
    if (!path.ends_with(ending))
        path += ending;
    return path;
}

std::string slugOf(std::string_view path)
{
    path.remove_prefix(reactions.size());
    return std::string(path.substr(0, path.size() - ending.size()));
}

bool isThere(const fs::path& path)
{
    std::error_code code;
    return fs::exists(path, code);
}

/// Reads a file and what it says; tells what is wrong.
template <class T, class Parse>
std::optional<T> read(const std::string& file, Parse&& parse, std::ostream& err)
{
    const auto text = readInput(pathOf(file));
    if (!text) {
        report(err, file, text.error());
        return std::nullopt;
    }
    auto value = json::Document::parse(text->text).and_then(parse);
    if (!value) {
        report(err, file, value.error());
        return std::nullopt;
    }
    return std::move(*value);
}

/// A reaction from a file that only the caller says is one: another kind of file would run as a reaction without
/// actions.
Result<Reaction> readPicked(const json::Document& document)
{
    const auto has = [&](std::string_view key) { return document.member(0, key) != json::Document::none; };
    if (document.root().kind == json::Kind::Object && !has("name") && !has("trigger") && !has("actions"))
        return fail({.kind = Error::Kind::Type,
                     .message = phrase(has("event") ? "workspace.event-no-reaction" : "workspace.no-reaction"),
                     .place = {1, 1}});
    return readReaction(document);
}

/// A file as given, else inside the workspace.
std::string fileOf(const RunChoice& choice, const std::string& name, std::string_view folder)
{
    if (choice.workspace.empty() || isThere(pathOf(name)))
        return name;
    const fs::path workspace = pathOf(choice.workspace);
    for (const std::string& path : {name, pathInWorkspace(folder, name)}) {
        if (isThere(workspace / pathOf(path)))
            return utf8Of(workspace / pathOf(path));
    }
    return name;
}

/// A profile's fields: an object, without what this program keeps beside them.
Result<json::Document> readProfile(const json::Document& document)
{
    if (document.root().kind != json::Kind::Object)
        return fail({.kind = Error::Kind::Type, .message = phrase("workspace.no-profile"), .place = {1, 1}});
    constexpr std::string_view own = "/_retort";
    return document.find(own) ? json::remove(document, own) : Result<json::Document>(document);
}

/// The customer that was asked for, else the one that the sample names in its workspace, joined with the event.
bool joinProfile(RunInput& input, const RunChoice& choice, std::ostream& err)
{
    const bool named = choice.profile.empty();
    if (named && (input.event.profile.empty() || choice.workspace.empty()))
        return true;
    const std::string file =
        named ? utf8Of(pathOf(choice.workspace) / pathOf(pathInWorkspace("profiles/", input.event.profile)))
              : fileOf(choice, choice.profile, "profiles/");
    input.profile = read<json::Document>(file, &readProfile, err);
    if (!input.profile)
        return false;
    // As given, or its path in the workspace.
    input.profileFile =
        file == choice.profile ? file : utf8Of(pathOf(file).lexically_relative(pathOf(choice.workspace)));
    compose::Joined joined =
        compose::join(input.event, input.profile->dataOf(0),
                      compose::profileRuleFor(input.event.name, input.catalogue, input.profilePlaces));
    input.event = std::move(joined.event);
    input.origins = std::move(joined.origins);
    return true;
}

/// The definitions of the workspace, with what they say; tells what cannot be read.
bool readDefinitionFiles(RunInput& input, const WorkspaceFiles& workspace, const std::string& folder, std::ostream& err)
{
    bool all = true;
    for (const LoadedFile& file : workspace.definitions) {
        auto document = file.error ? fail(*file.error) : json::Document::parse(file.text);
        if (document) {
            input.definitions.push_back(std::move(*document));
            input.definitionFiles.push_back(file.path);
        } else {
            report(err, utf8Of(pathOf(folder) / pathOf(file.path)), document.error());
            all = false;
        }
    }
    return all;
}

/// Adds a reaction of the workspace, or tells why it cannot run.
bool add(RunInput& input, const LoadedFile& file, const std::string& workspace, std::ostream& err)
{
    if (file.error) {
        report(err, file.path, *file.error);
        return false;
    }
    auto document = json::Document::parse(file.text);
    auto reaction = document.and_then(readReaction);
    if (!reaction) {
        report(err, utf8Of(pathOf(workspace) / pathOf(file.path)), reaction.error());
        return false;
    }
    input.reactions.push_back({file.path, std::move(*reaction), std::move(*document)});
    return true;
}

void tellUnknown(const WorkspaceFiles& workspace, const RunChoice& choice, std::ostream& err)
{
    std::vector<std::string> slugs;
    for (const LoadedFile& file : workspace.files) {
        if (file.path.starts_with(reactions))
            slugs.push_back(slugOf(file.path));
    }
    const std::vector<std::string_view> views(slugs.begin(), slugs.end());
    std::string sentence = "There is no reaction " + choice.reaction + " in " + choice.workspace + '.';
    if (const std::string_view near = nearest(choice.reaction, views); !near.empty()) {
        sentence += " Did you mean " + std::string(near) + '?';
    } else {
        sentence += slugs.empty() ? " It has none." : " It has:";
        for (const std::string& slug : slugs)
            sentence += "\n  " + slug;
    }
    report(err, sentence);
}

std::string didYouMean(std::string_view word, const std::vector<std::string>& names)
{
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::string_view near = nearest(word, views);
    if (!near.empty())
        return " Did you mean " + std::string(near) + '?';
    std::string sentence = names.empty() ? " There are none." : " There are:";
    for (const std::string& name : names)
        sentence += "\n  " + name;
    return sentence;
}

/// Puts a tenant's overrides into the targets; tells what is wrong with them.
bool applyOverrides(std::vector<run::TargetFile>& targets, const WorkspaceFiles& workspace, const std::string& tenant,
                    std::ostream& err)
{
    const std::string manifest = utf8Of(workspace.folder / manifestName);
    const auto tenants = json::Document::parse(workspace.find(manifestName)->text).and_then(readOverrides);
    if (!tenants) {
        report(err, manifest, tenants.error());
        return false;
    }
    const auto chosen = std::find_if(tenants->begin(), tenants->end(),
                                     [&](const TenantOverrides& one) { return !tenant.empty() && one.name == tenant; });
    if (chosen == tenants->end()) {
        std::vector<std::string> names;
        for (const TenantOverrides& one : *tenants) {
            if (!one.name.empty())
                names.push_back(one.name);
        }
        report(err, "There is no tenant " + tenant + " in retort.json." + didYouMean(tenant, names));
        return false;
    }
    if (chosen->error) {
        report(err, manifest, *chosen->error);
        return false;
    }
    for (const TargetOverride& one : chosen->overrides) {
        const auto target = std::find_if(targets.begin(), targets.end(),
                                         [&](const run::TargetFile& file) { return file.file == one.file; });
        if (target == targets.end()) {
            std::vector<std::string> files;
            for (const run::TargetFile& file : targets)
                files.push_back(file.file);
            report(err, "The tenant " + tenant + " overrides " + one.file + ", which is no target of the workspace." +
                            didYouMean(one.file, files));
            return false;
        }
        if (!target->error)
            target->target = applyOverride(std::move(target->target), one);
    }
    return true;
}

/// The event, whose base is among the workspace's files or, without a workspace, beside it.
bool readEvent(RunInput& input, const RunChoice& choice, const WorkspaceFiles* workspace, std::ostream& err)
{
    const std::string file = fileOf(choice, choice.event, "events/");
    std::error_code code;
    const fs::path folder = workspace ? workspace->folder / "events" : pathOf(file).parent_path();
    const bool inside = !workspace || fs::equivalent(fs::absolute(pathOf(file), code).parent_path(), folder, code);
    const auto files = workspace ? sampleFilesOf(*workspace) : samplesBeside(pathOf(file));
    const std::string name = inside ? sampleName(file) : std::string();
    auto event = read<Event>(
        file,
        [&](const json::Document& document) {
            auto read = compose::readEventFile(document, files.events, name);
            if (auto whole = read ? compose::expanded(document, files.events, name) : fail(read.error()))
                input.wholeEvent = *std::move(whole);
            return read;
        },
        err);
    if (event)
        input.event = *std::move(event);
    input.eventFile = (workspace && inside ? "events/" : "") + utf8Of(pathOf(file).filename());
    return event.has_value();
}

bool readFromWorkspace(RunInput& input, const RunChoice& choice, const WorkspaceFiles* workspace, std::ostream& err)
{
    input.settings = workspace->manifest.settings;
    input.profilePlaces = workspace->manifest.profilePlaces;
    input.targets = targetFiles(*workspace);
    for (const LoadedFile& file : workspace->targets)
        input.targetTexts.emplace_back(file.path, file.text);
    if (choice.tenant && !applyOverrides(*input.targets, *workspace, *choice.tenant, err))
        return false;
    input.complete = readDefinitionFiles(input, *workspace, choice.workspace, err);
    const LoadedFile* picked = nullptr;
    if (!choice.reaction.empty()) {
        picked = workspace->find(pathInWorkspace(reactions, choice.reaction));
        if (!picked)
            tellUnknown(*workspace, choice, err);
        if (!picked || !choice.cascade)
            return picked && add(input, *picked, choice.workspace, err);
    }
    for (const LoadedFile& file : workspace->files) {
        if (!file.path.starts_with(reactions) && file.path != "reactions")
            continue;
        const bool added = add(input, file, choice.workspace, err);
        input.complete = input.complete && added;
        if (&file == picked) {
            if (!added)
                return false;
            input.picked = input.reactions.size() - 1;
        }
    }
    for (const run::TargetFile& target : *input.targets) {
        if (!target.error)
            continue;
        report(err, utf8Of(pathOf(choice.workspace) / pathOf(target.file)), *target.error);
        input.complete = false;
    }
    return true;
}

} // namespace

std::optional<RunInput> readRunInput(const RunChoice& choice, std::ostream& err)
{
    RunInput input{.settings = defaultSettings()};
    std::optional<WorkspaceFiles> workspace;
    if (!choice.workspace.empty()) {
        auto loaded = loadWorkspace(pathOf(choice.workspace));
        if (!loaded) {
            report(err, utf8Of(pathOf(choice.workspace) / manifestName), loaded.error());
            return std::nullopt;
        }
        workspace = *std::move(loaded);
    }
    if (!workspace) {
        json::Document picked;
        auto reaction = read<Reaction>(
            choice.reaction,
            [&picked](const json::Document& document) {
                picked = document;
                return readPicked(document);
            },
            err);
        if (!reaction)
            return std::nullopt;
        input.reactions.push_back({choice.reaction, std::move(*reaction), std::move(picked)});
    } else if (!readFromWorkspace(input, choice, &*workspace, err)) {
        return std::nullopt;
    }
    for (const auto& [family, rule] : choice.profilePlaces)
        input.profilePlaces[family] = rule;
    if (!readEvent(input, choice, workspace ? &*workspace : nullptr, err))
        return std::nullopt;
    auto catalogue = Catalogue::parse(bundledCatalogue());
    if (!catalogue) {
        report(err, "catalogue.json", catalogue.error());
        return std::nullopt;
    }
    input.catalogue = std::move(*catalogue);
    if (!joinProfile(input, choice, err))
        return std::nullopt;
    return input;
}

} // namespace retort

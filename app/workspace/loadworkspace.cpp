// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/loadworkspace.h"

#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"

#include <algorithm>
#include <system_error>

namespace retort {

namespace fs = std::filesystem;

namespace {

/// The folders whose files are read.
constexpr std::string_view loadedFolders[] = {"events", "reactions", "targets", "definitions", "profiles"};

/// A workspace may come from anywhere; a link in it must not show, or overwrite, what lies elsewhere.
/// Follows every part of the path, so it is asked of folders and of links alone.
bool leadsOutside(const fs::path& folder, const fs::path& file)
{
    std::error_code code;
    const fs::path target = fs::weakly_canonical(file, code);
    if (code)
        return false; // reading it says why
    const auto parted = std::mismatch(folder.begin(), folder.end(), target.begin(), target.end());
    return parted.first != folder.end();
}

/// The .json files directly in one folder of the workspace, by name. A folder that cannot be listed is an error.
Result<std::vector<std::string>> list(const fs::path& folder, std::string_view name)
{
    std::vector<std::string> paths;
    std::error_code code;
    if (!fs::exists(folder / pathOf(name), code) && !code)
        return paths;
    for (fs::directory_iterator it(folder / pathOf(name), code), end; !code && it != end; it.increment(code)) {
        const std::string file = utf8Of(it->path().filename());
        if (file.ends_with(".json") && !file.starts_with('.'))
            paths.push_back(std::string(name) + '/' + file);
    }
    if (code)
        return fail(
            {.kind = Error::Kind::Io, .message = phrase("workspace.cannot-list", std::string(name), code.message())});
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// One file of a folder that is known to lie in the workspace, or not to.
LoadedFile load(const fs::path& folder, std::string_view path, bool placedOutside)
{
    LoadedFile file{.path = std::string(path)};
    const fs::path place = folder / pathOf(path);
    std::error_code code;
    if (placedOutside || (fs::is_symlink(fs::symlink_status(place, code)) && leadsOutside(folder, place))) {
        file.error = Error{.kind = Error::Kind::Io, .message = phrase("workspace.leads-outside", file.path)};
        return file;
    }
    auto read = readFile(place);
    if (!read) {
        file.error = read.error();
        return file;
    }
    file.text = std::move(read->text);
    file.sha256 = std::move(read->sha256);
    return file;
}

Result<fs::path> resolvedFolder(const fs::path& folder)
{
    std::error_code code;
    const fs::path resolved = fs::canonical(folder, code);
    if (code == std::errc::no_such_file_or_directory)
        return fail({.kind = Error::Kind::Missing, .message = phrase("workspace.no-folder", utf8Of(folder))});
    if (code)
        return fail(
            {.kind = Error::Kind::Io, .message = phrase("workspace.cannot-read", utf8Of(folder), code.message())});
    if (!fs::is_directory(resolved, code))
        return fail({.kind = Error::Kind::Io, .message = phrase("workspace.not-a-folder", utf8Of(folder))});
    return resolved;
}

} // namespace

const LoadedFile* WorkspaceFiles::find(std::string_view path) const
{
    for (const auto* list : {&files, &targets, &definitions, &profiles}) {
        const auto found =
            std::find_if(list->begin(), list->end(), [&](const LoadedFile& file) { return file.path == path; });
        if (found != list->end())
            return &*found;
    }
    return nullptr;
}

std::vector<run::TargetFile> targetFiles(const WorkspaceFiles& workspace)
{
    std::vector<run::TargetFile> files;
    for (const LoadedFile& file : workspace.targets) {
        if (file.error)
            files.push_back({.file = file.path, .target = {}, .error = file.error});
        else
            files.push_back(run::readTargetFile(file.path, file.text));
    }
    return files;
}

std::vector<std::string> workspacePaths(const fs::path& folder)
{
    std::vector<std::string> all;
    std::error_code code;
    if (fs::exists(folder / manifestName, code))
        all.emplace_back(manifestName);
    for (const std::string_view name : loadedFolders)
        if (const auto paths = list(folder, name))
            all.insert(all.end(), paths->begin(), paths->end());
    return all;
}

LoadedFile loadFile(const fs::path& folder, std::string_view path)
{
    return load(folder, path, leadsOutside(folder, (folder / pathOf(path)).parent_path()));
}

Result<WorkspaceFiles> loadWorkspace(const fs::path& given, WorkProgress* progress)
{
    const auto folder = resolvedFolder(given);
    if (!folder)
        return fail(folder.error());
    WorkspaceFiles workspace{.folder = *folder};

    LoadedFile manifestFile = loadFile(*folder, manifestName);
    if (manifestFile.error && manifestFile.error->kind == Error::Kind::Missing)
        return fail({.kind = Error::Kind::Missing, .message = phrase("workspace.no-manifest", utf8Of(given))});
    if (manifestFile.error)
        return fail(*manifestFile.error);
    const auto manifest = json::Document::parse(manifestFile.text).and_then(readManifest);
    if (!manifest)
        return fail(manifest.error());
    workspace.manifest = *manifest;
    workspace.files.push_back(std::move(manifestFile));

    const std::pair<std::string_view, std::vector<LoadedFile>*> places[] = {{"events", &workspace.files},
                                                                            {"reactions", &workspace.files},
                                                                            {"targets", &workspace.targets},
                                                                            {"definitions", &workspace.definitions},
                                                                            {"profiles", &workspace.profiles}};
    struct Wanted {
        std::string path;
        bool outside;
        std::vector<LoadedFile>* into;
    };
    std::vector<Wanted> wanted;
    for (const auto& [name, into] : places) {
        const auto paths = list(*folder, name);
        if (!paths) {
            into->push_back({.path = std::string(name), .error = paths.error()});
            continue;
        }
        const bool outside = leadsOutside(*folder, *folder / pathOf(name));
        for (const std::string& path : *paths)
            wanted.push_back({path, outside, into});
    }
    if (progress)
        progress->all = wanted.size();
    std::vector<LoadedFile> loaded(wanted.size());
    inParallel(
        wanted.size(), [&](std::size_t i) { loaded[i] = load(*folder, wanted[i].path, wanted[i].outside); }, progress);
    for (std::size_t i = 0; i < wanted.size(); ++i)
        wanted[i].into->push_back(std::move(loaded[i]));
    return workspace;
}

} // namespace retort

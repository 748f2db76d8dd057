// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/manifest.h"
#include "app/workspace/parallel.h"
#include "engine/base/result.h"
#include "engine/run/targets.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// One file of a workspace as it was read. Whether its text is JSON is for whoever uses it to see.
struct LoadedFile {
    std::string path;           ///< Relative to the folder, with '/': "reactions/nps-survey-completed.json".
    std::string text;           ///< Its bytes.
    std::string sha256;         ///< Of the text; what saveFile() wants to hear. "" where it could not be read.
    std::optional<Error> error; ///< Why there is no text: no permission, too large, a link that leads outside, ...

    bool operator==(const LoadedFile&) const = default;
};

/// A workspace folder, as formats.md lays it out.
struct WorkspaceFiles {
    std::filesystem::path folder; ///< Absolute, links resolved.
    Manifest manifest;
    std::vector<LoadedFile> files;   ///< retort.json, then events/*.json and reactions/*.json, each by name, bytewise.
    std::vector<LoadedFile> targets; ///< targets/*.json by name, bytewise; run::readTargetFile() reads their texts.
    std::vector<LoadedFile> definitions; ///< definitions/*.json by name, bytewise; readDefinitions() reads their texts.
    std::vector<LoadedFile> profiles;    ///< profiles/*.json by name, bytewise: objects of a customer's fields.

    /// In any of the lists; nullptr where it is not there.
    const LoadedFile* find(std::string_view path) const;
};

/// Reads a folder. One file that cannot be read does not keep the others away: it is listed with its error. Errors:
/// Missing where there is no such folder or no retort.json in it, those of readFile() and of json::Document for
/// retort.json, and those of readManifest(). The files are read on all processors; what is cancelled has some files
/// without their text, and is for nobody to use.
Result<WorkspaceFiles> loadWorkspace(const std::filesystem::path& folder, WorkProgress* progress = nullptr);

/// The targets of a folder as the engine reads them: none is dropped, one that cannot be read has its error.
std::vector<run::TargetFile> targetFiles(const WorkspaceFiles& workspace);

/// Paths of all files that loadWorkspace() would read from the folder as it is now, in no order that means anything.
/// Folders that cannot be listed have none.
std::vector<std::string> workspacePaths(const std::filesystem::path& folder);

/// One file again, by its path in the workspace: after it changed on the disk.
LoadedFile loadFile(const std::filesystem::path& folder, std::string_view path);

} // namespace retort

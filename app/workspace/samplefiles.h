// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/loadworkspace.h"
#include "engine/compose/sample.h"

#include <filesystem>
#include <string_view>

namespace retort {

/// What the event files of a workspace may name. The workspace has to outlive it.
compose::SampleFiles sampleFilesOf(const WorkspaceFiles& workspace);
/// What an event file on its own may name: bases beside it, and no profiles. Read when they are asked for.
compose::SampleFiles samplesBeside(const std::filesystem::path& file);

/// "survey-promoter" for "events/survey-promoter.json": by which other events name this one.
std::string sampleName(std::string_view path);

} // namespace retort

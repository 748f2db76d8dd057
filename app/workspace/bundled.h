// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>

namespace retort {

/// The text of resources/catalogue.json, which every program carries in itself.
std::string bundledCatalogue();

/// Where people find the sample: "Retort sample" in their documents, or in their home where there are none.
std::filesystem::path sampleHome();

/// The folder of the sample workspace, as a copy that is the person's own. Where "Retort sample" in `home` is that
/// workspace already (by the id in its retort.json), it is given as it is, with all that was done to it; where
/// something else lies there, the next of "Retort sample 2", "Retort sample 3", ... is taken. Nothing is ever
/// overwritten. Errors of kind Io where it cannot be written.
Result<std::filesystem::path> sampleWorkspace(const std::filesystem::path& home = sampleHome());

} // namespace retort

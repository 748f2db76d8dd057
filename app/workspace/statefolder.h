// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>

namespace retort {

/// Where this machine keeps what belongs to no workspace's folder: $XDG_STATE_HOME/retort, or ~/.local/state/retort.
/// Not made yet.
std::filesystem::path stateFolder();

/// Makes a folder in there that only its owner may look into. Errors of kind Io.
Result<> makePrivateFolder(const std::filesystem::path& folder);

} // namespace retort

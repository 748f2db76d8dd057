// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/settingoptions.h"
#include "engine/base/zonesource.h"
#include "engine/lint/lint.h"

#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace retort {

/// A file that was looked at, with what was found.
struct LintedFile {
    std::string file; ///< In a workspace its path in there: "reactions/welcome-gift.json"; else as it was given.
    std::string path; ///< As it can be opened from here.
    std::vector<lint::Placed> problems;
};

struct LintResult {
    std::vector<LintedFile> files; ///< In the order of the arguments, those of a workspace by their path.
    bool complete = true;          ///< false: something that was named could not be read, which was told.
};

/// Looks at folders of workspaces and at single files. A file that lies in a workspace is held against that one.
/// nullopt where nothing can be looked at, which is told on `err`.
std::optional<LintResult> lintAll(const std::vector<std::string>& paths, const SettingOptions& settings,
                                  const ZoneSource* zones, std::ostream& err);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/samples/importread.h"

#include <atomic>
#include <filesystem>
#include <vector>

namespace retort {

/// How much is read at once.
struct SampleTextLimits {
    std::size_t bytes = std::size_t{64} << 20; ///< Of all files together.
    std::size_t files = 2'000;
};

/// By the ending of its name.
bool mayHoldEvents(const std::filesystem::path& file);

/// The texts of files, and of all in these folders and theirs that may hold events (by their endings; hidden ones are
/// left out), in the order of their names. A file that cannot be read comes with its error, and so does the first one
/// that is too much. Ends early once it is cancelled.
std::vector<ImportText> readSampleTexts(const std::vector<std::filesystem::path>& paths,
                                        const std::atomic<bool>& cancelled, const SampleTextLimits& limits = {});

} // namespace retort

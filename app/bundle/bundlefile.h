// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/bundle/bundle.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace retort {

/// Whether the bytes of a bundle are those that Retort wrote.
enum class Seal {
    Whole,  ///< They are.
    Broken, ///< Somebody, or something, changed them since.
    None    ///< It has none: it was written by hand, or by another program.
};
std::string_view wordOf(Seal seal); ///< "whole", "broken", "none"

struct BundleFile {
    bundle::Bundle bundle;
    Seal seal = Seal::None;
};

/// A bundle with its seal: the SHA-256 of all before it as its last member, so that a byte that was changed is told. It
/// does not tell who wrote it.
std::string sealedText(const bundle::Bundle& bundle);

/// Errors: those of bundle::read().
Result<BundleFile> readSealed(std::string_view text);
/// Errors: those of readInput(), and of readSealed().
Result<BundleFile> readBundleFile(const std::filesystem::path& file);

/// Whether a text begins as a bundle does: to tell one from a sample event.
bool looksLikeBundle(std::string_view begin);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/document.h"

#include <filesystem>
#include <string>

namespace retort {

/// A document and the file that it was read from.
struct DocumentFile {
    std::filesystem::path path;
    json::Document document;
    std::string text;   ///< What the file holds.
    std::string sha256; ///< Of that.
};

enum class ByteOrderMark { Refuse, Drop };

/// Reads a file that is to be saved again. Clears away, as every start does, what a save that was killed left beside
/// it.
Result<DocumentFile> openDocument(const std::string& file, ByteOrderMark mark = ByteOrderMark::Refuse);

/// Writes the document to its file with the window's own routine, and remembers what the file holds now. A file
/// that holds the same already is not written.
Result<> saveDocument(DocumentFile& file);

} // namespace retort

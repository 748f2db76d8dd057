// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entry.h"

namespace retort {

/// Where the files of a kind lie: "reactions/"; "" for the manifest.
QString folderOf(EntryKind kind);
/// What a file of the folder is by its path; nullopt for one that no entry can be.
std::optional<EntryKind> kindOfPath(const QString& path);

/// A file of the folder as an entry will hold it. Reading one touches nothing else, so that many are read at once, off
/// the window's thread.
struct EntryFile {
    QString path;
    EntryKind kind = EntryKind::Reaction;
    std::shared_ptr<Content> content; ///< Its actions have no ids yet. nullptr where it is unreadable.
    std::optional<Error> unreadable;
    std::shared_ptr<const std::string> broken = {}; ///< The text of one that is no JSON.
};

/// nullopt for a file that is passed over: neither retort.json nor *.json directly in reactions/, events/, targets/,
/// definitions/ or profiles/.
std::optional<EntryFile> readEntryFile(const WorkspaceFile& file, const ManifestReader& readManifest);

} // namespace retort

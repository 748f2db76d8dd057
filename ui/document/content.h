// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entry.h"

namespace retort {

/// What comes before a content: its actions and drafts live on in the next one.
struct ContentBefore {
    const Content* content = nullptr; ///< nullptr: this is the first.
    std::vector<int> origins = {};    ///< See Edit::origins.
};

/// Who reads the manifest, and where new ids come from.
struct ContentMaker {
    ManifestReader readManifest;
    quint32 lastAction = 0;

    /// Reads a document as what `kind` says, gives each action its id, and takes along the drafts whose place is still
    /// there.
    Content make(EntryKind kind, json::Document document, const ContentBefore& before = {});
    /// The same for what contentOf() has read.
    Content follow(Content next, const ContentBefore& before = {});
    void number(Content& first); ///< Gives the actions of a first content their ids.
};

/// Reads a document as what `kind` says. The actions have no ids yet, and of a sample event that refers to others only
/// what its own document says is there.
Content contentOf(EntryKind kind, json::Document document, const ManifestReader& readManifest);

} // namespace retort

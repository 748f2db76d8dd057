// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entry.h"

#include <functional>

namespace retort {

/// What comes before a content: its actions and drafts live on in the next one.
struct ContentBefore {
    const Content* content = nullptr; ///< nullptr: this is the first.
    std::vector<int> origins = {};    ///< See Edit::origins.
};

/// Reads a document as what `kind` says, gives each action its id, and takes along the drafts whose place is still
/// there.
Content makeContent(EntryKind kind, json::Document document, const ContentBefore& before,
                    const std::function<ActionId()>& newAction);

} // namespace retort

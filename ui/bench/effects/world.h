// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/effects/book.h"
#include "ui/document/entry.h"
#include "ui/document/workspace.h"

#include <memory>
#include <optional>
#include <vector>

namespace retort {

// What effects meet, out of the documents of a workspace.

using Contents = std::vector<std::shared_ptr<const Content>>;

std::vector<Entry> entriesOf(const Workspace& workspace, EntryKind kind); ///< In the order of the workspace.
Contents contentsOf(const std::vector<Entry>& entries);

/// The definitions' values. What cannot be read is left out.
effects::Book bookOf(const Contents& definitions);

/// The customer that a sample event names; nullopt where it names none, or one that is not there.
std::optional<Entry> profileOf(const Workspace& workspace, const Event& event);
/// A profile's fields, without what this program keeps beside them; nullopt where there are none.
std::optional<json::Document> fieldsOf(const std::optional<Entry>& profile);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/document.h"
#include "engine/uses/use.h"

#include <span>
#include <string_view>

namespace retort::uses {

/// Whether a rename can write to the place of this use: not into a condition that is itself text, and not where the
/// use is no text of the handle (a field).
bool canRename(const json::Document& document, const Use& use);

/// The document with another handle at all of these places; nothing else changes. Inside of a template the text keeps
/// its quotation marks. Errors: those of engine/json/edit.h; Conflict where a place does not hold the handle (any
/// more).
Result<json::Document> renamed(const json::Document& document, std::span<const Use> uses, std::string_view to);

} // namespace retort::uses

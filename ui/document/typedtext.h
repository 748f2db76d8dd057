// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/document.h"
#include "ui/document/entry.h"

#include <string>
#include <utility>
#include <vector>

namespace retort {

/// A pointer into the document, and the text that is being typed in the place of its value.
using TypedPart = std::pair<std::string, std::string>;

/// For a target whose pointer counts from the document's root.
TypedPart typedPart(const json::Document& document, const TextTarget& target, const std::string& text);

/// The document as the person sees it: with what is being typed in its place, although it is no JSON yet. For showing
/// and comparing; nothing is ever saved like that.
std::string typedText(const json::Document& document, const std::vector<TypedPart>& parts);
std::string typedText(const Content& content);

} // namespace retort

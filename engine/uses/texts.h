// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/document.h"
#include "engine/uses/use.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What looking for uses in any kind of document needs.
namespace retort::uses {

/// The text nodes below a node (and that node) that say exactly `text`.
std::vector<json::Document::Index> textsBelow(const json::Document& document, json::Document::Index root,
                                              std::string_view text);

/// A text that may mean the handle.
Use mention(const json::Document& document, json::Document::Index index, const Subject& handle,
            std::optional<std::size_t> action);

/// "data", "score" of "data.score".
std::vector<std::string> split(std::string_view path);

} // namespace retort::uses

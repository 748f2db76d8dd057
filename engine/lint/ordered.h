// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/document.h"
#include "engine/reaction/problem.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace retort::lint {

/// By place in the text, the graver first where places are the same; what is said twice of one place is said once.
std::vector<Problem> ordered(std::vector<Problem> problems, const json::Document& document);

/// Where a pointer leads to in the text; where nothing stands there, what is around it.
std::size_t offsetOf(const json::Document& document, std::string_view pointer);

} // namespace retort::lint

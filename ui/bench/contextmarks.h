// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/document.h"
#include "ui/common/jsoneditor.h"

#include <string>
#include <vector>

namespace retort {

/// Where to mark the context's text: the values that `current` names (paths as `var` reads them) get a box, and what
/// neither `current` nor `all` reaches is faded. A path that leads nowhere marks nothing.
std::vector<TextMark> contextMarks(const json::Document& context, const std::vector<std::string>& current,
                                   const std::vector<std::string>& all);

} // namespace retort

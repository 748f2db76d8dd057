// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/logic/settings.h"

#include <string>

namespace retort::logic {

/// A value as it stands in a message: as JSON, long texts cut, of lists and objects no more than that they are one.
std::string shown(json::Value value);
/// The same with numbers as that dialect writes them, and short lists and objects in full.
std::string shownIn(Dialect dialect, json::Value value);

} // namespace retort::logic

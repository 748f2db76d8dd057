// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/document.h"

#include <string_view>

namespace retort {

/// A target to begin with: it has all that the platform asks for, an address that is still to be given, and a template
/// that renders an empty object.
json::Document newTarget(std::string_view name, std::string_view handle);

} // namespace retort

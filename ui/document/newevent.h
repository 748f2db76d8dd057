// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/document.h"
#include "engine/reaction/catalogue.h"

#include <string_view>

namespace retort {

/// A sample event to begin with. For an event of the platform its context holds every field that the catalogue knows,
/// with its example; for any other it is the body of POST /events with the example's customer and no data.
json::Document newEvent(const Catalogue& catalogue, std::string_view event, std::string_view label);

} // namespace retort

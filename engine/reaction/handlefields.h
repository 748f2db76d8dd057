// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/catalogue.h"

#include <string>
#include <string_view>

namespace retort {

/// Which definitions' handles a field of an event's context holds, as a picker's name: "tier_definition" of
/// tier_handle, of definition.handle that of what the event is about; "tag" and "status" of the lists of the customer.
/// "" of all other fields.
std::string handlePicker(const Catalogue& catalogue, std::string_view event, std::string_view path);

} // namespace retort

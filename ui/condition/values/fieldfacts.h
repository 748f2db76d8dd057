// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// What a sample event tells about one field: its value, or, of a list of texts and numbers, its items.
std::vector<json::Data> seenIn(const json::Data* context, std::string_view path);

/// The type of what a sample event holds at a path, as Field::type; "" where that is nothing.
std::string typeSeenIn(const json::Data* context, std::string_view path);

/// The event's currency ("AUD") where a number at this path is money by its name (total, spend_12m, price_sell), or "".
std::string currencyFor(const json::Data* context, std::string_view path, std::string_view type);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"

#include <optional>
#include <string_view>

namespace retort::logic {

/// The data with a value at a path put in, or with none: the path taken out. Parents are made where they are missing,
/// in the place of a text or a number that stands in the way as well; a list that cannot take a key becomes an object
/// with its positions as keys, which PHP and `var` read alike. An item taken out of a list, other than the last,
/// becomes null, so that the others keep their places. The path "" is all of the data. Paths of more than 256 parts
/// change nothing.
json::Data withValue(const json::Data& data, std::string_view path, const std::optional<json::Data>& value);

} // namespace retort::logic

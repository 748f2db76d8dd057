// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/fields.h"
#include "ui/common/notedcompleter.h"

#include <string_view>
#include <vector>

namespace retort {

/// Fields as they are offered: those that the sample has first, each with its value and type, in how many samples it is
/// and what the catalogue says of it. Without a sample the values are examples.
std::vector<Completion> completionsOf(const Fields& fields, const Event* sample);

/// "in 3 of 4 samples", "in none of 4 samples"; "" where there are no samples of the event.
QString seenText(const Field& field);
/// A field's type in words, from the catalogue's word for it: "text", "number", "date".
QString typeName(std::string_view type);
/// "text", "number", "true or false", "nothing", "list", "object".
QString typeName(json::Kind kind);
/// A value as people read it: text without quotes, anything else as JSON; cut after some hundred characters.
QString valueText(json::Value value);
/// The value at a dotted path, through objects and by the positions of lists; nullopt where there is none.
std::optional<json::Value> valueAt(json::Value context, std::string_view path);

} // namespace retort

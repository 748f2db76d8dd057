// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/document.h"
#include "engine/json/limits.h"

#include <string_view>

namespace retort::json {

/// Reads JSON text strictly (RFC 8259) and without recursion, and tells `sink` of each piece with its place. Refused,
/// each with line, column and pointer: invalid UTF-8, lone surrogates, duplicate keys, numbers outside the range of a
/// double, control characters in strings, anything over the limits, anything after the value.
///
/// A sink has: beginObject(offset), endObject(offset past it), beginArray, endArray, key(Range with quotes, string_view
/// resolved), string(Range, string_view resolved), integer(Range, int64), number(Range, double), boolean(Range, bool),
/// null(Range). A resolved text is valid only during the call.
template <class Sink>
Result<> scan(std::string_view text, const Limits& limits, Sink& sink);

} // namespace retort::json

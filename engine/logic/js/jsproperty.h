// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate/environment.h"

#include <string_view>

namespace retort::logic::js {

/// value[key]: its own member or item, else what JavaScript's built-in objects have under that name: the length of text
/// and lists, a character, functions. undefined where there is nothing. Not for null and undefined themselves.
json::Value property(json::Value value, std::string_view key, Environment& environment);

/// The part of it that is no own member of an object and no item of a list.
json::Value inherited(json::Value value, std::string_view key, Environment& environment);

/// May inherited() give something for this key? A quick answer; yes may be wrong.
bool maybeInherited(std::string_view key);

} // namespace retort::logic::js

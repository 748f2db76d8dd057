// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/evaluate/environment.h"
#include "engine/twig/value/object.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace retort::twig::work {

// What stands behind the names in arrayfilters.cpp. The first argument is what is piped in.
using Arguments = std::span<const Value>;

Value join(Arguments arguments, Environment& environment);
Value slice(Arguments arguments, Environment& environment);
Value first(Arguments arguments, Environment& environment);
Value last(Arguments arguments, Environment& environment);
Value length(Arguments arguments, Environment& environment);
Value reverse(Arguments arguments, Environment& environment);
Value sort(Arguments arguments, Environment& environment);
Value keys(Arguments arguments, Environment& environment);
Value merge(Arguments arguments, Environment& environment);
Value batch(Arguments arguments, Environment& environment);
Value column(Arguments arguments, Environment& environment);
Value filter(Arguments arguments, Environment& environment);
Value map(Arguments arguments, Environment& environment);
Value reduce(Arguments arguments, Environment& environment);

/// An argument that may have been left out.
inline Value argument(Arguments arguments, std::size_t position, Value fallback = {})
{
    return position < arguments.size() ? arguments[position] : fallback;
}

/// A Runtime failure: `before` + what the value is + `after`.
[[noreturn]] void needsArray(std::string_view filter, std::string_view before, std::string_view type,
                             std::string_view after, const Environment& environment);

} // namespace retort::twig::work

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

#include <string_view>

namespace retort::twig {

class Environment;

/// The filter escape, also as autoescaping calls it: (value, strategy = 'html', charset = null, autoescape = false).
Value escape(std::span<const Value> arguments, Environment& environment);

/// htmlspecialchars with ENT_QUOTES and ENT_SUBSTITUTE; a text that needs none of it comes back as it is.
Value escapeHtml(std::string_view text, Environment& environment);
/// rawurlencode
Value escapeUrl(std::string_view text, Environment& environment);

} // namespace retort::twig

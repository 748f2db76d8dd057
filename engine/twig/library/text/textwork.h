// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/convert.h"
#include "engine/twig/value/object.h"

#include <span>
#include <string_view>

namespace retort::twig {

class Environment;

/// The work of the text filters, each as Callable::call wants it. What is piped in comes first.
namespace text {

using Arguments = std::span<const Value>;

/// `$value ?? ''` given to a parameter of type string: a text filter takes null without complaint.
std::string_view textOrEmpty(Value value, const PhpParameter& parameter, Environment& environment);

Value upper(Arguments arguments, Environment& environment);
Value lower(Arguments arguments, Environment& environment);
Value title(Arguments arguments, Environment& environment);
Value capitalize(Arguments arguments, Environment& environment);
Value trim(Arguments arguments, Environment& environment);
Value replace(Arguments arguments, Environment& environment); ///< strtr: the longest key first, in one pass.
Value split(Arguments arguments, Environment& environment);   ///< explode, or into characters.
Value format(Arguments arguments, Environment& environment);  ///< sprintf
Value nl2br(Arguments arguments, Environment& environment);
Value spaceless(Arguments arguments, Environment& environment);
Value striptags(Arguments arguments, Environment& environment);
Value convertEncoding(Arguments arguments, Environment& environment);

} // namespace text

} // namespace retort::twig

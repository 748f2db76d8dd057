// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/parse/code.h"
#include "engine/twig/value/object.h"

#include <cstddef>
#include <string_view>

namespace retort::twig {

class Environment;

/// What Twig calls a template made of a text. There it ends in a hash, which no template has a use for.
inline constexpr std::string_view templateName = "__string_template__";

// What an evaluator fails with, in Twig's or PHP's words. `environment` stands at the node that is about.

/// A template that something asks for: there is no loader, so none is ever found. Comes back only where a missing one
/// is ignored and `wanted` could be a name.
void failToLoad(Value wanted, bool ignoreMissing, Environment& environment);
/// Fails if a filter, function or test gets fewer arguments than it needs, or more than PHP allows. `given` counts
/// what is piped in too.
void checkArguments(const Node& node, std::size_t given, Environment& environment);
[[noreturn]] void failUnknownMacro(std::string_view name, Environment& environment);
[[noreturn]] void failUnknownBlock(std::string_view name, Environment& environment);
/// A macro called through a name that no import has run for.
[[noreturn]] void failUnimported(std::string_view name, Environment& environment);
/// The name that a macro is called through: m of m.row().
std::string_view importOf(const Code& code, const Node& call);
[[noreturn]] void failTooFewForArrow(std::size_t given, std::size_t needed, Environment& environment);
[[noreturn]] void failNotCallable(Value value, Environment& environment);
/// What the tag `deprecated` does.
void tellDeprecation(Value value, Environment& environment);
[[noreturn]] void failBlockName(Value name, Environment& environment);

/// PHP's array_merge: whole-number keys are counted anew, a text key of `b` takes the place that it has in `a`.
Value merged(Value a, Value b, Environment& environment);
/// Are these one array in memory?
bool isSameArray(Value a, Value b);

} // namespace retort::twig

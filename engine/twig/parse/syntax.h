// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/failure.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace retort::twig {

struct Token;

/// Throws a Failure of kind Syntax.
[[noreturn]] void failSyntax(std::string thrown, Phrase message, std::uint32_t line, Span span);
[[noreturn]] void failSyntax(std::string thrown, Phrase message, const Token& token);
/// What Twig's own compiler trips over, without a line: "An exception has been thrown during the compilation of a
/// template (\"…\")."
[[noreturn]] void failCompilation(std::string_view thrown, Phrase message, Span span);

enum class Unknown : std::uint8_t { Filter, Function, Test, Tag };
/// Twig has it, or the platform.
bool isKnown(Unknown what, std::string_view name);
/// Unknown "uper" filter. Did you mean "upper"?
[[noreturn]] void failUnknown(Unknown what, std::string_view name, std::uint32_t line, Span span);

} // namespace retort::twig

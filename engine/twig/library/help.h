// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retort::twig {

enum class HelpKind : std::uint8_t { Filter, Function, Test };

/// What completion and documentation show of a filter, function or test.
struct Help {
    /// "number_format(decimal, decimal_point, thousand_sep)", "batch(size, fill, preserve_keys = true)", "upper": the
    /// parameters by the names that a template may use for them, with what stands in for one that is left out.
    std::string signature;
    Phrase text; ///< One line: what it makes of what it is given.
};

/// Nothing for a name that there is none of. Knows every name of filterNames(), functionNames() and testNames(), and
/// the functions that are the compiler's own: attribute, block, parent.
std::optional<Help> helpFor(HelpKind kind, std::string_view name);

} // namespace retort::twig

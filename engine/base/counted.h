// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace retort {

/// Sentences that count: English has a row of its own for one ("1 item") and this one for all else ("{0} items"). Other
/// languages have more forms, or fewer, and choose by the number: it is this argument, {0} to {9}. nullopt for a
/// sentence that does not count.
std::optional<std::size_t> countedArgument(std::string_view id);

/// The number in a phrase that counts: digits as the engine writes them. nullopt where there is none.
std::optional<int> countIn(const Phrase& phrase);

} // namespace retort

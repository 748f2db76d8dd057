// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate/failure.h"

#include <string_view>

namespace retort::logic {

/// An error's message as a clause: "it divides by 0".
Phrase causeOf(const Failure& failure);
/// The id of what to do about an error.
std::string_view todoAbout(Failure::Kind kind);

} // namespace retort::logic

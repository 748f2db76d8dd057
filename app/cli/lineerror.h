// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"

#include <string>

namespace retort {

/// What is wrong with a line of standard input, said of a line: without advice about files, with places counted in
/// columns, and with the depth that is left below the line's own object.
Phrase ofLine(Phrase message);
/// The sentence for a line that is no JSON, with its column.
std::string sentenceOfLine(const Error& error);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"

#include <ostream>
#include <string>
#include <string_view>

namespace retort {

/// The sentence of an error, with the pointer of where it is: "… is there twice. (at /actions/0)".
std::string sentenceOf(const Error& error);

/// One message on one line: "FILE:LINE:COLUMN: error: SENTENCE". The place is left out where the error has none, and
/// the file with it, since such a sentence names its file itself.
void report(std::ostream& err, std::string_view file, const Error& error);

/// "error: SENTENCE"; line breaks in it are kept, other control characters are made visible.
void report(std::ostream& err, std::string_view sentence);

} // namespace retort

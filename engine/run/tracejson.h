// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/run/trace.h"

#include <string>
#include <string_view>

namespace retort::run {

/// JSON of a trace, format retort-run/1 (docs/trace-format.md). `indent` spaces for each level; 0 is one line. The same
/// trace gives the same bytes. No newline at the end.
std::string writeTrace(const Trace& trace, int indent = 2);

/// Reads it back. Sentences come back as text (phrase "run.text"), which equals the phrase that was written. Errors
/// with place and pointer: another format, a missing field, a word that is none of the known ones.
Result<Trace> readTrace(std::string_view text);

} // namespace retort::run

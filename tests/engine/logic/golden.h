// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/program.h"

#include <string>

namespace retort::test {

/// Works a golden table out anew. A table is text: lines "rule" and "data" are what goes in, the indented lines and
/// "means" are what Retort makes of it, "#" lines and empty ones stay. What came out before is dropped.
///
///     rule    {">=": [{"var": "data.score"}, 9]}
///     means   data.score is at least 9
///     data    {"data": {"score": 8}}
///       gives   false
///       why     data.score is 8, which is not at least 9
///
/// Further lines where there is something to say: "asks" (the meaning as a condition), "decides" (the pointer of the
/// deciding clause, unless it is the whole rule), "skips" (a clause that was not evaluated) and "counts" (a coercion).
std::string workedOut(const std::string& table, logic::Dialect dialect);

} // namespace retort::test

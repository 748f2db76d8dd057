// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/logic/evaluate.h"
#include "engine/logic/program.h"
#include "engine/logic/trace.h"

#include <string>
#include <vector>

namespace retort::logic {

/// One variable that was read.
struct Read {
    std::string path;
    json::Value value; ///< Points into the trace.
    Origin origin;
    Found found;
    std::uint32_t record; ///< Index into Trace::records.
};

/// A clause that was not evaluated, and why: "not evaluated, because an earlier clause was already false".
struct NotEvaluated {
    NodeId node;
    Phrase why;
};

/// A value that was taken as another type: "missing counts as false".
struct Coercion {
    NodeId node;
    std::uint32_t record;
    Phrase what;
};

/// Why a rule gave what it gave.
struct Explanation {
    Phrase why;                             ///< One sentence: "data.score is 8, which is not at least 9".
    NodeId deciding = noNode;               ///< The clause that decided.
    std::vector<NotEvaluated> notEvaluated; ///< Outermost nodes only.
    std::vector<Read> reads;                ///< In the order in which they were read; the same path and value once.
    std::vector<Coercion> coercions;
};

Explanation explain(const Program& program, const Outcome& outcome, const Trace& trace);

} // namespace retort::logic

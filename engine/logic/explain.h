// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/logic/evaluate.h"
#include "engine/logic/program.h"
#include "engine/logic/trace.h"
#include "engine/logic/words.h"

#include <cstdint>
#include <string>
#include <vector>

namespace retort::logic {

/// One variable that was read.
struct Read {
    std::string path;
    json::Value value; ///< Points into the trace.
    Origin origin;
    Found found;
    std::uint32_t record; ///< Index into Trace::records: the first that read it so.
    bool null = false;    ///< The field stands there and is null; with Found::Default, a default was taken for it.
};

/// A clause that was not evaluated, and why: "not evaluated, because an earlier condition was already false".
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
    NodeId deciding = noNode;               ///< The smallest clause that is answerable for it.
    std::vector<NotEvaluated> notEvaluated; ///< In the order of the rule; outermost nodes only.
    std::vector<Read> reads;                ///< In the order in which they were read; the same path and value once.
    std::vector<Coercion> coercions;        ///< In the order in which they happened; the same at the same node once.
};

/// Explains one evaluation from its trace: `outcome` and `trace` are what Machine::run gave for `program`. As a
/// condition, the sentence says why it holds or not; as a value, where the value comes from. Work and size stay within
/// the number of records and nodes; the sentence is short whatever the rule.
Explanation explain(const Program& program, const Outcome& outcome, const Trace& trace,
                    Reading reading = Reading::Condition);

} // namespace retort::logic

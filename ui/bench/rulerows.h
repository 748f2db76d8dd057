// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/program.h"
#include "engine/run/trace.h"
#include "ui/bench/tracerows.h"

#include <map>
#include <optional>

namespace retort {

/// The words of each place of the rules that a step runs, by its pointer in the document.
using WordsAt = std::map<std::string, Phrase>;
void addWords(WordsAt& words, const logic::Program& rule, const std::string& pointer);
WordsAt wordsOf(const run::CompiledAction& action);

/// What the rules of a step evaluated, as rows below it; for who stands before its operator `before`, with what is
/// known by then.
std::vector<TraceRow> ruleRows(const run::Step& step, const WordsAt& words,
                               std::optional<std::size_t> before = std::nullopt);
/// The same of a target's condition. `target` is nullptr where it is not known; operators have their own names then.
std::vector<TraceRow> ruleRows(const run::TargetCondition& condition, const run::CompiledTarget* target,
                               std::size_t step);

} // namespace retort

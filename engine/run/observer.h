// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate.h"
#include "engine/logic/explain.h"
#include "engine/logic/trace.h"
#include "engine/run/keeper.h"
#include "engine/run/trace.h"

#include <cstddef>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace retort::run {

/// Writes what the rules of one action did into its step. For engine/run's own sources.
class Observer {
public:
    Observer(Step& step, const std::map<std::string, Origin>& origins) : m_step(step), m_origins(origins) {}

    /// `base` is where the rule stands in the reaction's document. The machine must not have run again.
    void observe(const logic::Program& rule, const logic::Trace& trace, const logic::Explanation& explanation,
                 const std::string& base);

private:
    void addReads(const logic::Explanation& explanation);
    void addEvaluations(const logic::Program& rule, const logic::Trace& trace, const std::string& base);
    void addVariables(const logic::Program& rule, const logic::Trace& trace, const std::vector<logic::Note>& notes,
                      const std::string& base);
    void addRemarks(const logic::Program& rule, const logic::Explanation& explanation, const std::string& base);
    void addNotes(const logic::Program& rule, const logic::Trace& trace, const std::vector<logic::Note>& notes);
    Origin originOf(logic::Origin origin, std::string_view path) const;
    /// What a list of the step has taken so far.
    struct Room {
        std::size_t bytes = 0;
        std::size_t entries = 0;
    };
    bool take(Room& room, std::size_t bytes); ///< false where the list is full; the step then says that it is cut.

    Step& m_step;
    Room m_reads;
    Room m_evaluations;
    Room m_variables;
    const std::map<std::string, Origin>& m_origins;
    Keeper m_keeper;
    std::unordered_set<std::string> m_readsSeen;
    std::vector<std::size_t> m_evaluationOf; ///< For each record: its evaluation, or that of what encloses it.
};

} // namespace retort::run

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/logic/analyse/edges.h"
#include "engine/logic/program.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::logic {

/// What may stand at a path of the data, as far as somebody knows.
struct Domain {
    std::string type;               ///< As Field::type; "" for anything.
    bool canBeAbsent = true;        ///< Also: null.
    std::vector<json::Data> values; ///< All there are, of an enumeration; empty where they are not listed.
};
using Domains = std::function<Domain(std::string_view path)>;

/// What a condition, or a part of it, can come to over all data. `Undecided` wherever it reaches beyond the operators
/// and the number of cases that are covered: never a claim that was not decided.
enum class Outlook : std::uint8_t { Depends, AlwaysTrue, AlwaysFalse, Undecided };

/// One thing found about a condition whatever the event.
struct Finding {
    enum class Kind : std::uint8_t {
        Always,        ///< The node is true (`truth`) or false for all data.
        Contradiction, ///< The clauses `node` and `other` of one `and` can never hold together.
        Redundant,     ///< Within its group the node changes nothing: `other` implies it, or it is there twice.
        AbsentPasses,  ///< With `path` absent the whole condition passes, because missing counts as something.
        NotBoolean,    ///< The condition gives something that is neither true nor false.
        TextNumber,    ///< A text is compared with a number: `node` is the comparison.
        IntFloat, ///< === or !== between a whole number and one with a fraction part, which PHP never takes as same.
    };
    Kind kind;
    NodeId node = 0;
    NodeId other = noNode;
    bool truth = false;
    std::string path;                  ///< Of the variable it is about, or "".
    std::optional<json::Data> witness; ///< Data that shows it: run on it, the condition does what is claimed.

    bool operator==(const Finding&) const = default;
};

struct Analysis {
    Outlook outlook = Outlook::Undecided; ///< Of the whole, as a filter takes it.
    std::vector<Finding> findings;        ///< In the order of the rule; the outermost of several that say the same.
};

/// Deterministic, and bounded: at most some ten thousand evaluations whatever the rule. Every witness was executed.
/// `passes` says when a result lets the chain go on (FilterTruth); `domains` may be empty.
Analysis analyse(const Program& program, const Passes& passes, const Domains& domains = {});

} // namespace retort::logic

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/logic/analyse/withvalue.h"
#include "engine/logic/program.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace retort::logic {

/// When a result lets the chain go on (run::passes with the workspace's FilterTruth). Not asked about errors: those
/// never pass.
using Passes = std::function<bool(json::Value)>;

/// A value at, just below or just above where a clause turns, and the ones that people forget.
struct Edge {
    enum class Kind : std::uint8_t {
        Below,     ///< By the smallest step that fits the form of the limit: 8, 999.99, the day before.
        At,        ///< What the clause compares with.
        Above,     //
        Listed,    ///< One of those that the clause names; of a list in the data, a list that holds it.
        NotListed, ///< None of those.
        Other,     ///< Any other: another type, another form ("9" for 9), the other truth value.
        Absent,    ///< The path is taken out.
        Null,      //
        Empty,     ///< "" or [].
        Letters,   ///< The same text in other letter case.
    };
    Kind kind;
    std::string path;                ///< Of the variable that gets the value.
    std::optional<json::Data> value; ///< None: the path is taken out.
    bool clause = false;             ///< Is the clause true then, by JSON Logic's rules, all else as in the data?
    bool whole = false;              ///< Does the whole condition pass then?

    bool operator==(const Edge&) const = default;
};

/// What is known of a field besides the data.
struct KnownField {
    std::string type;               ///< "string", "number", "integer", "boolean", "array", "object", "date",
                                    ///< "datetime"; "" where nobody knows.
    std::optional<json::Data> seen; ///< A value that it was seen with.
};
using KnownOf = std::function<KnownField(std::string_view path)>;

/// Values to try for one clause of a condition, at most ten and no two the same, with what would come of each on this
/// data (each was evaluated): 8, 9, 10, "9" and none of `data.score >= 9`. Limits that are no literals are taken as the
/// data has them. Empty for a clause without one variable that decides it, and inside of loops. Deterministic; first
/// what the clause names, from low to high, then what people forget.
///
/// `known` tells about a field that has no value, or null, in this data: only values of its type are offered then.
std::vector<Edge> edgesOf(const Program& program, NodeId clause, const json::Data& data, const Passes& passes,
                          const KnownOf& known = {});

} // namespace retort::logic

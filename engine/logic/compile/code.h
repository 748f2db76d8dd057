// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/arena.h"
#include "engine/logic/program.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace retort::logic {

/// What is done at a node. The operators as they are, and the forms of `var` told apart that can be prepared.
enum class Step : std::uint8_t {
    Literal,
    List,
    Object,
    Unknown,
    TooMuch, ///< Over a limit of the rule, an error when it is reached; `first` is its diagnostic.

    VarPath,        ///< A path known from the rule; `first` and `count` are its segments.
    VarCurrent,     ///< The same below `current` of the reduce around it.
    VarAccumulator, ///< The same below `accumulator`.
    VarPrepared,    ///< Like VarPath, with a second argument.
    VarWhole,       ///< All of the data.
    Var,            ///< Anything else: the path comes out of a rule.

    Missing,
    MissingSome,
    If,
    And,
    Or,
    Not,
    NotNot,
    Equal,
    StrictEqual,
    NotEqual,
    StrictNotEqual,
    Greater,
    GreaterEqual,
    Less,
    LessEqual,
    Max,
    Min,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Map,
    Filter,
    Reduce,
    All,
    None,
    Some,
    Merge,
    In,
    Cat,
    Substr,
    Log,
};

/// One node as it is run; the same index as the Node.
struct Instruction {
    Step step;
    bool keyed = false; ///< PHP: the arguments came as an object and are named after its keys.
    bool two = false;   ///< It has two arguments, in a list.
    bool pair = false;  ///< Of reduce: its body may hand out {current, accumulator} itself, so each turn needs its own.
    bool inherited = false;   ///< Of VarPath and its kin: some segment is.
    bool accumulator = false; ///< Of VarPrepared: it begins at the accumulator of the reduce around it.
    std::uint32_t first = 0;  ///< Index into Code::kids; of VarPath and its kin into Code::segments.
    std::uint32_t count = 0;  ///< Of kids, or of segments.
    NodeId fallback = noNode; ///< Of VarPrepared: the second argument.
    json::Value value;        ///< Literal: the value. VarPath and its kin: the path's text.
};

/// One part of a path between dots.
struct Segment {
    static constexpr std::uint32_t noPosition = ~std::uint32_t{0};

    json::Key key;
    std::uint32_t hint = 0;              ///< Where it was found last; each machine keeps its own.
    std::uint32_t position = noPosition; ///< "12" is also item 12 of a list.
    bool inherited = false;              ///< JavaScript: built-in objects may have it.
};

/// A place in a list that a key of digits means, or Segment::noPosition: "0", "12"; not "01", "+1", "1.0".
std::uint32_t positionOf(std::string_view key);

/// Everything that compile() makes of a rule.
struct Program::Code {
    Settings settings;
    json::Data rule; ///< Keeps the nodes' values alive; null for a rule that is itself a value of an evaluation.
    std::vector<Node> nodes;
    std::vector<Diagnostic> diagnostics;

    std::vector<Instruction> instructions;
    std::vector<NodeId> kids; ///< noNode where an argument is left out that is asked for by its place.
    std::vector<Segment> segments;
    Arena pool;              ///< Literals and paths that read otherwise than they are written.
    std::uint32_t depth = 0; ///< Of the tree: 1 for one node.
};

/// Makes a rule ready; `rule` must stay alive as long as the code.
std::shared_ptr<Program::Code> compileValue(json::Value rule, const Settings& settings);

} // namespace retort::logic

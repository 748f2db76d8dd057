// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"
#include "engine/logic/settings.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort::logic {

enum class Operator : std::uint8_t {
    // Not operators of JSON Logic:
    Literal, ///< Any value without a rule inside, a list of literals included.
    List,    ///< A list with a rule somewhere inside; its items are children.
    Object,  ///< An object of several keys (data), with a rule somewhere inside one of its values; PHP evaluates those.
    Unknown, ///< A one-key object whose key is no operator: an error once it is reached.
    // The classic operators:
    Var,
    Missing,
    MissingSome,
    If,
    Ternary,
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

/// As written in a rule: ">=", "missing_some"; "" for what is no operator.
std::string_view nameOf(Operator op);

using NodeId = std::uint32_t; ///< Index into Program::nodes(); 0 is the root. Nodes stand in pre-order.
inline constexpr NodeId noNode = ~NodeId{0};

/// One place of a rule.
struct Node {
    Operator op;
    bool sugar = false; ///< One argument written without its list: {"var": "x"}.
    NodeId parent = noNode;
    NodeId next = noNode; ///< The next sibling.
    NodeId firstChild = noNode;
    std::uint32_t children = 0;
    std::uint32_t position = 0; ///< Among its siblings: which argument of the operator this is.
    json::Value source;         ///< The rule's own value here; of an operator the whole {"op": …} object.
};

/// What is wrong with a rule whatever the data: an unknown operator (with the nearest name), too few or too many
/// arguments, over the limits.
struct Diagnostic {
    enum class Kind { UnknownOperator, Arity, Limit };

    Kind kind;
    NodeId node;
    Phrase message;
    std::string suggestion; ///< The nearest operator's name, or "".

    bool operator==(const Diagnostic&) const = default;
};

/// A rule made ready to be evaluated many times. Immutable; cheap to copy (copies share); keeps its rule alive.
class Program {
public:
    Program(); ///< The rule null.
    /// Never fails: what is wrong with the rule stands in diagnostics(), and raises its error when it is reached.
    static Program compile(const json::Data& rule, const Settings& settings = {});

    const Settings& settings() const;
    const json::Data& rule() const;
    std::span<const Node> nodes() const;
    const Node& node(NodeId id) const { return nodes()[id]; }
    const std::vector<Diagnostic>& diagnostics() const;
    /// RFC 6901 pointer to the node within the rule; of an operator, to its {"op": …} object.
    std::string pointerTo(NodeId id) const;

    struct Code; ///< What evaluate.cpp runs; private to engine/logic.
    const Code& code() const { return *m_code; }

private:
    std::shared_ptr<const Code> m_code;
};

} // namespace retort::logic

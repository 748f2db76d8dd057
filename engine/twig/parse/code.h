// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/arena.h"
#include "engine/json/key.h"
#include "engine/json/value.h"
#include "engine/twig/failure.h"
#include "engine/twig/settings.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort::twig {

struct Callable; // engine/twig/library/callable.h

/// A node of a template's tree, by its place in Code::nodes.
using NodeId = std::uint32_t;
inline constexpr NodeId noNode = 0xFFFFFFFF;

/// What a node is. In brackets: its children, in order. "names" are nodes of kind Target.
enum class NodeKind : std::uint8_t {
    // What stands in a template
    Body,       ///< [statements]
    Text,       ///< value: the text, whitespace control done
    Print,      ///< [expression, with the automatic escape filter where there is one]
    If,         ///< [condition, body, condition, body, …, else body where the count is odd]
    For,        ///< [sequence, value name, key name or noNode, body, else body or noNode]
    Set,        ///< [n names, n expressions]
    SetCapture, ///< [name, body]
    Apply,      ///< [body, expression]; the expression's innermost node is a Captured
    With,       ///< [expression or noNode, body]; flag Only
    Do,         ///< [expression]
    Block,      ///< [] value: its name; the body is in Code::blocks
    Import,     ///< [name]: a name for this template's macros; import _self as m
    Include, ///< [template, variables or noNode]: fails as Twig does without a loader; flag IgnoreMissing. value: the
             ///< tag's name
    Nothing, ///< flush, deprecated, macro: nothing is printed
    // Expressions
    Constant,    ///< value
    Name,        ///< value: its text
    Target,      ///< value: a name that is assigned to
    Captured,    ///< What Apply caught
    Attribute,   ///< [object, key]; a.b and a['b']; flag Bracket
    Method,      ///< [object, key, arguments…]; a.b(…)
    Filter,      ///< [what is piped in, arguments…]; callable; value: the name as written
    Function,    ///< [arguments…]; callable
    Test,        ///< [what is tested, arguments…]; callable; `is not` has a Not around it
    Defined,     ///< [Name, Attribute, Method, MacroCall, BlockCall or constant function]: is defined
    Default,     ///< [Name or Attribute, the Filter `default` over it, fallback]: defined ? filter : fallback
    Coalesce,    ///< [a, b]: a ?? b
    Unary,       ///< [a]; op
    Binary,      ///< [a, b]; op
    Conditional, ///< [condition, then, else]; then may be the same node as condition (?:)
    List,        ///< [items]
    Hash,        ///< [key, value, key, value, …]
    Arrow,       ///< [body, parameter names…]
    MacroCall,   ///< [arguments…]; index into Code::macros; named arguments are put in place
    BlockCall,   ///< [name expression]: block('x')
    Self,        ///< _self, as a value
};

enum class Op : std::uint8_t {
    None,
    Not,
    Minus,
    Plus, // unary
    Or,
    And,
    BitOr,
    BitXor,
    BitAnd,
    Equal,
    NotEqual,
    Spaceship,
    Less,
    Greater,
    GreaterEqual,
    LessEqual,
    NotIn,
    In,
    Matches,
    StartsWith,
    EndsWith,
    HasSome,
    HasEvery,
    Range,
    Add,
    Subtract,
    Concat,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
};

struct Node {
    NodeKind kind = NodeKind::Nothing;
    Op op = Op::None;
    std::uint8_t flags = 0;
    std::uint32_t line = 0;  ///< As Twig counts the node's line.
    Span span;               ///< In the source as given; of a Print what is between the braces.
    std::uint32_t first = 0; ///< Its children: Code::children[first …]
    std::uint32_t count = 0;
    json::Value value; ///< See NodeKind; lives in Code::arena.
    json::Key key;     ///< Of a Name, Target, and of a Constant that is an Attribute's key: the same text.
    const Callable* callable = nullptr;
    std::uint32_t index = 0; ///< Of a MacroCall; of a node with a hint slot, see Code::hints.

    static constexpr std::uint8_t Bracket = 1;
    static constexpr std::uint8_t Only = 2;
    static constexpr std::uint8_t IgnoreMissing = 4;
    static constexpr std::uint8_t Automatic = 8; ///< A Filter that Twig added: autoescape, pre-escape.
};

struct MacroParameter {
    json::Value name;
    NodeId fallback = noNode; ///< A constant expression; none means null.
};

struct Macro {
    std::string_view name;
    std::vector<MacroParameter> parameters;
    NodeId body = noNode;
    std::uint32_t line = 0;
};

struct BlockBody {
    std::string_view name;
    NodeId body = noNode;
};

/// A template's tree. Built by engine/twig/parse, walked by engine/twig/evaluate.
struct Code {
    std::string source;
    Settings settings;
    std::vector<Node> nodes;
    std::vector<NodeId> children;
    std::vector<Macro> macros;
    std::vector<BlockBody> blocks;
    NodeId body = noNode;
    std::uint32_t hints =
        0;       ///< How many look-up hints an evaluator needs: one for each Name and Attribute, in Node::index.
    Arena arena; ///< Where texts and constants lie.

    const Node& operator[](NodeId id) const { return nodes[id]; }
    NodeId child(const Node& node, std::uint32_t i) const { return children[node.first + i]; }
    std::span<const NodeId> childrenOf(const Node& node) const { return {children.data() + node.first, node.count}; }
    const Macro* macro(std::string_view name) const;
    const BlockBody* block(std::string_view name) const;
};

} // namespace retort::twig

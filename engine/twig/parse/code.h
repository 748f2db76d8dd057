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
    Body,  ///< [statements]
    Text,  ///< value: the text, whitespace control done
    Print, ///< [expression, with the automatic escape filter where there is one]
    If,    ///< [condition, body, condition, body, …, else body where the count is odd]
    For,   ///< [sequence, value name, key name or noNode (the key goes into _key), body, else body or noNode]; flag
           ///< WithLoop
    Set,   ///< [n names, n expressions]
    SetCapture, ///< [name, body]
    Apply,      ///< [body, expression]; the expression's innermost node is a Captured
    With,       ///< [expression or noNode, body]; flag Only; line: of the error that it is no hash
    Do,         ///< [expression]; flag Deprecated
    Block,      ///< [] value: its name; the body is in Code::blocks
    Import,     ///< [] this template's macros get a name; from this on calls through Node::slot work. Flag Global: in
                ///< macros and blocks that begin later too, else until the block or macro around it ends
    Include,    ///< [template, variables or noNode]: fails as Twig does without a loader, but an include with flag
                ///< IgnoreMissing. value: include, embed, extends, use, import, from, block (block('x', 'template'))
    Nothing,    ///< flush, macro: nothing is printed
    // Expressions
    Constant,  ///< value
    Name,      ///< value: its text; flag Certain
    Target,    ///< value: a name that is assigned to
    Captured,  ///< What Apply caught
    Attribute, ///< [object, key]; a.b and a['b']; flag Bracket. attribute(a, b, c) has a third child: a list of
               ///< arguments, should it be a method
    Method,    ///< [object, key, arguments…]; a.b(…)
    Filter,    ///< [what is piped in, arguments…]; callable; value: the name as written
    Function,  ///< [arguments…]; callable; value: the name as written
    Test,      ///< [what is tested, arguments…]; callable; value: the name. `is not` has a Not around it
    Defined,   ///< [Name, Attribute, Method, MacroCall, BlockCall or constant function]: is defined; with flag NotNull
               ///< and not null either
    Default,   ///< [Name, Attribute or Method, the Filter `default` over it, fallback]: defined ? filter : fallback
    Coalesce,  ///< [a, b]: a ?? b, where a is one that Defined takes, or a constant
    Unary,     ///< [a]; op
    Binary,    ///< [a, b]; op
    Conditional, ///< [condition, then, else]; then may be the same node as condition (?:)
    List,        ///< [items]
    Hash,        ///< [key, value, key, value, …]
    Arrow,       ///< [body, parameter names…]
    MacroCall,   ///< [arguments…]; value: the macro's name as written; index into Code::macros, noNode where there is
                 ///< none of that name (an error when it is called); slot: the import it goes through
    BlockCall,   ///< [name expression]: block('x')
    Parent,      ///< []: parent(); never reached, for no parent can be loaded
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
    /// What Twig reports when this node's own work fails, its children's done. Seldom the line where it begins: PHP
    /// tells Twig only where in the compiled code it stopped.
    std::uint32_t line = 0;
    Span span;               ///< In the source as given; of a Print what is between the braces.
    std::uint32_t first = 0; ///< Its children: Code::children[first …]
    std::uint32_t count = 0;
    json::Value value; ///< See NodeKind; lives in Code::arena.
    json::Key key;     ///< Of a Name, Target, and of a Constant that is an Attribute's key: the same text.
    const Callable* callable = nullptr;
    std::uint32_t index = 0; ///< Of a MacroCall; of a node with a hint slot, see Code::hints.
    std::uint32_t slot = 0;  ///< Of an Import and a MacroCall, below Code::imports. 0 is _self, which is always there.

    static constexpr std::uint8_t Bracket = 1;
    static constexpr std::uint8_t Deprecated = 1; ///< Of Do: the tag of that name; the value is what Twig says.
    static constexpr std::uint8_t Only = 2;
    static constexpr std::uint8_t IgnoreMissing = 4;
    static constexpr std::uint8_t Automatic = 8; ///< A Filter that Twig added: autoescape, pre-escape.
    static constexpr std::uint8_t WithLoop =
        16; ///< A For that makes `loop`: Twig leaves it out where nothing reads it.
    /// A Name that Twig takes for sure to be there, a loop's variable: where it is not, PHP warns of an undefined array
    /// key. Not under Defined or Coalesce.
    static constexpr std::uint8_t Certain = 32;
    static constexpr std::uint8_t NotNull = 64; ///< Of Defined.
    static constexpr std::uint8_t Global = 128; ///< Of Import.
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
    std::uint32_t hints = 0;   ///< How many look-up hints an evaluator needs: one for each Name and Attribute.
    std::uint32_t imports = 1; ///< How many slots; see Node::slot.
    std::size_t height = 0;    ///< The longest way from a body down to a leaf, in nodes: how deep a walk recurses.
    Arena arena;               ///< Where texts and constants lie.

    const Node& operator[](NodeId id) const { return nodes[id]; }
    NodeId child(const Node& node, std::uint32_t i) const { return children[node.first + i]; }
    std::span<const NodeId> childrenOf(const Node& node) const { return {children.data() + node.first, node.count}; }
    const Macro* macro(std::string_view name) const; ///< PHP's methods: upper and lower case are the same.
    const BlockBody* block(std::string_view name) const;
};

} // namespace retort::twig

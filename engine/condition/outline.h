// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/program.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A JSON Logic rule as people build it: groups, clauses, operands. A projection of the rule's JSON and never a copy:
/// looking changes no byte, and an edit touches what it changes and nothing else.
namespace retort::condition {

using PartId = std::uint32_t; ///< Index into Outline::parts(); 0 is the whole.
inline constexpr PartId noPart = ~PartId{0};

enum class Form : std::uint8_t {
    Group,      ///< and, or; with ! around it: none, not all. Children are its members.
    Comparison, ///< == === != !== > >= < <= with two operands.
    Between,    ///< < or <= with three: lower, middle, upper.
    Membership, ///< in: needle and haystack. A literal list: "is one of"; a text: "is part of"; a field: "contains".
    Presence,   ///< ! or !! of a field: "is not set", "is set". One operand, a Field.
    Missing,    ///< missing and missing_some. Children are its operands: literal names as a rule.
    Loop,       ///< all, some, none, and map, filter, reduce: a list, and a part read for each item (scope item).
    Choice,     ///< if and ?: conditions and values in turn.
    Operation, ///< Any other operator with operands: + - * / % min max cat substr merge log, ! and !! of anything else,
               ///< var with a path that is worked out.
    Field,     ///< var with a path that is known from the rule. A child: its fallback, where it has one.
    List,      ///< A list with a rule inside.
    Value,     ///< A literal: text, number, true, false, null, list, object.
    Raw,       ///< What has no form: an unknown operator, an unusual number of arguments, an object of several keys.
};

enum class Quantifier : std::uint8_t { All, Any, None, NotAll };

/// What a part is asked for: decides which forms can stand there, and how it reads.
enum class Use : std::uint8_t { Condition, Value };

struct Part {
    Form form = Form::Raw;
    Use use = Use::Condition;
    logic::NodeId node = 0; ///< The outermost rule node that this part covers: of "none of", the `!`.
    logic::NodeId core = 0; ///< The node that carries the operator: of "none of", the `or`.
    logic::Operator op = logic::Operator::Literal; ///< Of the core.
    /// A `!` around the core is part of it: of a Group, a Comparison, Between, Membership, Missing, Presence with !!,
    /// and of a Loop with all, some or none.
    bool negated = false;
    Quantifier quantifier = Quantifier::All; ///< Of a Group.
    PartId parent = noPart;
    PartId firstChild = noPart;
    PartId next = noPart; ///< The next sibling.
    std::uint32_t children = 0;
    std::uint32_t position = 0; ///< Among its siblings.
    std::uint32_t depth = 0;
    std::string path;       ///< Of a Field: "data.score"; of an item's scope relative to the item.
    bool itemScope = false; ///< Paths in here count from the item of the loop around it.
};

/// The parts of a rule, in pre-order. Every node of the rule belongs to exactly one part (a Raw part holds all below
/// it). Immutable; cheap to copy (copies share).
class Outline {
public:
    Outline(); ///< Of the rule null.
    /// Never fails: what is over a limit of the program's settings is Raw.
    static Outline of(const logic::Program& program, Use use = Use::Condition);

    const logic::Program& program() const;
    std::span<const Part> parts() const;
    const Part& part(PartId id) const { return parts()[id]; }
    const Part& root() const { return part(0); }
    /// RFC 6901 pointers within the rule, to the part's node and to its core.
    std::string pointerTo(PartId id) const;
    std::string corePointerTo(PartId id) const;
    /// The innermost part that holds this place of the rule; noPart where the pointer leads out of it.
    PartId at(std::string_view pointer) const;
    PartId partOf(logic::NodeId node) const;
    PartId childOf(PartId id, std::size_t position) const; ///< noPart where there is none.
    std::vector<PartId> childrenOf(PartId id) const;

private:
    struct Content;
    explicit Outline(std::shared_ptr<const Content> content) : m_content(std::move(content)) {}
    std::shared_ptr<const Content> m_content;
};

} // namespace retort::condition

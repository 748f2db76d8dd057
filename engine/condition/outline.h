// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/program.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
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
    Presence,   ///< A field (or !, !! of one): "is set", "is not set". One operand.
    Missing,    ///< missing, missing_some, and ! of one: "is missing", "is there". Children are the field names.
    Loop,       ///< all, some, none, and map, filter, reduce: a list, and a part read for each item (scope item).
    Choice,     ///< if and ?: conditions and values in turn.
    Operation,  ///< Any other operator with operands: + - * / % min max cat substr merge log, ! and !! of a value.
    Field,      ///< var with a path that is known from the rule, with or without a fallback.
    List,       ///< A list with a rule inside.
    Value,      ///< A literal: text, number, true, false, null, list, object.
    Raw,        ///< What has no form: an unknown operator, an unusual number of arguments, an object of several keys.
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
    bool negated = false;                          ///< A `!` around the core is part of it.
    Quantifier quantifier = Quantifier::All;       ///< Of a Group.
    PartId parent = noPart;
    PartId firstChild = noPart;
    PartId next = noPart; ///< The next sibling.
    std::uint32_t children = 0;
    std::uint32_t position = 0; ///< Among its siblings.
    std::uint32_t depth = 0;
    std::string path;        ///< Of a Field: "data.score"; of an item's scope relative to the item.
    bool itemScope = false;  ///< Paths in here count from the item of the loop around it.
    std::string pointer;     ///< RFC 6901, within the rule, of `node`.
    std::string corePointer; ///< Likewise of `core`.
};

/// The parts of a rule, in pre-order. Every node of the rule belongs to exactly one part (a Raw part holds all below
/// it). Immutable; cheap to copy (copies share).
class Outline {
public:
    Outline(); ///< Of the rule null.
    static Outline of(const logic::Program& program, Use use = Use::Condition);

    const logic::Program& program() const;
    std::span<const Part> parts() const;
    const Part& part(PartId id) const { return parts()[id]; }
    const Part& root() const { return part(0); }
    PartId at(std::string_view pointer) const; ///< The innermost part whose node holds this place of the rule.
    PartId partOf(logic::NodeId node) const;
    std::vector<PartId> childrenOf(PartId id) const;

private:
    struct Content;
    std::shared_ptr<const Content> m_content;
};

} // namespace retort::condition

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/analyse/outcome.h"
#include "engine/logic/analyse/use.h"
#include "engine/logic/evaluate.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::logic {

/// How much may still be done. What is spent is never given back, so that no rule can make an analysis long.
struct Budget {
    std::size_t evaluations = 8'000;   ///< Of parts of the rule, and of the rule.
    std::size_t nodes = 400'000;       ///< Evaluated in these.
    std::size_t visits = 2'000'000;    ///< Of terms, while cases are gone through.
    std::size_t constants = 2'000'000; ///< Looked at while constants are gathered and tables are folded.

    static bool spend(std::size_t& left, std::size_t amount)
    {
        if (left < amount) {
            left = 0;
            return false;
        }
        left -= amount;
        return true;
    }
};

inline constexpr std::uint32_t none = ~std::uint32_t{0};

/// A path that the rule reads, the values that are tried there, and classes of those that nothing in the rule tells
/// apart.
struct Variable {
    std::string path;
    Use use;
    bool canBeAbsent = true;
    bool entangled = false; ///< Another path leads into this one, or this one into another.
    Values values;
    std::vector<std::uint16_t> classOf; ///< Of each value.
    std::vector<std::uint32_t> first;   ///< Of each class: its first value.

    bool isExact() const { return values.all && !entangled; }
    std::uint32_t absent() const { return static_cast<std::uint32_t>(values.values.size()) - 1; }
};

/// A part of the condition that is not and, or, !, !! or if: a clause. Evaluated for all values of its variables.
struct Atom {
    NodeId node = 0;
    Program program;
    std::vector<std::uint32_t> variables;
    std::vector<std::uint32_t> strides; ///< Of each variable's value in the table.
    bool isReady = false;               ///< It has its program.
    bool covered = false;               ///< Its form is understood: the values of its variables stand for all.
    bool isKnown = false;               ///< The table is there.
    Mask otherwise = anyMask;           ///< What else it can come to where the table does not stand for all.
    bool isExact = false;               ///< Covered, and so are its variables: no other outcome is possible.
    std::vector<Code> codes;
    std::vector<std::uint8_t> taken; ///< Of each entry, by bits: absent variables that were taken as some value.
    std::vector<NodeId> takenAt;     ///< Of each variable: the node that did.
};

/// The condition as a tree of connectives over atoms. In pre-order.
struct Term {
    enum class Kind : std::uint8_t { Atom, And, Or, Not, NotNot, If };
    Kind kind = Kind::Atom;
    NodeId node = 0;
    std::uint32_t atom = 0;
    std::uint32_t end = 0; ///< Past the last term inside.
    std::uint32_t parent = none;
};

struct Model {
    Model(const Program& program, const Passes& passes, const Domains& domains, Budget allowed = {});

    const Program& program;
    const Passes& passes;
    Budget budget;
    std::vector<Variable> variables;
    std::vector<Atom> atoms;
    std::vector<Term> terms;
    Mask isTrue = 0;      ///< The code of true.
    Mask isFalse = 0;     //
    Mask isAny = anyMask; ///< All that any value can be, and failure.

    Code codeOf(const Outcome& outcome) const;
    Mask anyCode() const;
    /// The first of the kids of a term; the next of a kid is at its `end`.
    static std::uint32_t firstKid(std::uint32_t term) { return term + 1; }
    std::vector<std::uint32_t> kidsOf(std::uint32_t term) const;
};

} // namespace retort::logic

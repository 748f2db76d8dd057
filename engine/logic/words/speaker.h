// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/program.h"
#include "engine/logic/words.h"
#include "engine/logic/words/listwords.h"
#include "engine/logic/words/relation.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace retort::logic {

/// Puts a program's nodes into words; behind inWords() and explain(). Keeps count of what it has said, so that one
/// speaker's sentences together stay short: after a budget of nodes the rest is only counted. Recursion ends at the
/// depth that is still put into words.
class Speaker {
public:
    explicit Speaker(const Program& program);

    Said rule(NodeId node, Reading reading);
    /// As a clause that holds or not: "tier_handle is gold"; negated "tier_handle is not gold".
    Said clause(NodeId node, bool negated);
    /// As the name of a value: "total minus discount".
    Said value(NodeId node);
    /// A value's name as the subject or object of a clause.
    Phrase name(NodeId node) { return grouped(value(node)); }
    /// The name of a variable, without its default.
    Phrase field(NodeId variable);

    /// The clause of a comparison, with other words for its subject or objects where given.
    Said comparison(const Comparison& comparison, bool negated);
    Phrase objectOf(const Comparison& comparison);
    Phrase secondOf(const Comparison& comparison);
    static bool hasSecond(const Comparison& comparison);
    /// The paths that missing or missing_some ask for, as far as the rule writes them out; `known` is false where
    /// they are worked out.
    struct Keys {
        std::vector<Phrase> shown;
        std::size_t more = 0;
        bool known = true;

        std::size_t count() const { return shown.size() + more; }
    };
    Keys keysOf(NodeId node, std::uint32_t position);

    /// Is this variable the item of a loop itself, or all of the data?
    bool isItself(NodeId node) const;

    const Program& program() const { return m_program; }

private:
    /// One level further in, as long as it lives.
    class Deeper {
    public:
        explicit Deeper(Speaker& speaker) : m_speaker(speaker) { ++m_speaker.m_depth; }
        ~Deeper() { --m_speaker.m_depth; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;

    private:
        Speaker& m_speaker;
    };

    bool spent(); ///< Counts one more node; true once there is no more to spend.
    bool tooDeep() const;
    Said elidedClause(NodeId node) const;
    Phrase elidedValue() const;

    Said connective(NodeId node, Joint joint, bool negated);
    Said truth(NodeId node, bool negated);
    Said conditionalClause(NodeId node, bool negated);
    Said conditionalBranch(NodeId branch, std::size_t shown, bool negated);
    Said missingClause(NodeId node, bool negated);
    Said missingSomeClause(NodeId node, bool negated);
    Said loopClause(NodeId node, Operator quantifier, bool negated);
    std::optional<Phrase> withForm(NodeId body);

    Said variable(NodeId node);
    Phrase reducedPath(std::string_view path, NodeId loop) const;
    Said conditionalValue(NodeId node);
    Said firstOf(NodeId node, std::string_view id);
    Said chain(NodeId node, std::string_view id);
    Said subtraction(NodeId node);
    Said division(NodeId node, std::string_view id);
    Said extreme(NodeId node, std::string_view ofOne, std::string_view ofMany);
    Said joinedText(NodeId node);
    Said part(NodeId node);
    Said merged(NodeId node);
    Said list(NodeId node);
    Said object(NodeId node);
    Said filtered(NodeId node);
    Said reduced(NodeId node);
    std::optional<Said> knownReduction(NodeId node);
    Said unknown(NodeId node);
    Said withoutArguments(NodeId node);
    Said asValue(NodeId node);
    Said conditionalResult(NodeId branch, std::size_t shown);
    Phrase operand(NodeId node);
    Phrase operands(NodeId node, Joint joint);

    const Program& m_program;
    std::size_t m_left;
    int m_depth = 0;
    NodeId m_plainItem = noNode; ///< A reduce in whose body current.price is simply "price".
};

} // namespace retort::logic

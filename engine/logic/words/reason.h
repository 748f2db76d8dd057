// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate.h"
#include "engine/logic/trace.h"
#include "engine/logic/words.h"
#include "engine/logic/words/listwords.h"
#include "engine/logic/words/speaker.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace retort::logic {

/// Why a node gave what it gave, and the smallest clause that is answerable for it.
struct Reason {
    Said said;
    NodeId deciding = noNode;
};

/// Reads a trace backwards from its result; behind explain(). Looks only at what the result hangs on, so that its
/// work stays within the number of records.
class Reasoner {
public:
    Reasoner(const Program& program, const Trace& trace);

    /// Of the whole evaluation.
    Reason of(const Outcome& outcome, Reading reading);

private:
    using Index = std::uint32_t; // of a record

    /// What an operator was given.
    struct Operand {
        NodeId node = noNode;
        std::uint32_t record = noIndex; ///< noIndex where it has none.
        json::Value value;
        bool missing = false;   ///< A variable that was not there.
        bool byDefault = false; ///< A variable's default.
        bool null = false;      ///< Of a variable: it was there, and null.

        bool isNothing() const { return missing || (value.isNull() && !byDefault); }
    };

    const Record& at(Index record) const { return m_trace.records[record]; }
    Operator opOf(Index record) const { return m_program.node(at(record).node).op; }
    bool truth(Index record) const;
    Index childRecord(Index record, NodeId node) const;
    Operand operandOf(Index record) const;
    Operand operandAt(Index record, NodeId node) const;

    Reason whyFailed(const Failure& failure);
    Reason why(Index record);
    Reason clauseOf(NodeId node, bool holds);
    Reason whyConnective(Index record);
    Reason whyNot(Index record);
    Reason whyCondition(Index record);
    Reason whyIf(Index record, Reading reading);
    Reason whyLoop(Index record);
    Reason whyItem(Index record, const Operand& list);
    Phrase missingKey(Index record, json::Value key);
    Reason whyMissing(Index record);
    Reason whyWithout(const Operand& limit, Index record, const Comparison& comparison);
    Reason whyComparison(Index record, Comparison comparison);
    Reason whyTruth(Index record);
    Reason whyValue(Index record);
    Said several(std::vector<Said> reasons, std::size_t more, bool hold) const;

    /// The sentence of one comparison: what the subject is, and what that means.
    Phrase sentence(const Operand& subject, const Operand& object, const Comparison& comparison, bool holds,
                    const std::vector<Phrase>& objects);
    /// The same where the dialect took one side as something else.
    std::optional<Phrase> takenSentence(const Operand& subject, const Operand& object, const Comparison& comparison,
                                        bool holds, const std::vector<Phrase>& objects);
    std::vector<Phrase> objectsOf(Index record, const Comparison& comparison);
    std::optional<Phrase> nothingSentence(const Operand& subject, const Operand& object, const Comparison& comparison);
    std::optional<Phrase> textSentence(const Operand& subject, const Operand& object, const Comparison& comparison,
                                       bool holds, const std::vector<Phrase>& objects);
    std::optional<Phrase> looseSentence(const Operand& subject, const Operand& object, const Comparison& comparison,
                                        const std::vector<Phrase>& objects);
    Phrase nameOf(const Operand& operand);
    Phrase valueOf(const Operand& operand);
    Phrase dialectName() const;
    bool leavesMinusAlone(Index record) const;
    std::optional<Phrase> notThereWithin(const Operand& operand);
    Phrase fact(const Operand& operand);

    const Program& m_program;
    const Trace& m_trace;
    Speaker m_speaker;
    int m_depth = 0;              ///< Of lists of reasons within each other.
    std::optional<Phrase> m_item; ///< The item that is looked at, where the reason speaks of the item itself.
};

} // namespace retort::logic

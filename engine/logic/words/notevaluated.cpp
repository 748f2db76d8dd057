// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/words/notevaluated.h"

#include "engine/logic/compile/operators.h"
#include "engine/logic/words/relation.h"
#include "engine/logic/words/scopeof.h"
#include "engine/logic/words/valuewords.h"

#include <algorithm>
#include <utility>

namespace retort::logic {

namespace {

class Finder {
public:
    Finder(const Program& program, const Trace& trace)
        : m_program(program)
        , m_trace(trace)
        , m_recorded(program.nodes().size())
        , m_last(program.nodes().size(), noIndex)
        , m_failed(program.nodes().size())
        , m_end(program.nodes().size())
    {
        for (std::uint32_t i = 0; i < trace.records.size(); ++i) {
            const Record& record = trace.records[i];
            m_recorded[record.node] = true;
            m_last[record.node] = i;
            m_failed[record.node] = m_failed[record.node] || record.failed;
        }
        for (NodeId id = static_cast<NodeId>(m_end.size()); id-- > 0;) {
            m_end[id] = std::max(m_end[id], id + 1);
            if (id > 0)
                m_end[program.node(id).parent] = std::max(m_end[program.node(id).parent], m_end[id]);
        }
    }

    std::vector<NotEvaluated> found() const
    {
        std::vector<NotEvaluated> all;
        for (NodeId id = 0; id < m_end.size();) {
            if (m_recorded[id] || isPartOfParent(id)) {
                ++id;
                continue;
            }
            all.push_back({id, why(id)});
            id = m_end[id];
        }
        return all;
    }

private:
    /// The literal path of a variable has no record of its own.
    bool isPartOfParent(NodeId id) const
    {
        const Node& node = m_program.node(id);
        return node.parent != noNode && node.op == Operator::Literal && node.position == 0 &&
               m_program.node(node.parent).op == Operator::Var;
    }

    Phrase why(NodeId id) const
    {
        const Node& node = m_program.node(id);
        if (node.parent == noNode || m_failed[node.parent])
            return phrase("logic.skipped.failed");
        if (m_trace.cut && loopAround(m_program, id) != noNode)
            return phrase("logic.skipped.cut");
        switch (m_program.node(node.parent).op) {
        case Operator::And:
            return phrase("logic.skipped.and");
        case Operator::Or:
            return phrase("logic.skipped.or");
        case Operator::If:
        case Operator::Ternary:
            return whyBranch(node);
        case Operator::Var:
            return phrase("logic.skipped.default");
        default:
            break;
        }
        if (isLoop(m_program.node(node.parent).op) && node.position == 1)
            return whyNoTurn(node.parent);
        return phrase("logic.skipped.unused");
    }

    /// Of the body of a loop.
    Phrase whyNoTurn(NodeId loop) const
    {
        const Dialect dialect = m_program.settings().dialect;
        const std::uint32_t index = m_last[m_program.node(loop).firstChild];
        if (index == noIndex)
            return phrase("logic.skipped.no-items");
        const Record& list = m_trace.records[index];
        if (list.value.isArray() || (list.value.isObject() && dialect == Dialect::Php))
            return phrase("logic.skipped.no-items");
        if (list.read && list.found == Found::Missing && !readNull(m_trace, index))
            return phrase("logic.skipped.no-list.missing");
        return phrase("logic.skipped.no-list", quotedInWords(list.value, dialect));
    }

    /// Of if: what follows a condition that did not hold, or all that comes after one that held.
    Phrase whyBranch(const Node& node) const
    {
        if (node.position % 2 == 1) {
            NodeId condition = m_program.node(node.parent).firstChild;
            while (m_program.node(condition).position + 1 < node.position)
                condition = m_program.node(condition).next;
            if (m_recorded[condition])
                return phrase("logic.skipped.branch");
        }
        return phrase("logic.skipped.later-branch");
    }

    const Program& m_program;
    const Trace& m_trace;
    std::vector<bool> m_recorded;
    std::vector<std::uint32_t> m_last; ///< The last record of each node.
    std::vector<bool> m_failed;
    std::vector<NodeId> m_end; ///< Past the last node within each.
};

} // namespace

std::vector<NotEvaluated> notEvaluatedIn(const Program& program, const Trace& trace)
{
    return Finder(program, trace).found();
}

} // namespace retort::logic

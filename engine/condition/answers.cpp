// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/answers.h"

#include "engine/json/pointer.h"
#include "engine/logic/explain.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace retort::condition {

namespace {

using logic::NodeId;
using logic::noIndex;
using logic::noNode;
using logic::Record;

/// How many nodes may be evaluated on their own for one rule: what is behind an `or` behind an `and` takes a further
/// evaluation for each level.
constexpr std::size_t mostOnTheirOwn = 20'000;
constexpr std::size_t mostTurnsShown = 100;

/// Whether there is something at a path, null included, which PHP's library takes as missing.
bool isThere(json::Value data, std::string_view path)
{
    for (std::size_t begin = 0; begin <= path.size() && !path.empty();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        const std::string_view segment = path.substr(begin, end - begin);
        begin = end + 1;
        const json::Value* next = nullptr;
        if (data.isObject()) {
            next = data.find(segment);
        } else if (data.isArray()) {
            const auto index = json::indexOf(segment);
            next = index && *index < data.size() ? data.items() + *index : nullptr;
        }
        if (!next)
            return false;
        data = *next;
    }
    return true;
}

class Answering {
public:
    Answering(const Outline& outline, const json::Data& data) : m_outline(outline), m_data(data)
    {
        m_answers.parts.resize(outline.parts().size());
        m_turning.resize(outline.parts().size());
        m_ends.resize(outline.parts().size());
        for (auto id = static_cast<PartId>(m_ends.size()); id-- > 0;) {
            m_ends[id] = std::max(m_ends[id], id + 1);
            if (id > 0)
                m_ends[outline.part(id).parent] = std::max(m_ends[outline.part(id).parent], m_ends[id]);
        }
    }

    Answers answers()
    {
        const logic::Program& program = m_outline.program();
        run(program, 0, false);
        answerUnreached(0, static_cast<PartId>(m_ends.size()));
        return std::move(m_answers);
    }

private:
    /// The whole, or a part that the whole did not reach; its nodes begin at `first` of the outline's program.
    void run(const logic::Program& program, NodeId first, bool onItsOwn)
    {
        logic::Machine machine(program);
        logic::Trace trace;
        const logic::Outcome outcome = machine.run(m_data.root(), trace);
        const std::vector<std::uint32_t> records = firstRecords(trace, program.nodes().size());
        const PartId from = m_outline.partOf(first);
        for (PartId id = from; id < m_ends[from]; ++id) {
            const std::uint32_t index = records[m_outline.part(id).node - first];
            if (index == noIndex)
                continue;
            if (trace.records[index].turn != noIndex)
                m_turning[id] = true; // takes all of its records, below
            else
                answer(id, trace.records[index], outcome, onItsOwn);
        }
        answerTurns(trace, first, from, onItsOwn, outcome.failure ? outcome.failure->message : Phrase());
        if (onItsOwn)
            return;
        const bool asked = m_outline.root().use == Use::Condition;
        const logic::Explanation explanation =
            logic::explain(program, outcome, trace, asked ? logic::Reading::Condition : logic::Reading::Value);
        m_answers.why = outcome.failure ? outcome.failure->message : explanation.why;
        if (explanation.deciding != noNode)
            m_answers.deciding = m_outline.partOf(explanation.deciding);
        for (const logic::NotEvaluated& skipped : explanation.notEvaluated)
            sayNotEvaluated(skipped);
        for (const logic::Coercion& coercion : explanation.coercions) {
            Answer& answer = m_answers.parts[m_outline.partOf(coercion.node)];
            const Form form = m_outline.part(m_outline.partOf(coercion.node)).form;
            const bool compares = form == Form::Comparison || form == Form::Between || form == Form::Membership ||
                                  form == Form::Operation;
            if (compares && answer.why.id.empty() && answer.state == Answer::State::Value)
                answer.why = coercion.what;
        }
    }

    static std::vector<std::uint32_t> firstRecords(const logic::Trace& trace, std::size_t nodes)
    {
        std::vector<std::uint32_t> records(nodes, noIndex);
        for (auto i = static_cast<std::uint32_t>(trace.records.size()); i-- > 0;)
            records[trace.records[i].node] = i;
        return records;
    }

    bool truth(json::Value value) const
    {
        const logic::Settings& settings = m_outline.program().settings();
        return logic::truthOf(value, settings.dialect, settings.objects).jsonLogic;
    }

    void answer(PartId id, const Record& record, const logic::Outcome& outcome, bool onItsOwn)
    {
        Answer& answer = m_answers.parts[id];
        const Part& part = m_outline.part(id);
        if (part.form == Form::Field && record.read && record.found != logic::Found::Present) {
            answer.absent = !isThere(m_data.root(), part.path);
            if (record.found == logic::Found::Default)
                answer.why = phrase(answer.absent ? "condition.absent.fallback" : "condition.null.fallback");
            else if (answer.absent)
                answer.why = phrase("condition.absent");
        }
        if (record.failed) {
            if (onItsOwn)
                return; // it was not evaluated, and nobody asked what it would throw
            answer.state = Answer::State::Failed;
            if (outcome.failure)
                answer.why = outcome.failure->message;
            return;
        }
        answer.value = json::Data::copy(record.value);
        answer.truth = truth(record.value);
        if (!onItsOwn)
            answer.state = answer.absent ? Answer::State::Missing : Answer::State::Value;
    }

    /// Of parts within loops, which have a record for each turn.
    void answerTurns(const logic::Trace& trace, NodeId first, PartId from, bool onItsOwn, const Phrase& failed)
    {
        std::vector<PartId> waiting;
        for (PartId id = from; id < m_ends[from]; ++id) {
            if (m_turning[id])
                waiting.push_back(id);
        }
        if (waiting.empty())
            return;
        std::vector<std::vector<json::Value>> values(m_ends[from] - from);
        for (const Record& record : trace.records) {
            const PartId id = m_outline.partOf(record.node + first);
            if (id < from || id >= m_ends[from] || !m_turning[id] || m_outline.part(id).node != record.node + first ||
                record.failed)
                continue;
            Answer& answer = m_answers.parts[id];
            ++answer.turns;
            answer.holding += truth(record.value) ? 1 : 0;
            if (values[id - from].size() < mostTurnsShown)
                values[id - from].push_back(record.value);
        }
        for (PartId id : waiting) {
            m_turning[id] = false;
            Answer& answer = m_answers.parts[id];
            if (answer.turns == 0) { // it failed the first time
                if (!onItsOwn) {
                    answer.state = Answer::State::Failed;
                    answer.why = failed;
                }
                continue;
            }
            answer.state = onItsOwn ? Answer::State::NotEvaluated : Answer::State::Turns;
            answer.truth = answer.holding == answer.turns;
            const std::vector<json::Value>& shown = values[id - from];
            answer.value = json::Data::copy(json::Value::array(shown.data(), shown.size()));
        }
    }

    void sayNotEvaluated(const logic::NotEvaluated& skipped)
    {
        const PartId part = m_outline.partOf(skipped.node);
        for (PartId id = part; id < m_ends[part]; ++id) {
            Answer& answer = m_answers.parts[id];
            if (answer.state == Answer::State::NotEvaluated && answer.why.id.empty())
                answer.why = skipped.why;
        }
    }

    bool isReached(PartId id) const
    {
        const Answer& answer = m_answers.parts[id];
        return answer.state != Answer::State::NotEvaluated || answer.value.has_value();
    }

    /// What was not evaluated, from the outside in: a rule reads nothing but the event, so each part has its own
    /// answer.
    void answerUnreached(PartId from, PartId end)
    {
        // Over a limit nodes are left out, which a part on its own would have.
        for (const logic::Diagnostic& diagnostic : m_outline.program().diagnostics()) {
            if (diagnostic.kind == logic::Diagnostic::Kind::Limit)
                return;
        }
        std::size_t spent = 0;
        for (PartId id = from; id < end; ++id) {
            const Part& part = m_outline.part(id);
            if (isReached(id) || part.itemScope)
                continue;
            spent += endOfNodes(part.node) - part.node;
            if (spent > mostOnTheirOwn)
                return;
            logic::Settings settings = m_outline.program().settings();
            settings.limits.steps = std::min<std::size_t>(settings.limits.steps, 100'000);
            const json::Data rule = m_outline.program().rule().part(m_outline.program().node(part.node).source);
            run(logic::Program::compile(rule, settings), part.node, true);
        }
    }

    NodeId endOfNodes(NodeId id) const
    {
        const logic::Program& program = m_outline.program();
        while (id != noNode && program.node(id).next == noNode)
            id = program.node(id).parent;
        return id == noNode ? static_cast<NodeId>(program.nodes().size()) : program.node(id).next;
    }

    const Outline& m_outline;
    const json::Data& m_data;
    Answers m_answers;
    std::vector<bool> m_turning; ///< Parts whose records in the present trace are turns of a loop.
    std::vector<PartId> m_ends;  ///< Past the last part within each.
};

} // namespace

Answers answersOf(const Outline& outline, const json::Data& data) { return Answering(outline, data).answers(); }

} // namespace retort::condition

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/words/coercionsof.h"

#include "engine/logic/trace/notes.h"
#include "engine/logic/trace/taken.h"
#include "engine/logic/words/scopeof.h"
#include "engine/logic/words/speaker.h"
#include "engine/logic/words/valuewords.h"

#include <string>
#include <unordered_set>
#include <utility>

namespace retort::logic {

namespace {

/// A phrase as a key: the same words give the same text.
void flatten(const Phrase& phrase, std::string& out)
{
    out += phrase.id;
    for (const Phrase::Argument& argument : phrase.arguments) {
        out += '\n';
        if (const auto* text = std::get_if<std::string>(&argument))
            out += *text;
        else
            flatten(std::get<Phrase>(argument), out);
    }
}

/// Finds the operand that a coercion is about among the records inside of one. Coercions come in the order of the
/// operands, so each search goes on where the last one ended.
class Operands {
public:
    explicit Operands(const Trace& trace) : m_trace(trace) {}

    /// noIndex where no operand has this very value.
    std::uint32_t find(std::uint32_t record, json::Value value)
    {
        if (record != m_record) {
            m_record = record;
            m_next = record + 1;
        }
        const std::uint32_t found = findFrom(m_next, record, value);
        if (found != noIndex) {
            m_next = m_trace.records[found].last;
            return found;
        }
        // The middle one of three is compared twice; more than that nothing is.
        constexpr std::uint32_t few = 4;
        const std::uint32_t again = findFrom(record + 1, record, value);
        return again != noIndex && again < record + few ? again : noIndex;
    }

private:
    std::uint32_t findFrom(std::uint32_t child, std::uint32_t record, json::Value value) const
    {
        for (; child < m_trace.records[record].last; child = m_trace.records[child].last) {
            if (isSameHandle(m_trace.records[child].value, value))
                return child;
        }
        return noIndex;
    }

    const Trace& m_trace;
    std::uint32_t m_record = noIndex;
    std::uint32_t m_next = 0;
};

/// Lists that are made to be asked whether they are empty.
bool isTruthByDesign(Operator op, Taken as)
{
    if (as != Taken::True && as != Taken::False)
        return false;
    return op == Operator::Missing || op == Operator::MissingSome || op == Operator::Filter;
}

Phrase coercion(const Trace& trace, const Remark& remark, std::uint32_t operand)
{
    const Dialect dialect = trace.program.settings().dialect;
    const auto as = static_cast<Taken>(remark.detail);
    const bool missing = operand != noIndex && trace.records[operand].read &&
                         trace.records[operand].found == Found::Missing && !readNull(trace, operand);
    Phrase shown = missing ? phrase("logic.value.is-missing") : quotedInWords(remark.value, dialect);
    const Operator op = trace.program.node(trace.records[remark.record].node).op;
    if (as == Taken::Number || as == Taken::Text) {
        std::string text = takenText(remark.value, as, op, dialect);
        if (as == Taken::Number)
            return phrase("logic.coercion.number", std::move(shown), std::move(text));
        if (text == "\"\"")
            return phrase("logic.coercion.empty-text", std::move(shown));
        if (!text.empty())
            return phrase("logic.coercion.text", std::move(shown), std::move(text));
    }
    Phrase note = takenPhrase(remark.value, as, op, dialect);
    note.arguments.front() = std::move(shown);
    return note;
}

} // namespace

std::vector<Coercion> coercionsOf(const Program& program, const Trace& trace)
{
    std::vector<Coercion> all;
    std::unordered_set<std::string> known;
    Operands operands(trace);
    for (const Remark& remark : trace.remarks) {
        if (remark.what != Remark::What::Taken)
            continue;
        const NodeId node = trace.records[remark.record].node;
        if (program.node(node).op == Operator::Log)
            continue; // what is written to a log changes nothing
        const std::uint32_t operand = operands.find(remark.record, remark.value);
        if (operand != noIndex &&
            isTruthByDesign(program.node(trace.records[operand].node).op, static_cast<Taken>(remark.detail)))
            continue;
        Phrase what = coercion(trace, remark, operand);
        if (operand != noIndex && program.node(trace.records[operand].node).op == Operator::Var)
            what = phrase("logic.coercion.of", Speaker(program).field(trace.records[operand].node), std::move(what));
        std::string key = std::to_string(node);
        flatten(what, key);
        if (known.insert(std::move(key)).second)
            all.push_back({node, remark.record, std::move(what)});
    }
    return all;
}

} // namespace retort::logic

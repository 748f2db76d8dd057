// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/cascade/breakers.h"

#include "engine/condition/answers.h"
#include "engine/condition/outline.h"
#include "engine/logic/explain.h"

#include <algorithm>

namespace retort::cascade {

namespace {

using condition::Form;
using condition::PartId;
using condition::Quantifier;

constexpr std::size_t mostClauses = 16;

class Finder {
public:
    Finder(const logic::Program& condition, const json::Data& context)
        : m_outline(condition::Outline::of(condition))
        , m_answers(condition::answersOf(m_outline, context))
        , m_context(context)
    {}

    std::vector<SingleClause> find()
    {
        look(0);
        return std::move(m_found);
    }

private:
    bool truth(PartId id) const { return m_answers.parts[id].truth; }

    /// Goes down to where one part decides.
    void look(PartId id)
    {
        const condition::Part& part = m_outline.part(id);
        const std::vector<PartId> members = part.form == Form::Group ? m_outline.childrenOf(id) : std::vector<PartId>();
        const bool every = part.quantifier == Quantifier::All || part.quantifier == Quantifier::NotAll; // an `and`
        // Of an `and` that is true each member decides, of one that is false the only false one; of an `or` likewise.
        const bool inner = std::all_of(members.begin(), members.end(), [&](PartId one) { return truth(one) == every; });
        std::vector<PartId> deciding;
        for (const PartId one : members) {
            if (inner || truth(one) != every)
                deciding.push_back(one);
        }
        if (deciding.empty() || (!inner && deciding.size() > 1)) {
            add(id);
            return;
        }
        for (const PartId one : deciding)
            look(one);
    }

    void add(PartId id)
    {
        if (m_found.size() == mostClauses)
            return;
        const logic::NodeId node = m_outline.part(id).node;
        SingleClause clause{m_outline.program().pointerTo(node), truth(id), {}};
        // On its own, since the whole's sentence is about the part that decided it.
        logic::Machine machine(logic::Program::compile(json::Data::copy(m_outline.program().node(node).source),
                                                       m_outline.program().settings()));
        logic::Trace trace;
        const logic::Outcome outcome = machine.run(m_context.root(), trace);
        if (!outcome.failure)
            clause.why = logic::explain(machine.program(), outcome, trace).why;
        m_found.push_back(std::move(clause));
    }

    condition::Outline m_outline;
    condition::Answers m_answers;
    const json::Data& m_context;
    std::vector<SingleClause> m_found;
};

} // namespace

std::vector<SingleClause> singleClauses(const logic::Program& condition, const json::Data& context)
{
    return Finder(condition, context).find();
}

} // namespace retort::cascade

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/claims.h"

#include <algorithm>

namespace retort::logic {

namespace {

using Kind = Term::Kind;

constexpr int mostTries = 8; // cases that are really run for one field

class AbsentPasses {
public:
    AbsentPasses(Cases& cases, Witness& witness, std::vector<Finding>& findings)
        : m_cases(cases), m_model(cases.model()), m_witness(witness), m_findings(findings)
    {}

    void find()
    {
        for (std::uint32_t name = 0; name < m_model.variables.size(); ++name) {
            if (m_findings.size() >= mostFindings || m_cases.isSpent())
                return;
            if (m_model.variables[name].canBeAbsent && isTaken(name))
                find(name);
        }
    }

private:
    bool isTaken(std::uint32_t name) const
    {
        return std::any_of(m_model.atoms.begin(), m_model.atoms.end(), [&](const Atom& atom) {
            for (std::size_t i = 0; i < atom.variables.size(); ++i) {
                if (atom.variables[i] == name && atom.takenAt[i] != noNode)
                    return true;
            }
            return false;
        });
    }

    void find(std::uint32_t name)
    {
        Case values = m_cases.firstCase();
        Names beside;
        if (!focus(name, values, beside))
            return;
        const std::uint16_t absent = m_model.variables[name].classOf[m_model.variables[name].absent()];
        int tries = 0;
        do {
            values[name] = absent;
            if (isFarFetched(values, beside) ||
                !isOnly(m_cases.outcome(0, values, Cases::Reading::Sampled), passingMask) ||
                isOnly(m_cases.outcome(0, values, Cases::Reading::Untaken, name), passingMask))
                continue;
            const auto stopped = caseThatStops(name, values);
            if (!stopped)
                continue;
            if (isShown(name, values, *stopped) || ++tries == mostTries)
                return;
        } while (!m_cases.isSpent() && m_cases.next(values, beside));
    }

    /// A discount below 0 makes much of a sum that lacks another part, and is nothing that anybody has: where a field
    /// is calculated with, values below 0 count only if the rule speaks of such.
    bool isFarFetched(const Case& values, const Names& beside) const
    {
        return std::any_of(beside.begin(), beside.end(), [&](std::uint32_t name) {
            const Variable& variable = m_model.variables[name];
            const auto& value = variable.values.values[variable.first[values[name]]];
            const auto isNegative = [](json::Value one) { return one.isNumber() && one.number() < 0; };
            return variable.use.arithmetic && value && isNegative(value->root()) &&
                   std::none_of(variable.use.nearby.begin(), variable.use.nearby.end(), isNegative);
        });
    }

    /// Sets all that has no part in it so that the clauses about this variable decide, and gives the variables that
    /// have one. false where there are too many.
    bool focus(std::uint32_t name, Case& values, Names& beside)
    {
        std::uint32_t term = 0;
        for (;;) {
            beside = without(m_cases.namesIn(term, false), name);
            if (m_cases.casesOf(beside, Cases::mostCases) <= Cases::mostCases)
                return true;
            const Term& at = m_model.terms[term];
            if (at.kind == Kind::Not || at.kind == Kind::NotNot) {
                term = Model::firstKid(term);
                continue;
            }
            if (at.kind != Kind::And && at.kind != Kind::Or)
                return false;
            const Mask goesOn = at.kind == Kind::And ? truthyMask : falsyMask;
            Terms ours;
            for (const Terms& part : m_cases.apart(term, false)) {
                const Names names = m_cases.namesIn(part, false);
                if (std::binary_search(names.begin(), names.end(), name)) {
                    ours = part;
                    continue;
                }
                for (const std::uint32_t kid : part) { // one by one: what they share is not looked at together
                    if (const auto found = m_cases.find(kid, goesOn, values))
                        values = *found;
                }
            }
            if (ours.empty())
                return false;
            if (ours.size() == 1) {
                term = ours.front();
                continue;
            }
            beside = without(m_cases.namesIn(ours, false), name);
            return m_cases.casesOf(beside, Cases::mostCases) <= Cases::mostCases;
        }
    }

    static Names without(Names names, std::uint32_t name)
    {
        names.erase(std::remove(names.begin(), names.end(), name), names.end());
        return names;
    }

    /// The same with a value for the variable, which does not pass.
    std::optional<Case> caseThatStops(std::uint32_t name, Case values)
    {
        const Variable& variable = m_model.variables[name];
        for (std::uint16_t one = 0; one < variable.first.size(); ++one) {
            const auto& value = variable.values.values[variable.first[one]];
            if (!value || value->root().isNull())
                continue;
            values[name] = one;
            if (!hasAny(m_cases.outcome(0, values, Cases::Reading::Sampled), passingMask))
                return values;
        }
        return std::nullopt;
    }

    /// Runs both; adds the finding if they really do what they should.
    bool isShown(std::uint32_t name, const Case& absent, const Case& stopped)
    {
        auto data = m_witness.dataOf(absent, name);
        const auto without = data ? m_witness.codeOn(*data) : std::nullopt;
        const auto other = m_witness.dataOf(stopped);
        const auto with = other ? m_witness.codeOn(*other) : std::nullopt;
        if (!without || !with || !hasAny(maskOf(*without), passingMask) || hasAny(maskOf(*with), passingMask))
            return false;
        const NodeId node = takenAt(name, absent);
        m_findings.push_back({.kind = Finding::Kind::AbsentPasses,
                              .node = node,
                              .path = m_model.variables[name].path,
                              .witness = std::move(data)});
        return true;
    }

    /// The comparison that took the absent variable as a value: the first on which the result hangs alone, or else the
    /// first.
    NodeId takenAt(std::uint32_t name, const Case& values)
    {
        NodeId first = noNode;
        for (const Atom& atom : m_model.atoms) {
            if (!atom.isKnown)
                continue;
            const auto at = std::find(atom.variables.begin(), atom.variables.end(), name);
            const auto position = static_cast<std::size_t>(at - atom.variables.begin());
            if (at == atom.variables.end() || atom.takenAt[position] == noNode)
                continue;
            std::size_t entry = 0;
            for (std::size_t i = 0; i < atom.variables.size(); ++i) {
                const std::uint32_t one = atom.variables[i];
                entry += std::size_t{atom.strides[i]} * m_model.variables[one].first[values[one]];
            }
            if ((atom.taken[entry] >> position & 1U) == 0)
                continue;
            m_cases.onlyUntaken(&atom);
            const bool alone = !isOnly(m_cases.outcome(0, values, Cases::Reading::Untaken, name), passingMask);
            m_cases.onlyUntaken(nullptr);
            if (alone)
                return atom.takenAt[position];
            if (first == noNode)
                first = atom.takenAt[position];
        }
        return first == noNode ? 0 : first;
    }

    Cases& m_cases;
    Model& m_model;
    Witness& m_witness;
    std::vector<Finding>& m_findings;
};

} // namespace

void findAbsentPasses(Cases& cases, Witness& witness, std::vector<Finding>& findings)
{
    AbsentPasses(cases, witness, findings).find();
}

} // namespace retort::logic

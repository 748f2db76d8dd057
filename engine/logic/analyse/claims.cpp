// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/claims.h"

#include "engine/logic/analyse/variables.h"
#include "engine/logic/words/relation.h"

#include <algorithm>
#include <string>

namespace retort::logic {

namespace {

using Kind = Term::Kind;

bool neverTrue(Mask mask) { return !hasAny(mask, truthyMask) && hasAny(mask, falsyMask); }
bool alwaysTrue(Mask mask) { return isOnly(mask, truthyMask); }
bool isDecided(Mask mask) { return neverTrue(mask) || alwaysTrue(mask); }

class Claims {
public:
    Claims(Cases& cases, std::vector<Finding>& findings) : m_cases(cases), m_model(cases.model()), m_findings(findings)
    {}

    void find(std::uint32_t term)
    {
        if (m_findings.size() >= mostFindings || m_cases.isSpent())
            return;
        const Term& at = m_model.terms[term];
        const Mask mask = m_cases.possible(term);
        if (isDecided(mask) && !isPlainBranch(term))
            return addAlways(term, alwaysTrue(mask));
        if (at.kind == Kind::And || at.kind == Kind::Or)
            findPairs(term);
        for (const std::uint32_t kid : m_model.kidsOf(term)) {
            if (m_model.terms[kid].node != at.node) // of a `missing` taken apart
                find(kid);
        }
    }

private:
    /// The true of {"if": [x, true, false]} says what it should.
    bool isPlainBranch(std::uint32_t term) const
    {
        const Term& at = m_model.terms[term];
        return at.parent != none && m_model.terms[at.parent].kind == Kind::If && isConstant(m_model.program, at.node);
    }

    void addAlways(std::uint32_t term, bool truth)
    {
        std::uint32_t cause = term;
        for (std::uint32_t next = causeIn(term); next != none; next = causeIn(next))
            cause = next;
        if (m_model.terms[cause].kind == Kind::And && !alwaysTrue(m_cases.possible(cause)) && findContradiction(cause))
            return;
        m_findings.push_back({.kind = Finding::Kind::Always,
                              .node = m_model.terms[term].node,
                              .other = cause == term ? noNode : m_model.terms[cause].node,
                              .truth = truth});
    }

    /// The kid that alone makes a term always or never true; `none` where it takes several.
    std::uint32_t causeIn(std::uint32_t term)
    {
        const Term& at = m_model.terms[term];
        const Terms kids = m_model.kidsOf(term);
        if (at.kind == Kind::Not || at.kind == Kind::NotNot)
            return isConstant(m_model.program, m_model.terms[kids.front()].node) ? none : kids.front();
        if (at.kind != Kind::And && at.kind != Kind::Or)
            return none;
        for (const std::uint32_t kid : kids) {
            const Mask mask = m_cases.possible(kid);
            if (m_model.terms[kid].node != at.node && (at.kind == Kind::And ? neverTrue(mask) : alwaysTrue(mask)))
                return kid;
        }
        return none;
    }

    /// The first two kids that never hold together.
    bool findContradiction(std::uint32_t term)
    {
        const std::size_t before = m_findings.size();
        findPairs(term, true);
        return m_findings.size() != before;
    }

    /// What two clauses come to together: by bits 1 both, 2 only the first, 4 only the second, 8 neither, 16 something
    /// that is neither true nor false, or an error.
    unsigned together(std::uint32_t a, std::uint32_t b)
    {
        const Names names = m_cases.namesIn(Terms{a, b}, true);
        if (m_cases.casesOf(names, Cases::mostCases) > Cases::mostCases)
            return 31;
        unsigned met = 0;
        Case values = m_cases.firstCase();
        do {
            const Mask x = m_cases.outcome(a, values, Cases::Reading::Claims);
            const Mask y = m_cases.outcome(b, values, Cases::Reading::Claims);
            const bool trueX = hasAny(x, truthyMask);
            const bool trueY = hasAny(y, truthyMask);
            const bool falseX = hasAny(x, falsyMask);
            const bool falseY = hasAny(y, falsyMask);
            met |= (trueX && trueY ? 1U : 0U) | (trueX && falseY ? 2U : 0U) | (falseX && trueY ? 4U : 0U) |
                   (falseX && falseY ? 8U : 0U);
            if (!isOnly(x, booleanMask) || !isOnly(y, booleanMask))
                met |= 16U;
        } while (met != 31 && !m_cases.isSpent() && m_cases.next(values, names));
        return m_cases.isSpent() ? 31 : met;
    }

    void findPairs(std::uint32_t term, bool contradictionOnly = false)
    {
        const bool isAnd = m_model.terms[term].kind == Kind::And;
        const Terms kids = m_model.kidsOf(term);
        std::vector<bool> gone(kids.size()); // told to be redundant
        // What is false and passes all the same, as [] does for JavaScript's own if, would show where another clause
        // stopped before.
        const bool oddlyPasses = std::any_of(kids.begin(), kids.end(), [&](std::uint32_t kid) {
            return hasAny(m_cases.possible(kid), falsyMask & passingMask);
        });
        // The last clause gives the group its value; without it another one would.
        const bool lastMayGo = std::all_of(kids.begin(), kids.end(), [&](std::uint32_t kid) {
            return isOnly(m_cases.possible(kid), booleanMask | failedMask);
        });
        if (!contradictionOnly && !oddlyPasses)
            findTwice(kids, gone, lastMayGo);
        const std::vector<Terms> parts = m_cases.apart(term, true);
        for (const Terms& part : parts) {
            for (std::size_t j = 1; j < part.size(); ++j) {
                for (std::size_t i = 0; i < j; ++i) {
                    if (m_findings.size() >= mostFindings || m_cases.isSpent())
                        return;
                    const std::size_t first = positionIn(kids, part[i]);
                    const std::size_t second = positionIn(kids, part[j]);
                    if (gone[first] || gone[second] || sharesNothing(part[i], part[j]) ||
                        isDecided(m_cases.possible(part[i])) || isDecided(m_cases.possible(part[j])))
                        continue;
                    const unsigned met = together(part[i], part[j]);
                    if (isAnd && (met & 1U) == 0) {
                        add(Finding::Kind::Contradiction, part[i], part[j]);
                        if (contradictionOnly)
                            return;
                        continue;
                    }
                    if (contradictionOnly || oddlyPasses || (met & 16U) != 0)
                        continue;
                    // In an `and` the one that follows from the other can go; in an `or` the one that it follows from.
                    const bool secondNeeds = (met & (isAnd ? 2U : 4U)) != 0;
                    const bool firstNeeds = (met & (isAnd ? 4U : 2U)) != 0;
                    const bool mayGo = lastMayGo || second + 1 != kids.size();
                    if (!secondNeeds && mayGo && !isPresence(part[j])) {
                        gone[second] = true;
                        add(Finding::Kind::Redundant, part[j], part[i]);
                    } else if (!firstNeeds && !isPresence(part[i]) &&
                               (isAnd || !isStoppedBetween(kids, first, second))) {
                        gone[first] = true;
                        add(Finding::Kind::Redundant, part[i], part[j]);
                    }
                }
            }
        }
    }

    /// Can a clause between the two be what an `or` comes to, counted as true and yet not passing, as the list of
    /// what is missing is where only true passes? Then the first one went before it.
    bool isStoppedBetween(const Terms& kids, std::size_t first, std::size_t second)
    {
        for (std::size_t at = first + 1; at < second; ++at) {
            if (hasAny(m_cases.possible(kids[at]), truthyMask & ~passingMask))
                return true;
        }
        return false;
    }

    static std::size_t positionIn(const Terms& kids, std::uint32_t kid)
    {
        return static_cast<std::size_t>(std::lower_bound(kids.begin(), kids.end(), kid) - kids.begin());
    }

    bool sharesNothing(std::uint32_t a, std::uint32_t b)
    {
        const Names x = m_cases.namesIn(a, true);
        const Names y = m_cases.namesIn(b, true);
        Names both;
        std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
        return both.empty();
    }

    /// The same clause again, whatever it says.
    void findTwice(const Terms& kids, std::vector<bool>& gone, bool lastMayGo)
    {
        for (std::size_t j = 1; j < kids.size(); ++j) {
            const NodeId later = m_model.terms[kids[j]].node;
            const json::Value value = m_model.program.node(later).source;
            if (!value.isObject() || (j + 1 == kids.size() && !lastMayGo))
                continue;
            for (std::size_t i = 0; i < j && !gone[j]; ++i) {
                const NodeId earlier = m_model.terms[kids[i]].node;
                const NodeId size = endOf(m_model.program, earlier) - earlier;
                if (size != endOf(m_model.program, later) - later)
                    continue;
                if (!Budget::spend(m_model.budget.constants, size + 1))
                    return;
                if (!json::same(m_model.program.node(earlier).source, value))
                    continue;
                gone[j] = true;
                if (m_findings.size() < mostFindings && !isDecided(m_cases.possible(kids[j])))
                    add(Finding::Kind::Redundant, kids[j], kids[i]);
            }
        }
    }

    /// Asks whether a field is there: never too much beside a clause that needs it.
    bool isPresence(std::uint32_t term) const
    {
        const Term& at = m_model.terms[term];
        const Kind kind = at.kind;
        if (kind == Kind::NotNot || kind == Kind::Not) {
            const Term& kid = m_model.terms[Model::firstKid(term)];
            const Operator op = m_model.program.node(kid.node).op;
            return kind == Kind::Not ? op == Operator::Missing || op == Operator::MissingSome : op == Operator::Var;
        }
        const Node& node = m_model.program.node(at.node);
        if (node.op == Operator::Var)
            return true;
        if (node.op != Operator::StrictNotEqual && node.op != Operator::NotEqual)
            return false;
        for (NodeId kid = node.firstChild; kid != noNode; kid = m_model.program.node(kid).next) {
            const Node& operand = m_model.program.node(kid);
            if (operand.op == Operator::Literal &&
                (operand.source.isNull() || (operand.source.isString() && operand.source.size() == 0)))
                return true;
        }
        return false;
    }

    void add(Finding::Kind kind, std::uint32_t term, std::uint32_t other)
    {
        m_findings.push_back({.kind = kind,
                              .node = m_model.terms[term].node,
                              .other = m_model.terms[other].node,
                              .path = pathOfBoth(term, other)});
    }

    /// The variable that two clauses are both about, if there is just one.
    std::string pathOfBoth(std::uint32_t a, std::uint32_t b) const
    {
        const Names names = m_cases.namesIn(Terms{a, b}, false);
        return names.size() == 1 ? m_model.variables[names.front()].path : std::string();
    }

    Cases& m_cases;
    Model& m_model;
    std::vector<Finding>& m_findings;
};

} // namespace

void findClaims(Cases& cases, std::vector<Finding>& findings) { Claims(cases, findings).find(0); }

Outlook outlookOf(Cases& cases, Witness& witness)
{
    const Mask mask = cases.possible(0);
    if (!hasAny(mask, passingMask))
        return Outlook::AlwaysFalse;
    if (isOnly(mask, passingMask))
        return Outlook::AlwaysTrue;
    const auto happens = [&](Mask wanted) {
        const auto found = cases.find(0, wanted, cases.firstCase());
        const auto data = found ? witness.dataOf(*found) : std::nullopt;
        const auto code = data ? witness.codeOn(*data) : std::nullopt;
        return code && hasAny(maskOf(*code), wanted);
    };
    return happens(passingMask) && happens(anyMask & ~passingMask) ? Outlook::Depends : Outlook::Undecided;
}

} // namespace retort::logic

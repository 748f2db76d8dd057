// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/claims.h"

#include <algorithm>

namespace retort::logic {

namespace {

using Kind = Term::Kind;

/// The term whose value is the result in this case.
std::uint32_t givesResult(Cases& cases, std::uint32_t term, const Case& values)
{
    const Model& model = cases.model();
    const auto isTrue = [&](std::uint32_t kid) {
        return hasAny(cases.outcome(kid, values, Cases::Reading::Sampled), truthyMask);
    };
    for (;;) {
        const Terms kids = model.kidsOf(term);
        const Kind kind = model.terms[term].kind;
        std::uint32_t result = none;
        if (kind == Kind::And || kind == Kind::Or) {
            const auto ends = std::find_if(kids.begin(), kids.end(),
                                           [&](std::uint32_t kid) { return isTrue(kid) == (kind == Kind::Or); });
            result = ends == kids.end() ? kids.back() : *ends;
        } else if (kind == Kind::If) {
            for (std::size_t i = 0; i < kids.size() && result == none; i += 2) {
                if (i + 1 == kids.size())
                    result = kids[i];
                else if (isTrue(kids[i]))
                    result = kids[i + 1];
            }
        }
        if (result == none)
            return term;
        term = result;
    }
}

} // namespace

void findNotBoolean(Cases& cases, Witness& witness, std::vector<Finding>& findings)
{
    const Model& model = cases.model();
    const Mask notBoolean = static_cast<Mask>((truthyMask | passingMask) & ~booleanMask);
    const auto found = cases.find(0, notBoolean, cases.firstCase());
    if (!found)
        return;
    auto data = witness.dataOf(*found);
    const auto code = data ? witness.codeOn(*data) : std::nullopt;
    if (!code || !hasAny(maskOf(*code), notBoolean))
        return;
    const Term& term = model.terms[givesResult(cases, 0, *found)];
    Finding finding{.kind = Finding::Kind::NotBoolean, .node = term.node, .witness = std::move(data)};
    if (term.kind == Kind::Atom && model.program.node(term.node).op == Operator::Var &&
        model.atoms[term.atom].variables.size() == 1)
        finding.path = model.variables[model.atoms[term.atom].variables.front()].path;
    findings.push_back(std::move(finding));
}

} // namespace retort::logic

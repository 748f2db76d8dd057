// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/analysis.h"

#include "engine/logic/analyse/claims.h"
#include "engine/logic/analyse/variables.h"
#include "engine/logic/compile/code.h"
#include "engine/logic/words/relation.h"

#include <algorithm>
#include <utility>

namespace retort::logic {

namespace {

constexpr int mostBodies = 8;
constexpr NodeId mostNodes = 20'000;

/// Of what is asked of the items of a list: a condition of its own, over the item. Nothing is known of its fields.
void findInBody(const Program& program, NodeId body, const Passes& passes, std::vector<Finding>& findings)
{
    const Program inside = Program::compile(program.rule().part(program.node(body).source), program.settings());
    if (inside.nodes().size() != endOf(program, body) - body)
        return; // not the same tree
    const Domains unknown;
    Model model(inside, passes, unknown,
                {.evaluations = 1'000, .nodes = 50'000, .visits = 200'000, .constants = 200'000});
    Cases cases(model);
    std::vector<Finding> found;
    findClaims(cases, found);
    for (Finding& finding : found) {
        finding.node += body;
        if (finding.other != noNode)
            finding.other += body;
        findings.push_back(std::move(finding));
    }
}

void findInBodies(const Program& program, const Passes& passes, std::vector<Finding>& findings)
{
    int bodies = 0;
    const auto end = std::min<NodeId>(mostNodes, static_cast<NodeId>(program.nodes().size()));
    for (NodeId node = 0; node < end && bodies < mostBodies && findings.size() < mostFindings; ++node) {
        const Operator op = program.node(node).op;
        const bool asks = op == Operator::All || op == Operator::None || op == Operator::Some || op == Operator::Filter;
        const NodeId body = asks ? argument(program, node, 1) : noNode;
        if (body == noNode || isConstant(program, body) || program.code().instructions[node].keyed)
            continue;
        ++bodies;
        findInBody(program, body, passes, findings);
    }
}

} // namespace

Analysis analyse(const Program& program, const Passes& passes, const Domains& domains)
{
    Analysis analysis;
    std::vector<Finding>& findings = analysis.findings;
    Model model(program, passes, domains);
    Cases cases(model);
    Witness witness(model);
    analysis.outlook = outlookOf(cases, witness);
    findTypes(program, domains, findings);
    findClaims(cases, findings);
    findNotBoolean(cases, witness, findings);
    findAbsentPasses(cases, witness, findings);
    findInBodies(program, passes, findings);
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::pair(a.node, a.kind) < std::pair(b.node, b.kind);
    });
    if (findings.size() > mostFindings)
        findings.resize(mostFindings);
    return analysis;
}

} // namespace retort::logic

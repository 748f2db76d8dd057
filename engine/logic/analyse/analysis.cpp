// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/analysis.h"

#include "engine/logic/analyse/claims.h"

#include <algorithm>
#include <utility>

namespace retort::logic {

Analysis analyse(const Program& program, const Passes& passes, const Domains& domains)
{
    Analysis analysis;
    Model model(program, passes, domains);
    Cases cases(model);
    Witness witness(model);
    analysis.outlook = outlookOf(cases, witness);
    findTypes(program, domains, analysis.findings);
    findClaims(cases, analysis.findings);
    findNotBoolean(cases, witness, analysis.findings);
    findAbsentPasses(cases, witness, analysis.findings);
    std::stable_sort(analysis.findings.begin(), analysis.findings.end(), [](const Finding& a, const Finding& b) {
        return std::pair(a.node, a.kind) < std::pair(b.node, b.kind);
    });
    return analysis;
}

} // namespace retort::logic

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/ruleproblems.h"

namespace retort::run {

std::vector<Problem> ruleProblems(const logic::Program& rule, const std::string& pointer)
{
    std::vector<Problem> problems;
    for (const logic::Diagnostic& diagnostic : rule.diagnostics()) {
        std::string_view name = "condition.arity";
        if (diagnostic.kind == logic::Diagnostic::Kind::UnknownOperator)
            name = "condition.unknown-operator";
        else if (diagnostic.kind == logic::Diagnostic::Kind::Limit)
            name = "condition.limit";
        problems.push_back({Problem::Severity::Error, std::string(name), pointer + rule.pointerTo(diagnostic.node),
                            diagnostic.message, diagnostic.suggestion});
    }
    return problems;
}

} // namespace retort::run

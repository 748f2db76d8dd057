// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/compile/diagnose.h"

#include "engine/logic/compile/operators.h"

#include <string>

namespace retort::logic {

namespace {

Diagnostic unknownOperator(NodeId id, std::string_view name)
{
    const std::string suggestion(operatorMeantBy(name));
    Phrase message = suggestion.empty() ? phrase("logic.unknown-operator", std::string(name))
                                        : phrase("logic.unknown-operator-meant", std::string(name), suggestion);
    return {Diagnostic::Kind::UnknownOperator, id, std::move(message), suggestion};
}

Phrase arguments(std::size_t count)
{
    return count == 1 ? phrase("logic.one-argument") : phrase("logic.arguments", std::to_string(count));
}

Phrase wrongCount(std::string_view name, Arity arity, std::size_t given)
{
    if (given < arity.least) {
        return phrase(arity.most == arity.least ? "logic.too-few-arguments" : "logic.too-few-arguments-at-least",
                      std::string(name), arguments(arity.least), std::to_string(given));
    }
    return phrase("logic.too-many-arguments", std::string(name), arguments(arity.most), std::to_string(given));
}

} // namespace

void diagnose(Program::Code& code, NodeId id)
{
    const Node& node = code.nodes[id];
    if (node.op == Operator::List || node.op == Operator::Object || node.op == Operator::Literal)
        return;
    const std::string_view name = node.source.members()[0].key.text();
    if (node.op == Operator::Unknown) {
        code.diagnostics.push_back(unknownOperator(id, name));
        return;
    }
    const Arity arity = arityOf(node.op);
    if (node.children < arity.least || node.children > arity.most)
        code.diagnostics.push_back({Diagnostic::Kind::Arity, id, wrongCount(name, arity, node.children), {}});
}

Diagnostic nodesOverLimit(std::size_t limit)
{
    return {Diagnostic::Kind::Limit, 0, phrase("logic.limit-nodes", std::to_string(limit)), {}};
}

Diagnostic nestingOverLimit(std::size_t limit)
{
    return {Diagnostic::Kind::Limit, 0, phrase("logic.limit-nesting", std::to_string(limit)), {}};
}

Diagnostic pathOverLimit(std::size_t limit)
{
    return {Diagnostic::Kind::Limit, 0, phrase("logic.limit-segments", std::to_string(limit)), {}};
}

} // namespace retort::logic

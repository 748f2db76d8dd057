// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/variables.h"

#include "engine/logic/compile/code.h"
#include "engine/logic/words/relation.h"

namespace retort::logic {

namespace {

void addTexts(json::Value value, std::vector<std::string_view>& texts, bool& all)
{
    if (value.isString() && value.size() != 0) { // "" asks for all of the data
        texts.push_back(value.text());
    } else if (value.isArray()) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (value.items()[i].isString() && value.items()[i].size() != 0)
                texts.push_back(value.items()[i].text());
            else
                all = false;
        }
    } else {
        all = false;
    }
}

} // namespace

std::optional<std::string_view> pathOf(const Program& program, NodeId node)
{
    if (program.node(node).op != Operator::Var)
        return std::nullopt;
    const Instruction& instruction = program.code().instructions[node];
    if (instruction.step != Step::VarPath && instruction.step != Step::VarPrepared)
        return std::nullopt;
    if (instruction.accumulator || (instruction.inherited && program.settings().dialect == Dialect::Js))
        return std::nullopt;
    if (loopAround(program, node) != noNode)
        return std::nullopt;
    return instruction.value.text();
}

std::vector<std::string_view> pathsAskedFor(const Program& program, NodeId node)
{
    std::vector<std::string_view> paths;
    bool all = loopAround(program, node) == noNode;
    const Operator op = program.node(node).op;
    if (op == Operator::Missing) {
        for (NodeId kid = program.node(node).firstChild; kid != noNode; kid = program.node(kid).next) {
            if (isConstant(program, kid))
                addTexts(program.node(kid).source, paths, all);
            else
                all = false;
        }
    } else if (const NodeId list = argument(program, node, 1); op == Operator::MissingSome && list != noNode) {
        if (isConstant(program, list) && program.node(list).source.isArray())
            addTexts(program.node(list).source, paths, all);
    }
    return all ? paths : std::vector<std::string_view>();
}

NodeId endOf(const Program& program, NodeId node)
{
    for (NodeId at = node; at != noNode; at = program.node(at).parent) {
        if (program.node(at).next != noNode)
            return program.node(at).next;
    }
    return static_cast<NodeId>(program.nodes().size());
}

Program partOf(const Program& program, NodeId node)
{
    return node == 0 ? program : Program::compile(program.rule().part(program.node(node).source), program.settings());
}

} // namespace retort::logic

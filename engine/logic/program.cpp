// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/program.h"

#include "engine/json/pointer.h"
#include "engine/logic/compile/code.h"

#include <algorithm>

namespace retort::logic {

namespace {

/// The part of a pointer that leads from the parent to a node.
void appendStep(std::string& pointer, const Program::Code& code, NodeId id)
{
    const Node& node = code.nodes[id];
    const Node& parent = code.nodes[node.parent];
    json::Value container = parent.source;
    if (parent.op != Operator::List && parent.op != Operator::Object) {
        const json::Member& only = parent.source.members()[0];
        pointer = json::child(pointer, only.key.text());
        if (parent.sugar)
            return;
        container = only.value;
    }
    pointer = container.isArray() ? json::child(pointer, node.position)
                                  : json::child(pointer, container.members()[node.position].key.text());
}

} // namespace

Program::Program()
{
    static const auto none = compileValue({}, {});
    m_code = none;
}

Program Program::compile(const json::Data& rule, const Settings& settings)
{
    auto code = compileValue(rule.root(), settings);
    code->rule = rule;
    Program program;
    program.m_code = std::move(code);
    return program;
}

const Settings& Program::settings() const { return m_code->settings; }
const json::Data& Program::rule() const { return m_code->rule; }
std::span<const Node> Program::nodes() const { return m_code->nodes; }
const std::vector<Diagnostic>& Program::diagnostics() const { return m_code->diagnostics; }

std::string Program::pointerTo(NodeId id) const
{
    std::vector<NodeId> way;
    for (NodeId at = id; at != 0; at = m_code->nodes[at].parent)
        way.push_back(at);
    std::string pointer;
    for (auto at = way.rbegin(); at != way.rend(); ++at)
        appendStep(pointer, *m_code, *at);
    return pointer;
}

} // namespace retort::logic

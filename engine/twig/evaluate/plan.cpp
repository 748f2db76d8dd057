// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/evaluate/plan.h"

#include "engine/twig/library/callable.h"

#include <string_view>
#include <unordered_map>

namespace retort::twig {

namespace {

class Numbering {
public:
    explicit Numbering(Plan& plan) : m_plan(plan) {}

    Plan::Variable operator()(std::string_view name)
    {
        const auto [place, fresh] = m_numbers.emplace(name, static_cast<Plan::Variable>(m_plan.names.size()));
        if (fresh)
            m_plan.names.emplace_back(name);
        return place->second;
    }

private:
    Plan& m_plan;
    std::unordered_map<std::string_view, Plan::Variable> m_numbers;
};

bool isHtmlEscape(const Code& code, const Node& node)
{
    if ((node.flags & Node::Automatic) == 0 || !node.callable || node.callable->phpName != "twig_escape_filter" ||
        node.count < 2)
        return false;
    const Node& strategy = code[code.child(node, 1)];
    return strategy.kind == NodeKind::Constant && strategy.value.isString() && strategy.value.text() == "html";
}

/// A filter of Twig's that calls what it is given and keeps nothing of it.
bool calls(const Node& node)
{
    if (node.kind == NodeKind::Binary)
        return node.op == Op::HasSome || node.op == Op::HasEvery;
    if (node.kind != NodeKind::Filter || !node.callable)
        return false;
    const std::string_view name = node.callable->name;
    return name == "map" || name == "filter" || name == "reduce" || name == "sort";
}

} // namespace

Plan::Plan(const Code& code) : notes(code.nodes.size())
{
    Numbering number(*this);
    loop = number("loop");
    parent = number("_parent");
    sequence = number("_seq");
    iterated = number("_iterated");
    key = number("_key");
    varargs = number("varargs");

    std::size_t loopsRead = 0;
    std::size_t loopsOfMembers = 0; // of a member that is no context
    for (NodeId id = 0; id < code.nodes.size(); ++id) {
        const Node& node = code[id];
        switch (node.kind) {
        case NodeKind::Name: {
            const std::string_view name = node.value.text();
            if (name == "_context" || name == "_charset") {
                notes[id] = name == "_context" ? context : charset;
                wholes = wholes || name == "_context";
                break;
            }
            notes[id] = number(name);
            wholes = wholes || name == "_parent" || name == "_seq" || name == "_iterated";
            keys = keys || name == "_key";
            loopsRead += name == "loop" ? 1 : 0;
            break;
        }
        case NodeKind::Target:
            notes[id] = number(node.value.text());
            wholes = wholes || notes[id] == parent;
            break;
        case NodeKind::Attribute: {
            const Node& object = code[code.child(node, 0)];
            const Node& member = code[code.child(node, 1)];
            if (object.kind == NodeKind::Name && object.value.text() == "loop" && member.kind == NodeKind::Constant &&
                !(member.value.isString() && member.value.text() == "parent"))
                ++loopsOfMembers;
            break;
        }
        case NodeKind::Filter:
            notes[id] = isHtmlEscape(code, node) ? 1 : 0;
            break;
        default:
            break;
        }
        if (calls(node)) {
            for (std::uint32_t i = 1; i < node.count; ++i) {
                if (code[code.child(node, i)].kind == NodeKind::Arrow)
                    notes[code.child(node, i)] = 1;
            }
        }
    }
    wholes = wholes || loopsRead > loopsOfMembers;
    keys = keys || wholes;
    for (const Macro& macro : code.macros) {
        std::vector<Variable>& variables = parameters.emplace_back();
        for (const MacroParameter& parameter : macro.parameters)
            variables.push_back(number(parameter.name.text()));
    }
}

} // namespace retort::twig

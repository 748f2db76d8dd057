// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/variables.h"

#include "engine/json/pointer.h"

#include <utility>

namespace retort::lint {

namespace {

using logic::Node;
using logic::NodeId;
using logic::noNode;
using logic::Operator;
using logic::Program;

bool isLoop(Operator op)
{
    return op == Operator::Map || op == Operator::Filter || op == Operator::Reduce || op == Operator::All ||
           op == Operator::None || op == Operator::Some;
}

// Of each node: is it answered for the items of a list?
std::vector<bool> inLoops(const Program& rule)
{
    const auto nodes = rule.nodes();
    std::vector<bool> inside(nodes.size());
    for (NodeId id = 1; id < nodes.size(); ++id) {
        const Node& parent = nodes[nodes[id].parent];
        inside[id] = inside[nodes[id].parent] || (isLoop(parent.op) && nodes[id].position == 1);
    }
    return inside;
}

// A path is a text, or a number: {"var": 1}.
bool pathIn(json::Value value, std::string& path)
{
    if (value.isString())
        path = value.text();
    else if (value.isInt())
        path = std::to_string(value.asInt());
    else
        return false;
    return true;
}

class Finder {
public:
    explicit Finder(const Program& rule) : m_rule(rule) {}

    std::vector<Variable> find()
    {
        const auto inside = inLoops(m_rule);
        const auto nodes = m_rule.nodes();
        for (NodeId id = 0; id < nodes.size(); ++id) {
            if (inside[id])
                continue;
            if (nodes[id].op == Operator::Var)
                readVar(id);
            else if (nodes[id].op == Operator::Missing)
                readMissing(id);
            else if (nodes[id].op == Operator::MissingSome)
                readMissingSome(id);
        }
        return std::move(m_found);
    }

private:
    void readVar(NodeId id)
    {
        const NodeId child = m_rule.node(id).firstChild;
        if (child != noNode)
            add(id, m_rule.node(child).source, child, {}, false);
    }

    void readMissing(NodeId id)
    {
        for (NodeId child = m_rule.node(id).firstChild; child != noNode; child = m_rule.node(child).next)
            readNames(id, child);
    }

    void readMissingSome(NodeId id)
    {
        for (NodeId child = m_rule.node(id).firstChild; child != noNode; child = m_rule.node(child).next) {
            if (m_rule.node(child).position == 1)
                readNames(id, child);
        }
    }

    void readNames(NodeId owner, NodeId child)
    {
        const Node& node = m_rule.node(child);
        if (node.op != Operator::Literal)
            return;
        if (!node.source.isArray()) {
            add(owner, node.source, child, {}, true);
            return;
        }
        for (std::size_t i = 0; i < node.source.size(); ++i)
            add(owner, node.source.items()[i], child, std::to_string(i), true);
    }

    void add(NodeId owner, json::Value name, NodeId at, const std::string& step, bool asksWhether)
    {
        Variable one;
        if (m_rule.node(at).op != Operator::Literal || !pathIn(name, one.path))
            return;
        one.node = owner;
        one.pointer = m_rule.pointerTo(at);
        if (!step.empty())
            one.pointer = json::child(one.pointer, step);
        one.asksWhether = asksWhether;
        m_found.push_back(std::move(one));
    }

    const Program& m_rule;
    std::vector<Variable> m_found;
};

} // namespace

std::vector<Variable> variablesOf(const Program& rule) { return Finder(rule).find(); }

std::string pathOf(const Program& rule, NodeId id)
{
    const Node& node = rule.node(id);
    std::string path;
    if (node.op == Operator::Var && node.children == 1 && rule.node(node.firstChild).op == Operator::Literal)
        pathIn(rule.node(node.firstChild).source, path);
    return path;
}

std::vector<NodeId> childrenOf(const Program& rule, NodeId id)
{
    std::vector<NodeId> all;
    for (NodeId child = rule.node(id).firstChild; child != noNode; child = rule.node(child).next)
        all.push_back(child);
    return all;
}

bool leadsTo(std::string_view path, std::string_view field)
{
    return path == field || (path.starts_with("profile.") && path.substr(8) == field);
}

bool isBirthPart(std::string_view path)
{
    return leadsTo(path, "birth_day") || leadsTo(path, "birth_month") || leadsTo(path, "birth_year");
}

bool hasPart(std::string_view path, std::string_view part)
{
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        if (path.substr(begin, end - begin) == part)
            return true;
        begin = end + 1;
    }
    return false;
}

} // namespace retort::lint

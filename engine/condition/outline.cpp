// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/outline.h"

#include "engine/condition/classify.h"
#include "engine/json/pointer.h"

#include <algorithm>
#include <optional>

namespace retort::condition {

namespace {

using json::Value;
using logic::NodeId;
using logic::noNode;
using logic::Operator;
using logic::Program;

std::optional<Value> inside(Value value, std::string_view segment)
{
    if (value.isArray()) {
        const auto index = json::indexOf(segment);
        if (index && *index < value.size())
            return value.items()[*index];
    } else if (value.isObject()) {
        if (const Value* found = value.find(segment))
            return *found;
    }
    return std::nullopt;
}

/// The child of a node that a pointer leads to; `used` segments of it lead there. noNode where it ends in the node.
NodeId childAt(const Program& program, NodeId id, const std::vector<std::string>& segments, std::size_t& used)
{
    const logic::Node& node = program.node(id);
    Value container = node.source;
    if (node.op == Operator::Literal)
        return noNode;
    if (node.op != Operator::List && node.op != Operator::Object) {
        ++used;
        if (node.sugar)
            return node.firstChild;
        container = node.source.members()[0].value;
    }
    if (used >= segments.size())
        return noNode;
    const std::string& segment = segments[used++];
    for (NodeId child = node.firstChild; child != noNode; child = program.node(child).next) {
        const std::uint32_t position = program.node(child).position;
        if (container.isArray() ? json::indexOf(segment) == position
                                : container.members()[position].key.text() == segment)
            return child;
    }
    return noNode;
}

} // namespace

struct Outline::Content {
    Program program;
    std::vector<Part> parts;
    std::vector<PartId> partOfNode;
};

namespace {

std::vector<PartId> partOfEachNode(const Program& program, const std::vector<Part>& parts)
{
    std::vector<PartId> of(program.nodes().size(), noPart);
    for (PartId id = 0; id < parts.size(); ++id)
        of[parts[id].node] = of[parts[id].core] = id;
    // What has no part of its own belongs to the one around it: paths of fields, all that is below a Raw part.
    for (NodeId node = 0; node < of.size(); ++node) {
        if (of[node] == noPart)
            of[node] = of[program.node(node).parent];
    }
    return of;
}

std::vector<Part> partsOf(const Program& program, Use use)
{
    struct Pending {
        ChildNode node;
        PartId parent;
    };
    std::vector<Part> parts;
    std::vector<PartId> lastChild;
    std::vector<Pending> pending{{{0, use, false}, noPart}};
    while (!pending.empty()) {
        const auto [from, parent] = pending.back();
        pending.pop_back();
        const auto id = static_cast<PartId>(parts.size());
        Classified found = classify(program, from.node, from.use);
        found.part.itemScope = from.itemScope;
        found.part.parent = parent;
        if (parent != noPart) {
            Part& around = parts[parent];
            (lastChild[parent] == noPart ? around.firstChild : parts[lastChild[parent]].next) = id;
            lastChild[parent] = id;
            found.part.position = around.children++;
            found.part.depth = around.depth + 1;
        }
        parts.push_back(std::move(found.part));
        lastChild.push_back(noPart);
        for (auto child = found.children.rbegin(); child != found.children.rend(); ++child) {
            child->itemScope |= from.itemScope;
            pending.push_back({*child, id});
        }
    }
    return parts;
}

} // namespace

Outline::Outline()
{
    static const Outline none = of(Program());
    m_content = none.m_content;
}

Outline Outline::of(const Program& program, Use use)
{
    auto content = std::make_shared<Content>();
    content->program = program;
    content->parts = partsOf(program, use);
    content->partOfNode = partOfEachNode(program, content->parts);
    return Outline(std::move(content));
}

const Program& Outline::program() const { return m_content->program; }
std::span<const Part> Outline::parts() const { return m_content->parts; }
std::string Outline::pointerTo(PartId id) const { return m_content->program.pointerTo(part(id).node); }
std::string Outline::corePointerTo(PartId id) const { return m_content->program.pointerTo(part(id).core); }
PartId Outline::partOf(NodeId node) const { return m_content->partOfNode[node]; }

PartId Outline::at(std::string_view pointer) const
{
    const auto segments = json::segmentsOf(pointer);
    if (!segments)
        return noPart;
    std::optional<Value> value = m_content->program.node(0).source;
    for (const std::string& segment : *segments) {
        value = inside(*value, segment);
        if (!value)
            return noPart;
    }
    NodeId node = 0;
    for (std::size_t used = 0; used < segments->size();) {
        const NodeId next = childAt(m_content->program, node, *segments, used);
        if (next == noNode)
            break;
        node = next;
    }
    return partOf(node);
}

PartId Outline::childOf(PartId id, std::size_t position) const
{
    PartId child = part(id).firstChild;
    while (child != noPart && position-- > 0)
        child = part(child).next;
    return child;
}

std::vector<PartId> Outline::childrenOf(PartId id) const
{
    std::vector<PartId> all;
    for (PartId child = part(id).firstChild; child != noPart; child = part(child).next)
        all.push_back(child);
    return all;
}

} // namespace retort::condition

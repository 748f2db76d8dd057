// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/tracetree.h"

#include "engine/json/pointer.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

namespace retort::run {

namespace {

/// Where a node stands among its siblings: first by turn of a loop, then by the place in the rule.
struct Place {
    std::size_t turn; // 0 is outside of a loop
    std::vector<std::size_t> path;
    std::size_t sequence; // in which it happened, for a place that was visited twice

    bool operator<(const Place& other) const
    {
        return std::tie(turn, path, sequence) < std::tie(other.turn, other.path, other.sequence);
    }
};

// "/actions/0/arguments/0/value/and/1" as numbers. Keys count as 0: of one key's siblings only items matter.
std::vector<std::size_t> numbersOf(const std::string& pointer)
{
    std::vector<std::size_t> numbers;
    const auto segments = json::segmentsOf(pointer);
    for (const std::string& segment : segments.value_or(std::vector<std::string>()))
        numbers.push_back(json::indexOf(segment).value_or(0));
    return numbers;
}

bool encloses(const std::string& outer, const std::string& inner)
{
    return inner.size() > outer.size() && inner.starts_with(outer) && inner[outer.size()] == '/';
}

// Lays the nodes out from top to bottom, siblings by their place.
std::vector<TraceNode> laidOut(const std::vector<TraceNode>& nodes, const std::vector<Place>& places)
{
    std::vector<std::vector<std::size_t>> children(nodes.size() + 1); // the last one: those at the top
    for (std::size_t i = 0; i < nodes.size(); ++i)
        children[nodes[i].parent == noParent ? nodes.size() : nodes[i].parent].push_back(i);
    for (auto& siblings : children)
        std::sort(siblings.begin(), siblings.end(),
                  [&](std::size_t a, std::size_t b) { return places[a] < places[b]; });

    std::vector<TraceNode> out;
    out.reserve(nodes.size());
    std::vector<std::pair<std::size_t, std::size_t>> left; // node, and its parent in `out`; the next one at the back
    const auto push = [&](std::size_t of, std::size_t parent) {
        for (auto child = children[of].rbegin(); child != children[of].rend(); ++child)
            left.emplace_back(*child, parent);
    };
    push(nodes.size(), noParent);
    while (!left.empty()) {
        const auto [node, parent] = left.back();
        left.pop_back();
        const std::size_t index = out.size();
        out.push_back({nodes[node].kind, nodes[node].index, parent, {}});
        if (parent != noParent)
            out[parent].children.push_back(index);
        push(node, index);
    }
    return out;
}

} // namespace

std::vector<TraceNode> treeOf(const Step& step)
{
    using Kind = TraceNode::Kind;
    std::vector<TraceNode> nodes;
    std::vector<Place> places;
    const auto add = [&](Kind kind, std::size_t index, std::size_t parent, const std::string& pointer,
                         std::optional<std::size_t> turn) {
        nodes.push_back({kind, index, parent, {}});
        places.push_back({turn ? *turn + 1 : 0, numbersOf(pointer), nodes.size()});
    };
    // Evaluations first: a node's index is then that of its evaluation.
    for (std::size_t i = 0; i < step.evaluations.size(); ++i) {
        const Evaluation& evaluation = step.evaluations[i];
        add(Kind::Evaluation, i, evaluation.parent.value_or(noParent), evaluation.pointer, evaluation.turn);
    }
    for (std::size_t i = 0; i < step.variables.size(); ++i) {
        const VariableRead& read = step.variables[i];
        add(Kind::Variable, i, read.evaluation.value_or(noParent), read.pointer, read.turn);
    }
    for (std::size_t i = 0; i < step.notEvaluated.size(); ++i) {
        const std::string& pointer = step.notEvaluated[i].pointer;
        std::size_t parent = noParent; // the innermost that encloses it; in a loop its first turn
        for (std::size_t k = 0; k < step.evaluations.size(); ++k) {
            if (encloses(step.evaluations[k].pointer, pointer) &&
                (parent == noParent || step.evaluations[k].pointer.size() > step.evaluations[parent].pointer.size()))
                parent = k;
        }
        add(Kind::NotEvaluated, i, parent, pointer, std::nullopt);
    }
    return laidOut(nodes, places);
}

} // namespace retort::run

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/passes.h"
#include "engine/twig/parse/token.h"

#include <string>
#include <vector>

namespace retort::twig {

namespace {

bool isOwn(Tree& tree, NodeId id)
{
    if (id == noNode || (tree[id].kind != NodeKind::Attribute && tree[id].kind != NodeKind::Method))
        return false;
    const Node& object = tree[tree.child(id, 0)];
    return object.kind == NodeKind::Name && object.value.text() == "_self" &&
           tree[tree.child(id, 1)].kind == NodeKind::Constant;
}

std::string_view macroName(Tree& tree, const Node& key)
{
    if (key.value.isString())
        return key.value.text();
    const Token token{TokenType::Number, 0, {}, {}, key.value.isNumber() ? key.value : json::Value(0)};
    return tree.code().arena.copy(valueOf(token));
}

// What attribute(_self, 'x', […]) passes.
std::vector<NodeId> argumentsOf(Tree& tree, NodeId id)
{
    std::vector<NodeId> arguments = tree.children(id);
    arguments.erase(arguments.begin(), arguments.begin() + 2);
    if (tree[id].kind == NodeKind::Method || arguments.empty())
        return arguments;
    const NodeKind kind = tree[arguments[0]].kind;
    std::vector<NodeId> listed;
    if (kind == NodeKind::List) {
        listed = tree.children(arguments[0]);
    } else if (kind == NodeKind::Hash) {
        const std::vector<NodeId> members = tree.children(arguments[0]);
        for (std::size_t i = 1; i < members.size(); i += 2)
            listed.push_back(members[i]);
    }
    return listed;
}

} // namespace

// Twig has by then already decided on `is defined`, ?? and default, and asks the call itself whether there is
// something: an empty text counts as undefined, a macro that is not there is an error.
void callOwnMacros(Tree& tree)
{
    const auto count = static_cast<NodeId>(tree.code().nodes.size());
    for (NodeId id = 0; id < count; ++id) {
        const NodeKind kind = tree[id].kind;
        if ((kind != NodeKind::Defined && kind != NodeKind::Coalesce && kind != NodeKind::Default) ||
            !isOwn(tree, tree.child(id, 0)))
            continue;
        const NodeId call = tree.child(id, 0);
        NodeId then = call;
        NodeId otherwise = noNode;
        if (kind == NodeKind::Default)
            then = tree.child(id, 1);
        if (kind == NodeKind::Defined)
            otherwise = tree.constant(json::Value(std::string_view()), tree.line(id), tree[id].span);
        else
            otherwise = tree.child(id, kind == NodeKind::Default ? 2 : 1);
        const NodeId choice[] = {call, then, otherwise};
        tree[id].kind = NodeKind::Conditional;
        tree.setChildren(id, choice);
    }
    for (NodeId id = 0; id < count; ++id) {
        if (!isOwn(tree, id))
            continue;
        const std::string_view name = macroName(tree, tree[tree.child(id, 1)]);
        const std::vector<NodeId> arguments = argumentsOf(tree, id);
        tree[id].kind = NodeKind::MacroCall;
        tree[id].flags = 0;
        tree[id].value = json::Value(name);
        tree.setChildren(id, arguments);
    }
}

} // namespace retort::twig

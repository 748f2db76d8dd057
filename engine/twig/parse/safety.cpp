// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/safety.h"

#include "engine/twig/library/callable.h"
#include "engine/twig/parse/token.h"

#include <algorithm>

namespace retort::twig {

bool Safety::isSafe(NodeId expression, std::string_view strategy)
{
    const Set set = of(expression);
    const auto has = [&](std::string_view one) {
        return std::find(set.strategies.begin(), set.strategies.end(), one) != set.strategies.end();
    };
    return set.all || has(strategy) || (strategy == "html" && has("html_attr"));
}

Safety::Set Safety::of(NodeId expression)
{
    if (const auto found = m_known.find(expression); found != m_known.end())
        return found->second;
    Set set = computed(expression);
    return m_known.emplace(expression, std::move(set)).first->second;
}

Safety::Set Safety::computed(NodeId expression)
{
    const Node& node = m_tree[expression];
    switch (node.kind) {
    case NodeKind::Constant:
    case NodeKind::BlockCall:
    case NodeKind::Include: // block() of another template
    case NodeKind::Parent:
    case NodeKind::MacroCall:
        return {true, {}};
    case NodeKind::Conditional:
        return common(of(m_tree.child(expression, 1)), of(m_tree.child(expression, 2)));
    case NodeKind::Coalesce:
        return common(of(m_tree.child(expression, 0)), of(m_tree.child(expression, 1)));
    case NodeKind::Filter:
        return ofFilter(expression);
    case NodeKind::Function:
        return {node.callable != nullptr && node.callable->safe == Safe::All, {}};
    case NodeKind::Attribute:
    case NodeKind::Method:
        return {isImport(m_tree.child(expression, 0)), {}};
    default:
        return {};
    }
}

Safety::Set Safety::ofFilter(NodeId filter)
{
    const Node& node = m_tree[filter];
    if (node.callable == nullptr)
        return {};
    switch (node.callable->safe) {
    case Safe::No:
        return {};
    case Safe::Html:
        return {false, {"html"}};
    case Safe::All:
        return {true, {}};
    case Safe::ByArgument:
        break;
    }
    if (node.count < 2)
        return {false, {"html"}};
    const Node& strategy = m_tree[m_tree.child(filter, 1)];
    if (strategy.kind != NodeKind::Constant)
        return {};
    if (strategy.value.isString())
        return {false, {strategy.value.text()}};
    return {strategy.value.isBool() && strategy.value.asBool(), {}}; // true equals any text
}

bool Safety::isImport(NodeId object)
{
    return m_tree[object].kind == NodeKind::Name &&
           std::find(m_imports.begin(), m_imports.end(), m_tree[object].value.text()) != m_imports.end();
}

Safety::Set Safety::common(const Set& a, const Set& b)
{
    if (a.all)
        return b;
    if (b.all)
        return a;
    Set both;
    std::copy_if(a.strategies.begin(), a.strategies.end(), std::back_inserter(both.strategies), [&](auto one) {
        return std::find(b.strategies.begin(), b.strategies.end(), one) != b.strategies.end();
    });
    return both;
}

} // namespace retort::twig

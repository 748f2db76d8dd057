// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/parse/tree.h"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace retort::twig {

/// Tells which escaping an expression does not need, as Twig tells it from the expression alone.
class Safety {
public:
    explicit Safety(Tree& tree) : m_tree(tree) {}

    bool isSafe(NodeId expression, std::string_view strategy);
    void addImport(std::string_view name) { m_imports.push_back(name); } ///< Attributes of these are safe.

private:
    struct Set {
        bool all = false;
        std::vector<std::string_view> strategies;
    };
    Set of(NodeId expression);
    Set computed(NodeId expression);
    Set ofFilter(NodeId filter);
    bool isImport(NodeId object);
    static Set common(const Set& a, const Set& b);

    Tree& m_tree;
    std::vector<std::string_view> m_imports;
    std::unordered_map<NodeId, Set> m_known; ///< Once told, it stays: as in Twig.
};

} // namespace retort::twig

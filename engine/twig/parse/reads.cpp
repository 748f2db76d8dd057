// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/reads.h"

#include "engine/twig/parse/code.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace retort::twig {

namespace {

constexpr std::string_view unknown = "\n"; ///< No path: what a variable stands for cannot be told.

std::string below(const std::string& path, std::string_view key)
{
    if (path == unknown)
        return path;
    return path.empty() ? std::string(key) : path + '.' + std::string(key);
}

std::optional<std::string> keyText(const Node& node)
{
    if (node.kind != NodeKind::Constant)
        return std::nullopt;
    if (node.value.isString())
        return std::string(node.value.text());
    if (node.value.isInt())
        return std::to_string(node.value.asInt());
    return std::nullopt;
}

class Reader {
public:
    explicit Reader(const Code& code) : m_code(code) {}

    Reads read()
    {
        visit(m_code.body);
        for (const BlockBody& block : m_code.blocks)
            visit(block.body);
        for (const Macro& macro : m_code.macros) {
            // A macro sees its parameters and nothing of the context.
            const auto around = std::exchange(m_locals, {});
            m_closed = true;
            for (const MacroParameter& parameter : macro.parameters)
                m_locals[std::string(parameter.name.text())] = unknown;
            visit(macro.body);
            m_closed = false;
            m_locals = around;
        }
        const auto byPlace = [](const auto& a, const auto& b) { return a.span.offset < b.span.offset; };
        std::stable_sort(m_reads.fields.begin(), m_reads.fields.end(), byPlace);
        std::stable_sort(m_reads.quoted.begin(), m_reads.quoted.end(), byPlace);
        return std::move(m_reads);
    }

private:
    /// Where a chain of names leads; nullopt for what is no chain.
    std::optional<std::string> pathOf(NodeId id)
    {
        const Node& node = m_code[id];
        switch (node.kind) {
        case NodeKind::Name: {
            const std::string name(node.value.text());
            if (const auto local = m_locals.find(name); local != m_locals.end())
                return local->second;
            if (m_closed || name == "loop" || name == "_key" || name == "_self")
                return std::string(unknown);
            return name == "_context" ? std::string() : name;
        }
        case NodeKind::Attribute: {
            const auto object = pathOf(m_code.child(node, 0));
            const auto key = keyText(m_code[m_code.child(node, 1)]);
            if (!object)
                return std::nullopt;
            return below(*object, key ? *key : std::string("*"));
        }
        case NodeKind::Filter: // of a list: the same items
            if (isAmong(node.value, {"filter", "sort", "reverse", "slice", "default"}))
                return pathOf(m_code.child(node, 0));
            return std::nullopt;
        default:
            return std::nullopt;
        }
    }

    static bool isAmong(json::Value word, std::initializer_list<std::string_view> words)
    {
        return word.isString() && std::find(words.begin(), words.end(), word.text()) != words.end();
    }

    void visit(NodeId id)
    {
        if (id == noNode)
            return;
        const Node& node = m_code[id];
        switch (node.kind) {
        case NodeKind::Name:
        case NodeKind::Attribute:
            return chain(id);
        case NodeKind::Constant:
            if (node.value.isString() && node.span.length > 0 && m_seen.insert(id).second)
                m_reads.quoted.push_back({std::string(node.value.text()), node.span});
            return;
        case NodeKind::For:
            return loop(node);
        case NodeKind::Set:
            for (std::uint32_t i = node.count / 2; i < node.count; ++i)
                visit(m_code.child(node, i));
            for (std::uint32_t i = 0; i < node.count / 2; ++i) {
                const auto path = pathOf(m_code.child(node, node.count / 2 + i));
                local(m_code.child(node, i)) = path.value_or(std::string(unknown));
            }
            return;
        case NodeKind::SetCapture:
            visit(m_code.child(node, 1));
            local(m_code.child(node, 0)) = unknown;
            return;
        case NodeKind::With: {
            const auto around = m_locals;
            with(node);
            m_locals = around;
            return;
        }
        case NodeKind::Arrow: {
            const auto around = m_locals;
            for (std::uint32_t i = 1; i < node.count; ++i)
                local(m_code.child(node, i)) = m_arrowItem;
            visit(m_code.child(node, 0));
            m_locals = around;
            return;
        }
        case NodeKind::Filter:
        case NodeKind::Function: {
            // |filter(item => item.price > 9): the arrow's item is one of what is piped in
            const auto item = node.count > 0 ? pathOf(m_code.child(node, 0)) : std::nullopt;
            for (std::uint32_t i = 0; i < node.count; ++i) {
                const auto around = std::exchange(m_arrowItem, item ? below(*item, "*") : std::string(unknown));
                visit(m_code.child(node, i));
                m_arrowItem = around;
            }
            return;
        }
        case NodeKind::Hash:
            for (std::uint32_t i = 0; i < node.count; ++i) {
                if (i % 2 == 1 || m_code[m_code.child(node, i)].kind != NodeKind::Constant)
                    visit(m_code.child(node, i));
            }
            return;
        default:
            for (const NodeId child : m_code.childrenOf(node))
                visit(child);
        }
    }

    /// A name, or names with dots and brackets.
    void chain(NodeId id)
    {
        if (!m_seen.insert(id).second)
            return;
        const auto path = pathOf(id);
        if (path && *path != unknown && path->find(unknown) == std::string::npos && !path->empty())
            m_reads.fields.push_back({*path, m_code[id].span});
        // Along the chain, what stands in brackets is read too.
        NodeId at = id;
        while (m_code[at].kind == NodeKind::Attribute) {
            const NodeId key = m_code.child(m_code[at], 1);
            if (m_code[key].kind != NodeKind::Constant)
                visit(key);
            at = m_code.child(m_code[at], 0);
        }
        if (m_code[at].kind != NodeKind::Name)
            visit(at);
    }

    void loop(const Node& node)
    {
        const NodeId sequence = m_code.child(node, 0);
        visit(sequence);
        const auto around = m_locals;
        const auto path = pathOf(sequence);
        local(m_code.child(node, 1)) = path ? below(*path, "*") : std::string(unknown);
        if (m_code.child(node, 2) != noNode)
            local(m_code.child(node, 2)) = unknown;
        visit(m_code.child(node, 3));
        m_locals = around; // what a loop sets, it may not have set: it may have had no turn
        visit(m_code.child(node, 4));
    }

    void with(const Node& node)
    {
        const NodeId variables = m_code.child(node, 0);
        visit(variables);
        if (variables != noNode && m_code[variables].kind == NodeKind::Hash) {
            const Node& hash = m_code[variables];
            for (std::uint32_t i = 0; i + 1 < hash.count; i += 2) {
                if (const auto key = keyText(m_code[m_code.child(hash, i)]))
                    m_locals[*key] = pathOf(m_code.child(hash, i + 1)).value_or(std::string(unknown));
            }
        }
        visit(m_code.child(node, 1));
    }

    std::string& local(NodeId name) { return m_locals[std::string(m_code[name].value.text())]; }

    const Code& m_code;
    Reads m_reads;
    std::map<std::string, std::string> m_locals; ///< What the template made, and the path that it stands for.
    std::string m_arrowItem{unknown};
    std::set<NodeId> m_seen; ///< A node may hang below two others.
    bool m_closed = false;   ///< In a macro.
};

} // namespace

Reads readsOf(const Template& source) { return Reader(source.code()).read(); }

} // namespace retort::twig

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/callargs.h"

#include "engine/twig/library/callable.h"
#include "engine/twig/parse/scan.h"
#include "engine/twig/parse/syntax.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace retort::twig {

namespace {

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }

// decimalPoint and decimal_point are the same, HTMLText is html_text.
std::string normalized(std::string_view name)
{
    std::string split;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool endsRun =
            i > 0 && i + 1 < name.size() && isUpper(name[i - 1]) && isUpper(name[i]) && isLower(name[i + 1]);
        const bool endsWord = i > 0 && isUpper(name[i]) && (isLower(name[i - 1]) || scan::isDigit(name[i - 1]));
        if (endsRun || endsWord)
            split += '_';
        split += isUpper(name[i]) ? static_cast<char>(name[i] + 32) : name[i];
    }
    return split;
}

struct Given {
    std::string name; ///< "" of a positional one.
    NodeId node = noNode;
    bool taken = false;
};

class Binding {
public:
    Binding(Tree& tree, NodeId call)
        : m_tree(tree), m_call(call), m_callable(*tree[call].callable), m_piped(tree[call].kind != NodeKind::Function)
    {}

    void run()
    {
        read();
        for (const Parameter& parameter : m_callable.parameters) {
            if (!assign(parameter))
                break;
        }
        checkAllTaken();
        m_tree.setChildren(m_call, m_bound);
    }

private:
    void read()
    {
        const std::vector<NodeId> children = m_tree.children(m_call);
        const auto names = m_tree.names(m_call);
        const std::size_t first = m_piped ? 1 : 0;
        if (m_piped)
            m_bound.push_back(children[0]);
        bool named = false;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const NodeId node = children[first + i];
            if (names[i].empty()) {
                if (named)
                    fail("Positional arguments cannot be used after named arguments for " + callName() + ".",
                         phrase("twig.positional-after-named", name()), m_call);
                m_given.push_back({{}, node});
                continue;
            }
            named = true;
            const std::string key = normalized(names[i]);
            const auto same =
                std::find_if(m_given.begin(), m_given.end(), [&](const Given& one) { return one.name == key; });
            if (same != m_given.end())
                same->node = node;
            else
                m_given.push_back({key, node});
        }
    }

    Given* named(const std::string& name)
    {
        const auto found = std::find_if(m_given.begin(), m_given.end(),
                                        [&](const Given& one) { return !one.taken && one.name == name; });
        return found == m_given.end() ? nullptr : &*found;
    }

    Given* positional()
    {
        const bool isThere = m_position < m_given.size() && m_given[m_position].name.empty();
        return isThere ? &m_given[m_position] : nullptr;
    }

    // False where the rest may stay away.
    bool assign(const Parameter& parameter)
    {
        const std::string name = normalized(parameter.name);
        m_names.push_back(name);
        if (Given* given = named(name)) {
            if (positional() != nullptr)
                fail("Argument \"" + name + "\" is defined twice for " + callName() + ".",
                     phrase("twig.argument-twice", name, this->name()), m_call, given->node);
            if (!m_missing.empty())
                failInternal(name, given->node);
            take(*given);
        } else if (Given* next = positional()) {
            take(*next);
            ++m_position;
        } else if (parameter.fallback) {
            m_optional.push_back(*parameter.fallback);
        } else if (parameter.optionalWithoutFallback) {
            if (std::all_of(m_given.begin(), m_given.end(), [](const Given& one) { return one.taken; }))
                return false;
            m_missing.push_back(name);
        } else {
            fail("Value for argument \"" + name + "\" is required for " + callName() + ".",
                 phrase("twig.argument-required", name, this->name()), m_call);
        }
        return true;
    }

    void take(Given& given)
    {
        for (const json::Value& value : m_optional)
            m_bound.push_back(m_tree.constant(value, m_tree.line(m_call), m_tree[m_call].span));
        m_optional.clear();
        m_bound.push_back(given.node);
        given.taken = true;
    }

    void checkAllTaken()
    {
        std::vector<std::string> left;
        NodeId first = noNode;
        for (std::size_t i = 0; i < m_given.size(); ++i) {
            if (m_given[i].taken)
                continue;
            left.push_back(m_given[i].name.empty() ? std::to_string(i) : m_given[i].name);
            first = first == noNode ? m_given[i].node : first;
        }
        if (left.empty())
            return;
        fail((left.size() > 1 ? "Unknown arguments \"" : "Unknown argument \"") + joined(left, "\", \"") + "\" for " +
                 signature() + ".",
             m_names.empty() ? phrase("twig.no-arguments", left.front(), name())
                             : phrase("twig.unknown-argument", left.front(), name(), joined(m_names, ", ")),
             first, first);
    }

    [[noreturn]] void failInternal(const std::string& name, NodeId argument)
    {
        const std::string missing = joined(m_missing, "\", \"");
        fail("Argument \"" + name + "\" could not be assigned for " + signature() +
                 " because it is mapped to an internal PHP function which cannot determine default value for optional "
                 "argument" +
                 (m_missing.size() > 1 ? "s" : "") + " \"" + missing + "\".",
             phrase("twig.argument-needs-others", name, joined(m_missing, ", ")), m_call, argument);
    }

    [[noreturn]] void fail(std::string thrown, Phrase message, NodeId lineOf, NodeId spanOf = noNode)
    {
        failSyntax(std::move(thrown), std::move(message), m_tree.line(lineOf),
                   m_tree[spanOf == noNode ? m_call : spanOf].span);
    }

    static std::string joined(const std::vector<std::string>& parts, std::string_view glue)
    {
        std::string text;
        for (const std::string& part : parts)
            text += (text.empty() ? "" : std::string(glue)) + part;
        return text;
    }

    std::string name() const { return std::string(m_tree[m_call].value.text()); }
    std::string callName() const { return type() + " \"" + name() + "\""; }
    std::string signature() const { return type() + " \"" + name() + "(" + joined(m_names, ", ") + ")\""; }
    std::string type() const
    {
        if (m_tree[m_call].kind == NodeKind::Filter)
            return "filter";
        return m_tree[m_call].kind == NodeKind::Function ? "function" : "test";
    }

    Tree& m_tree;
    NodeId m_call;
    const Callable& m_callable;
    bool m_piped;
    std::vector<Given> m_given;
    std::size_t m_position = 0;
    std::vector<NodeId> m_bound;
    std::vector<json::Value> m_optional; ///< Fallbacks that count only if something follows.
    std::vector<std::string> m_names;    ///< Of the parameters so far.
    std::vector<std::string> m_missing;
};

} // namespace

void bindCall(Tree& tree, NodeId call)
{
    if (!tree.names(call).empty() && tree[call].callable != nullptr && tree[call].callable != &passedFilter())
        Binding(tree, call).run();
}

void bindTest(Tree& tree, NodeId test)
{
    const std::string_view name = tree[test].value.text();
    std::size_t used = 0;
    if (name == "same as" || name == "divisible by")
        used = 1;
    else if (name == "constant")
        used = 2;
    else if (name != "even" && name != "odd" && name != "none" && name != "null")
        return bindCall(tree, test);
    std::vector<NodeId> children = tree.children(test);
    const auto names = tree.names(test);
    const bool hasFirst = children.size() > 1 && (names.empty() || names[0].empty());
    if (used > 0 && !hasFirst)
        failCompilation(
            name == "constant" && children.size() == 1
                ? "Node \"arguments\" does not exist for Node \"Twig\\Node\\Expression\\Test\\ConstantTest\"."
                : "Node \"0\" does not exist for Node \"Twig\\Node\\Node\".",
            phrase("twig.test-argument", std::string(name)), tree[test].span);
    children.resize(std::min(children.size(), used + 1));
    tree.setChildren(test, children);
}

} // namespace retort::twig

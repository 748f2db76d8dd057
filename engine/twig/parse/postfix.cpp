// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/callable.h"
#include "engine/twig/parse/parser.h"
#include "engine/twig/parse/scan.h"
#include "engine/twig/parse/syntax.h"

#include <algorithm>

namespace retort::twig {

namespace {

bool isNameOrAttribute(NodeKind kind)
{
    return kind == NodeKind::Name || kind == NodeKind::Attribute || kind == NodeKind::Method;
}

} // namespace

NodeId Parser::postfix(NodeId node, std::uint32_t start)
{
    while (true) {
        if (at('.'))
            node = member(node, start);
        else if (at('['))
            node = bracket(node, start);
        else if (at('|'))
            node = filters((next(), node), start);
        else
            return node;
    }
}

NodeId Parser::member(NodeId object, std::uint32_t start)
{
    const Token& dot = next();
    const Token& name = next();
    const bool isName = name.is(TokenType::Name) || (name.is(TokenType::Operator) && scan::isNameStart(name.text[0]));
    if (!isName && !name.is(TokenType::Number))
        failSyntax("Expected name or number, got value \"" + valueOf(name) + "\" of type " +
                       std::string(wordOf(name.type)) + ".",
                   phrase("twig.attribute-expected", shown(name)), dot.line, name.span);
    const NodeId key = m_tree.constant(isName ? json::Value(name.text) : name.number, dot.line, name.span);
    std::vector<NodeId> children{object, key};
    const bool isCall = at('(');
    if (isCall) {
        const Arguments given = arguments(false, false);
        children.insert(children.end(), given.values.begin(), given.values.end());
    }
    if (m_tree[object].kind == NodeKind::Name) {
        if (const auto slot = importedTemplate(m_tree[object].value.text())) {
            const std::string_view macro = m_tree.code().arena.copy(valueOf(name));
            return macroCall(*slot, macro, std::span(children).subspan(2), dot.line, since(start));
        }
    }
    return m_tree.add(isCall ? NodeKind::Method : NodeKind::Attribute, dot.line, since(start), children);
}

NodeId Parser::macroCall(std::uint32_t slot, std::string_view macro, std::span<const NodeId> arguments,
                         std::uint32_t line, Span span)
{
    const NodeId made = m_tree.add(NodeKind::MacroCall, line, span, arguments);
    m_tree[made].value = json::Value(macro);
    m_tree[made].slot = slot;
    return made;
}

NodeId Parser::bracket(NodeId object, std::uint32_t start)
{
    const Token& open = next();
    NodeId key = noNode;
    if (at(':'))
        key = m_tree.constant(json::Value(0), open.line, {open.span.end(), 0});
    else
        key = expression();
    if (nextIf(TokenType::Punctuation, ":") != nullptr)
        return slice(object, key, open, start);
    expect(TokenType::Punctuation, "]", {{}, "twig.bracket-not-closed"});
    const NodeId made = m_tree.add(NodeKind::Attribute, open.line, since(start), {object, key});
    m_tree[made].flags |= Node::Bracket;
    return made;
}

NodeId Parser::slice(NodeId object, NodeId from, const Token& open, std::uint32_t start)
{
    NodeId length = noNode;
    if (at(']'))
        length = m_tree.constant({}, open.line, current().span);
    else
        length = expression();
    const NodeId made = m_tree.add(NodeKind::Filter, open.line, since(start), {object, from, length});
    m_tree[made].callable = filterNamed("slice");
    m_tree[made].value = json::Value(std::string_view("slice"));
    expect(TokenType::Punctuation, "]", {{}, "twig.bracket-not-closed"});
    m_tree[made].span = since(start);
    return made;
}

NodeId Parser::filters(NodeId piped, std::uint32_t start)
{
    while (true) {
        piped = filter(piped, start);
        if (nextIf(TokenType::Punctuation, "|") == nullptr)
            return piped;
    }
}

NodeId Parser::filter(NodeId piped, std::uint32_t start)
{
    const Token& name = expect(TokenType::Name, {}, {{}, "twig.filter-expected"});
    Arguments given;
    if (at('('))
        given = arguments(true, true);
    const std::vector<std::string>& passed = m_tree.code().settings.passedFilters;
    const bool isPassed = std::find(passed.begin(), passed.end(), name.text) != passed.end();
    if (!isPassed && !isKnown(Unknown::Filter, name.text))
        failUnknown(Unknown::Filter, name.text, name.line, name.span);
    std::vector<NodeId> children{piped};
    children.insert(children.end(), given.values.begin(), given.values.end());
    const NodeId made = m_tree.add(NodeKind::Filter, name.line, since(start), children);
    m_tree[made].value = json::Value(name.text);
    m_tree[made].callable = filterNamed(name.text);
    if (m_tree[made].callable == nullptr && isPassed)
        m_tree[made].callable = &passedFilter();
    const bool onlyNamed = given.named && !given.names.empty() && !given.names[0].empty() &&
                           std::find(given.names.begin(), given.names.end(), "") == given.names.end();
    if (given.named)
        m_tree.setNames(made, std::move(given.names));
    return name.text == "default" ? defaulted(made, onlyNamed) : made;
}

// x|default(y) of a variable is: x is defined ? x|default(y) : y.
NodeId Parser::defaulted(NodeId filter, bool onlyNamed)
{
    const NodeId piped = m_tree.child(filter, 0);
    const std::uint32_t line = m_tree.line(piped);
    if (!isNameOrAttribute(m_tree[piped].kind))
        return filter;
    if (onlyNamed)
        failCompilation("Node \"0\" does not exist for Node \"Twig\\Node\\Node\".", phrase("twig.default-named"),
                        m_tree[filter].span);
    NodeId fallback = noNode;
    if (m_tree.childCount(filter) > 1) {
        const auto names = m_tree.names(filter);
        const auto first = std::find(names.begin(), names.end(), "");
        fallback = m_tree.child(filter, static_cast<std::uint32_t>(first - names.begin()) + 1);
    } else {
        fallback = m_tree.constant(json::Value(std::string_view()), line, {m_tree[filter].span.end(), 0});
    }
    return m_tree.add(NodeKind::Default, m_tree.line(filter), m_tree[filter].span, {piped, filter, fallback});
}

NodeId Parser::test(NodeId tested, std::uint32_t start)
{
    const std::string_view name = testName(tested);
    Arguments given;
    if (at('('))
        given = arguments(true, false);
    else if (name == "divisible by" || name == "same as")
        given.values.push_back(primary());
    if (name == "defined") {
        if (m_tree[tested].kind == NodeKind::Name) {
            if (const Symbol* symbol = importedFunction(m_tree[tested].value.text()))
                tested = macroCall(symbol->slot, symbol->macro, {}, m_tree.line(tested), m_tree[tested].span);
        }
        checkDefinable(tested, current().line);
        return m_tree.add(NodeKind::Defined, current().line, since(start), {tested});
    }
    std::vector<NodeId> children{tested};
    children.insert(children.end(), given.values.begin(), given.values.end());
    const NodeId made = m_tree.add(NodeKind::Test, current().line, since(start), children);
    m_tree[made].value = json::Value(name);
    m_tree[made].callable = testNamed(name);
    if (given.named)
        m_tree.setNames(made, std::move(given.names));
    return made;
}

std::string_view Parser::testName(NodeId tested)
{
    const Token& first = expect(TokenType::Name, {}, {{}, "twig.test-expected"});
    if (isKnown(Unknown::Test, first.text))
        return first.text;
    std::string name(first.text);
    Span span = first.span;
    if (current().is(TokenType::Name)) { // of two words?
        name += " " + std::string(current().text);
        if (isKnown(Unknown::Test, name)) {
            next();
            return m_tree.code().arena.copy(name);
        }
        span.length = current().span.end() - span.offset;
    }
    failUnknown(Unknown::Test, name, m_tree.line(tested), span);
}

void Parser::checkDefinable(NodeId tested, std::uint32_t line) const
{
    const Node& node = m_tree.code().nodes[tested];
    switch (node.kind) {
    case NodeKind::Name:
    case NodeKind::Attribute:
    case NodeKind::Method:
    case NodeKind::MacroCall:
    case NodeKind::BlockCall:
    case NodeKind::Include: // block() of another template
    case NodeKind::Constant:
    case NodeKind::List:
    case NodeKind::Hash:
        return;
    case NodeKind::Function:
        if (node.value.text() == "constant")
            return;
        break;
    default:
        break;
    }
    failSyntax("The \"defined\" test only works with simple variables.", phrase("twig.not-definable"), line, node.span);
}

NodeId Parser::call(const Token& name)
{
    if (name.text == "parent")
        return parentCall(name);
    if (name.text == "block")
        return blockCall(name);
    if (name.text == "attribute")
        return attributeCall(name);
    if (const Symbol* symbol = importedFunction(name.text)) {
        const Symbol found = *symbol;
        const Arguments given = arguments(false, false);
        return macroCall(found.slot, found.macro, given.values, name.line, since(name.span.offset));
    }
    Arguments given = arguments(true, false);
    if (!isKnown(Unknown::Function, name.text))
        failUnknown(Unknown::Function, name.text, name.line, name.span);
    const NodeId made = m_tree.add(NodeKind::Function, name.line, since(name.span.offset), given.values);
    m_tree[made].value = json::Value(name.text);
    m_tree[made].callable = functionNamed(name.text);
    if (given.named)
        m_tree.setNames(made, std::move(given.names));
    return made;
}

NodeId Parser::parentCall(const Token& name)
{
    arguments(false, false);
    if (m_blockStack.empty())
        failSyntax("Calling \"parent\" outside a block is forbidden.", phrase("twig.parent-outside-block"), name);
    if (m_module.parent == noNode && m_module.uses.empty())
        failSyntax("Calling \"parent\" on a template that does not extend nor \"use\" another template is forbidden.",
                   phrase("twig.parent-without-extends"), name);
    return m_tree.add(NodeKind::Parent, name.line, since(name.span.offset));
}

NodeId Parser::blockCall(const Token& name)
{
    const Arguments given = arguments(false, false);
    if (given.values.empty())
        failSyntax("The \"block\" function takes one argument (the block name).", phrase("twig.block-name"), name);
    const Span span = since(name.span.offset);
    if (given.values.size() == 1)
        return m_tree.add(NodeKind::BlockCall, name.line, span, {given.values[0]});
    const NodeId made = m_tree.add(NodeKind::Include, name.line, span, {given.values[1], noNode});
    m_tree[made].value = json::Value(std::string_view("block"));
    return made;
}

NodeId Parser::attributeCall(const Token& name)
{
    const Arguments given = arguments(false, false);
    if (given.values.size() < 2)
        failSyntax("The \"attribute\" function takes at least two arguments (the variable and the attributes).",
                   phrase("twig.attribute-arguments"), name);
    std::vector<NodeId> children = given.values;
    children.resize(std::min<std::size_t>(children.size(), 3));
    return m_tree.add(NodeKind::Attribute, name.line, since(name.span.offset), children);
}

} // namespace retort::twig

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/parser.h"
#include "engine/twig/parse/scan.h"
#include "engine/twig/parse/syntax.h"

#include <algorithm>
#include <array>

namespace retort::twig {

Module Parser::module(const Ending* ending, std::uint32_t line, NodeId parent)
{
    Module outer = std::move(m_module);
    std::vector<Scope> outerScopes = std::move(m_scopes);
    std::vector<std::string_view> outerBlocks = std::move(m_blockStack);
    m_module = {};
    m_module.parent = parent;
    m_scopes.assign(1, {});
    m_blockStack.clear();
    m_module.body = statements(ending, line);
    if (m_module.parent != noNode)
        takeOutputAway(m_module.body, false);
    m_scopes = std::move(outerScopes);
    m_blockStack = std::move(outerBlocks);
    return std::exchange(m_module, std::move(outer));
}

NodeId Parser::statements(const Ending* ending, std::uint32_t line)
{
    std::optional<Nesting> nesting;
    if (ending != nullptr)
        nesting.emplace(*this);
    const std::uint32_t start = current().span.offset;
    std::vector<NodeId> found;
    while (!current().is(TokenType::End)) {
        const Token& token = current();
        if (token.is(TokenType::Text)) {
            next();
            const NodeId text = m_tree.add(NodeKind::Text, token.line, token.span);
            m_tree[text].value = json::Value(token.text);
            found.push_back(text);
        } else if (token.is(TokenType::PrintStart)) {
            found.push_back(print());
        } else if (token.is(TokenType::TagStart)) {
            next();
            const Token& name = current();
            if (!name.is(TokenType::Name))
                failSyntax("A block must start with a tag name.", phrase("twig.tag-expected", shown(name)), name);
            if (ending != nullptr &&
                std::find(ending->words.begin(), ending->words.end(), name.text) != ending->words.end()) {
                if (ending->take)
                    next();
                break;
            }
            if (!isKnown(Unknown::Tag, name.text) && ending != nullptr)
                failUnexpectedTag(name, *ending, line);
            if (!isKnown(Unknown::Tag, name.text))
                failUnknown(Unknown::Tag, name.text, name.line, name.span);
            next();
            found.push_back(tag(name));
        } else {
            failSyntax("Lexer or parser ended up in unsupported state.", phrase("twig.unexpected", shown(token)),
                       token);
        }
    }
    return m_tree.add(NodeKind::Body, line, since(start), found);
}

NodeId Parser::print()
{
    const Token& open = next();
    const std::uint32_t start = current().span.offset;
    const NodeId value = expression();
    const Span span = since(start);
    expect(TokenType::PrintEnd);
    return m_tree.add(NodeKind::Print, open.line, span, {value});
}

void Parser::failUnexpectedTag(const Token& name, const Ending& ending, std::uint32_t line) const
{
    const std::string said(name.text);
    const std::string open(ending.tag);
    failSyntax("Unexpected \"" + said + "\" tag (expecting closing tag for the \"" + open +
                   "\" tag defined near line " + std::to_string(line) + ").",
               phrase("twig.tag-not-closed", said, open, std::to_string(m_openTags.back()->line)), name);
}

NodeId Parser::tag(const Token& name)
{
    struct Row {
        std::string_view name;
        NodeId (Parser::*parse)(const Token&);
    };
    static constexpr std::array rows{
        Row{"apply", &Parser::applyTag},     Row{"autoescape", &Parser::autoescapeTag},
        Row{"block", &Parser::blockTag},     Row{"deprecated", &Parser::deprecatedTag},
        Row{"do", &Parser::doTag},           Row{"embed", &Parser::embedTag},
        Row{"extends", &Parser::extendsTag}, Row{"flush", &Parser::flushTag},
        Row{"for", &Parser::forTag},         Row{"from", &Parser::fromTag},
        Row{"if", &Parser::ifTag},           Row{"import", &Parser::importTag},
        Row{"include", &Parser::includeTag}, Row{"macro", &Parser::macroTag},
        Row{"set", &Parser::setTag},         Row{"use", &Parser::useTag},
        Row{"with", &Parser::withTag},
    };
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& one) { return one.name == name.text; });
    m_openTags.push_back(&name);
    const NodeId made = (this->*row->parse)(name);
    m_openTags.pop_back();
    return made;
}

NodeId Parser::body(std::string_view tag, std::string_view end)
{
    expect(TokenType::TagEnd);
    const Ending ending{tag, {end}};
    const NodeId found = statements(&ending, current().line);
    expect(TokenType::TagEnd);
    return found;
}

bool Parser::isBlank(NodeId id) const
{
    const std::string_view text = m_tree.code().nodes[id].value.text();
    return !text.empty() && std::all_of(text.begin(), text.end(), scan::isSpace);
}

// A template that extends another prints nothing of its own: what stands between its blocks is dropped if it is blank,
// and an error if not.
void Parser::takeOutputAway(NodeId id, bool nested)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    const Node node = m_tree[id];
    switch (node.kind) {
    case NodeKind::Text: {
        const std::string_view text = node.value.text();
        const std::string_view rest = text.substr(std::min<std::size_t>(3, text.size()));
        const bool isMark =
            text.find(byteOrderMark) != std::string_view::npos && std::all_of(rest.begin(), rest.end(), scan::isSpace);
        if (isBlank(id) || isMark) {
            m_tree[id].kind = NodeKind::Nothing;
            return;
        }
        break;
    }
    case NodeKind::Print:
    case NodeKind::Include:
    case NodeKind::Apply:
        if (node.kind == NodeKind::Include && !isOutput(node.value.text()))
            return;
        break;
    case NodeKind::Block:
        if (nested)
            failSyntax("A block definition cannot be nested under non-capturing nodes.",
                       phrase("twig.block-in-extending"), m_tree.line(id), node.span);
        m_tree[id].kind = NodeKind::Nothing;
        return;
    case NodeKind::Body:
        nested = nested || m_tree.strategy(id) != nullptr;
        for (const NodeId child : m_tree.children(id))
            takeOutputAway(child, nested);
        return;
    case NodeKind::If:
        for (std::uint32_t i = 0; i < node.count; ++i) {
            if (i % 2 == 1 || i + 1 == node.count)
                takeOutputAway(m_tree.child(id, i), true);
        }
        return;
    case NodeKind::For:
        takeOutputAway(m_tree.child(id, 3), true);
        if (m_tree.child(id, 4) != noNode)
            takeOutputAway(m_tree.child(id, 4), true);
        return;
    case NodeKind::With:
        takeOutputAway(m_tree.child(id, 1), true);
        return;
    default:
        return;
    }
    failSyntax("A template that extends another one cannot include content outside Twig blocks. Did you forget to put "
               "the content inside a {% block %} tag?",
               phrase("twig.output-in-extending"), m_tree.line(id), node.span);
}

bool Parser::isOutput(std::string_view includeTag) { return includeTag == "include" || includeTag == "embed"; }

} // namespace retort::twig

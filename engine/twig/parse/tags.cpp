// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/parser.h"
#include "engine/twig/parse/syntax.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace retort::twig {

NodeId Parser::applyTag(const Token& tag)
{
    const NodeId captured = m_tree.add(NodeKind::Captured, tag.line, tag.span);
    const std::uint32_t start = current().span.offset;
    const NodeId filtered = filters(captured, start);
    const NodeId inside = body("apply", "endapply");
    return m_tree.add(NodeKind::Apply, tag.line, since(tag.span.offset), {inside, filtered});
}

NodeId Parser::autoescapeTag(const Token& tag)
{
    json::Value strategy(std::string_view("html"));
    if (!current().is(TokenType::TagEnd)) {
        const NodeId given = expression();
        if (m_tree[given].kind != NodeKind::Constant)
            failSyntax("An escaping strategy must be a string or false.", phrase("twig.strategy-constant"),
                       current().line, m_tree[given].span);
        strategy = m_tree[given].value;
    }
    const NodeId inside = body("autoescape", "endautoescape");
    const NodeId section = m_tree.add(NodeKind::Body, tag.line, since(tag.span.offset), {inside});
    m_tree.setStrategy(section, strategy);
    return section;
}

NodeId Parser::blockTag(const Token& tag)
{
    const std::string_view name = expect(TokenType::Name).text;
    auto& blocks = m_module.blocks;
    const auto same =
        std::find_if(blocks.begin(), blocks.end(), [&](const BlockBody& block) { return block.name == name; });
    const auto place = static_cast<std::size_t>(same - blocks.begin());
    if (same != blocks.end())
        failSyntax("The block '" + std::string(name) + "' has already been defined line " +
                       std::to_string(m_module.blockLines[place]) + ".",
                   phrase("twig.block-twice", std::string(name), std::to_string(m_module.blockLines[place])),
                   current().line, m_tokens[m_at - 1].span);
    blocks.push_back({name, noNode});
    m_module.blockLines.push_back(tag.line);
    m_scopes.emplace_back();
    m_blockStack.push_back(name);
    NodeId inside = noNode;
    if (current().is(TokenType::TagEnd)) {
        next();
        const Ending ending{"block", {"endblock"}};
        inside = statements(&ending, current().line);
        endsWith(name, "block");
    } else {
        const std::uint32_t start = current().span.offset;
        const NodeId value = expression();
        const NodeId print = m_tree.add(NodeKind::Print, tag.line, since(start), {value});
        inside = m_tree.add(NodeKind::Body, tag.line, since(start), {print});
    }
    expect(TokenType::TagEnd);
    m_module.blocks[place].body = inside;
    m_blockStack.pop_back();
    m_scopes.pop_back();
    const NodeId made = m_tree.add(NodeKind::Block, tag.line, since(tag.span.offset));
    m_tree[made].value = json::Value(name);
    return made;
}

// {% endblock name %}
void Parser::endsWith(std::string_view name, std::string_view tag)
{
    const Token* said = nextIf(TokenType::Name);
    if (said == nullptr || said->text == name)
        return;
    const std::string word(tag);
    failSyntax("Expected end" + word + " for " + word + " \"" + std::string(name) + "\" (but \"" +
                   std::string(said->text) + "\" given).",
               phrase("twig.end-of-other", word, std::string(name), std::string(said->text)), current().line,
               said->span);
}

NodeId Parser::deprecatedTag(const Token& tag)
{
    const NodeId value = expression();
    expect(TokenType::TagEnd);
    const NodeId id = m_tree.add(NodeKind::Do, tag.line, since(tag.span.offset), {value});
    m_tree[id].flags |= Node::Deprecated;
    return id;
}

NodeId Parser::doTag(const Token& tag)
{
    const NodeId value = expression();
    expect(TokenType::TagEnd);
    return m_tree.add(NodeKind::Do, tag.line, since(tag.span.offset), {value});
}

NodeId Parser::embedTag(const Token& tag)
{
    const NodeId parent = expression();
    const IncludeOptions options = includeOptions();
    const Ending ending{"embed", {"endembed"}};
    m_embedded.push_back(module(&ending, tag.line, parent));
    expect(TokenType::TagEnd);
    return include("embed", parent, options, tag.line, since(tag.span.offset));
}

NodeId Parser::extendsTag(const Token& tag)
{
    if (!m_blockStack.empty())
        failSyntax("Cannot use \"extend\" in a block.", phrase("twig.extends-in-block"), tag);
    if (m_scopes.size() > 1)
        failSyntax("Cannot use \"extend\" in a macro.", phrase("twig.extends-in-macro"), tag);
    if (m_module.parent != noNode)
        failSyntax("Multiple extends tags are forbidden.", phrase("twig.extends-twice"), tag);
    m_module.parent = expression();
    expect(TokenType::TagEnd);
    return m_tree.add(NodeKind::Nothing, tag.line, since(tag.span.offset));
}

NodeId Parser::flushTag(const Token& tag)
{
    expect(TokenType::TagEnd);
    return m_tree.add(NodeKind::Nothing, tag.line, since(tag.span.offset));
}

NodeId Parser::forTag(const Token& tag)
{
    const std::vector<NodeId> names = targets();
    expect(TokenType::Operator, "in", {{}, "twig.in-expected"});
    const NodeId sequence = expression();
    expect(TokenType::TagEnd);
    const Ending fork{"for", {"else", "endfor"}, false};
    const NodeId inside = statements(&fork, current().line);
    NodeId otherwise = noNode;
    if (next().text == "else") {
        expect(TokenType::TagEnd);
        const Ending ending{"for", {"endfor"}};
        otherwise = statements(&ending, current().line);
    }
    expect(TokenType::TagEnd);
    const NodeId key = names.size() > 1 ? names[0] : noNode;
    const NodeId value = names.size() > 1 ? names[1] : names[0];
    return m_tree.add(NodeKind::For, tag.line, since(tag.span.offset), {sequence, value, key, inside, otherwise});
}

NodeId Parser::fromTag(const Token& tag)
{
    const NodeId source = expression();
    expect(TokenType::Name, "import");
    std::vector<std::pair<std::string_view, std::string_view>> aliases;
    do {
        const std::string_view name = expect(TokenType::Name).text;
        const std::string_view alias = nextIf(TokenType::Name, "as") != nullptr ? expect(TokenType::Name).text : name;
        const auto same =
            std::find_if(aliases.begin(), aliases.end(), [&](const auto& one) { return one.first == name; });
        if (same != aliases.end()) // a macro has one name
            same->second = alias;
        else
            aliases.emplace_back(name, alias);
    } while (nextIf(TokenType::Punctuation, ",") != nullptr);
    expect(TokenType::TagEnd);
    const std::uint32_t slot = m_tree.code().imports++;
    const NodeId made = importNode(source, slot, "from", tag);
    for (const auto& [name, alias] : aliases)
        m_scopes.back().functions[alias] = {slot, name};
    return made;
}

NodeId Parser::ifTag(const Token& tag)
{
    std::vector<NodeId> children{expression()};
    NodeId otherwise = noNode;
    expect(TokenType::TagEnd);
    const Ending fork{"if", {"elseif", "else", "endif"}, false};
    children.push_back(statements(&fork, current().line));
    while (true) {
        const Token& word = next();
        if (word.text == "else") {
            expect(TokenType::TagEnd);
            const Ending ending{"if", {"endif"}, false};
            otherwise = statements(&ending, current().line);
        } else if (word.text == "elseif") {
            children.push_back(expression());
            expect(TokenType::TagEnd);
            children.push_back(statements(&fork, current().line));
        } else {
            break;
        }
    }
    expect(TokenType::TagEnd);
    if (otherwise != noNode)
        children.push_back(otherwise);
    return m_tree.add(NodeKind::If, tag.line, since(tag.span.offset), children);
}

NodeId Parser::importTag(const Token& tag)
{
    const NodeId source = expression();
    expect(TokenType::Name, "as");
    const std::string_view name = expect(TokenType::Name).text;
    expect(TokenType::TagEnd);
    const std::uint32_t slot = slotOf(name);
    m_scopes.back().templates[name] = slot;
    const NodeId made = importNode(source, slot, "import", tag);
    m_tree[made].key = json::Key(name); // which escaping asks for
    return made;
}

NodeId Parser::importNode(NodeId source, std::uint32_t slot, std::string_view tagName, const Token& tag)
{
    if (m_tree[source].kind != NodeKind::Name || m_tree[source].value.text() != "_self")
        return include(tagName, source, {}, tag.line, since(tag.span.offset));
    const NodeId made = m_tree.add(NodeKind::Import, tag.line, since(tag.span.offset));
    m_tree[made].slot = slot;
    if (m_scopes.size() == 1)
        m_tree[made].flags |= Node::Global;
    return made;
}

NodeId Parser::includeTag(const Token& tag)
{
    const NodeId source = expression();
    const IncludeOptions options = includeOptions();
    return include("include", source, options, tag.line, since(tag.span.offset));
}

Parser::IncludeOptions Parser::includeOptions()
{
    IncludeOptions options;
    if (nextIf(TokenType::Name, "ignore") != nullptr) {
        expect(TokenType::Name, "missing");
        options.flags |= Node::IgnoreMissing;
    }
    if (nextIf(TokenType::Name, "with") != nullptr)
        options.variables = expression();
    if (nextIf(TokenType::Name, "only") != nullptr)
        options.flags |= Node::Only;
    expect(TokenType::TagEnd);
    return options;
}

NodeId Parser::include(std::string_view tag, NodeId source, const IncludeOptions& options, std::uint32_t line,
                       Span span)
{
    const NodeId made = m_tree.add(NodeKind::Include, line, span, {source, options.variables});
    m_tree[made].value = json::Value(tag);
    m_tree[made].flags = options.flags;
    return made;
}

NodeId Parser::macroTag(const Token& tag)
{
    const std::string_view name = expect(TokenType::Name).text;
    std::vector<std::uint32_t> lines;
    Macro macro{name, parameters(lines), noNode, tag.line};
    expect(TokenType::TagEnd);
    m_scopes.emplace_back();
    const Ending ending{"macro", {"endmacro"}};
    macro.body = statements(&ending, current().line);
    endsWith(name, "macro");
    m_scopes.pop_back();
    expect(TokenType::TagEnd);
    for (std::size_t i = 0; i < macro.parameters.size(); ++i) {
        if (macro.parameters[i].name.text() == "varargs")
            failSyntax("The argument \"varargs\" in macro \"" + std::string(name) +
                           "\" cannot be defined because the variable \"varargs\" is reserved for arbitrary arguments.",
                       phrase("twig.varargs-taken"), lines[i], tag.span);
    }
    auto& macros = m_module.macros;
    const auto same = std::find_if(macros.begin(), macros.end(), [&](const Macro& one) { return one.name == name; });
    if (same != macros.end())
        *same = std::move(macro);
    else
        macros.push_back(std::move(macro));
    return m_tree.add(NodeKind::Nothing, tag.line, since(tag.span.offset));
}

NodeId Parser::setTag(const Token& tag)
{
    std::vector<NodeId> children = targets();
    const std::size_t count = children.size();
    if (nextIf(TokenType::Operator, "=") == nullptr) {
        if (count > 1)
            failSyntax("When using set with a block, you cannot have a multi-target.", phrase("twig.set-block-targets"),
                       current().line, m_tree[children[1]].span);
        children.push_back(body("set", "endset"));
        return m_tree.add(NodeKind::SetCapture, tag.line, since(tag.span.offset), children);
    }
    do {
        children.push_back(expression());
    } while (nextIf(TokenType::Punctuation, ",") != nullptr);
    const Span span = since(tag.span.offset);
    expect(TokenType::TagEnd);
    if (children.size() != count * 2)
        failSyntax("When using set, you must have the same number of variables and assignments.",
                   phrase("twig.set-counts", std::to_string(count), std::to_string(children.size() - count)),
                   current().line, span);
    return m_tree.add(NodeKind::Set, tag.line, since(tag.span.offset), children);
}

NodeId Parser::useTag(const Token& tag)
{
    const NodeId source = expression();
    if (m_tree[source].kind != NodeKind::Constant)
        failSyntax("The template references in a \"use\" statement must be a string.", phrase("twig.use-constant"),
                   current().line, m_tree[source].span);
    if (nextIf(TokenType::Name, "with") != nullptr) {
        do {
            expect(TokenType::Name);
            if (nextIf(TokenType::Name, "as") != nullptr)
                expect(TokenType::Name);
        } while (nextIf(TokenType::Punctuation, ",") != nullptr);
    }
    expect(TokenType::TagEnd);
    const Span span = since(tag.span.offset);
    m_module.uses.push_back(include("use", source, {}, m_tree.line(source), span));
    return m_tree.add(NodeKind::Nothing, tag.line, span);
}

NodeId Parser::withTag(const Token& tag)
{
    NodeId variables = noNode;
    std::uint8_t flags = 0;
    if (!current().is(TokenType::TagEnd)) {
        variables = expression();
        if (nextIf(TokenType::Name, "only") != nullptr)
            flags = Node::Only;
    }
    const NodeId inside = body("with", "endwith");
    const NodeId made = m_tree.add(NodeKind::With, tag.line, since(tag.span.offset), {variables, inside});
    m_tree[made].flags = flags;
    return made;
}

} // namespace retort::twig

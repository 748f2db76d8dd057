// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/parser.h"

#include "engine/twig/parse/syntax.h"

namespace retort::twig {

Parser::Parser(Tree& tree, std::vector<Token> tokens) : m_tree(tree), m_tokens(std::move(tokens))
{
    m_slots["_self"] = 0;
}

Module Parser::run() { return module(nullptr, current().line, noNode); }

Parser::Nesting::Nesting(Parser& parser) : m_parser(parser)
{
    const std::size_t limit = parser.m_tree.code().settings.limits.nesting;
    if (parser.m_depth >= limit)
        throw Failure{
            Failure::Kind::Limit,  {}, phrase("twig.nested-too-deep", std::to_string(limit)), parser.current().span,
            parser.current().line, {}};
    ++parser.m_depth;
}

const Token& Parser::look(std::size_t ahead) const
{
    if (m_at + ahead >= m_tokens.size())
        failEndsEarly("Unexpected end of template.");
    return m_tokens[m_at + ahead];
}

const Token& Parser::next()
{
    look(1);
    return m_tokens[m_at++];
}

const Token* Parser::nextIf(TokenType type, std::string_view value)
{
    if (!current().is(type) || (!value.empty() && current().text != value))
        return nullptr;
    return &next();
}

const Token& Parser::expect(TokenType type, std::string_view value, Expected expected)
{
    const Token& token = current();
    if (token.is(type) && (value.empty() || token.text == value)) {
        next();
        return token;
    }
    const std::string said = valueOf(token);
    std::string thrown;
    if (!expected.thrown.empty())
        thrown = std::string(expected.thrown) + ". ";
    thrown += "Unexpected token \"" + std::string(wordOf(token.type)) + "\"";
    if (!said.empty() && said != "0")
        thrown += " of value \"" + said + "\"";
    thrown += " (\"" + std::string(wordOf(type)) + "\" expected";
    if (!value.empty())
        thrown += " with value \"" + std::string(value) + "\"";
    thrown += ").";
    if (token.is(TokenType::End))
        failEndsEarly(std::move(thrown));
    Phrase message;
    if (!expected.id.empty())
        message = phrase(expected.id, shown(token));
    else if (type == TokenType::PrintEnd)
        message = phrase("twig.print-goes-on", shown(token));
    else if (type == TokenType::TagEnd)
        message = phrase("twig.tag-goes-on", shown(token));
    else if (value.empty())
        message = phrase(type == TokenType::Name ? "twig.name-expected" : "twig.unexpected", shown(token));
    else
        message = phrase("twig.word-expected", std::string(value), shown(token));
    failSyntax(std::move(thrown), std::move(message), token);
}

// Either a tag has no end tag, or what was being written stops.
void Parser::failEndsEarly(std::string thrown) const
{
    const Token& end = m_tokens.back();
    auto last = m_tokens.rbegin() + 1;
    const bool isOutside = last != m_tokens.rend() &&
                           (last->is(TokenType::Text) || last->is(TokenType::TagEnd) || last->is(TokenType::PrintEnd));
    if (isOutside && !m_openTags.empty()) {
        const Token& open = *m_openTags.back();
        failSyntax(std::move(thrown),
                   phrase("twig.tag-never-closed", std::string(open.text), std::to_string(open.line)), end.line,
                   open.span);
    }
    while (last != m_tokens.rend() && !last->is(TokenType::TagStart) && !last->is(TokenType::PrintStart))
        ++last;
    const bool isPrint = last != m_tokens.rend() && last->is(TokenType::PrintStart);
    failSyntax(std::move(thrown), phrase(isPrint ? "twig.unclosed-print" : "twig.unclosed-tag"), end.line,
               last == m_tokens.rend() ? end.span : last->span);
}

Span Parser::since(std::uint32_t offset) const
{
    const std::uint32_t end = m_at == 0 ? offset : m_tokens[m_at - 1].span.end();
    return {offset, end > offset ? end - offset : 0};
}

const Parser::Symbol* Parser::importedFunction(std::string_view name) const
{
    for (const Scope* scope : {&m_scopes.back(), &m_scopes.front()}) {
        const auto found = scope->functions.find(name);
        if (found != scope->functions.end())
            return &found->second;
    }
    return nullptr;
}

std::optional<std::uint32_t> Parser::importedTemplate(std::string_view name) const
{
    for (const Scope* scope : {&m_scopes.back(), &m_scopes.front()}) {
        const auto found = scope->templates.find(name);
        if (found != scope->templates.end())
            return found->second;
    }
    return {};
}

std::uint32_t Parser::slotOf(std::string_view name)
{
    const auto [slot, isNew] = m_slots.try_emplace(name, m_tree.code().imports);
    if (isNew)
        ++m_tree.code().imports;
    return slot->second;
}

} // namespace retort::twig

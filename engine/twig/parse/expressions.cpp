// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/operators.h"
#include "engine/twig/parse/parser.h"
#include "engine/twig/parse/scan.h"
#include "engine/twig/parse/syntax.h"

#include <array>
#include <utility>

namespace retort::twig {

namespace {

bool isWord(std::string_view text) { return scan::name(text, 0) == text.size(); }

const OperatorRow* binaryRow(const Token& token)
{
    return token.is(TokenType::Operator) ? binaryOperator(token.text) : nullptr;
}

} // namespace

NodeId Parser::expression(int precedence, bool mayBeArrow)
{
    if (precedence > 0)
        return operation(precedence, mayBeArrow);
    std::optional<Nesting> nesting;
    const bool isOutermost = !std::exchange(m_inExpression, true); // which nests nothing yet
    if (!isOutermost)
        nesting.emplace(*this);
    const std::uint32_t start = current().span.offset;
    const NodeId made = conditional(operation(0, mayBeArrow), start);
    m_inExpression = !isOutermost;
    return made;
}

NodeId Parser::operation(int precedence, bool mayBeArrow)
{
    if (mayBeArrow && arrowAhead())
        return arrow();
    const std::uint32_t start = current().span.offset;
    NodeId left = unaryOrPrimary();
    for (const OperatorRow* row = binaryRow(current()); row != nullptr && row->precedence >= precedence;
         row = binaryRow(current()))
        left = binary(left, *row, start);
    return left;
}

NodeId Parser::binary(NodeId left, const OperatorRow& row, std::uint32_t start)
{
    const Token& token = next();
    if (row.name == "is")
        return test(left, start);
    if (row.name == "is not") {
        const NodeId tested = test(left, start);
        const NodeId negated = m_tree.add(NodeKind::Unary, current().line, since(start), {tested});
        m_tree[negated].op = Op::Not;
        return negated;
    }
    if (row.name == "??")
        return coalesce(left, row, start);
    std::optional<Nesting> nesting;
    if (row.right)
        nesting.emplace(*this);
    const NodeId right = expression(row.right ? row.precedence : row.precedence + 1, true);
    if (row.op == Op::Power)
        return power(left, right, token.line, since(start));
    const NodeId made = m_tree.add(NodeKind::Binary, token.line, since(start), {left, right});
    m_tree[made].op = row.op;
    return made;
}

// a ?? b ?? c is a ?? (b ?? c), but a chain: read without going deeper, and put together from its end.
NodeId Parser::coalesce(NodeId left, const OperatorRow& row, std::uint32_t start)
{
    struct Link {
        NodeId left;
        std::uint32_t start;
        std::uint32_t line;
    };
    std::vector<Link> links{{left, start, m_tokens[m_at - 1].line}};
    NodeId last = noNode;
    while (last == noNode) {
        const std::uint32_t next = current().span.offset;
        const NodeId operand = operation(row.precedence + 1, true);
        if (binaryRow(current()) == &row)
            links.push_back({operand, next, this->next().line});
        else
            last = operand;
    }
    for (auto link = links.rbegin(); link != links.rend(); ++link) {
        checkDefinable(link->left, m_tree.line(link->left));
        last = m_tree.add(NodeKind::Coalesce, link->line, since(link->start), {link->left, last});
    }
    return last;
}

// To Twig (-2) ** 2 and (a not in b) ** 2 are what they say, but it writes them to PHP without the brackets, and there
// ** binds tighter than - and !.
NodeId Parser::power(NodeId left, NodeId right, std::uint32_t line, Span span)
{
    if (m_tree[left].kind == NodeKind::Unary) {
        const NodeId inner = power(m_tree.child(left, 0), right, line, span);
        const NodeId outer = m_tree.add(NodeKind::Unary, m_tree.line(left), span, {inner});
        m_tree[outer].op = m_tree[left].op;
        return outer;
    }
    if (m_tree[left].op == Op::NotIn) {
        m_tree[left].op = Op::In;
        const NodeId inner = power(left, right, line, span);
        const NodeId outer = m_tree.add(NodeKind::Unary, m_tree.line(left), span, {inner});
        m_tree[outer].op = Op::Not;
        return outer;
    }
    const NodeId made = m_tree.add(NodeKind::Binary, line, span, {left, right});
    m_tree[made].op = Op::Power;
    return made;
}

// a ? b : c ? d : e is a ? b : (c ? d : e), but a chain, as that of ?? is.
NodeId Parser::conditional(NodeId condition, std::uint32_t start)
{
    struct Link {
        NodeId condition;
        NodeId then;
        std::uint32_t start;
    };
    std::vector<Link> links;
    NodeId last = condition;
    while (nextIf(TokenType::Punctuation, "?") != nullptr) {
        const bool isShort = nextIf(TokenType::Punctuation, ":") != nullptr;
        links.push_back({last, isShort ? last : expression(), start});
        if (!isShort && nextIf(TokenType::Punctuation, ":") == nullptr) {
            last = m_tree.constant(json::Value(std::string_view()), current().line, {since(start).end(), 0});
            break;
        }
        start = current().span.offset;
        last = operation(0, false);
    }
    for (auto link = links.rbegin(); link != links.rend(); ++link)
        last =
            m_tree.add(NodeKind::Conditional, current().line, since(link->start), {link->condition, link->then, last});
    return last;
}

// name => … or (name, name) => …: told by the tokens ahead, before any of them is read.
bool Parser::arrowAhead() const
{
    if (look(1).is(TokenType::Arrow))
        return true;
    if (!look(0).isPunctuation('('))
        return false;
    std::size_t i = 2;
    for (; look(i).isPunctuation(','); ++i)
        ++i;
    return look(i).isPunctuation(')') && look(i + 1).is(TokenType::Arrow);
}

NodeId Parser::arrow()
{
    const Token first = current();
    std::vector<NodeId> children{noNode};
    if (look(1).is(TokenType::Arrow)) {
        children.push_back(target(expect(TokenType::Name)));
    } else {
        expect(TokenType::Punctuation, "(");
        do {
            children.push_back(target(expect(TokenType::Name)));
        } while (nextIf(TokenType::Punctuation, ",") != nullptr);
        expect(TokenType::Punctuation, ")");
    }
    expect(TokenType::Arrow);
    children[0] = expression();
    for (std::size_t i = 2; i < children.size(); ++i) {
        for (std::size_t j = 1; j < i; ++j) {
            const std::string_view name = m_tree[children[i]].value.text();
            if (name == m_tree[children[j]].value.text())
                throw Failure{Failure::Kind::Php,
                              "Redefinition of parameter $__" + std::string(name) + "__",
                              phrase("twig.parameter-twice", std::string(name)),
                              m_tree[children[i]].span,
                              m_tree.line(children[i]),
                              {}};
        }
    }
    return m_tree.add(NodeKind::Arrow, first.line, since(first.span.offset), children);
}

NodeId Parser::target(const Token& name)
{
    const NodeId made = m_tree.add(NodeKind::Target, name.line, name.span);
    m_tree[made].value = json::Value(name.text);
    m_tree[made].key = json::Key(name.text);
    return made;
}

NodeId Parser::unaryOrPrimary()
{
    const Token& token = current();
    if (const OperatorRow* row = token.is(TokenType::Operator) ? unaryOperator(token.text) : nullptr) {
        const Nesting nesting(*this);
        next();
        const NodeId operand = expression(row->precedence);
        const NodeId made = m_tree.add(NodeKind::Unary, token.line, since(token.span.offset), {operand});
        m_tree[made].op = row->op;
        return postfix(made, token.span.offset);
    }
    if (token.isPunctuation('(')) {
        next();
        const NodeId inner = expression();
        expect(TokenType::Punctuation, ")",
               {"An opened parenthesis is not properly closed", "twig.parenthesis-not-closed"});
        return postfix(inner, token.span.offset);
    }
    return primary();
}

NodeId Parser::primary()
{
    const Token& token = current();
    NodeId made = noNode;
    if (token.is(TokenType::Name)) {
        made = nameOrCall();
    } else if (token.is(TokenType::Number)) {
        next();
        made = m_tree.constant(token.number, token.line, token.span);
    } else if (token.is(TokenType::String) || token.is(TokenType::InterpolationStart)) {
        made = string();
    } else if (token.is(TokenType::Operator) && isWord(token.text)) { // a variable that is called as an operator
        next();
        made = m_tree.add(NodeKind::Name, token.line, token.span);
        m_tree[made].value = json::Value(token.text);
        m_tree[made].key = json::Key(token.text);
    } else if (const OperatorRow* row = token.is(TokenType::Operator) ? unaryOperator(token.text) : nullptr) {
        const Nesting nesting(*this);
        next();
        const NodeId operand = primary();
        made = m_tree.add(NodeKind::Unary, token.line, since(token.span.offset), {operand});
        m_tree[made].op = row->op;
    } else if (token.isPunctuation('[')) {
        made = list();
    } else if (token.isPunctuation('{')) {
        made = hash();
    } else if (token.is(TokenType::Operator, "=") && m_at > 0 &&
               (m_tokens[m_at - 1].text == "==" || m_tokens[m_at - 1].text == "!=")) {
        failSyntax("Unexpected operator of value \"=\". Did you try to use \"===\" or \"!==\" for strict comparison? "
                   "Use \"is same as(value)\" instead.",
                   phrase("twig.strict-comparison"), token);
    } else {
        failSyntax("Unexpected token \"" + std::string(wordOf(token.type)) + "\" of value \"" + valueOf(token) + "\".",
                   phrase("twig.value-expected", shown(token)), token);
    }
    return postfix(made, token.span.offset);
}

NodeId Parser::nameOrCall()
{
    const Token& token = next();
    const std::string_view name = token.text;
    if (name == "true" || name == "TRUE")
        return m_tree.constant(json::Value(true), token.line, token.span);
    if (name == "false" || name == "FALSE")
        return m_tree.constant(json::Value(false), token.line, token.span);
    if (name == "none" || name == "NONE" || name == "null" || name == "NULL")
        return m_tree.constant({}, token.line, token.span);
    if (current().text == "(") // whatever it is, to Twig
        return call(token);
    const NodeId made = m_tree.add(NodeKind::Name, token.line, token.span);
    m_tree[made].value = json::Value(name);
    m_tree[made].key = json::Key(name);
    return made;
}

// "a #{b} c": pieces, joined.
NodeId Parser::string()
{
    const std::uint32_t start = current().span.offset;
    NodeId joined = noNode;
    bool mayBeString = true; // two strings in a row are no one string
    while (true) {
        NodeId piece = noNode;
        if (const Token* token = mayBeString ? nextIf(TokenType::String) : nullptr) {
            piece = m_tree.constant(json::Value(token->text), token->line, token->span);
            mayBeString = false;
        } else if (nextIf(TokenType::InterpolationStart) != nullptr) {
            piece = expression();
            expect(TokenType::InterpolationEnd, {}, {{}, "twig.interpolation-goes-on"});
            mayBeString = true;
        } else {
            return joined;
        }
        if (joined == noNode) {
            joined = piece;
        } else {
            joined = m_tree.add(NodeKind::Binary, m_tree.line(piece), since(start), {joined, piece});
            m_tree[joined].op = Op::Concat;
        }
    }
}

NodeId Parser::list()
{
    const std::uint32_t start = next().span.offset;
    const std::uint32_t line = current().line;
    std::vector<NodeId> items;
    while (!at(']')) {
        if (!items.empty()) {
            expect(TokenType::Punctuation, ",", {"An array element must be followed by a comma", "twig.list-comma"});
            if (at(']'))
                break;
        }
        items.push_back(expression());
    }
    next();
    return m_tree.add(NodeKind::List, line, since(start), items);
}

NodeId Parser::hash()
{
    const std::uint32_t start = next().span.offset;
    const std::uint32_t line = current().line;
    std::vector<NodeId> members;
    while (!at('}')) {
        if (!members.empty()) {
            expect(TokenType::Punctuation, ",", {"A hash value must be followed by a comma", "twig.hash-comma"});
            if (at('}'))
                break;
        }
        const bool isName = current().is(TokenType::Name);
        const NodeId key = hashKey();
        members.push_back(key);
        if (isName && (at(',') || at('}'))) { // {a} is {a: a}
            const NodeId name = m_tree.add(NodeKind::Name, m_tree.line(key), m_tree[key].span);
            m_tree[name].value = m_tree[key].value;
            m_tree[name].key = m_tree[key].key;
            members.push_back(name);
            continue;
        }
        expect(TokenType::Punctuation, ":", {"A hash key must be followed by a colon (:)", "twig.hash-colon"});
        members.push_back(expression());
    }
    next();
    return m_tree.add(NodeKind::Hash, line, since(start), members);
}

NodeId Parser::hashKey()
{
    const Token& token = current();
    if (token.is(TokenType::Name) || token.is(TokenType::String)) {
        next();
        return m_tree.constant(json::Value(token.text), token.line, token.span);
    }
    if (token.is(TokenType::Number)) {
        next();
        return m_tree.constant(token.number, token.line, token.span);
    }
    if (token.isPunctuation('('))
        return expression();
    failSyntax("A hash key must be a quoted string, a number, a name, or an expression enclosed in parentheses "
               "(unexpected token \"" +
                   std::string(wordOf(token.type)) + "\" of value \"" + valueOf(token) + "\".",
               phrase("twig.hash-key", shown(token)), token);
}

} // namespace retort::twig

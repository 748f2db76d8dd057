// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/parser.h"
#include "engine/twig/parse/scan.h"
#include "engine/twig/parse/syntax.h"

#include <algorithm>
#include <array>

namespace retort::twig {

namespace {

std::string_view classOf(Op op)
{
    constexpr std::array<std::string_view, 31> names{
        "",
        "Unary\\NotUnary",
        "Unary\\NegUnary",
        "Unary\\PosUnary",
        "Binary\\OrBinary",
        "Binary\\AndBinary",
        "Binary\\BitwiseOrBinary",
        "Binary\\BitwiseXorBinary",
        "Binary\\BitwiseAndBinary",
        "Binary\\EqualBinary",
        "Binary\\NotEqualBinary",
        "Binary\\SpaceshipBinary",
        "Binary\\LessBinary",
        "Binary\\GreaterBinary",
        "Binary\\GreaterEqualBinary",
        "Binary\\LessEqualBinary",
        "Binary\\NotInBinary",
        "Binary\\InBinary",
        "Binary\\MatchesBinary",
        "Binary\\StartsWithBinary",
        "Binary\\EndsWithBinary",
        "Binary\\HasSomeBinary",
        "Binary\\HasEveryBinary",
        "Binary\\RangeBinary",
        "Binary\\AddBinary",
        "Binary\\SubBinary",
        "Binary\\ConcatBinary",
        "Binary\\MulBinary",
        "Binary\\DivBinary",
        "Binary\\FloorDivBinary",
        "Binary\\ModBinary",
    };
    return op == Op::Power ? "Binary\\PowerBinary" : names[static_cast<std::size_t>(op)];
}

std::string_view classOfTest(std::string_view name)
{
    if (name == "even")
        return "Test\\EvenTest";
    if (name == "odd")
        return "Test\\OddTest";
    if (name == "same as")
        return "Test\\SameasTest";
    if (name == "none" || name == "null")
        return "Test\\NullTest";
    if (name == "divisible by")
        return "Test\\DivisiblebyTest";
    return name == "constant" ? "Test\\ConstantTest" : "TestExpression";
}

// Twig's class, which one of its messages names.
std::string_view classOf(const Node& node)
{
    switch (node.kind) {
    case NodeKind::Constant:
        return "ConstantExpression";
    case NodeKind::Attribute:
    case NodeKind::Method:
        return "GetAttrExpression";
    case NodeKind::Filter:
        return node.value.text() == "default" ? "Filter\\DefaultFilter" : "FilterExpression";
    case NodeKind::Function:
        return "FunctionExpression";
    case NodeKind::Test:
        return classOfTest(node.value.text());
    case NodeKind::Defined:
        return "Test\\DefinedTest";
    case NodeKind::Default:
        return "Filter\\DefaultFilter";
    case NodeKind::Coalesce:
        return "NullCoalesceExpression";
    case NodeKind::Unary:
    case NodeKind::Binary:
        return classOf(node.op);
    case NodeKind::Conditional:
        return "ConditionalExpression";
    case NodeKind::List:
    case NodeKind::Hash:
        return "ArrayExpression";
    case NodeKind::Arrow:
        return "ArrowFunctionExpression";
    case NodeKind::MacroCall:
        return "MethodCallExpression";
    case NodeKind::Parent:
        return "ParentExpression";
    default:
        return "BlockReferenceExpression";
    }
}

} // namespace

Parser::Arguments Parser::arguments(bool mayBeNamed, bool mayBeArrow)
{
    Arguments given;
    expect(TokenType::Punctuation, "(",
           {"A list of arguments must begin with an opening parenthesis", "twig.arguments-open"});
    while (!at(')')) {
        if (!given.values.empty()) {
            expect(TokenType::Punctuation, ",", {"Arguments must be separated by a comma", "twig.arguments-comma"});
            if (at(')'))
                break;
        }
        NodeId value = expression(0, mayBeArrow);
        std::string_view name;
        if (const Token* equals = mayBeNamed ? nextIf(TokenType::Operator, "=") : nullptr) {
            const Node& node = m_tree[value];
            if (node.kind != NodeKind::Name)
                failSyntax("A parameter name must be a string, \"Twig\\Node\\Expression\\" +
                               std::string(classOf(node)) + "\" given.",
                           phrase("twig.parameter-name"), equals->line, node.span);
            name = node.value.text();
            value = expression(0, mayBeArrow);
            given.named = true;
        }
        // The same name again: the later value takes the place of the first.
        const auto same = name.empty() ? given.names.end() : std::find(given.names.begin(), given.names.end(), name);
        if (same != given.names.end()) {
            given.values[static_cast<std::size_t>(same - given.names.begin())] = value;
        } else {
            given.values.push_back(value);
            given.names.push_back(name);
        }
    }
    expect(TokenType::Punctuation, ")",
           {"A list of arguments must be closed by a parenthesis", "twig.arguments-close"});
    return given;
}

std::vector<MacroParameter> Parser::parameters(std::vector<std::uint32_t>& lines)
{
    std::vector<MacroParameter> found;
    expect(TokenType::Punctuation, "(",
           {"A list of arguments must begin with an opening parenthesis", "twig.arguments-open"});
    while (!at(')')) {
        if (!found.empty()) {
            expect(TokenType::Punctuation, ",", {"Arguments must be separated by a comma", "twig.arguments-comma"});
            if (at(')'))
                break;
        }
        const Token& name = expect(TokenType::Name, {}, {"An argument must be a name", "twig.argument-name"});
        MacroParameter parameter{json::Value(name.text)};
        std::uint32_t line = current().line;
        if (const Token* equals = nextIf(TokenType::Operator, "=")) {
            parameter.fallback = primary();
            line = m_tree.line(parameter.fallback);
            if (!isConstant(parameter.fallback))
                failSyntax(
                    "A default value for an argument must be a constant (a boolean, a string, a number, or an array).",
                    phrase("twig.fallback-constant"), equals->line, m_tree[parameter.fallback].span);
        }
        const auto same = std::find_if(found.begin(), found.end(), [&](const MacroParameter& one) {
            return one.name.text() == parameter.name.text();
        });
        if (same != found.end()) {
            lines[static_cast<std::size_t>(same - found.begin())] = line;
            *same = parameter;
        } else {
            found.push_back(parameter);
            lines.push_back(line);
        }
    }
    expect(TokenType::Punctuation, ")",
           {"A list of arguments must be closed by a parenthesis", "twig.arguments-close"});
    return found;
}

bool Parser::isConstant(NodeId id) const
{
    const Node& node = m_tree.code().nodes[id];
    const bool isSign = node.kind == NodeKind::Unary && node.op != Op::Not;
    if (node.kind != NodeKind::Constant && node.kind != NodeKind::List && node.kind != NodeKind::Hash && !isSign)
        return false;
    const auto children = m_tree.code().childrenOf(node);
    return std::all_of(children.begin(), children.end(), [this](NodeId child) { return isConstant(child); });
}

// What is assigned to: names, and words that are operators elsewhere.
std::vector<NodeId> Parser::targets()
{
    std::vector<NodeId> found;
    do {
        const Token& token = current();
        if (token.is(TokenType::Operator) && scan::isNameStart(token.text[0]))
            next();
        else
            expect(TokenType::Name, {}, {"Only variables can be assigned to", "twig.assign-to-name"});
        std::string lower(token.text);
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        if (lower == "true" || lower == "false" || lower == "none" || lower == "null")
            failSyntax("You cannot assign a value to \"" + std::string(token.text) + "\".",
                       phrase("twig.assign-to-constant", std::string(token.text)), token);
        found.push_back(target(token));
    } while (nextIf(TokenType::Punctuation, ",") != nullptr);
    return found;
}

} // namespace retort::twig

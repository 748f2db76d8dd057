// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/parse/token.h"
#include "engine/twig/parse/tree.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort::twig {

struct OperatorRow;

/// What one template consists of, or the inside of an {% embed %}, which is a template of its own.
struct Module {
    NodeId body = noNode;
    NodeId parent = noNode; ///< Of {% extends %}.
    std::vector<BlockBody> blocks;
    std::vector<std::uint32_t> blockLines; ///< Of the same places.
    std::vector<Macro> macros;
    std::vector<NodeId> uses; ///< Includes of {% use %}.
};

/// Makes a tree of tokens, as Twig's parser does and with its errors in its order. Arguments are not yet bound, nothing
/// is escaped yet.
class Parser {
public:
    Parser(Tree& tree, std::vector<Token> tokens);

    Module run();
    std::vector<Module>& embedded() { return m_embedded; } ///< The insides of embed tags, innermost first.

private:
    // What stands in a template: statements.cpp and tags.cpp
    /// Who asked for the statements, and what ends them.
    struct Ending {
        std::string_view tag;
        std::vector<std::string_view> words;
        bool take = true; ///< The ending word too.
    };
    Module module(const Ending* ending, std::uint32_t line, NodeId parent);
    NodeId statements(const Ending* ending, std::uint32_t line);
    NodeId print();
    NodeId tag(const Token& name);
    NodeId applyTag(const Token& tag);
    NodeId autoescapeTag(const Token& tag);
    NodeId blockTag(const Token& tag);
    NodeId deprecatedTag(const Token& tag);
    NodeId doTag(const Token& tag);
    NodeId embedTag(const Token& tag);
    NodeId extendsTag(const Token& tag);
    NodeId flushTag(const Token& tag);
    NodeId forTag(const Token& tag);
    NodeId fromTag(const Token& tag);
    NodeId ifTag(const Token& tag);
    NodeId importTag(const Token& tag);
    NodeId includeTag(const Token& tag);
    NodeId macroTag(const Token& tag);
    NodeId setTag(const Token& tag);
    NodeId useTag(const Token& tag);
    NodeId withTag(const Token& tag);
    NodeId body(std::string_view tag, std::string_view end); ///< From %} to the %} of the end tag.
    struct IncludeOptions {
        NodeId variables = noNode;
        std::uint8_t flags = 0;
    };
    IncludeOptions includeOptions();
    NodeId include(std::string_view tag, NodeId source, const IncludeOptions& options, std::uint32_t line, Span span);
    NodeId importNode(NodeId source, std::uint32_t slot, std::string_view tagName, const Token& tag);
    void endsWith(std::string_view name, std::string_view tag);
    void takeOutputAway(NodeId node, bool nested);
    [[noreturn]] void failEndsEarly(std::string thrown) const;
    [[noreturn]] void failUnexpectedTag(const Token& name, const Ending& ending, std::uint32_t line) const;
    bool isBlank(NodeId text) const;
    static bool isOutput(std::string_view includeTag);

    // Expressions: expressions.cpp, postfix.cpp
    NodeId expression(int precedence = 0, bool mayBeArrow = false);
    NodeId operation(int precedence, bool mayBeArrow); ///< An expression without ? : at its end.
    NodeId binary(NodeId left, const OperatorRow& row, std::uint32_t start);
    NodeId coalesce(NodeId left, const OperatorRow& row, std::uint32_t start);
    NodeId conditional(NodeId condition, std::uint32_t start);
    NodeId arrow();
    bool arrowAhead() const;
    NodeId target(const Token& name);
    NodeId unaryOrPrimary();
    NodeId primary();
    NodeId nameOrCall();
    NodeId string();
    NodeId list();
    NodeId hash();
    NodeId hashKey();
    NodeId power(NodeId left, NodeId right, std::uint32_t line, Span span);
    NodeId test(NodeId tested, std::uint32_t start);
    std::string_view testName(NodeId tested);
    void checkDefinable(NodeId tested, std::uint32_t line) const;
    NodeId postfix(NodeId node, std::uint32_t start);
    NodeId member(NodeId object, std::uint32_t start);
    NodeId bracket(NodeId object, std::uint32_t start);
    NodeId slice(NodeId object, NodeId from, const Token& open, std::uint32_t start);
    NodeId filters(NodeId piped, std::uint32_t start);
    NodeId filter(NodeId piped, std::uint32_t start);
    NodeId defaulted(NodeId filter, bool onlyNamed);
    NodeId call(const Token& name);
    NodeId parentCall(const Token& name);
    NodeId blockCall(const Token& name);
    NodeId attributeCall(const Token& name);
    std::vector<NodeId> targets();

    struct Arguments {
        std::vector<NodeId> values;
        std::vector<std::string_view> names; ///< "" of a positional one.
        bool named = false;
    };
    Arguments arguments(bool mayBeNamed, bool mayBeArrow);
    std::vector<MacroParameter> parameters(std::vector<std::uint32_t>& lines);
    bool isConstant(NodeId node) const;

    // Names that stand for macros
    struct Symbol {
        std::uint32_t slot = 0;
        std::string_view macro;
    };
    struct Scope {
        std::map<std::string_view, Symbol> functions;
        std::map<std::string_view, std::uint32_t> templates;
    };
    const Symbol* importedFunction(std::string_view name) const;
    std::optional<std::uint32_t> importedTemplate(std::string_view name) const;
    std::uint32_t slotOf(std::string_view name);
    NodeId macroCall(std::uint32_t slot, std::string_view macro, std::span<const NodeId> arguments, std::uint32_t line,
                     Span span);

    // Tokens
    struct Expected {
        std::string_view thrown; ///< What Twig says in front.
        std::string_view id;     ///< Of the phrase for people, which gets what stands there.
    };
    const Token& current() const { return m_tokens[m_at]; }
    const Token& look(std::size_t ahead) const;
    const Token& next();
    const Token* nextIf(TokenType type, std::string_view value = {});
    const Token& expect(TokenType type, std::string_view value = {}, Expected expected = {});
    bool at(char punctuation) const { return current().isPunctuation(punctuation); }
    Span since(std::uint32_t offset) const; ///< To the end of the token before.

    /// One expression or tag deeper.
    struct Nesting {
        explicit Nesting(Parser& parser);
        ~Nesting() { --m_parser.m_depth; }
        Parser& m_parser;
    };

    Tree& m_tree;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    bool m_inExpression = false;
    Module m_module;
    std::vector<Scope> m_scopes; ///< The innermost last.
    std::vector<std::string_view> m_blockStack;
    std::vector<const Token*> m_openTags; ///< The words after {%.
    std::vector<Module> m_embedded;
    std::map<std::string_view, std::uint32_t> m_slots;
};

} // namespace retort::twig

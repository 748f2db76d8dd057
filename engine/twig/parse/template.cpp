// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/template.h"

#include "engine/twig/parse/lexer.h"
#include "engine/twig/parse/passes.h"

#include <algorithm>

namespace retort::twig {

namespace {

// What cannot be loaded fails where Twig loads it: a used template before all, the parent after all.
void assemble(Tree& tree, const Module& module)
{
    Code& code = tree.code();
    std::vector<NodeId> statements = module.uses;
    statements.push_back(module.body);
    if (module.parent != noNode) {
        const NodeId extends =
            tree.add(NodeKind::Include, tree.line(module.parent), code[module.parent].span, {module.parent, noNode});
        code.nodes[extends].value = json::Value(std::string_view("extends"));
        statements.push_back(extends);
    }
    if (statements.size() > 1) {
        const Span whole{0, static_cast<std::uint32_t>(code.source.size())};
        code.body = tree.add(NodeKind::Body, 1, whole, statements);
    } else {
        code.body = module.body;
    }
    code.macros = module.macros;
    code.blocks = module.blocks;
    code.height = tree.height(code.body);
    for (const Macro& macro : code.macros)
        code.height = std::max<std::size_t>(code.height, tree.height(macro.body));
    for (const BlockBody& block : code.blocks)
        code.height = std::max<std::size_t>(code.height, tree.height(block.body));
}

void build(Code& code)
{
    if (code.source.size() > code.settings.limits.bytesOfTemplate)
        throw Failure{Failure::Kind::Limit,
                      {},
                      phrase("twig.template-too-long", std::to_string(code.source.size()),
                             std::to_string(code.settings.limits.bytesOfTemplate)),
                      {},
                      1,
                      {}};
    const Newlines newlines(code.source, code.arena);
    Lexer lexer(newlines, code.settings.limits, code.arena);
    lexer.run();
    Tree tree(code);
    Parser parser(tree, std::move(lexer.tokens()));
    const Module module = parser.run();
    callOwnMacros(tree);
    const auto prepare = [&](const Module& one) {
        escapePrints(tree, one);
        markLoops(tree, one);
    };
    std::for_each(parser.embedded().begin(), parser.embedded().end(), prepare);
    prepare(module);
    bindArguments(tree, module);
    for (const Module& inside : parser.embedded())
        bindArguments(tree, inside);
    assemble(tree, module);
    settleNames(tree);
}

} // namespace

Template::Template()
{
    static const std::shared_ptr<const Code> empty = compile({})->m_code;
    m_code = empty;
}

tl::expected<Template, Failure> Template::compile(std::string_view source, const Settings& settings)
{
    auto code = std::make_shared<Code>();
    code->source = source;
    code->settings = settings;
    try {
        build(*code);
    } catch (Failure& failure) {
        return tl::unexpected(std::move(failure));
    }
    return Template(std::shared_ptr<const Code>(std::move(code)));
}

const std::string& Template::source() const { return m_code->source; }
const Settings& Template::settings() const { return m_code->settings; }

} // namespace retort::twig

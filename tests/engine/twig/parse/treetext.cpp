// SPDX-License-Identifier: GPL-3.0-or-later
#include "treetext.h"

#include "engine/php/number.h"
#include "engine/twig/parse/code.h"

#include <array>

namespace retort::twig {

namespace {

constexpr std::array<std::string_view, 32> operators{
    "",          "not", "-", "+",  "or", "and",    "b-or", "b-xor",   "b-and",       "==",        "!=",
    "<=>",       "<",   ">", ">=", "<=", "not in", "in",   "matches", "starts with", "ends with", "has some",
    "has every", "..",  "+", "-",  "~",  "*",      "/",    "//",      "%",           "**"};

class TreeText {
public:
    explicit TreeText(const Code& code) : m_code(code) {}

    std::string all()
    {
        std::string text = of(m_code.body);
        for (const BlockBody& block : m_code.blocks)
            text += "\nblock " + std::string(block.name) + ": " + of(block.body);
        for (const Macro& macro : m_code.macros) {
            text += "\nmacro " + std::string(macro.name) + "(";
            for (const MacroParameter& parameter : macro.parameters)
                text += (text.back() == '(' ? "" : ", ") + std::string(parameter.name.text()) +
                        (parameter.fallback == noNode ? "" : "=" + of(parameter.fallback));
            text += "): " + of(macro.body);
        }
        return text;
    }

private:
    std::string of(NodeId id)
    {
        if (id == noNode)
            return "_";
        const Node& node = m_code[id];
        switch (node.kind) {
        case NodeKind::Body:
            return joined(node, "; ", 0);
        case NodeKind::Text:
            return "text " + value(node.value);
        case NodeKind::Print:
            return "print " + child(node, 0);
        case NodeKind::If:
            return ifText(node);
        case NodeKind::For:
            return std::string(has(node, Node::WithLoop) ? "for* " : "for ") +
                   (m_code.child(node, 2) == noNode ? "" : child(node, 2) + ", ") + child(node, 1) + " in " +
                   child(node, 0) + " {" + child(node, 3) + "}" +
                   (m_code.child(node, 4) == noNode ? "" : " else {" + child(node, 4) + "}");
        case NodeKind::Set:
            return "set " + joined(node, " ", 0);
        case NodeKind::SetCapture:
            return "set " + child(node, 0) + " {" + child(node, 1) + "}";
        case NodeKind::Apply:
            return "apply " + child(node, 1) + " {" + child(node, 0) + "}";
        case NodeKind::With:
            return std::string("with ") + (has(node, Node::Only) ? "only " : "") + child(node, 0) + " {" +
                   child(node, 1) + "}";
        case NodeKind::Do:
            return "do " + child(node, 0);
        case NodeKind::Block:
            return "block " + std::string(node.value.text());
        case NodeKind::Import:
            return std::string(has(node, Node::Global) ? "import* #" : "import #") + std::to_string(node.slot);
        case NodeKind::Include:
            return std::string(node.value.text()) + (has(node, Node::IgnoreMissing) ? " ignore" : "") +
                   (has(node, Node::Only) ? " only " : " ") + joined(node, " ", 0);
        case NodeKind::Nothing:
            return "nothing";
        default:
            return expression(node);
        }
    }

    std::string ifText(const Node& node)
    {
        std::string text;
        for (std::uint32_t i = 0; i + 1 < node.count; i += 2)
            text += (i == 0 ? "if " : " elseif ") + child(node, i) + " {" + child(node, i + 1) + "}";
        return node.count % 2 == 1 ? text + " else {" + child(node, node.count - 1) + "}" : text;
    }

    std::string expression(const Node& node)
    {
        switch (node.kind) {
        case NodeKind::Constant:
            return value(node.value);
        case NodeKind::Name:
            return std::string(node.value.text()) + (has(node, Node::Certain) ? "*" : "");
        case NodeKind::Target:
            return std::string(node.value.text());
        case NodeKind::Captured:
            return "captured";
        case NodeKind::Attribute:
            return call(has(node, Node::Bracket) ? "[]" : ".", node);
        case NodeKind::Method:
            return call(".()", node);
        case NodeKind::Filter:
            return call(std::string(node.value.text()) + (has(node, Node::Automatic) ? "*" : ""), node);
        case NodeKind::Function:
            return call(std::string(node.value.text()) + "()", node);
        case NodeKind::Test:
            return call("is " + std::string(node.value.text()), node);
        case NodeKind::Defined:
            return call(has(node, Node::NotNull) ? "defined*" : "defined", node);
        case NodeKind::Default:
            return call("default?", node);
        case NodeKind::Coalesce:
            return call("??", node);
        case NodeKind::Unary:
        case NodeKind::Binary:
            return call(std::string(operators[static_cast<std::size_t>(node.op)]), node);
        case NodeKind::Conditional:
            return call("?", node);
        case NodeKind::List:
            return "[" + joined(node, " ", 0) + "]";
        case NodeKind::Hash:
            return "{" + joined(node, " ", 0) + "}";
        case NodeKind::Arrow:
            return "(" + joined(node, " ", 1) + " => " + child(node, 0) + ")";
        case NodeKind::MacroCall:
            return call(std::string(node.value.text()) + "#" + std::to_string(node.slot) + "@" +
                            (node.index == noNode ? "none" : std::to_string(node.index)),
                        node);
        case NodeKind::BlockCall:
            return call("block()", node);
        case NodeKind::Parent:
            return "(parent)";
        case NodeKind::Self:
            return "_self";
        default:
            return "?";
        }
    }

    std::string call(const std::string& name, const Node& node)
    {
        return "(" + name + (node.count == 0 ? "" : " ") + joined(node, " ", 0) + ")";
    }

    std::string child(const Node& node, std::uint32_t i) { return of(m_code.child(node, i)); }

    std::string joined(const Node& node, std::string_view glue, std::uint32_t from)
    {
        std::string text;
        for (std::uint32_t i = from; i < node.count; ++i)
            text += (i == from ? "" : std::string(glue)) + child(node, i);
        return text;
    }

    static bool has(const Node& node, std::uint8_t flag) { return (node.flags & flag) != 0; }

    static std::string value(json::Value value)
    {
        if (value.isString())
            return "'" + std::string(value.text()) + "'";
        if (value.isBool())
            return value.asBool() ? "true" : "false";
        if (value.isInt())
            return std::to_string(value.asInt());
        if (value.isDouble())
            return php::textOf(value.asDouble()) + "f";
        return value.isNull() ? "null" : "?";
    }

    const Code& m_code;
};

std::string failureText(const Failure& failure)
{
    return "line " + std::to_string(failure.line) + ": " + failure.thrown;
}

} // namespace

std::string treeText(const Template& code) { return TreeText(code.code()).all(); }

std::string treeText(std::string_view source, const Settings& settings)
{
    const auto compiled = Template::compile(source, settings);
    return compiled ? treeText(*compiled) : failureText(compiled.error());
}

std::string lineText(std::string_view source)
{
    const auto compiled = Template::compile(source, {.autoescape = Autoescape::Off});
    if (!compiled)
        return failureText(compiled.error());
    std::string text;
    for (const Node& node : compiled->code().nodes) {
        std::string name;
        if (node.kind == NodeKind::Binary || node.kind == NodeKind::Unary)
            name = operators[static_cast<std::size_t>(node.op)];
        else if (node.kind == NodeKind::Print)
            name = "print";
        else if (node.kind == NodeKind::Filter || node.kind == NodeKind::Function || node.kind == NodeKind::Test ||
                 node.kind == NodeKind::MacroCall || node.kind == NodeKind::Include)
            name = node.value.text();
        else
            continue;
        text += (text.empty() ? "" : "; ") + name + " " + std::to_string(node.line);
    }
    return text;
}

} // namespace retort::twig

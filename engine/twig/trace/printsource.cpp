// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/trace/printsource.h"

namespace retort::twig {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool isEscaping(std::string_view filter) { return filter == "e" || filter == "escape" || filter == "raw"; }

/// A filter binds tighter than any operator: behind these it would get the last operand alone.
bool needsBrackets(NodeKind kind)
{
    return kind == NodeKind::Unary || kind == NodeKind::Binary || kind == NodeKind::Conditional ||
           kind == NodeKind::Coalesce || kind == NodeKind::Test || kind == NodeKind::Defined || kind == NodeKind::Arrow;
}

/// Do brackets stand around all of it?
bool isBracketed(std::string_view text)
{
    if (!text.starts_with('('))
        return false;
    int open = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"' || text[i] == '\'') {
            const char quote = text[i];
            for (++i; i < text.size() && text[i] != quote; ++i)
                i += text[i] == '\\' ? 1 : 0;
        } else if (text[i] == '(') {
            ++open;
        } else if (text[i] == ')' && --open == 0) {
            return i + 1 == text.size();
        }
    }
    return false;
}

} // namespace

Span trimmed(std::string_view source, Span span)
{
    while (span.length > 0 && isSpace(source[span.offset])) {
        ++span.offset;
        --span.length;
    }
    while (span.length > 0 && isSpace(source[span.end() - 1]))
        --span.length;
    return span;
}

std::optional<PrintSource> PrintSource::of(const Code& code, const Record& record)
{
    const std::string_view source = code.source;
    PrintSource print(code);
    for (NodeId id = 0; id < code.nodes.size(); ++id) {
        if (code[id].kind == NodeKind::Print && code[id].span == record.span && code[id].count > 0)
            print.m_top = code.child(code[id], 0);
    }
    if (print.m_top == noNode || record.span.end() > source.size())
        return std::nullopt;
    while (code[print.m_top].kind == NodeKind::Filter && (code[print.m_top].flags & Node::Automatic) != 0)
        print.m_top = code.child(code[print.m_top], 0);
    print.m_inner = trimmed(source, record.span);
    std::size_t begin = print.m_inner.offset;
    std::size_t end = print.m_inner.end();
    while (begin > 0 && isSpace(source[begin - 1]))
        --begin;
    if (begin > 0 && (source[begin - 1] == '-' || source[begin - 1] == '~'))
        --begin;
    while (end < source.size() && isSpace(source[end]))
        ++end;
    if (end < source.size() && (source[end] == '-' || source[end] == '~'))
        ++end;
    if (begin < 2 || source.substr(begin - 2, 2) != "{{" || source.substr(end, 2) != "}}")
        return std::nullopt;
    begin -= 2;
    end += 2;
    print.m_outer = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
    print.m_quoted = begin > 0 && source[begin - 1] == '"' && end < source.size() && source[end] == '"';
    return print;
}

std::string PrintSource::filterable(NodeId node, Span span) const
{
    const std::string text(at(trimmed(m_code.source, span)));
    if (!needsBrackets(m_code[node].kind) || isBracketed(text))
        return text;
    return '(' + text + ')';
}

NodeId PrintSource::withoutEscaping() const
{
    NodeId node = m_top;
    while (m_code[node].kind == NodeKind::Filter && isEscaping(m_code[node].value.text()))
        node = m_code.child(m_code[node], 0);
    return node;
}

std::string PrintSource::bare() const
{
    const NodeId node = withoutEscaping();
    return node == m_top ? filterable() : filterable(node, m_code[node].span);
}

std::string_view PrintSource::lastFilter() const
{
    const Node& node = m_code[withoutEscaping()];
    return node.kind == NodeKind::Filter ? node.value.text() : std::string_view();
}

std::string PrintSource::beforeLastFilter() const
{
    const NodeId input = m_code.child(m_code[withoutEscaping()], 0);
    return filterable(input, m_code[input].span);
}

std::string_view PrintSource::argumentOfLastFilter(std::uint32_t number) const
{
    const Node& filter = m_code[withoutEscaping()];
    return number < filter.count ? at(m_code[m_code.child(filter, number)].span) : std::string_view();
}

std::string PrintSource::around(std::string_view expression) const
{
    const Span before = {m_outer.offset, m_inner.offset - m_outer.offset};
    const Span after = {m_inner.end(), m_outer.end() - m_inner.end()};
    return std::string(at(before)) + std::string(expression) + std::string(at(after));
}

} // namespace retort::twig

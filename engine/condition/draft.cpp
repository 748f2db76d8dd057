// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/draft.h"

#include "engine/json/edit.h"
#include "engine/json/layout.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/logic/compile/rulescan.h"

namespace retort::condition {

namespace {

using json::Document;
using Index = Document::Index;

/// The texts around the members of a group, line by line or on one line.
struct Around {
    std::string before;
    std::string after;
    std::string indent; ///< Of the members' lines.
};

Around aroundMembers(Quantifier quantifier, const Spacing& spacing, const std::string& lineBreak,
                     const std::string& indent, const std::string& step)
{
    const bool isAll = quantifier == Quantifier::All || quantifier == Quantifier::NotAll;
    const bool negated = quantifier == Quantifier::None || quantifier == Quantifier::NotAll;
    Around around{"", "", indent};
    const auto open = [&](const std::string& bracket) {
        around.before += bracket;
        if (lineBreak.empty())
            return;
        around.indent += step;
        around.before += lineBreak + around.indent;
    };
    std::string closing;
    std::string outer = indent;
    const auto close = [&](const std::string& bracket) {
        closing.insert(0, bracket);
        if (!lineBreak.empty())
            closing.insert(0, lineBreak + outer);
        outer += step;
    };
    if (negated) {
        open("{");
        close("}");
        around.before += json::quoted("!") + spacing.colon;
    }
    open("{");
    close("}");
    around.before += json::quoted(isAll ? "and" : "or") + spacing.colon;
    open("[");
    close("]");
    around.after = closing;
    return around;
}

bool isBelow(std::string_view pointer, std::string_view outer)
{
    return pointer.size() > outer.size() && pointer.starts_with(outer) && pointer[outer.size()] == '/';
}

} // namespace

void refuse(const Site& site, PartId part, Phrase why)
{
    throw Refused{{Error::Kind::Usage, std::move(why), site.rule + site.outline.pointerTo(part), {}}};
}

Draft::Draft(const Site& site)
    : m_document(site.document), m_rule(site.rule), m_dialect(site.outline.program().settings().dialect)
{}

Index Draft::find(std::string_view pointer) const
{
    if (const auto found = m_document.find(full(pointer)))
        return *found;
    throw Refused{{Error::Kind::Missing, phrase("condition.not-there"), full(pointer), {}}};
}

void Draft::take(Result<Document> next)
{
    if (!next)
        throw Refused{std::move(next.error())};
    m_document = *std::move(next);
}

std::string Draft::textAt(std::string_view pointer) const { return std::string(m_document.textOf(find(pointer))); }

std::string Draft::indentAt(std::string_view pointer) const
{
    return std::string(json::detail::indentAt(m_document.text(), m_document.node(find(pointer)).range.begin));
}

std::size_t Draft::sizeAt(std::string_view pointer) const { return m_document.node(find(pointer)).children; }

Spacing Draft::spacingAt(std::string_view pointer) const
{
    const Index node = find(pointer);
    return {json::detail::colonStyle(m_document, node), "," + json::detail::spaceAfterComma(m_document, node)};
}

void Draft::setString(std::string_view pointer, std::string_view text)
{
    find(pointer);
    take(json::setString(m_document, full(pointer), text));
}

Draft::Watch Draft::watch(std::string pointer)
{
    m_watched.push_back(std::move(pointer));
    return static_cast<Watch>(m_watched.size() - 1);
}

template <class Next>
void Draft::followItems(std::string_view list, Next next)
{
    for (std::string& pointer : m_watched) {
        if (!isBelow(pointer, list))
            continue;
        const std::string_view rest = std::string_view(pointer).substr(list.size() + 1);
        const std::string_view segment = rest.substr(0, rest.find('/'));
        if (const auto index = json::indexOf(segment))
            pointer = json::child(list, std::size_t{next(*index)}) + std::string(rest.substr(segment.size()));
    }
}

void Draft::followTo(std::string_view outer, std::string_view inner)
{
    for (std::string& pointer : m_watched) {
        if (pointer == outer || isBelow(pointer, outer))
            pointer.replace(0, outer.size(), inner);
    }
}

void Draft::insertItem(std::string_view list, std::size_t position, std::string_view json)
{
    take(json::insertItem(m_document, full(list), position, json));
    followItems(list, [&](std::size_t index) { return index + (index >= position ? 1 : 0); });
}

void Draft::remove(std::string_view pointer)
{
    take(json::remove(m_document, full(pointer)));
    const std::string_view list = pointer.substr(0, pointer.rfind('/'));
    if (const auto position = json::indexOf(pointer.substr(list.size() + 1)))
        followItems(list, [&](std::size_t index) { return index - (index > *position ? 1 : 0); });
}

void Draft::moveItem(std::string_view list, std::size_t from, std::size_t to)
{
    take(json::moveItem(m_document, full(list), from, to));
    followItems(list, [&](std::size_t index) {
        if (index == from)
            return to;
        if (from < index && index <= to)
            return index - 1;
        return to <= index && index < from ? index + 1 : index;
    });
}

void Draft::splice(json::Range range, std::string_view text) { take(json::splice(m_document, range, text)); }

void Draft::put(std::string_view pointer, std::string_view text, std::string_view indent)
{
    const json::Range range = m_document.node(find(pointer)).range;
    splice(range, reindented(text, indent, json::detail::indentAt(m_document.text(), range.begin)));
}

void Draft::insertMoved(std::string_view list, std::size_t position, std::string_view text, std::string_view indent)
{
    insertItem(list, position, "null"); // shows where it comes to stand
    put(json::child(list, position), text, indent);
}

void Draft::renameOnly(std::string_view object, std::string_view key)
{
    const Index member = m_document.node(find(object)).firstChild;
    splice(m_document.node(member).key, json::quoted(key));
}

void Draft::bracket(std::string_view object)
{
    const Index member = m_document.node(find(object)).firstChild;
    const Document::Node value = m_document.node(member);
    if (value.kind == json::Kind::Array)
        return;
    const std::string list = json::child(object, m_document.keyOf(member));
    splice(value.range, "[" + m_document.text().substr(value.range.begin, value.range.size()) + "]");
    followTo(list, json::child(list, std::size_t{0}));
}

bool Draft::hasLines(Index node) const
{
    for (;;) {
        if (json::detail::hasLineBreak(json::detail::gapBefore(m_document, node)))
            return m_document.node(node).parent != Document::none;
        const Index parent = m_document.node(node).parent;
        // The only member of an object stands where the object does.
        if (parent == Document::none || m_document.node(parent).kind != json::Kind::Object ||
            m_document.node(parent).children != 1)
            return false;
        node = parent;
    }
}

void Draft::wrapInNot(std::string_view pointer)
{
    const Index node = find(pointer);
    const Document::Node& value = m_document.node(node);
    const Spacing spacing = spacingAt(pointer);
    std::string text(m_document.textOf(node));
    const bool brackets = !canStandAlone(text, m_dialect);
    const bool lines = value.firstChild != Document::none &&
                       json::detail::hasLineBreak(json::detail::gapBefore(m_document, value.firstChild));
    if (brackets)
        text = "[" + text + "]";
    if (!lines)
        return splice(value.range, sugared(spacing, "!", text));
    const std::string outer(json::detail::indentAt(m_document.text(), value.range.begin));
    const std::string inner = outer + json::indentOf(m_document);
    const std::string lineBreak(json::detail::lineBreakOf(m_document.text()));
    splice(value.range, "{" + lineBreak + inner + json::quoted("!") + spacing.colon + reindented(text, outer, inner) +
                            lineBreak + outer + "}");
}

void Draft::wrapInGroup(std::string_view pointer, Quantifier quantifier)
{
    const Index node = find(pointer);
    wrapRange(node, node, quantifier);
    const bool isAll = quantifier == Quantifier::All || quantifier == Quantifier::NotAll;
    const bool negated = quantifier == Quantifier::None || quantifier == Quantifier::NotAll;
    followTo(pointer, std::string(pointer) + (negated ? "/!" : "") + (isAll ? "/and/0" : "/or/0"));
}

void Draft::wrapItemsInGroup(std::string_view list, std::size_t first, std::size_t count, Quantifier quantifier)
{
    wrapRange(find(json::child(list, first)), find(json::child(list, first + count - 1)), quantifier);
}

void Draft::wrapRange(Index first, Index last, Quantifier quantifier)
{
    const json::Range range(std::size_t{m_document.node(first).range.begin},
                            std::size_t{m_document.node(last).range.end});
    const std::string& text = m_document.text();
    const std::string indent(json::detail::indentAt(text, range.begin));
    const std::string lineBreak(hasLines(first) ? json::detail::lineBreakOf(text) : "");
    const Spacing spacing{json::detail::colonStyle(m_document, first), ", "};
    const Around around = aroundMembers(quantifier, spacing, lineBreak, indent, json::indentOf(m_document));
    splice(range,
           around.before + reindented(text.substr(range.begin, range.size()), indent, around.indent) + around.after);
}

std::string Draft::set(std::string_view pointer, std::string_view json)
{
    find(pointer); // nothing is added where nothing is
    const bool brackets = needsBrackets(pointer, json);
    take(json::set(m_document, full(pointer), brackets ? "[" + std::string(json) + "]" : std::string(json)));
    return brackets ? json::child(pointer, std::size_t{0}) : std::string(pointer);
}

bool Draft::needsBrackets(std::string_view pointer, std::string_view json) const
{
    if (pointer.empty())
        return false;
    const Document::Node& node = m_document.node(find(pointer));
    return !node.key.empty() && !canStandAlone(json, m_dialect);
}

std::string Draft::raise(std::string_view outer, std::string_view inner)
{
    const json::Range range = m_document.node(find(inner)).range;
    const bool brackets = needsBrackets(outer, m_document.textOf(find(inner)));
    raiseRange(outer, range);
    if (!brackets)
        return std::string(outer);
    splice(m_document.node(find(outer)).range, "[" + textAt(outer) + "]");
    return json::child(outer, std::size_t{0});
}

void Draft::raiseItems(std::string_view outer, std::string_view list)
{
    const std::size_t size = sizeAt(list);
    raiseRange(outer, {std::size_t{m_document.node(find(json::child(list, std::size_t{0}))).range.begin},
                       std::size_t{m_document.node(find(json::child(list, size - 1))).range.end}});
}

void Draft::raiseRange(std::string_view outer, json::Range inner)
{
    const std::string& text = m_document.text();
    const json::Range range = m_document.node(find(outer)).range;
    splice(range, reindented(text.substr(inner.begin, inner.size()), json::detail::indentAt(text, inner.begin),
                             json::detail::indentAt(text, range.begin)));
}

bool canStandAlone(std::string_view json, logic::Dialect dialect)
{
    const auto document = Document::parse(std::string(json));
    if (!document)
        return true; // whoever puts it in tells
    const Document::Node& root = document->root();
    if (root.kind == json::Kind::Array)
        return false;
    if (root.kind != json::Kind::Object || dialect == logic::Dialect::Js)
        return true;
    return root.children == 1 && !logic::isIntegerKey(document->keyOf(root.firstChild));
}

std::string reindented(std::string_view text, std::string_view from, std::string_view to)
{
    if (from == to)
        return std::string(text);
    std::string out;
    for (std::size_t begin = 0;;) {
        const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        std::string_view line = text.substr(begin, end - begin);
        if (begin > 0 && line.starts_with(from)) {
            out += to;
            line.remove_prefix(from.size());
        }
        out += line;
        if (end >= text.size())
            return out;
        begin = end;
    }
}

std::string operation(const Spacing& spacing, std::string_view op, const std::vector<std::string>& arguments)
{
    std::string list;
    for (const std::string& argument : arguments)
        list += (list.empty() ? "" : spacing.comma) + argument;
    return sugared(spacing, op, "[" + list + "]");
}

std::string sugared(const Spacing& spacing, std::string_view op, std::string_view argument)
{
    return "{" + json::quoted(op) + spacing.colon + std::string(argument) + "}";
}

bool hasList(const Outline& outline, PartId id)
{
    const Part& part = outline.part(id);
    return part.form == Form::List || part.form == Form::Value || !outline.program().node(part.core).sugar;
}

std::string listOf(const Outline& outline, PartId id)
{
    const Part& part = outline.part(id);
    if (part.form == Form::List || part.form == Form::Value)
        return outline.pointerTo(id);
    return json::child(outline.corePointerTo(id), nameOf(part.op));
}

} // namespace retort::condition

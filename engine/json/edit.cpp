// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/edit.h"

#include "engine/json/layout.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"

namespace retort::json {

namespace {

using Index = Document::Index;

Phrase shown(std::string_view pointer)
{
    return pointer.empty() ? phrase("json.whole-document") : phrase("json.pointer", std::string(pointer));
}

auto failAt(std::string_view pointer, Error::Kind kind, Phrase message)
{
    return fail({kind, std::move(message), std::string(pointer), {}});
}

Result<Index> nodeAt(const Document& document, std::string_view pointer)
{
    if (!segmentsOf(pointer))
        return failAt(pointer, Error::Kind::Missing, phrase("json.no-pointer", std::string(pointer)));
    if (const auto found = document.find(pointer))
        return *found;
    return failAt(pointer, Error::Kind::Missing, phrase("json.no-such-value", shown(pointer)));
}

Result<Index> containerAt(const Document& document, std::string_view pointer, Kind kind)
{
    auto found = nodeAt(document, pointer);
    if (found && document.node(*found).kind != kind) {
        return failAt(pointer, Error::Kind::Type,
                      phrase(kind == Kind::Array ? "json.no-list" : "json.no-object", shown(pointer)));
    }
    return found;
}

// The text of a value without the space around it; `pointer` is where it is to stand.
Result<std::string> checked(const Document& document, std::string_view pointer, std::string_view json)
{
    auto value = Document::parse(std::string(json), document.limits());
    if (!value) {
        value.error().where = std::string(pointer) + value.error().where;
        return fail(std::move(value.error()));
    }
    return std::string(value->textOf(0));
}

std::string moved(const Document& document, std::string_view json, std::string_view indent)
{
    return detail::shifted(json, indent, detail::lineBreakOf(document.text()));
}

std::string_view indentIn(std::string_view gap) { return gap.substr(gap.rfind('\n') + 1); }

// What stands between the items of a container that was empty.
std::string spaceBetween(const Document& document, Index container, std::string_view before)
{
    return detail::hasLineBreak(before) ? std::string(detail::lastLine(before))
                                        : detail::spaceAfterComma(document, container);
}

std::vector<Index> childrenOf(const Document& document, Index container)
{
    std::vector<Index> children;
    children.reserve(document.node(container).children);
    for (Index i = document.node(container).firstChild; i != Document::none; i = document.node(i).next)
        children.push_back(i);
    return children;
}

// Puts children before `next`, or behind all others where that is none. `head` is the key and colon of one, or "".
Result<Document> insertChildren(const Document& document, Index container, Index next, const std::string& head,
                                const std::vector<std::string>& children)
{
    const auto joined = [&](std::string_view separator, std::string_view indent) {
        std::string text;
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (i > 0)
                text.append(1, ',').append(separator);
            text += head + moved(document, children[i], indent);
        }
        return text;
    };
    const Document::Node& node = document.node(container);
    const std::string_view text = document.text();
    if (node.children == 0) {
        const detail::Around around = detail::aroundOnlyChild(document, container);
        const std::string_view indent =
            detail::hasLineBreak(around.before) ? indentIn(around.before) : detail::indentAt(text, node.range.begin);
        return splice(document, {std::size_t{node.range.begin} + 1, std::size_t{node.range.end} - 1},
                      around.before + joined(spaceBetween(document, container, around.before), indent) + around.after);
    }
    // The neighbour whose line the new one's is like.
    Index like = next;
    if (like == Document::none) {
        for (Index i = node.firstChild; i != Document::none; i = document.node(i).next)
            like = i;
    }
    const std::string_view gap = detail::gapBefore(document, like);
    std::string separator;
    if (detail::hasLineBreak(gap))
        separator = detail::lastLine(gap);
    else
        separator = document.node(like).position > 0 ? std::string(gap) : detail::spaceAfterComma(document, container);
    const std::string_view indent =
        detail::hasLineBreak(separator) ? indentIn(separator) : detail::indentAt(text, detail::beginOf(document, like));
    const std::string added = joined(separator, indent);
    if (next == Document::none) {
        const std::size_t end = document.node(like).range.end;
        return splice(document, {end, end}, ',' + separator + added);
    }
    const std::size_t begin = detail::beginOf(document, next);
    return splice(document, {begin, begin}, added + ',' + separator);
}

} // namespace

Result<Document> set(const Document& document, std::string_view pointer, std::string_view json)
{
    if (const auto found = document.find(pointer)) {
        auto value = checked(document, pointer, json);
        if (!value)
            return fail(std::move(value.error()));
        if (*value == document.textOf(*found))
            return document;
        const Range range = document.node(*found).range;
        return splice(document, range, moved(document, *value, detail::indentAt(document.text(), range.begin)));
    }
    const auto segments = segmentsOf(pointer);
    if (!segments)
        return failAt(pointer, Error::Kind::Missing, phrase("json.no-pointer", std::string(pointer)));
    const std::string_view parent = pointer.substr(0, pointer.rfind('/')); // the root is always found
    const auto container = nodeAt(document, parent);
    if (!container)
        return fail(container.error());
    const Document::Node& node = document.node(*container);
    if (node.kind == Kind::Object)
        return insertMember(document, parent, segments->back(), json);
    if (node.kind == Kind::Array && (segments->back() == "-" || indexOf(segments->back()) == node.children))
        return insertItem(document, parent, node.children, json);
    return failAt(pointer, Error::Kind::Missing, phrase("json.no-such-value", shown(pointer)));
}

Result<Document> insertItem(const Document& document, std::string_view array, std::size_t position,
                            std::string_view json)
{
    return insertItems(document, array, position, {std::string(json)});
}

Result<Document> insertItems(const Document& document, std::string_view array, std::size_t position,
                             const std::vector<std::string>& items)
{
    const auto container = containerAt(document, array, Kind::Array);
    if (!container)
        return fail(container.error());
    const std::size_t count = document.node(*container).children;
    if (position > count) {
        return failAt(array, Error::Kind::Missing,
                      phrase("json.no-such-position", std::to_string(position + 1), std::to_string(count)));
    }
    std::vector<std::string> values;
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto value = checked(document, child(array, position + i), items[i]);
        if (!value)
            return fail(std::move(value.error()));
        values.push_back(*std::move(value));
    }
    if (values.empty())
        return document;
    return insertChildren(document, *container, document.item(*container, position), "", values);
}

Result<Document> insertMember(const Document& document, std::string_view object, std::string_view key,
                              std::string_view json)
{
    const auto container = containerAt(document, object, Kind::Object);
    if (!container)
        return fail(container.error());
    if (document.member(*container, key) != Document::none)
        return failAt(child(object, key), Error::Kind::Conflict, phrase("json.key-exists", std::string(key)));
    const auto value = checked(document, child(object, key), json);
    if (!value)
        return fail(value.error());
    return insertChildren(document, *container, Document::none, quoted(key) + detail::colonStyle(document, *container),
                          {*value});
}

Result<Document> remove(const Document& document, std::string_view pointer)
{
    const auto found = nodeAt(document, pointer);
    if (!found)
        return fail(found.error());
    const Document::Node& node = document.node(*found);
    if (node.parent == Document::none)
        return failAt(pointer, Error::Kind::Usage, phrase("json.root-stays"));
    const Document::Node& container = document.node(node.parent);
    const std::size_t begin = detail::beginOf(document, *found);
    if (container.children == 1) {
        const std::size_t inside = std::size_t{container.range.begin} + 1;
        const std::string before = document.text().substr(inside, begin - inside);
        return splice(document, {inside, std::size_t{container.range.end} - 1},
                      detail::hasLineBreak(before) ? "" : before);
    }
    if (node.next != Document::none)
        return splice(document, {begin, detail::beginOf(document, node.next)}, "");
    Index before = container.firstChild;
    while (document.node(before).next != *found)
        before = document.node(before).next;
    return splice(document, {std::size_t{document.node(before).range.end}, std::size_t{node.range.end}}, "");
}

Result<Document> moveItem(const Document& document, std::string_view array, std::size_t from, std::size_t to)
{
    const auto container = containerAt(document, array, Kind::Array);
    if (!container)
        return fail(container.error());
    const std::size_t items = document.node(*container).children;
    if (from >= items || to >= items) {
        return failAt(array, Error::Kind::Missing,
                      phrase("json.no-such-position", std::to_string(std::max(from, to) + 1), std::to_string(items)));
    }
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < items; ++i) {
        if (i != from)
            order.push_back(i);
    }
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(to), from);
    return orderItems(document, array, order);
}

Result<Document> orderItems(const Document& document, std::string_view array, const std::vector<std::size_t>& order)
{
    const auto container = containerAt(document, array, Kind::Array);
    if (!container)
        return fail(container.error());
    const std::vector<Index> places = childrenOf(document, *container);
    std::vector<bool> seen(places.size());
    for (const std::size_t item : order) {
        if (item >= places.size() || order.size() != places.size() || seen[item])
            return failAt(array, Error::Kind::Missing,
                          phrase("json.no-such-position", std::to_string(item + 1), std::to_string(places.size())));
        seen[item] = true;
    }
    std::size_t first = 0;
    while (first < order.size() && order[first] == first)
        ++first;
    if (first == order.size())
        return document;
    std::size_t last = order.size() - 1;
    while (order[last] == last)
        --last;
    // The places stay with all that is between them; the items change places.
    const std::string_view text = document.text();
    std::string result;
    for (std::size_t i = first; i <= last; ++i) {
        result += document.textOf(places[order[i]]);
        if (i < last) {
            const std::size_t end = document.node(places[i]).range.end;
            result += text.substr(end, document.node(places[i + 1]).range.begin - end);
        }
    }
    return splice(
        document,
        {std::size_t{document.node(places[first]).range.begin}, std::size_t{document.node(places[last]).range.end}},
        result);
}

Result<Document> removeItems(const Document& document, std::string_view array,
                             const std::vector<std::size_t>& positions)
{
    const auto container = containerAt(document, array, Kind::Array);
    if (!container)
        return fail(container.error());
    const std::vector<Index> items = childrenOf(document, *container);
    std::vector<bool> goes(items.size());
    for (const std::size_t position : positions) {
        if (position >= items.size())
            return failAt(array, Error::Kind::Missing,
                          phrase("json.no-such-position", std::to_string(position + 1), std::to_string(items.size())));
        goes[position] = true;
    }
    if (positions.empty())
        return document;
    std::size_t kept = items.size(); // how many items there are up to the last one that stays
    while (kept > 0 && goes[kept - 1])
        --kept;
    if (kept == 0) {
        const std::size_t inside = std::size_t{document.node(*container).range.begin} + 1;
        const std::size_t begin = detail::beginOf(document, items.front());
        const std::string before = document.text().substr(inside, begin - inside);
        return splice(document, {inside, std::size_t{document.node(*container).range.end} - 1},
                      detail::hasLineBreak(before) ? "" : before);
    }
    std::string text;
    const std::size_t first = detail::beginOf(document, items.front());
    for (std::size_t i = 0; i < kept; ++i) { // with what stands between an item that goes and the next
        const std::size_t begin = detail::beginOf(document, items[i]);
        const std::size_t end =
            i + 1 < kept ? detail::beginOf(document, items[i + 1]) : std::size_t{document.node(items[i]).range.end};
        if (!goes[i])
            text.append(document.text(), begin, end - begin);
    }
    return splice(document, {first, std::size_t{document.node(items.back()).range.end}}, text);
}

Result<Document> renameMember(const Document& document, std::string_view pointer, std::string_view key)
{
    const auto found = nodeAt(document, pointer);
    if (!found)
        return fail(found.error());
    const Document::Node& node = document.node(*found);
    if (node.key.empty())
        return failAt(pointer, Error::Kind::Type, phrase("json.no-key-there", shown(pointer)));
    if (document.keyOf(*found) == key)
        return document;
    if (document.member(node.parent, key) != Document::none)
        return failAt(pointer, Error::Kind::Conflict, phrase("json.key-exists", std::string(key)));
    return splice(document, node.key, quoted(key));
}

Result<Document> splice(const Document& document, Range range, std::string_view text)
{
    const std::string& old = document.text();
    if (range.begin > range.end || range.end > old.size())
        return failAt("", Error::Kind::Usage, phrase("json.no-such-range"));
    std::string next;
    next.reserve(old.size() - range.size() + text.size());
    next.append(old, 0, range.begin).append(text).append(old, range.end);
    return Document::parse(std::move(next), document.limits());
}

} // namespace retort::json

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/document.h"

#include "engine/json/pointer.h"
#include "engine/json/scan.h"

#include <algorithm>
#include <cassert>

namespace retort::json {

struct Document::Content {
    std::string text;
    Limits limits;
    std::vector<Node> nodes;
};

namespace {

using Index = Document::Index;

// Writes down where each value stands.
class ToNodes {
public:
    explicit ToNodes(std::vector<Document::Node>& nodes) : m_nodes(nodes) {}

    void beginObject(std::size_t begin) { open(Kind::Object, begin); }
    void beginArray(std::size_t begin) { open(Kind::Array, begin); }
    void endArray(std::size_t end, std::size_t) { close(end); }
    void endObject(std::size_t end, std::size_t, std::span<const std::uint32_t>) { close(end); }
    void key(std::size_t begin, std::size_t end, const Key&) { m_key = {begin, end}; }
    void string(std::size_t begin, std::size_t end, std::string_view) { add(Kind::String, begin, end); }
    void integer(std::size_t begin, std::size_t end, std::int64_t) { add(Kind::Int, begin, end); }
    void number(std::size_t begin, std::size_t end, double) { add(Kind::Double, begin, end); }
    void boolean(std::size_t begin, std::size_t end, bool) { add(Kind::Bool, begin, end); }
    void null(std::size_t begin, std::size_t end) { add(Kind::Null, begin, end); }

private:
    struct Open {
        Index node;
        Index lastChild;
    };

    void add(Kind kind, std::size_t begin, std::size_t end)
    {
        const auto index = static_cast<Index>(m_nodes.size());
        Document::Node node{.kind = kind, .range = {begin, end}, .key = std::exchange(m_key, {})};
        if (!m_open.empty()) {
            Open& open = m_open.back();
            node.parent = open.node;
            node.position = m_nodes[open.node].children++;
            (open.lastChild == Document::none ? m_nodes[open.node].firstChild : m_nodes[open.lastChild].next) = index;
            open.lastChild = index;
        }
        m_nodes.push_back(node);
    }
    void open(Kind kind, std::size_t begin)
    {
        add(kind, begin, begin);
        m_open.push({static_cast<Index>(m_nodes.size() - 1), Document::none});
    }
    void close(std::size_t end)
    {
        m_nodes[m_open.back().node].range.end = static_cast<std::uint32_t>(end);
        m_open.pop();
    }

    std::vector<Document::Node>& m_nodes;
    detail::SmallStack<Open, 32> m_open;
    Range m_key;
};

// A value's text that was found valid before, as data.
Data parsed(std::string_view text)
{
    constexpr std::size_t any = std::size_t{1} << 31;
    auto data =
        Data::parse(text, {.bytes = any, .depth = any, .keysInObject = any, .itemsInArray = any, .bytesInString = any});
    assert(data);
    return *std::move(data);
}

std::string resolved(std::string_view quoted)
{
    if (quoted.find('\\') == std::string_view::npos)
        return std::string(quoted.substr(1, quoted.size() - 2));
    return std::string(parsed(quoted).root().text());
}

} // namespace

Document::Document()
{
    static const auto null = std::make_shared<const Content>(
        Content{.text = "null", .limits = {}, .nodes = {{.kind = Kind::Null, .range = {0, 4}}}});
    m_content = null;
}

Result<Document> Document::parse(std::string text, const Limits& limits)
{
    auto content = std::make_shared<Content>();
    content->text = std::move(text);
    content->limits = limits;
    // Each value but the first stands behind one of these; growing the vector instead would need twice the memory.
    const auto separators = std::count_if(content->text.begin(), content->text.end(),
                                          [](char c) { return c == ',' || c == '[' || c == '{'; });
    if (content->text.size() <= limits.bytes)
        content->nodes.reserve(static_cast<std::size_t>(separators) + 1);
    ToNodes sink(content->nodes);
    if (auto scanned = scan(content->text, limits, sink); !scanned)
        return fail(std::move(scanned.error()));
    return Document(std::move(content));
}

const std::string& Document::text() const { return m_content->text; }
const Limits& Document::limits() const { return m_content->limits; }
const std::vector<Document::Node>& Document::nodes() const { return m_content->nodes; }

std::string_view Document::textOf(Index index) const
{
    const Range range = node(index).range;
    return std::string_view(text()).substr(range.begin, range.size());
}

std::string Document::keyOf(Index index) const
{
    const Range key = node(index).key;
    return key.empty() ? std::string() : resolved(std::string_view(text()).substr(key.begin, key.size()));
}

std::optional<std::string> Document::stringOf(Index index) const
{
    if (node(index).kind != Kind::String)
        return std::nullopt;
    return resolved(textOf(index));
}

Data Document::dataOf(Index index) const { return parsed(textOf(index)); }

std::string Document::pointerTo(Index index) const
{
    std::vector<std::string> segments;
    for (; node(index).parent != none; index = node(index).parent)
        segments.push_back(node(index).key.empty() ? std::to_string(node(index).position) : keyOf(index));
    std::reverse(segments.begin(), segments.end());
    return pointerOf(segments);
}

std::optional<Document::Index> Document::find(std::string_view pointer) const
{
    const auto segments = segmentsOf(pointer);
    if (!segments)
        return std::nullopt;
    Index at = 0;
    for (const std::string& segment : *segments) {
        const auto position = indexOf(segment);
        if (node(at).kind == Kind::Object)
            at = member(at, segment);
        else
            at = position ? item(at, *position) : none;
        if (at == none)
            return std::nullopt;
    }
    return at;
}

Document::Index Document::member(Index object, std::string_view key) const
{
    if (node(object).kind != Kind::Object)
        return none;
    for (Index i = node(object).firstChild; i != none; i = node(i).next) {
        const Range range = node(i).key;
        const std::string_view written = std::string_view(text()).substr(range.begin + 1, range.size() - 2);
        if (written == key ? written.find('\\') == std::string_view::npos
                           : written.find('\\') != std::string_view::npos && keyOf(i) == key)
            return i;
    }
    return none;
}

Document::Index Document::item(Index array, std::size_t position) const
{
    if (node(array).kind != Kind::Array || position >= node(array).children)
        return none;
    Index i = node(array).firstChild;
    while (position-- > 0)
        i = node(i).next;
    return i;
}

Document::Index Document::nodeAt(std::size_t offset) const
{
    // The last node that begins at or before the byte, or the nearest around it that reaches as far.
    const auto begin = [](const Node& node) { return node.key.empty() ? node.range.begin : node.key.begin; };
    const auto after = std::upper_bound(nodes().begin(), nodes().end(), offset,
                                        [&](std::size_t at, const Node& node) { return at < begin(node); });
    if (after == nodes().begin())
        return 0;
    auto index = static_cast<Index>(after - nodes().begin() - 1);
    while (node(index).parent != none && offset >= node(index).range.end)
        index = node(index).parent;
    return index;
}

Place Document::placeAt(std::size_t offset) const { return json::placeAt(text(), offset); }

} // namespace retort::json

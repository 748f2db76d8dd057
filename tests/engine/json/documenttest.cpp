// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/document.h"

#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "tests/engine/json/randomjson.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::json;
using Index = Document::Index;

namespace {

Document document(std::string text)
{
    auto parsed = Document::parse(std::move(text));
    REQUIRE(parsed);
    return *parsed;
}

std::string lines(const Document& d)
{
    static const char* const kinds[] = {"null", "bool", "int", "double", "string", "array", "object"};
    const auto at = [](Index i) { return i == Document::none ? std::string("-") : std::to_string(i); };
    std::string out;
    for (const Document::Node& node : d.nodes()) {
        out += std::string(kinds[static_cast<int>(node.kind)]) + ' ' + std::to_string(node.range.begin) + '-' +
               std::to_string(node.range.end) + " key " + std::to_string(node.key.begin) + '-' +
               std::to_string(node.key.end) + " parent " + at(node.parent) + " next " + at(node.next) + " first " +
               at(node.firstChild) + " of " + std::to_string(node.children) + " at " + std::to_string(node.position) +
               '\n';
    }
    return out;
}

} // namespace

TEST_CASE("nodes stand in text order and know their places")
{
    CHECK(lines(document(R"( {"a": [1, 2.0], "b":{"c":"x"},"d":null} )")) ==
          "object 1-40 key 0-0 parent - next - first 1 of 3 at 0\n"
          "array 7-15 key 2-5 parent 0 next 4 first 2 of 2 at 0\n"
          "int 8-9 key 0-0 parent 1 next 3 first - of 0 at 0\n"
          "double 11-14 key 0-0 parent 1 next - first - of 0 at 1\n"
          "object 21-30 key 17-20 parent 0 next 6 first 5 of 1 at 1\n"
          "string 26-29 key 22-25 parent 4 next - first - of 0 at 0\n"
          "null 35-39 key 31-34 parent 0 next - first - of 0 at 2\n");
    CHECK(Document().text() == "null");
    CHECK(lines(Document()) == "null 0-4 key 0-0 parent - next - first - of 0 at 0\n");
}

TEST_CASE("keys and strings come with their escapes resolved, numbers and texts as they are written")
{
    const Document d = document(R"({"\u006eame":"a\"b\u00e9","n":1.50,"":[]})");
    const Index name = d.member(0, "name");
    REQUIRE(name != Document::none);
    CHECK(d.keyOf(name) == "name");
    CHECK(d.stringOf(name) == "a\"bé");
    CHECK(d.textOf(name) == R"("a\"b\u00e9")");
    CHECK(d.member(0, "\\u006eame") == Document::none);
    const Index number = d.member(0, "n");
    CHECK(d.textOf(number) == "1.50");
    CHECK_FALSE(d.stringOf(number));
    CHECK(d.dataOf(number).root().asDouble() == 1.5);
    CHECK(d.keyOf(0).empty());
    CHECK(d.pointerTo(d.member(0, "")) == "/");
    CHECK(d.member(number, "n") == Document::none);
    CHECK(d.item(0, 0) == Document::none);
}

TEST_CASE("places count lines and characters from 1")
{
    const Document d = document("{\r\n  \"é😀\": [1,\n2]\r\n}");
    CHECK(d.placeAt(0) == Place{1, 1});
    CHECK(d.placeAt(1) == Place{1, 2});
    CHECK(d.placeAt(3) == Place{2, 1});
    CHECK(d.placeAt(5) == Place{2, 3});
    CHECK(d.placeAt(12) == Place{2, 6}); // behind a character of two bytes and one of four
    CHECK(d.placeAt(13) == Place{2, 7});
    CHECK(d.placeAt(d.text().find("2]")) == Place{3, 1});
    CHECK(d.placeAt(d.text().size()) == Place{4, 2});
    CHECK(d.placeAt(1000) == Place{4, 2});
    CHECK(placeAt("", 0) == Place{1, 1});
}

TEST_CASE("nodeAt gives the innermost node")
{
    const std::string text = R"( {"a": [1, 22], "b" : "x"} )";
    const Document d = document(text);
    const auto pointerAt = [&](std::size_t offset) { return d.pointerTo(d.nodeAt(offset)); };
    CHECK(pointerAt(0).empty());
    CHECK(pointerAt(1).empty());
    CHECK(pointerAt(text.find("\"a\"")) == "/a");
    CHECK(pointerAt(text.find(": [")) == "/a");
    CHECK(pointerAt(text.find('[')) == "/a");
    CHECK(pointerAt(text.find('1')) == "/a/0");
    CHECK(pointerAt(text.find("22") + 1) == "/a/1");
    CHECK(pointerAt(text.find(']')) == "/a");
    CHECK(pointerAt(text.find("]") + 1).empty());
    CHECK(pointerAt(text.find("\"b\"") + 1) == "/b");
    CHECK(pointerAt(text.find('x')) == "/b");
    CHECK(pointerAt(text.size()).empty());
}

TEST_CASE("a document keeps every byte, and all its ways to a node agree")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& bytes) {
        Choices choices(bytes);
        const std::string text = randomJson(choices);
        const auto parsed = Document::parse(text);
        const auto data = Data::parse(text);
        RC_ASSERT(parsed.has_value());
        RC_ASSERT(data.has_value());
        const Document& d = *parsed;
        RC_ASSERT(d.text() == text);
        RC_ASSERT(d.dataOf(0) == *data);
        for (Index i = 0; i < d.nodes().size(); ++i) {
            const Document::Node& node = d.node(i);
            RC_ASSERT(d.find(d.pointerTo(i)) == i);
            if (i > 0) {
                const Document::Node& parent = d.node(node.parent);
                RC_ASSERT(node.parent < i);
                RC_ASSERT(parent.range.begin < node.range.begin && node.range.end < parent.range.end);
                const Data parentData = d.dataOf(node.parent);
                const Value inParent = parent.kind == Kind::Object ? *parentData.root().find(d.keyOf(i))
                                                                   : parentData.root().items()[node.position];
                RC_ASSERT(same(inParent, d.dataOf(i).root()));
            }
        }
        // nodeAt against its definition: the last node, in text order, that holds the byte.
        for (std::size_t offset = 0; offset < text.size(); ++offset) {
            Index expected = 0;
            for (Index i = 1; i < d.nodes().size(); ++i) {
                const Document::Node& node = d.node(i);
                if (offset >= (node.key.empty() ? node.range.begin : node.key.begin) && offset < node.range.end)
                    expected = i;
            }
            RC_ASSERT(d.nodeAt(offset) == expected);
        }
    }));
}

TEST_CASE("damaged texts are refused or kept to the byte")
{
    int kept = 0;
    int refused = 0;
    REQUIRE(rc::check([&](const std::vector<std::uint8_t>& bytes) {
        Choices choices(bytes);
        const std::string text = mutated(randomJson(choices), choices);
        const auto d = Document::parse(text);
        const auto data = Data::parse(text);
        RC_ASSERT(d.has_value() == data.has_value());
        if (!d) {
            ++refused;
            RC_ASSERT(d.error() == data.error());
            RC_ASSERT(d.error().place.line > 0);
            RC_ASSERT(d.error().place.column > 0);
            RC_ASSERT(segmentsOf(d.error().where).has_value());
            return;
        }
        ++kept;
        RC_ASSERT(d->text() == text);
        RC_ASSERT(d->dataOf(0) == *data);
    }));
    CHECK(kept > 0);
    CHECK(refused > 0);
}

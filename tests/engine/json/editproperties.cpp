// SPDX-License-Identifier: GPL-3.0-or-later
// What every edit keeps, over documents of any layout.
#include "engine/json/edit.h"
#include "engine/json/pointer.h"
#include "tests/engine/json/randomjson.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <numeric>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::json;
using Model = nlohmann::ordered_json;

namespace {

using Bytes = std::vector<std::uint8_t>;
using Index = Document::Index;

bool holds(bool (*property)(Choices&))
{
    return rc::check([property](const Bytes& bytes) {
        Choices choices(bytes);
        RC_ASSERT(property(choices));
    });
}

Document made(Choices& choices)
{
    const std::string text = randomJson(choices);
    auto document = Document::parse(text);
    RC_ASSERT(document.has_value());
    RC_ASSERT(document->text() == text);
    return *document;
}

Index anyNode(const Document& document, Choices& choices)
{
    return static_cast<Index>(choices.below(document.nodes().size()));
}

// A node of a kind, none where there is none.
Index anyOf(const Document& document, Kind kind, Choices& choices)
{
    std::vector<Index> found;
    for (Index i = 0; i < document.nodes().size(); ++i) {
        if (document.node(i).kind == kind)
            found.push_back(i);
    }
    return found.empty() ? Document::none : choices.of(found);
}

Document taken(const Result<Document>& result)
{
    RC_ASSERT(result.has_value());
    return *result;
}

// The text outside of `range` is where it was, before and behind.
bool onlyWithin(const Document& before, const Document& after, Range range)
{
    const std::string_view a = before.text();
    const std::string_view b = after.text();
    const std::size_t behind = a.size() - range.end;
    return b.size() >= range.begin + behind && b.substr(0, range.begin) == a.substr(0, range.begin) &&
           b.substr(b.size() - behind) == a.substr(range.end);
}

bool is(const Document& document, const Model& model) { return Model::parse(document.text()).dump() == model.dump(); }

Model modelOf(const Document& document) { return Model::parse(document.text()); }
Model::json_pointer at(std::string_view pointer) { return Model::json_pointer(std::string(pointer)); }

} // namespace

TEST_CASE("set changes its range and has the model's value")
{
    REQUIRE(holds([](Choices& choices) {
        const Document before = made(choices);
        const Index node = anyNode(before, choices);
        const std::string pointer = before.pointerTo(node);
        const std::string value = randomJson(choices);
        const Document after = taken(set(before, pointer, value));
        Model model = modelOf(before);
        model[at(pointer)] = Model::parse(value);
        return is(after, model) && onlyWithin(before, after, before.node(node).range);
    }));
}

TEST_CASE("set to the same text is the identity")
{
    REQUIRE(holds([](Choices& choices) {
        const Document before = made(choices);
        const Index node = anyNode(before, choices);
        return taken(set(before, before.pointerTo(node), before.textOf(node))) == before;
    }));
}

TEST_CASE("insertItem keeps all items, and remove takes it back to the byte")
{
    REQUIRE(holds([](Choices& choices) {
        const Document before = made(choices);
        const Index array = anyOf(before, Kind::Array, choices);
        if (array == Document::none)
            return true;
        const std::string pointer = before.pointerTo(array);
        const std::size_t position = choices.below(before.node(array).children + 1);
        const std::string value = randomJson(choices);
        const Document after = taken(insertItem(before, pointer, position, value));
        Model model = modelOf(before);
        Model& items = model[at(pointer)];
        items.insert(items.begin() + static_cast<std::ptrdiff_t>(position), Model::parse(value));
        const Document back = taken(remove(after, child(pointer, position)));
        // An empty list of several lines comes back as [].
        const std::string expected =
            before.node(array).children > 0 || before.textOf(array).find('\n') == std::string::npos
                ? before.text()
                : taken(set(before, pointer, "[]")).text();
        return is(after, model) && onlyWithin(before, after, before.node(array).range) && back.text() == expected;
    }));
}

TEST_CASE("insertMember keeps all members, and remove takes it back to the byte")
{
    REQUIRE(holds([](Choices& choices) {
        const Document before = made(choices);
        const Index object = anyOf(before, Kind::Object, choices);
        if (object == Document::none)
            return true;
        const std::string pointer = before.pointerTo(object);
        const std::string key = "new" + *Document::parse(randomString(choices))->stringOf(0); // none ends in no digit
        const std::string value = randomJson(choices);
        const Document after = taken(insertMember(before, pointer, key, value));
        Model model = modelOf(before);
        model[at(pointer)][key] = Model::parse(value);
        const Document back = taken(remove(after, child(pointer, key)));
        const std::string expected =
            before.node(object).children > 0 || before.textOf(object).find('\n') == std::string::npos
                ? before.text()
                : taken(set(before, pointer, "{}")).text();
        return is(after, model) && onlyWithin(before, after, before.node(object).range) && back.text() == expected;
    }));
}

TEST_CASE("remove takes out one value and touches nothing outside its container")
{
    REQUIRE(holds([](Choices& choices) {
        const Document before = made(choices);
        const Index node = anyNode(before, choices);
        if (node == 0)
            return true;
        const std::string pointer = before.pointerTo(node);
        const Index parent = before.node(node).parent;
        const Document after = taken(remove(before, pointer));
        Model model = modelOf(before);
        Model& container = model[at(before.pointerTo(parent))];
        if (container.is_array())
            container.erase(before.node(node).position);
        else
            container.erase(before.keyOf(node));
        // Every sibling keeps its bytes.
        const auto same = after.find(before.pointerTo(parent));
        std::string siblings;
        for (Index i = before.node(parent).firstChild; i != Document::none; i = before.node(i).next)
            siblings += i == node ? "" : std::string(before.textOf(i)) + '|';
        std::string left;
        for (Index i = after.node(*same).firstChild; i != Document::none; i = after.node(i).next)
            left += std::string(after.textOf(i)) + '|';
        return is(after, model) && onlyWithin(before, after, before.node(parent).range) && siblings == left;
    }));
}

TEST_CASE("moveItem keeps every item's bytes, and there and back is the identity")
{
    REQUIRE(holds([](Choices& choices) {
        const Document before = made(choices);
        const Index array = anyOf(before, Kind::Array, choices);
        if (array == Document::none || before.node(array).children == 0)
            return true;
        const std::string pointer = before.pointerTo(array);
        const std::size_t from = choices.below(before.node(array).children);
        const std::size_t to = choices.below(before.node(array).children);
        const Document after = taken(moveItem(before, pointer, from, to));
        std::vector<std::string> items;
        for (Index i = before.node(array).firstChild; i != Document::none; i = before.node(i).next)
            items.emplace_back(before.textOf(i));
        const std::string item = items[from];
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(from));
        items.insert(items.begin() + static_cast<std::ptrdiff_t>(to), item);
        std::vector<std::string> moved;
        for (Index i = after.node(array).firstChild; i != Document::none; i = after.node(i).next)
            moved.emplace_back(after.textOf(i));
        return moved == items && onlyWithin(before, after, before.node(array).range) &&
               taken(moveItem(after, pointer, to, from)) == before;
    }));
}

TEST_CASE("several items at once come to the same as one by one")
{
    REQUIRE(holds([](Choices& choices) {
        const Document before = made(choices);
        const Index array = anyOf(before, Kind::Array, choices);
        if (array == Document::none)
            return true;
        const std::string pointer = before.pointerTo(array);
        const std::size_t count = before.node(array).children;
        const std::size_t position = choices.below(count + 1);
        std::vector<std::string> items;
        Document inserted = before;
        while (items.size() < 3) {
            items.push_back(randomJson(choices));
            inserted = taken(insertItem(inserted, pointer, position + items.size() - 1, items.back()));
        }
        std::vector<std::size_t> positions;
        Document removed = before;
        for (std::size_t i = 0; i < count; ++i) {
            if (choices.below(3) > 0)
                continue;
            removed = taken(remove(removed, child(pointer, i - positions.size())));
            positions.push_back(i);
        }
        std::vector<std::size_t> order(count);
        std::iota(order.begin(), order.end(), 0);
        Document moved = before;
        for (int moves = 0; moves < 4 && count > 0; ++moves) {
            const auto from = static_cast<std::ptrdiff_t>(choices.below(count));
            const auto to = static_cast<std::ptrdiff_t>(choices.below(count));
            const std::size_t item = order[static_cast<std::size_t>(from)];
            order.erase(order.begin() + from);
            order.insert(order.begin() + to, item);
            moved = taken(moveItem(moved, pointer, static_cast<std::size_t>(from), static_cast<std::size_t>(to)));
        }
        const Document added = taken(insertItems(before, pointer, position, items));
        return modelOf(added) == modelOf(inserted) && onlyWithin(before, added, before.node(array).range) &&
               taken(removeItems(before, pointer, positions)) == removed &&
               taken(orderItems(before, pointer, order)) == moved;
    }));
}

TEST_CASE("renameMember changes the key alone, and back is the same value")
{
    REQUIRE(holds([](Choices& choices) {
        const Document before = made(choices);
        const Index object = anyOf(before, Kind::Object, choices);
        if (object == Document::none || before.node(object).children == 0)
            return true;
        const Index member = before.node(object).firstChild;
        const std::string pointer = before.pointerTo(object);
        const Document after = taken(renameMember(before, before.pointerTo(member), "other name"));
        const auto renamed = after.find(child(pointer, "other name"));
        return renamed == member && after.textOf(member) == before.textOf(member) &&
               onlyWithin(before, after, before.node(member).key) &&
               modelOf(taken(renameMember(after, child(pointer, "other name"), before.keyOf(member)))) ==
                   modelOf(before);
    }));
}

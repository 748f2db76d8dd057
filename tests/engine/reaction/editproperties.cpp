// SPDX-License-Identifier: GPL-3.0-or-later
// What edits of reactions keep, whatever the document.
#include "engine/json/edit.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/reaction/edit.h"
#include "engine/reaction/reaction.h"
#include "tests/engine/reaction/anyreaction.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>
#include <map>
#include <rapidcheck.h>

using namespace retort;
using json::Choices;
using json::Document;

namespace {

using Bytes = std::vector<std::uint8_t>;

struct Case {
    Document document;
    Reaction reaction;
    RunOrder order;
};

Case read(const Document& document)
{
    const auto reaction = readReaction(document);
    RC_ASSERT(reaction.has_value());
    return {document, *reaction, runOrder(*reaction)};
}

Case made(Choices& choices) { return read(test::document(test::randomReaction(choices))); }

Document taken(const Result<Document>& result)
{
    if (!result)
        RC_FAIL(test::lineOf(result.error()));
    return *result;
}

// Enough of them for several actions with arguments.
Bytes anyBytes() { return *rc::gen::scale(8.0, rc::gen::arbitrary<Bytes>()); }

bool holds(void (*property)(Choices&))
{
    return rc::check([property] {
        Choices choices(anyBytes());
        property(choices);
    });
}

std::string tagOf(const Case& all, std::size_t action)
{
    const auto index = all.document.find(json::child(all.reaction.actions[action].pointer, "tag"));
    return index ? *all.document.stringOf(*index) : "new";
}

std::vector<std::string> tagsInOrder(const Case& all)
{
    std::vector<std::string> tags;
    for (std::size_t action : all.order.actions)
        tags.push_back(tagOf(all, action));
    return tags;
}

// Each action's own bytes by its tag, with the number that an edit may write made invisible.
std::map<std::string, std::string> bytesByTag(const Case& all)
{
    std::map<std::string, std::string> bytes;
    for (std::size_t i = 0; i < all.reaction.actions.size(); ++i) {
        const auto node = all.document.find(all.reaction.actions[i].pointer);
        const json::Range whole = all.document.node(*node).range;
        std::string text(all.document.textOf(*node));
        if (const auto number = all.document.member(*node, "sort_order"); number != Document::none) {
            const json::Range range = all.document.node(number).range;
            text.replace(range.begin - whole.begin, range.size(), "#");
        }
        bytes[tagOf(all, i)] = std::move(text);
    }
    return bytes;
}

// All that is not in the list of actions.
std::string around(const Case& all)
{
    const auto actions = all.document.find("/actions");
    if (!actions)
        return all.document.text();
    const json::Range range = all.document.node(*actions).range;
    return all.document.text().substr(0, range.begin) + "#" + all.document.text().substr(range.end);
}

bool allNumbered(const Case& all)
{
    for (const Action& action : all.reaction.actions) {
        if (action.sortOrderText.empty())
            return false;
    }
    return true;
}

// The text outside of a range stands where it stood.
bool onlyWithin(const Document& before, const Document& after, json::Range range)
{
    const std::string& a = before.text();
    const std::string& b = after.text();
    const std::size_t behind = a.size() - range.end;
    return b.size() >= range.begin + behind && b.substr(0, range.begin) == a.substr(0, range.begin) &&
           b.substr(b.size() - behind) == a.substr(range.end);
}

// The value of a member, or the whole object where there is none yet.
json::Range changing(const Document& document, const std::string& object, const std::string& key)
{
    const auto member = document.find(json::child(object, key));
    return document.node(member ? *member : *document.find(object)).range;
}

} // namespace

TEST_CASE("a move puts the action where it was asked to, numbers all, and changes nothing else")
{
    const bool ok = holds([](Choices& choices) {
        const Case before = made(choices);
        const std::size_t count = before.reaction.actions.size();
        if (count == 0)
            return;
        const std::size_t action = choices.below(count);
        const std::size_t position = choices.below(count);
        const Case after = read(taken(edit::moveAction(before.document, action, position)));

        std::vector<std::string> expected = tagsInOrder(before);
        const std::string tag = tagOf(before, action);
        const bool moves = expected[position] != tag;
        expected.erase(std::find(expected.begin(), expected.end(), tag));
        expected.insert(expected.begin() + static_cast<std::ptrdiff_t>(position), tag);
        RC_ASSERT(tagsInOrder(after) == expected);
        RC_ASSERT(around(after) == around(before));
        RC_ASSERT(moves || after.document.text() == before.document.text());
        if (!moves)
            return;
        for (std::size_t i = 0; i < count; ++i)
            RC_ASSERT(after.reaction.actions[after.order.actions[i]].sortOrder == static_cast<std::int64_t>(i + 1));
        if (allNumbered(before))
            RC_ASSERT(bytesByTag(after) == bytesByTag(before));
        if (before.order.isFileOrder()) {
            RC_ASSERT(after.order.isFileOrder());
        } else { // only numbers change: each action stays at its place in the file
            for (std::size_t i = 0; i < count; ++i)
                RC_ASSERT(tagOf(after, i) == tagOf(before, i));
        }
        // A number that is right keeps its form.
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t k = 0; k < count; ++k) {
                const Action& a = after.reaction.actions[i];
                const Action& b = before.reaction.actions[k];
                if (tagOf(after, i) == tagOf(before, k) && a.sortOrder == b.sortOrder)
                    RC_ASSERT(a.sortOrderText == b.sortOrderText);
            }
        }
    });
    REQUIRE(ok);
}

TEST_CASE("a new action runs where it was asked to, and the others as before")
{
    const bool ok = holds([](Choices& choices) {
        const Case before = made(choices);
        const std::size_t count = before.reaction.actions.size();
        const std::size_t position = choices.below(count + 1);
        const Case after =
            read(taken(edit::insertAction(before.document, R"({"name": "filter", "odd": 1.50})", position)));
        std::vector<std::string> expected = tagsInOrder(before);
        expected.insert(expected.begin() + static_cast<std::ptrdiff_t>(position), "new");
        RC_ASSERT(tagsInOrder(after) == expected);
        if (before.document.find("/actions"))
            RC_ASSERT(around(after) == around(before));
        if (allNumbered(before)) {
            auto bytes = bytesByTag(after);
            bytes.erase("new");
            RC_ASSERT(bytes == bytesByTag(before));
        }
    });
    REQUIRE(ok);
}

TEST_CASE("a copy runs right after its original and has its bytes")
{
    const bool ok = holds([](Choices& choices) {
        const Case before = made(choices);
        if (before.reaction.actions.empty())
            return;
        const std::size_t action = choices.below(before.reaction.actions.size());
        const Case after = read(taken(edit::duplicateAction(before.document, action)));
        std::vector<std::string> expected = tagsInOrder(before);
        const std::string tag = tagOf(before, action);
        expected.insert(std::find(expected.begin(), expected.end(), tag), tag);
        RC_ASSERT(tagsInOrder(after) == expected);
        RC_ASSERT(around(after) == around(before));
    });
    REQUIRE(ok);
}

TEST_CASE("copies of several actions are where one by one would put them")
{
    const bool ok = holds([](Choices& choices) {
        const Case before = made(choices);
        std::vector<std::size_t> some;
        for (std::size_t action = 0; action < before.reaction.actions.size(); ++action) {
            if (choices.below(2) == 0)
                some.push_back(action);
        }
        std::vector<std::string> expected;
        for (const std::size_t action : runOrder(before.reaction).actions) {
            const bool copied = std::find(some.begin(), some.end(), action) != some.end();
            expected.insert(expected.end(), copied ? 2 : 1, tagOf(before, action));
        }
        const Case after = read(taken(edit::duplicateActions(before.document, some)));
        RC_ASSERT(tagsInOrder(after) == expected);
        RC_ASSERT(around(after) == around(before));
        RC_ASSERT(runOrder(after.reaction).isFileOrder() == runOrder(before.reaction).isFileOrder());
        // One by one, the last first, so that the others keep their indices.
        json::Document single = before.document;
        for (auto action = some.rbegin(); action != some.rend() && runOrder(before.reaction).isFileOrder(); ++action)
            single = taken(edit::duplicateAction(single, *action));
        if (runOrder(before.reaction).isFileOrder())
            RC_ASSERT(tagsInOrder(read(single)) == expected);
    });
    REQUIRE(ok);
}

TEST_CASE("a removed action is gone and all else stays")
{
    const bool ok = holds([](Choices& choices) {
        const Case before = made(choices);
        if (before.reaction.actions.empty())
            return;
        const std::size_t action = choices.below(before.reaction.actions.size());
        const Case after = read(taken(edit::removeAction(before.document, action)));
        auto expected = bytesByTag(before);
        expected.erase(tagOf(before, action));
        RC_ASSERT(bytesByTag(after) == expected);
        RC_ASSERT(around(after) == around(before));
    });
    REQUIRE(ok);
}

TEST_CASE("several actions at once are where one by one would put them")
{
    const bool ok = holds([](Choices& choices) {
        const Case before = made(choices);
        const std::size_t count = before.reaction.actions.size();
        const std::size_t position = choices.below(count + 1);
        const std::vector<std::string> fresh{R"({"name": "a", "tag": "x"})", R"({"tag": "y", "sort_order": 1})"};
        const Case inserted = read(taken(edit::insertActions(before.document, fresh, position)));
        std::vector<std::string> tags = tagsInOrder(before);
        tags.insert(tags.begin() + static_cast<std::ptrdiff_t>(position), {"x", "y"});
        RC_ASSERT(tagsInOrder(inserted) == tags);
        if (before.document.find("/actions"))
            RC_ASSERT(around(inserted) == around(before));

        std::vector<std::size_t> gone;
        auto kept = bytesByTag(before);
        for (std::size_t i = 0; i < count; ++i) {
            if (choices.below(2) == 0) {
                gone.push_back(i);
                kept.erase(tagOf(before, i));
            }
        }
        RC_ASSERT(bytesByTag(read(taken(edit::removeActions(before.document, gone)))) == kept);

        std::vector<std::size_t> order = before.order.actions;
        for (std::size_t i = 0; i + 1 < order.size(); ++i)
            std::swap(order[i], order[i + choices.below(order.size() - i)]);
        const Case ordered = read(taken(edit::orderActions(before.document, order)));
        tags.clear();
        for (const std::size_t action : order)
            tags.push_back(tagOf(before, action));
        RC_ASSERT(tagsInOrder(ordered) == tags);
        RC_ASSERT(around(ordered) == around(before));
        RC_ASSERT(!edit::orderActions(before.document, {0, 0}));
        RC_ASSERT(!edit::removeActions(before.document, {count}));
    });
    REQUIRE(ok);
}

TEST_CASE("what is set is what is read, and only its range changes")
{
    const bool ok = holds([](Choices& choices) {
        const Case before = made(choices);
        static const std::string texts[] = {"", "new", "\"quoted\" \\ and\nmore", "größe \xF0\x9F\x98\x80"};
        const std::string& text = choices.of(texts);
        const bool on = choices.oneIn(2);

        const Document named = taken(edit::setName(before.document, text));
        RC_ASSERT(read(named).reaction.name == text);
        RC_ASSERT(onlyWithin(before.document, named, changing(before.document, "", "name")));
        const Document triggered = taken(edit::setTrigger(before.document, text));
        RC_ASSERT(read(triggered).reaction.trigger == text);
        RC_ASSERT(onlyWithin(before.document, triggered, changing(before.document, "", "trigger")));
        const Document active = taken(edit::setActive(before.document, on));
        RC_ASSERT(read(active).reaction.isActive == on);
        RC_ASSERT(onlyWithin(before.document, active, changing(before.document, "", "is_active")));
        const Document described = taken(edit::setDescription(before.document, text));
        RC_ASSERT(read(described).reaction.description == text);
        RC_ASSERT(onlyWithin(before.document, described, changing(before.document, "", "description")));

        if (before.reaction.actions.empty())
            return;
        const std::size_t action = choices.below(before.reaction.actions.size());
        const std::string object = before.reaction.actions[action].pointer;
        const Document noted = taken(edit::setActionNotes(before.document, action, text));
        RC_ASSERT(read(noted).reaction.actions[action].notes == text);
        RC_ASSERT(onlyWithin(before.document, noted, changing(before.document, object, "notes")));
        const Document typed = taken(edit::setActionType(before.document, action, "tier.assign"));
        RC_ASSERT(read(typed).reaction.actions[action].type == "tier.assign");
        RC_ASSERT(onlyWithin(before.document, typed, changing(before.document, object, "name")));

        const auto& arguments = before.reaction.actions[action].arguments;
        const Document added = taken(edit::addArgument(before.document, action, "fresh", "[1.50]", on));
        const auto longer = read(added).reaction.actions[action].arguments;
        RC_ASSERT(longer.size() == arguments.size() + 1);
        RC_ASSERT(longer.back().name == "fresh" && longer.back().isDynamic == on);
        RC_ASSERT(onlyWithin(before.document, added, changing(before.document, object, "arguments")));

        if (arguments.empty())
            return;
        const std::size_t argument = choices.below(arguments.size());
        const std::string own = arguments[argument].pointer;
        const std::string value = json::randomJson(choices);
        const Document valued = taken(edit::setArgumentValue(before.document, action, argument, value));
        RC_ASSERT(read(valued).reaction.actions[action].arguments[argument].value ==
                  test::must(json::Data::parse(value)));
        RC_ASSERT(onlyWithin(before.document, valued, changing(before.document, own, "value")));
        const Document dynamic = taken(edit::setArgumentDynamic(before.document, action, argument, on));
        RC_ASSERT(read(dynamic).reaction.actions[action].arguments[argument].isDynamic == on);
        RC_ASSERT(onlyWithin(before.document, dynamic, changing(before.document, own, "is_dynamic")));
        const Document neither = taken(edit::setArgumentDynamic(before.document, action, argument, std::nullopt));
        RC_ASSERT(!read(neither).reaction.actions[action].arguments[argument].isDynamic.has_value());
        RC_ASSERT(onlyWithin(before.document, neither, changing(before.document, own, "is_dynamic")));
        const Document renamed = taken(edit::renameArgument(before.document, action, argument, "fresh"));
        RC_ASSERT(read(renamed).reaction.actions[action].arguments[argument].name == "fresh");
        RC_ASSERT(onlyWithin(before.document, renamed, changing(before.document, own, "name")));
        const Document shorter = taken(edit::removeArgument(before.document, action, argument));
        RC_ASSERT(read(shorter).reaction.actions[action].arguments.size() == arguments.size() - 1);
        RC_ASSERT(onlyWithin(before.document, shorter, changing(before.document, object, "arguments")));
        const Document filtered = taken(edit::setCondition(before.document, action, value));
        const auto conditions = read(filtered).reaction.actions[action].arguments;
        RC_ASSERT(std::any_of(conditions.begin(), conditions.end(), [&](const Argument& a) {
            return a.name == "condition" && a.value == test::must(json::Data::parse(value));
        }));
    });
    REQUIRE(ok);
}

TEST_CASE("whatever can be read keeps its bytes through reading, and what cannot is refused without harm")
{
    std::size_t readable = 0;
    const bool ok = rc::check([&] {
        Choices choices(anyBytes());
        const std::string text = json::mutated(test::randomReaction(choices), choices);
        const auto document = Document::parse(text);
        if (!document)
            return;
        RC_ASSERT(document->text() == text);
        const auto reaction = readReaction(*document);
        if (!reaction) {
            RC_ASSERT(document->find(reaction.error().where).has_value());
            RC_ASSERT(reaction.error().place.line > 0);
            return;
        }
        ++readable;
        for (const Action& action : reaction->actions)
            RC_ASSERT(document->find(action.pointer).has_value());
        const auto renamed = edit::setName(*document, "other");
        RC_ASSERT(renamed.has_value());
        RC_ASSERT(onlyWithin(*document, *renamed, changing(*document, "", "name")));
    });
    REQUIRE(ok);
    CHECK(readable > 0);
}

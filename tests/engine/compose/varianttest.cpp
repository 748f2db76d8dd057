// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/variant.h"

#include "engine/json/edit.h"
#include "tests/engine/compose/samples.h"
#include "tests/engine/json/randomjson.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::test;

namespace {

const Files promoter{{"promoter", R"({
  "event": "custom.survey",
  "profile_id": "p-1",
  "data": {"score": 9.0, "survey": "spring", "tags": ["a", "b", "c"]},
  "_retort": {"label": "Promoter", "profile": "jane", "clock": "2026-02-03"}
}
)"}};

std::string variantOf(const std::string& base, const std::string& changes, const std::string& more = "")
{
    return R"({"_retort": {"label": "V", "base": ")" + base + R"(", "changes": [)" + changes + "]" + more + "}}";
}

std::string failure(const std::string& file, const Files& files, const std::string& name = {})
{
    const auto event = compose::readEventFile(document(file), in(files), name);
    return event ? "fine" : lineOf(event.error());
}

std::string linesOf(const std::vector<compose::VariantChange>& changes)
{
    std::string out;
    for (const auto& change : changes)
        out += (out.empty() ? "" : " ") + change.pointer + "=" + change.json.value_or("absent");
    return out;
}

/// With the members of each object in one order, so that the order counts for nothing.
std::string sorted(json::Value value)
{
    if (value.isArray()) {
        std::string out = "[";
        for (std::size_t i = 0; i < value.size(); ++i)
            out += sorted(value.items()[i]) + ",";
        return out + "]";
    }
    if (!value.isObject())
        return json::write(value);
    std::map<std::string, std::string> members;
    for (std::size_t i = 0; i < value.size(); ++i)
        members[std::string(value.members()[i].key.text())] = sorted(value.members()[i].value);
    std::string out = "{";
    for (const auto& member : members)
        out += json::quoted(member.first) + ":" + member.second + ",";
    return out + "}";
}

std::string sortedEvent(const json::Document& file) { return sorted(must(readEvent(file)).context.root()); }

} // namespace

TEST_CASE("a variant is its base with the changes made, to the byte elsewhere")
{
    const auto file = document(variantOf("promoter", R"({"pointer": "/data/score", "value": 3},
        {"pointer": "/data/survey", "absent": true}, {"pointer": "/data/comment", "value": null})"));
    CHECK(compose::isVariant(file));
    CHECK(must(compose::expanded(file, in(promoter))).text() == R"({
  "event": "custom.survey",
  "profile_id": "p-1",
  "data": {"score": 3, "tags": ["a", "b", "c"], "comment": null},
  "_retort": {"label": "V", "profile": "jane", "clock": "2026-02-03"}
}
)");
    const Event event = must(compose::readEventFile(file, in(promoter)));
    CHECK(event.label == "V");
    CHECK(event.profile == "jane");
    CHECK(event.clock == "2026-02-03");
    CHECK(textOf(event.context) ==
          R"({"event":"custom.survey","profile_id":"p-1","data":{"score":3,"tags":["a","b","c"],"comment":null}})");
}

TEST_CASE("what is no variant is read as it stands")
{
    const auto plain = document(promoter.at("promoter"));
    CHECK_FALSE(compose::isVariant(plain));
    CHECK(must(compose::expanded(plain, in({}))) == plain);
    CHECK(must(compose::readEventFile(plain, in({}))) == must(readEvent(plain)));
    for (const char* text : {"[]", "null", "{}", R"({"_retort": 1})", R"({"_retort": {"label": "x"}})"})
        CHECK_FALSE(compose::isVariant(document(text)));
}

TEST_CASE("the base's edits flow in, and bases stand on bases")
{
    Files files = promoter;
    files["detractor"] = variantOf("promoter", R"({"pointer": "/data/score", "value": 2})", R"(, "profile": null)");
    files["angry"] = variantOf("detractor", R"({"pointer": "/data/comment", "value": "Never again"})");
    Event event = must(compose::readEventFile(document(files["angry"]), in(files), "angry"));
    CHECK(textOf(event.context)
              .find(R"("data":{"score":2,"survey":"spring","tags":["a","b","c"],"comment":"Never again"})") !=
          std::string::npos);
    CHECK(event.profile.empty()); // null: not the base's
    CHECK(event.clock == "2026-02-03");
    files["promoter"] = R"({"event": "custom.survey", "data": {"score": 10, "new": true}})";
    event = must(compose::readEventFile(document(files["angry"]), in(files), "angry"));
    CHECK(textOf(event.context) ==
          R"({"event":"custom.survey","data":{"score":2,"new":true,"comment":"Never again"}})");
}

TEST_CASE("what is wrong is told with its place in the variant")
{
    Files files = promoter;
    files["loop-a"] = variantOf("loop-b", "");
    files["loop-b"] = variantOf("loop-a", "");
    files["self"] = variantOf("self", "");
    files["bad"] = variantOf("promoter", R"({"pointer": "/data/score"})");
    files["no-event"] = variantOf("promoter", R"({"pointer": "/event", "absent": true})");
    const auto check = [&](const std::string& text, const std::string& expected, const std::string& name = {}) {
        CHECK(failure(text, files, name) == expected);
    };
    check(variantOf("gone", ""), "1:36 /_retort/base: There is no event gone, which this is a variant of. Bring its "
                                 "file back, or name another base");
    const std::string cycle = "1:36 /_retort/base: The base self leads back to itself. Give one of them another base";
    check(files["self"], cycle, "self");
    check(files["self"], cycle); // without knowing its own name
    check(files["loop-a"], "1:36 /_retort/base: The base loop-a leads back to itself. Give one of them another base",
          "loop-a");
    check(variantOf("bad", ""),
          "1:36 /_retort/base: The base bad cannot be read: A change has either a \"value\" or \"absent\": true");
    check(variantOf("promoter", R"({"pointer": "/data/gone/x", "value": 1})"),
          "1:60 /_retort/changes/0: The base promoter has no place /data/gone/x any more. Take the change out, or name "
          "another place");
    check(variantOf("promoter", R"({"pointer": "/data/tags/7", "value": 1})"),
          "1:60 /_retort/changes/0: The base promoter has no place /data/tags/7 any more. Take the change out, or name "
          "another place");
    check(variantOf("promoter", R"({"pointer": "/data/score"})"),
          "1:60 /_retort/changes/0: A change has either a \"value\" or \"absent\": true");
    check(variantOf("promoter", R"({"pointer": "/data/score", "value": 1, "absent": true})"),
          "1:60 /_retort/changes/0: A change has either a \"value\" or \"absent\": true");
    check(variantOf("promoter", R"({"value": 1})"),
          "1:60 /_retort/changes/0: A change says in \"pointer\" what it is about: \"/data/score\"");
    check(variantOf("promoter", R"({"pointer": "/_retort/label", "value": "x"})"),
          "1:72 /_retort/changes/0/pointer: /_retort/label is no place in the event that a variant can change");
    check(variantOf("promoter", R"({"pointer": "data", "value": 1})"),
          "1:72 /_retort/changes/0/pointer: data is no place in the event that a variant can change");
    check(R"({"event": "x.y", "_retort": {"base": "promoter"}})",
          "1:11 /event: A variant holds nothing but \"_retort\": move event into a change, or take the base out");
    check(R"({"_retort": {"base": 3}})", "1:22 /_retort/base: \"base\" is a number, but has to be a text");
    check(R"({"_retort": {"base": "promoter", "changes": {}}})",
          "1:45 /_retort/changes: \"changes\" is an object, but has to be a list");
    CHECK(failure(files["no-event"], files).find("1:36 /_retort/base: With its changes this is no event: ") == 0);
}

TEST_CASE("a tower of bases has an end")
{
    Files files = promoter;
    std::string below = "promoter";
    for (int i = 0; i < 40; ++i) {
        const std::string name = "v" + std::to_string(i);
        files[name] = variantOf(below, "");
        below = name;
    }
    CHECK(failure(files["v31"], files, "v31") == "fine");
    CHECK(failure(files["v32"], files, "v32").find("A variant may stand on 32 others at most") != std::string::npos);
}

TEST_CASE("the smallest list of changes")
{
    struct Row {
        const char* base;
        const char* edited;
        const char* changes;
    };
    const std::vector<Row> rows{
        {R"({"a": 1})", R"({"a": 1})", ""},
        {R"({"a": 1, "b": 2})", R"({"b": 2, "a": 1})", ""}, // order is no difference
        {R"({"a": 1.50})", R"({"a": 1.5})", ""},            // nor is the form of a number
        {R"({"a": 1})", R"({"a": 1.0})", "/a=1.0"},
        {R"({"a": null})", R"({})", "/a=absent"},
        {R"({})", R"({"a": null})", "/a=null"},
        {R"({"a": {"b": 1, "c": 2}})", R"({"a": {"b": 1, "c": 3}})", "/a/c=3"},
        {R"({"a": {"b": 1, "c": 2}})", R"({"a": [1]})", "/a=[1]"},
        {R"({"a": {"b": 1, "c": 2, "d": 3}})", R"({"a": {}})", "/a={}"},
        {R"({"a": {"b": 1, "c": 2}})", R"({"a": {"c": 2}})", "/a/b=absent"},
        {R"({"a": [1, 2, 3]})", R"({"a": [1, 2, 3, 4]})", "/a/3=4"},
        {R"({"tags": ["one long text", "another long text"]})",
         R"({"tags": ["one long text", "another long text", "x"]})", "/tags/2=\"x\""},
        {R"({"items": [{"sku": "a-long-sku", "price": 10, "brand": "Acme"}, {"sku": "b", "price": 20}]})",
         R"({"items": [{"sku": "a-long-sku", "price": 12, "brand": "Acme"}, {"sku": "b", "price": 20}]})",
         "/items/0/price=12"},
        {R"({"a": [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [1], [2]]})",
         R"({"a": [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]})", "/a=[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]"},
        {R"({"a/b~c": 1, "_retort": {"label": "x"}})", R"({"a/b~c": 2})", "/a~1b~0c=2"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.base);
        CAPTURE(row.edited);
        CHECK(linesOf(compose::differences(document(row.base), document(row.edited))) == row.changes);
    }
}

TEST_CASE("a new variant, and one that is edited again")
{
    const auto base = document(promoter.at("promoter"));
    auto edited = must(json::set(base, "/data/score", "3"));
    edited = must(json::remove(edited, "/data/survey"));
    edited = must(json::set(edited, "/_retort/label", "\"Detractor\""));
    edited = must(json::set(edited, "/_retort/clock", "\"2026-03-01\""));
    edited = must(json::remove(edited, "/_retort/profile"));
    const auto made = must(compose::makeVariant("promoter", base, edited));
    CHECK(made.text() == R"({
  "_retort": {
    "base": "promoter",
    "changes": [
      {"pointer": "/data/survey", "absent": true},
      {"pointer": "/data/score", "value": 3}
    ],
    "label": "Detractor",
    "profile": null,
    "clock": "2026-03-01"
  }
}
)");
    CHECK(must(compose::readEventFile(made, in(promoter))) == must(readEvent(edited)));

    SUBCASE("the same again changes no byte") { CHECK(must(compose::editedVariant(made, base, edited)) == made); }
    SUBCASE("only what is new is written")
    {
        const auto mine = document(R"({"_retort": {"label":"Detractor", "base": "promoter",
          "changes": [ {"value": 3e0, "pointer": "/data/score"} , {"pointer": "/gone", "value": 1}]}})");
        auto other = must(json::set(base, "/data/score", "3.0"));
        other = must(json::set(other, "/data/comment", "\"x\""));
        other = must(json::set(other, "/_retort/label", "\"Detractor\""));
        CHECK(must(compose::editedVariant(mine, base, other)).text() ==
              R"({"_retort": {"label":"Detractor", "base": "promoter",
          "changes": [ {"value": 3e0, "pointer": "/data/score"} , {"pointer": "/data/comment", "value": "x"}]}})");
    }
}

TEST_CASE("making a variant of anything from anything, and back; no change is too many")
{
    const auto fileOf = [](std::vector<std::uint8_t> bytes) {
        json::Choices choices(std::move(bytes));
        std::string text = R"({"event": "custom.x")";
        for (const char* key : {"data", "profile_id", "a", "b"}) {
            if (!choices.oneIn(3))
                text += ", \"" + std::string(key) + "\": " +
                        (choices.oneIn(2) ? R"({"list": [1, "two", )" + json::randomJson(choices) + R"(], "x": )" +
                                                json::randomJson(choices) + "}"
                                          : json::randomJson(choices));
        }
        return json::Document::parse(text + "}");
    };
    REQUIRE(rc::check([&](const std::vector<std::uint8_t>& one, const std::vector<std::uint8_t>& two) {
        const auto base = fileOf(one);
        const auto edited = fileOf(two);
        if (!base || !edited)
            RC_DISCARD();
        const auto changes = compose::differences(*base, *edited);
        const auto apply = [&](std::size_t without) {
            auto out = *base;
            for (std::size_t i = 0; i < changes.size(); ++i) {
                if (i == without)
                    continue;
                auto next = changes[i].json                ? json::set(out, changes[i].pointer, *changes[i].json)
                            : out.find(changes[i].pointer) ? json::remove(out, changes[i].pointer)
                                                           : Result<json::Document>(out);
                if (!next)
                    return std::string("failed");
                out = *next;
            }
            return sorted(out.dataOf(0).root());
        };
        const std::string wanted = sorted(edited->dataOf(0).root());
        RC_ASSERT(apply(changes.size()) == wanted);
        for (std::size_t i = 0; i < changes.size(); ++i)
            RC_ASSERT(apply(i) != wanted);
        const auto variant = must(compose::makeVariant("base", *base, *edited));
        const auto bases = in({{"base", base->text()}});
        RC_ASSERT(sortedEvent(must(compose::expanded(variant, bases))) == sortedEvent(*edited));
        // And from there to any other, again without touching what stays.
        RC_ASSERT(must(compose::editedVariant(variant, *base, *edited)) == variant);
        const auto back = must(compose::editedVariant(variant, *base, *base));
        RC_ASSERT(must(compose::readVariant(back)).changes.empty());
    }));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/words.h"

#include "engine/base/english.h"
#include "engine/logic/words/valuewords.h"
#include "tests/engine/logic/anyrule.h"
#include "tests/engine/logic/phrasecheck.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>

using namespace retort;
using namespace retort::logic;
using retort::test::AnyRule;
using retort::test::wrongWith;

namespace {

constexpr std::size_t longest = 12'000; // bytes of any sentence; what people read has a few hundred

json::Data data(std::string_view text)
{
    const auto parsed = json::Data::parse(text);
    REQUIRE_MESSAGE(parsed.has_value(), text);
    return *parsed;
}

std::string words(std::string_view rule, Reading reading = Reading::Rule, Dialect dialect = Dialect::Php)
{
    const Phrase phrase = inWords(Program::compile(data(rule), {.dialect = dialect}), reading);
    CHECK(wrongWith(phrase) == "");
    return english(phrase);
}

std::string inJs(std::string_view rule) { return words(rule, Reading::Rule, Dialect::Js); }

std::string shown(std::string_view value, Dialect dialect = Dialect::Php)
{
    const json::Data parsed = data(value);
    return english(valueInWords(parsed.root(), dialect));
}

std::string repeated(std::string_view text, std::size_t times, std::string_view between = ",")
{
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out.append(i == 0 ? "" : between).append(text);
    return out;
}

} // namespace

TEST_CASE("the conditions of the documented reactions read as sentences")
{
    CHECK(words(R"({">=": [{"var": "data.score"}, 9]})") == "data.score is at least 9");
    CHECK(words(R"({"and": [{">=": [{"var": "data.score"}, 9]}, {"==": [{"var": "tier_handle"}, "gold"]}]})") ==
          "data.score is at least 9 and tier_handle is gold");
    CHECK(words(R"({"!": {"in": [{"var": "profile_type"}, ["temporary", "system", "incomplete"]]}})") ==
          "profile_type is not one of temporary, system or incomplete");
    CHECK(
        words(
            R"({"and": [{">=": [{"var": "total"}, 100]}, {"!": {"var": "is_void"}}, {"!!": {"var": "profile_id"}}]})") ==
        "total is at least 100; is_void is empty, 0, false or missing; and profile_id is set");
    CHECK(words(R"({"===": [{"var": "definition.handle"}, "tier-2"]})") == "definition.handle is tier-2");
    CHECK(words(R"({"!==": [{"var": "attributes.comms.email_optout"}, true]})") ==
          "attributes.comms.email_optout is not true");
    CHECK(words(R"({"and": [{"!": {"missing": ["data.score"]}}, {"<=": [{"var": "data.score"}, 6]}]})") ==
          "data.score is present and data.score is at most 6");
    CHECK(words(R"({"in": [{"var": "product.brand"}, ["Acme", "ACME"]]})") == "product.brand is Acme or ACME");
    CHECK(words(R"({"!": {"in": ["gold-gift-sent", {"var": "flattened_tags"}]}})") ==
          "flattened_tags does not contain gold-gift-sent");
    CHECK(words(R"({"!==": [{"var": "birth_days"}, null]})") == "birth_days is neither missing nor null");
    CHECK(words(R"({"<=": ["2026-01-01", {"var": "last_shop_date"}]})") == "last_shop_date is on or after 2026-01-01");
}

TEST_CASE("grouping leaves one reading")
{
    const std::string a = R"({"==": [{"var": "a"}, 1]})";
    const std::string b = R"({"==": [{"var": "b"}, 2]})";
    const std::string c = R"({"==": [{"var": "c"}, 3]})";
    const std::string list = R"({"in": [{"var": "t"}, ["x", "y", "z"]]})";
    CHECK(words(R"({"and": [)" + a + "," + b + "]}") == "a is 1 and b is 2");
    CHECK(words(R"({"and": [)" + a + "," + b + "," + c + "]}") == "a is 1, b is 2 and c is 3");
    CHECK(words(R"({"or": [)" + a + "," + b + "," + c + "]}") == "a is 1, b is 2 or c is 3");
    CHECK(words(R"({"and": [{"or": [)" + a + "," + b + "]}," + c + "]}") == "(a is 1 or b is 2) and c is 3");
    CHECK(words(R"({"or": [)" + a + R"(,{"and": [)" + b + "," + c + "]}]}") == "a is 1 or (b is 2 and c is 3)");
    CHECK(words(R"({"and": [)" + a + R"(,{"and": [)" + b + "," + c + "]}]}") == "a is 1 and (b is 2 and c is 3)");
    CHECK(words(R"({"and": [)" + list + "," + a + "]}") == "t is one of x, y or z, and a is 1");
    CHECK(words(R"({"or": [)" + list + "," + a + "," + b + "]}") == "t is one of x, y or z; a is 1; or b is 2");
    CHECK(words(R"({"and": [)" + a + "]}") == "a is 1");
    CHECK(words(R"({"and": [{"if": [)" + a + "," + b + "," + c + "]}," + a + "]}") ==
          "(if a is 1, then b is 2; otherwise c is 3) and a is 1");
    CHECK(words(R"({"and": [{"some": [{"var": "items"}, {"or": [)" + a + "," + b + "]}]}," + c + "]}") ==
          "(for at least one item of items, a is 1 or b is 2) and c is 3");
}

TEST_CASE("the contrary is said in its own words, down to the clauses")
{
    CHECK(words(R"({"!": {">=": [{"var": "a"}, 1]}})") == "a is not at least 1");
    CHECK(words(R"({"!": {"!": {">=": [{"var": "a"}, 1]}}})") == "a is at least 1");
    CHECK(words(R"({"!": {"and": [{"==": [{"var": "a"}, 1]}, {"==": [{"var": "b"}, 2]}]}})") ==
          "a is not 1 or b is not 2");
    CHECK(words(R"({"!": {"or": [{"==": [{"var": "a"}, 1]}, {"==": [{"var": "b"}, 2]}]}})") ==
          "a is not 1 and b is not 2");
    CHECK(words(R"({"!": {"all": [{"var": "items"}, {">": [{"var": "qty"}, 0]}]}})") ==
          "not every item of items has qty more than 0");
    CHECK(words(R"({"!": {"some": [{"var": "items"}, {">": [{"var": "qty"}, 0]}]}})") ==
          "no item of items has qty more than 0");
    CHECK(words(R"({"!": {"none": [{"var": "items"}, {">": [{"var": "qty"}, 0]}]}})") ==
          "at least one item of items has qty more than 0");
    CHECK(words(R"({"!": {"<=": [10, {"var": "total"}, 20]}})") == "total is not between 10 and 20");
    CHECK(words(R"({"!": {"<": [10, {"var": "total"}, 20]}})") == "total is not both more than 10 and less than 20");
    CHECK(words(R"({"!": {"missing": ["first_name", "email"]}})") == "first_name and email are both present");
    CHECK(words(R"({"!": {"missing_some": [1, ["email", "phone"]]}})") == "at least one of email and phone is present");
    CHECK(words(R"({"!": {"if": [{"var": "a"}, {"==": [{"var": "b"}, 1]}, false]}})") ==
          "if a is set, then b is not 1; otherwise it holds");
}

TEST_CASE("strict and loose equality are told apart where it matters")
{
    CHECK(words(R"({"==": [{"var": "x"}, "gold"]})") == "x is gold");
    CHECK(words(R"({"===": [{"var": "x"}, "gold"]})") == "x is gold");
    CHECK(words(R"({"==": [{"var": "x"}, 9]})") == "x is 9");
    CHECK(words(R"({"===": [{"var": "x"}, 9]})") == "x is exactly 9");
    CHECK(words(R"({"==": [{"var": "x"}, "9"]})") == "x is \"9\"");
    CHECK(words(R"({"===": [{"var": "x"}, "9"]})") == "x is exactly \"9\"");
    CHECK(words(R"({"===": [9.0, {"var": "x"}]})") == "x is exactly 9.0");
    CHECK(inJs(R"({"===": [9.0, {"var": "x"}]})") == "x is exactly 9");
    CHECK(words(R"({"!=": [{"var": "x"}, {"var": "y"}]})") == "x is not the same as y");
    CHECK(words(R"({"===": [{"var": "x"}, {"var": "y"}]})") == "x is exactly the same as y");
    CHECK(words(R"({"===": [{"var": "x"}, null]})") == "x is missing or null");
    CHECK(words(R"({"==": [{"var": "x"}, null]})") == "x is empty, 0, false or missing");
    CHECK(inJs(R"({"==": [{"var": "x"}, null]})") == "x is missing or null");
    CHECK(words(R"({"==": [{"var": "x"}, ""]})") == "x is empty text, false or missing");
    CHECK(inJs(R"({"==": [{"var": "x"}, ""]})") == "x is empty text, an empty list, 0 or false");
    CHECK(words(R"({"===": [{"var": "x"}, ""]})") == "x is empty text");
    CHECK(words(R"({"==": [{"var": "x"}, true]})") == "x counts as true");
    CHECK(inJs(R"({"==": [{"var": "x"}, true]})") == "x is true or 1");
    CHECK(words(R"({"==": [{">": [{"var": "a"}, 1]}, true]})") == "a is more than 1");
    CHECK(words(R"({"===": [{">": [{"var": "a"}, 1]}, false]})") == "a is not more than 1");
    CHECK(words(R"({"in": [{"var": "x"}, [9]]})") == "x is 9");
    CHECK(inJs(R"({"in": [{"var": "x"}, [9]]})") == "x is exactly 9");
}

TEST_CASE("a text is never taken for a field, nor a field for a text")
{
    CHECK(words(R"({"in": ["vip", {"var": "tags"}]})") == "tags contains vip");
    CHECK(words(R"({"in": [{"var": "vip"}, {"var": "tags"}]})") == "tags contains the value of vip");
    CHECK(words(R"({"in": [{"var": "x"}, ["gold", {"var": "tier"}]]})") == "x is one of \"gold\" or tier");
    CHECK(words(R"({"if": [{"var": "a"}, "gold", {"var": "silver"}]})") == "\"gold\" if a is set, otherwise silver");
    CHECK(words(R"({"cat": ["Hi ", {"var": "first_name"}]})") == "the text joined from \"Hi \" and first_name");
    CHECK(words(R"({"==": [{"var": "x"}, "profile.id"]})") == "x is \"profile.id\"");
    CHECK(words(R"({"==": [{"var": "x"}, "not"]})") == "x is \"not\"");
    CHECK(words(R"({"==": [{"var": "first name"}, 1]})") == "the field \"first name\" is 1");
    CHECK(words(R"({"==": [{"var": "missing"}, 1]})") == "the field \"missing\" is 1");
    CHECK(words(R"({"==": [{"var": 0}, 1]})") == "the field \"0\" is 1");
}

TEST_CASE("texts beside each other all stand in quotes, or none does")
{
    CHECK(words(R"({"in": [{"var": "x"}, ["a", "b"]]})") == "x is \"a\" or \"b\"");
    CHECK(words(R"({"in": [{"var": "x"}, ["two words", "one-word", 3]]})") ==
          "x is one of \"two words\", \"one-word\" or 3");
    CHECK(words(R"({"in": [{"var": "x"}, ["gold", "silver", 3]]})") == "x is one of gold, silver or 3");
}

TEST_CASE("what a value is worked out from is named")
{
    CHECK(words(R"({"-": [{"var": "total"}, {"var": "discount"}]})") == "total minus discount");
    CHECK(words(R"({">": [{"-": [{"var": "total"}, {"var": "discount"}]}, 50]})") ==
          "total minus discount is more than 50");
    CHECK(words(R"({"*": [{"+": [{"var": "a"}, {"var": "b"}]}, 2]})") == "(a plus b) × 2");
    CHECK(words(R"({"%": [{"var": "n"}, 2]})") == "the remainder of n divided by 2");
    CHECK(words(R"({"max": [{"var": "a"}, {"var": "b"}, 0]})") == "the largest of a, b and 0");
    CHECK(words(R"({"substr": [{"var": "code"}, 0, 3]})") == "the beginning of code (3 characters)");
    CHECK(words(R"({"substr": [{"var": "code"}, -1]})") == "the last character of code");
    CHECK(words(R"({"substr": [{"var": "code"}, 2, 3]})") == "the part of code from character 3 to 5");
    CHECK(words(R"({"substr": [{"var": "code"}, 1, -1]})") == "code without its first and last character");
    CHECK(words(R"({"substr": [{"var": "code"}, 2, -1]})") == "code without its first 2 and last 1 characters");
    CHECK(words(R"({"substr": [{"var": "code"}, 2, null]})") == "code from character 3 on");
    CHECK(words(R"({"merge": [{"var": "a"}, [1, 2]]})") == "the list joined from a and (the list 1 and 2)");
    CHECK(words(R"({">=": [{"var": ["data.score", 5]}, 9]})") == "data.score (or 5 if missing or null) is at least 9");
    CHECK(inJs(R"({">=": [{"var": ["data.score", 5]}, 9]})") == "data.score (or 5 if missing) is at least 9");
    CHECK(words(R"({"!!": {"var": ""}})") == "the whole event is set");
    CHECK(words(R"({"var": {"cat": ["a.", {"var": "k"}]}})") ==
          "the field named by (the text joined from \"a.\" and k)");
}

TEST_CASE("what is done with lists of items is recognised")
{
    CHECK(words(R"({"all": [{"var": "items"}, {">=": [{"var": "quantity"}, 1]}]})") ==
          "every item of items has quantity at least 1");
    CHECK(words(R"({"some": [{"var": "items"}, {"in": ["clearance", {"var": "product.tags"}]}]})") ==
          "at least one item of items has product.tags containing clearance");
    CHECK(words(R"({"all": [{"var": "scores"}, {">": [{"var": ""}, 3]}]})") == "every item of scores is more than 3");
    CHECK(words(R"({"filter": [{"var": "items"}, {"!": {"var": "is_gift"}}]})") ==
          "the items of items where is_gift is empty, 0, false or missing");
    const std::string sum =
        R"({"+": [{"var": "accumulator"}, {"*": [{"var": "current.qty"}, {"var": "current.price"}]}]})";
    CHECK(words(R"({"reduce": [{"var": "items"},)" + sum + ",0]}") == "the sum of qty × price over items");
    CHECK(words(R"({">": [{"reduce": [{"filter": [{"var": "items"}, {"===": [{"var": "brand"}, "acme"]}]},)" + sum +
                ",0]}, 500]}") ==
          "(the sum of qty × price over the items of items where brand is acme) is more than 500");
    CHECK(words(R"({"reduce": [{"map": [{"var": "items"}, {"*": [{"var": "qty"}, {"var": "price"}]}]},
                 {"max": [{"var": "accumulator"}, {"var": "current"}]}, 0]})") ==
          "the largest qty × price over items, but at least 0");
    CHECK(words(R"({"reduce": [{"var": "items"}, {"+": [1, {"var": "accumulator"}]}, 0]})") ==
          "the number of items in items");
    CHECK(words(R"({"reduce": [{"var": "items"}, {"+": [{"var": "current"}, {"var": "accumulator"}]}, 10]})") ==
          "10 plus the sum of items");
    // No sum: what is added depends on the sum so far.
    CHECK(words(R"({"reduce": [{"var": "items"},
                 {"+": [{"var": "accumulator"}, {"*": [{"var": "accumulator"}, {"var": "current"}]}]}, 0]})") ==
          "the result of going through items, starting from 0 and making it "
          "(the result so far plus (the result so far × the item)) at each item");
}

TEST_CASE("a rule reads as a condition or as a value")
{
    CHECK(words(R"({"var": "is_member"})") == "is_member");
    CHECK(words(R"({"var": "is_member"})", Reading::Condition) == "is_member is set");
    CHECK(words(R"({"or": [{"var": "nickname"}, {"var": "first_name"}]})") ==
          "the first of nickname and first_name that counts as true, or else the last");
    CHECK(words(R"({"or": [{"var": "nickname"}, {"var": "first_name"}]})", Reading::Condition) ==
          "nickname is set or first_name is set");
    CHECK(words(R"({"-": [{"var": "a"}, 1]})", Reading::Condition) == "a minus 1 is not 0");
    CHECK(words(R"({"filter": [{"var": "items"}, {">": [{"var": "qty"}, 0]}]})", Reading::Condition) ==
          "at least one item of items has qty more than 0");
    CHECK(words(R"({">": [{"var": "a"}, 1]})", Reading::Value) == "a is more than 1");
    CHECK(words(R"({"if": [{">": [{"var": "a"}, 1]}, "gold", {">": [{"var": "a"}, 0]}, "silver", "none"]})") ==
          "\"gold\" if a is more than 1, otherwise \"silver\" if a is more than 0, otherwise \"none\"");
    CHECK(words("true", Reading::Condition) == "this always holds");
    CHECK(words("[]", Reading::Condition) == "this never holds");
    CHECK(words(R"("promoter-thank-you")") == "promoter-thank-you");
}

TEST_CASE("rules that nobody should write still have words")
{
    CHECK(words(R"({"gte": [{"var": "x"}, 9]})") == "the unknown operator \"gte\" with x and 9");
    CHECK(words(R"({"+": []})") == "\"+\" without arguments");
    CHECK(words(R"({">": []})") == "\">\" without arguments counts as true");
    CHECK(words(R"({">": [{"var": "x"}]})") == "x is more than nothing");
    CHECK(words(R"({"in": [{"var": "x"}, []]})") == "x is one of no values at all");
    CHECK(words(R"({"if": {"1": "no", "0": {"var": "x"}}})") == "\"if\" with arguments given by name");
    CHECK(words(R"({"==": {"a": {"var": "x"}, "b": 1}})") == "x is 1");
}

TEST_CASE("values are shown as they are, and short")
{
    CHECK(shown(R"("gold")") == "gold");
    CHECK(shown(R"("")") == "empty text");
    CHECK(shown(R"("two words")") == "\"two words\"");
    CHECK(shown(R"("9")") == "\"9\"");
    CHECK(shown(R"("true")") == "\"true\"");
    CHECK(shown(R"("9332c9b2-e31c-4d49-8ec3-62a9466d339c")") == "9332c9b2-e31c-4d49-8ec3-62a9466d339c");
    CHECK(shown(R"("2026-01-01T00:00:00Z")") == "2026-01-01T00:00:00Z");
    CHECK(shown(R"("Zürich")") == "Zürich");
    CHECK(shown(R"("say \"hi\"")") == R"("say \"hi\"")");
    CHECK(shown(R"("a\nb")") == R"("a\nb")");
    CHECK(shown("\"\\u202Eabc\"") == R"("\u202Eabc")");
    CHECK(shown("9.0") == "9.0");
    CHECK(shown("9.0", Dialect::Js) == "9");
    CHECK(shown("1.50") == "1.5");
    CHECK(shown("-0.25") == "-0.25");
    CHECK(shown("null") == "null");
    CHECK(shown("[]") == "an empty list");
    CHECK(shown(R"(["vip"])") == "a list with only vip");
    CHECK(shown(R"(["vip", "beta"])") == "the list vip and beta");
    CHECK(shown(R"(["a", "b", 1])") == "the list \"a\", \"b\" and 1"); // all texts in quotes, or none
    CHECK(shown("[1,2,3,4,5,6,7,8,9]") == "the list 1, 2, 3, 4, 5, 6 and 3 more");
    CHECK(shown(R"([{"a": 1}])") == R"([{"a":1}])");
    CHECK(shown("[" + repeated(R"({"sku": "A1", "quantity": 2})", 3) + "]") == "a list of 3 items");
    CHECK(shown("{}") == "an empty object");
    CHECK(shown(R"({"id": "2b1f6e9c-8f1d-4a52-9a53", "first_name": "Ada", "email": "x", "b": 1, "c": 2})") ==
          "an object with id, first_name, email and 2 more");
    CHECK(shown('"' + std::string(1000, 'x') + '"') == '"' + std::string(60, 'x') + "…\"");
    CHECK(english(pathInWords(std::string(100, 'p') + ".end")) ==
          std::string(40, 'p') + "…" + std::string(26, 'p') + ".end");
}

TEST_CASE("long and deep rules are cut, and what is left out is counted")
{
    const std::string clause = R"({">": [{"var": "some.longer.path.to.a.field"}, 12345]})";
    CHECK(words(R"({"and": [)" + repeated(clause, 11) + "]}").find("more condition") == std::string::npos);
    CHECK(words(R"({"and": [)" + repeated(clause, 40) + "]}").ends_with(" and 30 more conditions"));
    CHECK(words(R"({"or": [)" + repeated(clause, 40) + "]}").ends_with(" or one of 30 more conditions"));
    CHECK(words(R"({"in": [{"var": "x"}, [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]]})") ==
          "x is one of 1, 2, 3, 4, 5, 6, 7, 8 and 7 more");

    std::string deep = clause;
    for (int i = 0; i < 120; ++i)
        deep = R"({")" + std::string(i % 2 == 0 ? "and" : "or") + R"(": [)" + deep + "," + clause + "]}";
    const std::string said = words(deep);
    CHECK(said.find("2 further conditions") != said.npos);
    CHECK(said.size() < 2'000);

    std::string wide = R"({"and": [)" + repeated(R"({"or": [)" + repeated(clause, 50) + "]}", 60) + "]}";
    CHECK(words(wide).size() < longest);
    std::string sum = R"({"+": [)" + repeated(R"({"*": [)" + repeated(R"({"var": "p"})", 90) + "]}", 200) + "]}";
    CHECK(words(sum).size() < longest);
    CHECK(words(sum).find("more") != std::string::npos);
}

TEST_CASE("any rule can be said, in a bounded length and on one line")
{
    const bool holds = rc::check("words", [](const std::vector<std::uint8_t>& choices, bool js, bool negate) {
        const json::Data rule = AnyRule(choices).rule();
        const Program program = Program::compile(rule, {.dialect = js ? Dialect::Js : Dialect::Php});
        for (const Reading reading : {Reading::Rule, Reading::Condition, Reading::Value}) {
            const Phrase phrase = inWords(program, reading);
            RC_ASSERT(wrongWith(phrase) == "");
            const std::string text = english(phrase);
            RC_ASSERT(!text.empty());
            RC_ASSERT(text.size() < longest);
            RC_ASSERT(text.find('\n') == std::string::npos);
        }
        const auto last = static_cast<NodeId>(program.nodes().size() - 1);
        RC_ASSERT(wrongWith(inWords(program, negate ? last : last / 2)) == "");
    });
    REQUIRE(holds);
}

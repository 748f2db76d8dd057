// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/json/write.h"
#include "engine/logic/analyse/analysis.h"
#include "engine/logic/analyse/difference.h"
#include "engine/logic/evaluate.h"

#include <doctest/doctest.h>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

using namespace retort;
using namespace retort::logic;

namespace {

json::Data parsed(std::string_view text)
{
    auto data = json::Data::parse(text);
    REQUIRE_MESSAGE(data.has_value(), std::string(text));
    return *data;
}

Passes passesBy(Dialect dialect)
{
    return [dialect](json::Value value) {
        const Truth truth = truthOf(value, dialect);
        return dialect == Dialect::Php ? truth.php : truth.js;
    };
}

std::string wordOf(Outlook outlook)
{
    constexpr const char* words[] = {"depends", "always true", "always false", "undecided"};
    return words[static_cast<int>(outlook)];
}

std::string wordOf(Finding::Kind kind)
{
    constexpr const char* words[] = {"always",      "contradiction", "redundant", "absent passes",
                                     "not boolean", "text number",   "int float"};
    return words[static_cast<int>(kind)];
}

using Types = std::map<std::string, std::string, std::less<>>;

/// "depends | redundant /and/1 by /and/0 | absent passes /and/0 spend {…}"
std::string shown(const Program& program, const Analysis& analysis)
{
    std::string text = wordOf(analysis.outlook);
    for (const Finding& finding : analysis.findings) {
        text += " | " + wordOf(finding.kind);
        if (finding.kind == Finding::Kind::Always)
            text += finding.truth ? " true" : " false";
        const std::string pointer = program.pointerTo(finding.node);
        text += ' ' + (pointer.empty() ? std::string("/") : pointer);
        if (finding.other != noNode)
            text += " by " + program.pointerTo(finding.other);
        if (!finding.path.empty())
            text += " (" + finding.path + ')';
        if (finding.witness)
            text += ' ' + json::write(finding.witness->root());
    }
    return text;
}

std::string found(std::string_view rule, const Types& types = {}, Settings settings = {})
{
    const Program program = Program::compile(parsed(rule), settings);
    const Domains domains = [&](std::string_view path) {
        const auto at = types.find(path);
        return at == types.end() ? Domain() : Domain{.type = at->second};
    };
    return shown(program, analyse(program, passesBy(settings.dialect), domains));
}

std::string foundInJs(std::string_view rule) { return found(rule, {}, {.dialect = Dialect::Js}); }

} // namespace

TEST_CASE("what a condition can come to")
{
    CHECK(found(R"({">=":[{"var":"data.score"},9]})") == "depends");
    CHECK(found(R"({"==":[1,1]})") == "always true | always true /");
    CHECK(found(R"({"+":[1,-1]})") == "always false | always false /");
    CHECK(found("true") == "always true | always true /");
    CHECK(found("null") == "always false | always false /");
    CHECK(found(R"({"or":[{">=":[{"var":"x"},5]},{"<":[{"var":"x"},5]}]})") == "always true | always true /");
    CHECK(found(R"({"or":[{">":[{"var":"x"},5]},{"<":[{"var":"x"},5]}]})") == "depends | absent passes /or/1 (x) {}");
    CHECK(found(R"({"and":[{"in":[{"var":"t"},["a","b"]]},{"!==":[{"var":"t"},"a"]},{"!==":[{"var":"t"},"b"]}]})") ==
          "always false | always false /");
    // The cause, where it is one part; and the outermost of what it makes so.
    CHECK(found(R"({"or":[{"var":"x"},{"!":[false]}]})") ==
          "depends | always true / by /or/1 | not boolean /or/0 (x) {\"x\":\"other\"}");
    CHECK(found(R"({"!":{"and":[{"==":[1,2]},{"==":[{"var":"x"},2]}]}})") == "always true | always true / by /!/and/0");
    // An if that gives true and false is no finding, one that cannot choose is.
    CHECK(found(R"({"if":[{">":[{"var":"x"},5]},true,false]})") == "depends");
    CHECK(found(R"({"if":[{"==":[1,1]},{">":[{"var":"x"},5]},false]})") == "depends | always true /if/0");
    // Not understood, and so not decided.
    CHECK(found(R"({"gte":[{"var":"a"},5]})") == "undecided");
    CHECK(found(R"({"==":[{"var":{"var":"a"}},5]})") == "undecided");
    CHECK(found(R"({"some":[{"var":"items"},{"==":[{"var":"sku"},"A"]}]})") == "depends");
    // What a field is known to be counts.
    CHECK(found(R"({"===":[{"var":"n"},"9"]})") == "depends");
    CHECK(found(R"({"===":[{"var":"n"},"9"]})", {{"n", "integer"}}) ==
          "always false | always false / | text number / (n)");
    CHECK(found(R"({"and":[{">":[{"var":"n"},9]},{"<":[{"var":"n"},10]}]})", {{"n", "integer"}}) ==
          "always false | contradiction /and/0 by /and/1 (n)");
    CHECK(found(R"({"and":[{">":[{"var":"n"},9]},{"<":[{"var":"n"},10]}]})", {{"n", "number"}}) == "depends");
}

TEST_CASE("clauses that exclude each other, and clauses that change nothing")
{
    for (const Dialect dialect : {Dialect::Php, Dialect::Js}) {
        const Settings settings{.dialect = dialect};
        CHECK(found(R"({"and":[{">":[{"var":"x"},10]},{"<":[{"var":"x"},9]}]})", {}, settings) ==
              "always false | contradiction /and/0 by /and/1 (x)");
        CHECK(found(R"({"and":[{"==":[{"var":"t"},"gold"]},{"==":[{"var":"t"},"silver"]}]})", {}, settings) ==
              "always false | contradiction /and/0 by /and/1 (t)");
        CHECK(found(R"({"!":{"and":[{">":[{"var":"x"},10]},{"<":[{"var":"x"},5]}]}})", {}, settings) ==
              "always true | contradiction /!/and/0 by /!/and/1 (x)");
        CHECK(found(R"({"and":[{"in":["vip",{"var":"tags"}]},{"!":{"in":["vip",{"var":"tags"}]}}]})", {}, settings) ==
              "always false | contradiction /and/0 by /and/1 (tags)");
        // Beside clauses that are not understood, too, and between groups.
        CHECK(found(R"({"and":[{"==":[{"cat":[{"var":"a"}]},"x"]},{">":[{"var":"x"},2]},
                               {"or":[{"==":[{"var":"x"},1]},{"==":[{"var":"x"},0]}]}]})",
                    {}, settings) == "always false | contradiction /and/1 by /and/2 (x)");
        CHECK(found(R"({"and":[{">":[{"var":"x"},10]},{">":[{"var":"x"},5]}]})", {}, settings) ==
              "depends | redundant /and/1 by /and/0 (x)");
        CHECK(found(R"({"or":[{">":[{"var":"x"},10]},{">":[{"var":"x"},5]}]})", {}, settings) ==
              "depends | redundant /or/0 by /or/1 (x)");
        CHECK(found(R"({"and":[{"===":[{"var":"t"},"a"]},{"in":[{"var":"t"},["a","b"]]}]})", {}, settings) ==
              "depends | redundant /and/1 by /and/0 (t)");
        // The same twice, whatever it is.
        CHECK(
            found(
                R"({"and":[{"some":[{"var":"l"},{"var":""}]},{"<":[1,{"var":"y"}]},{"some":[{"var":"l"},{"var":""}]}]})",
                {}, settings) == "depends | redundant /and/2 by /and/0 (l)");
        // But the last one gives the group its value, and without it another would that is neither true nor false.
        CHECK(found(R"({"and":[{"===":[{"var":"t"},"a"]},{"!!":{"var":"y"}},{"===":[{"var":"t"},"a"]}]})", {},
                    settings) == "depends | redundant /and/2 by /and/0 (t)");
        CHECK(found(R"({"and":[{"===":[{"var":"t"},"a"]},{"var":"y"},{"===":[{"var":"t"},"a"]}]})", {{"y", "string"}},
                    settings) == "depends | redundant /and/0 by /and/2 (t)");
        // Whether something is there may always be asked.
        CHECK(found(R"({"and":[{"!!":{"var":"x"}},{">=":[{"var":"x"},5]}]})", {}, settings) == "depends");
        CHECK(found(R"({"and":[{"!":{"missing":["x"]}},{">=":[{"var":"x"},5]}]})", {}, settings) == "depends");
        CHECK(found(R"({"and":[{"!==":[{"var":"x"},null]},{">=":[{"var":"x"},5]}]})", {}, settings) == "depends");
    }
}

TEST_CASE("what is asked of the items of a list is a condition of its own")
{
    CHECK(found(R"({"some":[{"var":"items"},{"and":[{">":[{"var":"price"},10]},{"<":[{"var":"price"},5]}]}]})") ==
          "undecided | contradiction /some/1/and/0 by /some/1/and/1 (price)");
    CHECK(found(R"({"and":[{"==":[{"var":"a"},1]},
                           {"all":[{"filter":[{"var":"items"},{"==":[1,1]}]},{"or":[{"var":"x"},{"!":{"var":"x"}}]}]}]})")
              .find("| always true /and/1/all/0/filter/1 | always true /and/1/all/1") != std::string::npos);
    CHECK(found(R"({"some":[{"var":"items"},{">":[{"var":"price"},10]}]})") == "depends");
    CHECK(found(R"({"some":[{"var":"items"},true]})") == "depends"); // is there any
}

TEST_CASE("what changes the value of a group is not redundant")
{
    // [] is false and lets JavaScript's own if pass.
    const std::string rule = R"({"and":[{"===":[{"var":"t"},"a"]},{"var":"y"},{"===":[{"var":"t"},"a"]}]})";
    CHECK(found(rule) == "depends | redundant /and/0 by /and/2 (t)");
    CHECK(foundInJs(rule) == "depends | not boolean /and/1 (y) {\"t\":\"a\",\"y\":[]}");
}

TEST_CASE("a clause that ends an or before a list that is true and no boolean does is not redundant")
{
    const Passes onlyTrue = [](json::Value value) { return value.isBool() && value.asBool(); };
    const auto foundOnlyTrue = [&](std::string_view rule) {
        const Program program = Program::compile(parsed(rule), {});
        return shown(program, analyse(program, onlyTrue));
    };
    CHECK(
        foundOnlyTrue(R"({"or":[{"<=":[{"var":"n"},0]},{"missing":["n"]},{"<":[{"var":"n"},1]}]})").find("redundant") ==
        std::string::npos);
    CHECK(foundOnlyTrue(R"({"or":[{"<=":[{"var":"n"},0]},{"===":[{"var":"f"},true]},{"<":[{"var":"n"},1]}]})")
              .find("redundant /or/0 by /or/2") != std::string::npos);
}

TEST_CASE("conditions that pass when a field is absent")
{
    CHECK(found(R"({"<":[{"var":"spend"},500]})") == "depends | absent passes / (spend) {}");
    CHECK(foundInJs(R"({"<":[{"var":"spend"},500]})") == "depends | absent passes / (spend) {}");
    CHECK(found(R"({"<":[{"var":["spend",999]},500]})") == "depends"); // the fallback is meant
    CHECK(found(R"({"!":{">=":[{"var":"x"},500]}})") == "depends | absent passes /! (x) {}");
    CHECK(found(R"({"==":[{"var":"points"},0]})") == "depends | absent passes / (points) {}");
    CHECK(foundInJs(R"({"==":[{"var":"points"},0]})") == "depends");
    CHECK(foundInJs(R"({">":[{"var":"x"},-1]})") == "depends | absent passes / (x) {}");
    CHECK(found(R"({">":[{"var":"x"},-1]})") == "depends");
    CHECK(found(R"({"in":[{"var":"code"},"ABC"]})") == "depends | absent passes / (code) {}");
    CHECK(found(R"({"in":[{"var":"n"},[0,1]]})") == "depends | absent passes / (n) {}");
    CHECK(found(R"({"and":[{"===":[{"var":"tier"},"gold"]},{"<":[{"var":"spend"},500]}]})") ==
          "depends | absent passes /and/1 (spend) {\"tier\":\"gold\"}");
    CHECK(found(R"({"or":[{"===":[{"var":"tier"},"gold"]},{"<=":[{"var":"a.b.c"},1]}]})") ==
          "depends | absent passes /or/1 (a.b.c) {\"tier\":\"other\"}");
    CHECK(found(R"({"<":[{"-":[{"var":"total"},100]},5]})") == "depends | absent passes /</0 (total) {}");
    // What is calculated with: not only with a discount below 0, which nobody has.
    CHECK(found(R"({">":[{"-":[{"var":"total"},{"var":"discount"}]},0]})") == "depends");
    CHECK(foundInJs(R"({">":[{"-":[{"var":"total"},{"var":"discount"}]},0]})") ==
          "depends | absent passes />/0 (discount) {\"total\":1000000}");
    CHECK(found(R"({"<":[{"-":[{"var":"total"},{"var":"discount"}]},5]})") ==
          "depends | absent passes /</0 (total) {\"discount\":5} | absent passes /</0 (discount) {\"total\":5}");
    // Absence that is meant, or asked for.
    for (const char* rule : {
             R"({"!==":[{"var":"attributes.comms.email_optout"},true]})",
             R"({"!=":[{"var":"tier"},"gold"]})",
             R"({"!":{"==":[{"var":"tier"},"gold"]}})",
             R"({"!":{"in":[{"var":"type"},["temporary","system"]]}})",
             R"({"!":{"in":["sent",{"var":"flattened_tags"}]}})",
             R"({"!":{"var":"is_void"}})",
             R"({"or":[{"!":{"var":"x"}},{"<":[{"var":"x"},5]}]})",
             R"({"or":[{"missing":["x"]},{"<":[{"var":"x"},5]}]})",
             R"({"and":[{"!":{"missing":["x"]}},{"<=":[{"var":"x"},6]}]})",
             R"({"and":[{"!==":[{"var":"x"},null]},{"<=":[{"var":"x"},7]}]})",
             R"({"if":[{"var":"x"},{"<":[{"var":"x"},5]},false]})",
             R"({">=":[{"var":"x"},5]})",
             R"({"<":[1,{"var":"x"},5]})",
         }) {
        CAPTURE(rule);
        for (const std::string& what : {found(rule), foundInJs(rule)})
            CHECK(what.find("absent passes") == std::string::npos);
    }
    // Nobody has it absent.
    const Program program = Program::compile(parsed(R"({"<":[{"var":"x"},5]})"));
    const Domains always = [](std::string_view) { return Domain{.type = "integer", .canBeAbsent = false}; };
    CHECK(shown(program, analyse(program, passesBy(Dialect::Php), always)) == "depends");
}

TEST_CASE("results that are neither true nor false")
{
    CHECK(found(R"({"var":"x"})") == "depends | not boolean / (x) {\"x\":\"other\"}");
    CHECK(found(R"({"var":"x"})", {{"x", "boolean"}}) == "depends");
    CHECK(found(R"({"!!":{"var":"x"}})") == "depends");
    CHECK(found(R"("gold")") == "always true | always true / | not boolean / {}");
    CHECK(found(R"({"and":[{"var":"a"},{"==":[{"var":"b"},1]}]})") == "depends"); // what is false does no harm
    CHECK(found(R"({"and":[{"==":[{"var":"b"},1]},{"var":"a"}]})") ==
          "depends | not boolean /and/1 (a) {\"a\":\"other\",\"b\":1}");
    CHECK(found(R"({"if":[{"var":"a"},"yes",false]})") == "depends | not boolean /if/1 {\"a\":\"other\"}");
    CHECK(foundInJs(R"({"missing":["a"]})") == "always true | not boolean / {\"a\":\"other\"}"); // [] is true there
}

TEST_CASE("texts and numbers, whole numbers and others")
{
    CHECK(found(R"({">=":[{"var":"score"},"9"]})") == "depends | text number / (score)");
    CHECK(found(R"({"==":[{"var":"score"},"9"]})") == "depends");
    CHECK(found(R"({"==":[{"var":"score"},"9"]})", {{"score", "number"}}) == "depends | text number / (score)");
    CHECK(found(R"({"<=":[{"var":"birth_days"},7]})", {{"birth_days", "string"}}) ==
          "depends | absent passes / (birth_days) {} | text number / (birth_days)");
    CHECK(found(R"({"in":[{"var":"n"},["1","2"]]})", {{"n", "integer"}}) == "depends | text number / (n)");
    CHECK(found(R"({"in":[{"var":"n"},["1",2]]})", {{"n", "integer"}}) == "depends");
    CHECK(found(R"({">=":[{"var":"created_at"},"2026-01-01"]})", {{"created_at", "datetime"}}) == "depends");
    CHECK(found(R"({"all":[{"var":"l"},{">":[{"var":"qty"},"2"]}]})").find("text number /all/1") != std::string::npos);

    CHECK(found(R"({"===":[{"var":"n"},9.0]})") == "depends | int float / (n)");
    CHECK(found(R"({"===":[{"var":"n"},9]})") == "depends");
    CHECK(found(R"({"===":[{"var":"n"},9]})", {{"n", "number"}}) == "depends | int float / (n)");
    CHECK(found(R"({"!==":[{"var":"n"},9.5]})", {{"n", "integer"}}) == "always true | always true / | int float / (n)");
    CHECK(found(R"({"===":[9,9.0]})") == "always false | always false / | int float /");
    CHECK(foundInJs(R"({"===":[{"var":"n"},9.0]})") == "depends");
}

TEST_CASE("where the dialects differ on data, and why")
{
    const auto differ = [](std::string_view rule, std::string_view data, Settings settings = {},
                           Reading reading = Reading::Condition) -> std::string {
        const json::Data parsedRule = parsed(rule);
        const auto difference = dialectsDiffer(parsedRule, parsed(data), settings, reading);
        if (!difference)
            return "no";
        const auto shownAnswer = [](const Answer& answer) {
            return answer.failure ? "error" : json::write(answer.value.root());
        };
        return shownAnswer(difference->php) + " and " + shownAnswer(difference->js) + " at " +
               Program::compile(parsedRule).pointerTo(difference->node) + ": " + english(difference->why);
    };
    CHECK(differ(R"({">=":[{"var":"s"},9]})", R"({"s":9})") == "no");
    CHECK(differ(R"({">=":[{"var":"s"},9]})", R"({"s":"high"})") == "true and false at : JavaScript gives false here");
    CHECK(differ(R"({">=":[{"var":"s"},9]})", R"({"s":"high"})", {.dialect = Dialect::Js}) ==
          "true and false at : PHP gives true here");
    CHECK(differ(R"({"and":[{"!":[false]},{"==":[{"var":"s"},0]}]})", "{}") ==
          "true and false at /and/1: JavaScript gives false here");
    CHECK(differ(R"({"/":[1,{"var":"s"}]})", R"({"s":0})") == "error and null at : JavaScript gives Infinity here");
    CHECK(differ(R"({"var":"s"})", R"({"s":"0"})") == "\"0\" and \"0\" at : in JavaScript \"0\" counts as true");
    // 3 and 3.0 are the same for people, and as a condition 5 and 6 are.
    CHECK(differ(R"({"+":[1,{"var":"s"}]})", R"({"s":2.0})", {}, Reading::Value) == "no");
    CHECK(differ(R"({"cat":[{"var":"s"},"!"]})", R"({"s":true})") == "no");
    CHECK(differ(R"({"cat":[{"var":"s"},"!"]})", R"({"s":true})", {}, Reading::Value) ==
          "\"1!\" and \"true!\" at : JavaScript gives \"true!\" here");
    CHECK(differ(R"({"in":[["a"],"abc"]})", "{}") == "error and true at : JavaScript gives true here");
}

TEST_CASE("of the conditions of all recipes only the one that passes without its field is found")
{
    std::ifstream file(RETORT_SOURCE_DIR "/resources/catalogue.json");
    std::stringstream text;
    text << file.rdbuf();
    const json::Data catalogue = parsed(text.str());
    const json::Value patterns = *catalogue.root().find("patterns");
    REQUIRE(patterns.size() == 20);
    std::string all;
    int filters = 0;
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const json::Value* actions = patterns.items()[i].find("reaction")->find("actions");
        for (std::size_t j = 0; actions && j < actions->size(); ++j) {
            if (actions->items()[j].find("name") && actions->items()[j].find("name")->text() != "filter")
                continue;
            const json::Value* arguments = actions->items()[j].find("arguments");
            if (!arguments || arguments->size() == 0 || !arguments->items()[0].find("value")->isObject())
                continue;
            const json::Data rule = catalogue.part(*arguments->items()[0].find("value"));
            ++filters;
            for (const Dialect dialect : {Dialect::Php, Dialect::Js}) {
                const std::string what = found(json::write(rule.root()), {}, {.dialect = dialect});
                if (what != "depends")
                    all += std::to_string(i) + '.' + std::to_string(j) + ": " + what + '\n';
            }
        }
    }
    CHECK(filters >= 20);
    CHECK(all == "13.0: depends | absent passes / (profile.aggregations.shop_count) {}\n"
                 "13.0: depends | absent passes / (profile.aggregations.shop_count) {}\n");
}

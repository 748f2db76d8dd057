// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/affix.h"

#include "engine/logic/words.h"
#include "tests/engine/condition/edits.h"

using namespace retort;
using namespace retort::condition;
using namespace retort::test;

namespace {

std::string relationIn(std::string_view rule, logic::Dialect dialect = logic::Dialect::Php)
{
    const Outline outline = outlineOf(rule, Use::Condition, dialect);
    const Relation* relation = relationOf(outline, 0);
    const PartId subject = operandsOf(outline, 0).subject;
    return relation ? std::string(relation->id) + " of " + test::shapeOf(outline, subject) : "none";
}

std::string inWordsOf(std::string_view rule, logic::Dialect dialect = logic::Dialect::Php)
{
    const Outline outline = outlineOf(rule, Use::Condition, dialect);
    return english(logic::inWords(outline.program(), 0, logic::Reading::Condition));
}

Site siteIn(std::string_view rule, logic::Dialect dialect)
{
    return Site::of(json::Document::parse(std::string(rule)).value(), "", logic::Settings{.dialect = dialect});
}

} // namespace

TEST_CASE("a part of a text that is as long as what it is held against is how the text starts or ends")
{
    struct Row {
        const char* rule;
        const char* relation;
        const char* words;
    };
    const Row rows[] = {
        {R"({"===":[{"substr":[{"var":"x"},0,3]},"abc"]})", "starts-with of field x", "x starts with abc"},
        {R"({"!==":[{"substr":[{"var":"x"},0,3]},"abc"]})", "not-starts-with of field x", "x does not start with abc"},
        {R"({"===":[{"substr":[{"var":"x"},-3]},"abc"]})", "ends-with of field x", "x ends with abc"},
        {R"({"!==":[{"substr":[{"var":"x"},-3]},"abc"]})", "not-ends-with of field x", "x does not end with abc"},
        {R"({"===":[{"substr":[{"var":"x"},0,3]},"049"]})", "starts-with of field x", "x starts with \"049\""},
        {R"({"===":[{"substr":[{"var":["x","?"]},0,1]},"a"]})", "starts-with of field x(value \"?\")", ""},
        {R"({"===":[{"substr":[{"var":"x"},0,0]},""]})", "starts-with of field x", ""}, // not typed yet
        {R"({"===":[{"substr":[{"var":"x"},0]},""]})", "ends-with of field x", ""},
        // Something else: another length, another place, another operator, sides changed, a number.
        {R"({"===":[{"substr":[{"var":"x"},0,4]},"abc"]})", "is-exactly of operation substr", ""},
        {R"({"===":[{"substr":[{"var":"x"},1,3]},"abc"]})", "is-exactly of operation substr", ""},
        {R"({"===":[{"substr":[{"var":"x"},0,3.0]},"abc"]})", "is-exactly of operation substr", ""},
        {R"({"===":[{"substr":[{"var":"x"},-3,3]},"abc"]})", "is-exactly of operation substr", ""},
        {R"({"===":[{"substr":[{"var":"x"},0]},"abc"]})", "is-exactly of operation substr", ""},
        {R"({"==":[{"substr":[{"var":"x"},0,3]},"abc"]})", "is of operation substr", ""},
        {R"({"!":{"===":[{"substr":[{"var":"x"},0,3]},"abc"]}})", "not-is-exactly of operation substr", ""},
        {R"({"===":["abc",{"substr":[{"var":"x"},0,3]}]})", "is-exactly of value \"abc\"", ""},
        {R"({"===":[{"substr":[{"var":"x"},0,1]},9]})", "is-exactly of operation substr", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.rule);
        const std::string relation = relationIn(row.rule);
        CHECK_EQ(relation.substr(0, std::string_view(row.relation).size()), row.relation);
        if (*row.words)
            CHECK_EQ(inWordsOf(row.rule), row.words);
    }
}

TEST_CASE("the length is counted as the rule's dialect counts it")
{
    const char* bytes = R"({"===":[{"substr":[{"var":"x"},0,4]},"Mün"]})";
    const char* units = R"({"===":[{"substr":[{"var":"x"},0,3]},"Mün"]})";
    CHECK_EQ(relationIn(bytes, logic::Dialect::Php), "starts-with of field x");
    CHECK_EQ(relationIn(units, logic::Dialect::Php).substr(0, 10), "is-exactly");
    CHECK_EQ(relationIn(units, logic::Dialect::Js), "starts-with of field x");
    CHECK_EQ(relationIn(bytes, logic::Dialect::Js).substr(0, 10), "is-exactly");
    CHECK_EQ(inWordsOf(bytes), "x starts with Mün");
    CHECK_EQ(inWordsOf(units, logic::Dialect::Js), "x starts with Mün");
    CHECK_EQ(lengthOf("😀", logic::Dialect::Php), 4);
    CHECK_EQ(lengthOf("😀", logic::Dialect::Js), 2);

    for (const auto& [dialect, after] :
         {std::pair{logic::Dialect::Php, R"({"===":[{"substr":[{"var":"x"},-6]},"é😀"]})"},
          std::pair{logic::Dialect::Js, R"({"===":[{"substr":[{"var":"x"},-3]},"é😀"]})"}}) {
        const Site site = siteIn(R"({"===":[{"var":"x"},"é😀"]})", dialect);
        CHECK_EQ(textOf(setRelation(site, 0, named("ends-with"), "string")), after);
    }
}

TEST_CASE("what is typed takes the length along, and no other byte")
{
    const Site site = siteOf(R"({ "===" : [ {"substr": [{"var" :"x"},  0,  3]},  "abc" ] })");
    const PartId text = operandsOf(site.outline, 0).object;
    CHECK_EQ(textOf(setValue(site, text, R"("abcde")")),
             R"({ "===" : [ {"substr": [{"var" :"x"},  0,  5]},  "abcde" ] })");
    CHECK_EQ(textOf(setValue(site, text, R"("")")), R"({ "===" : [ {"substr": [{"var" :"x"},  0,  0]},  "" ] })");
    CHECK_EQ(textOf(setValue(site, text, R"("\u00e9")")),
             R"({ "===" : [ {"substr": [{"var" :"x"},  0,  2]},  "\u00e9" ] })");
    const Site end = siteOf(R"({"!==":[{"substr":[{"var":"x"},-3]},"abc"]})");
    CHECK_EQ(textOf(setValue(end, operandsOf(end.outline, 0).object, R"("de")")),
             R"({"!==":[{"substr":[{"var":"x"},-2]},"de"]})");
    CHECK_EQ(textOf(setValue(end, operandsOf(end.outline, 0).object, R"("")")),
             R"({"!==":[{"substr":[{"var":"x"},0]},""]})");
    // Of anything else, and of what is no text, it is the literal alone.
    CHECK_EQ(textOf(setValue(end, operandsOf(end.outline, 0).object, "7")),
             R"({"!==":[{"substr":[{"var":"x"},-3]},7]})");
    const Site plain = siteOf(R"({"===":[{"var":"x"},"abc"]})");
    CHECK_EQ(textOf(setValue(plain, operandsOf(plain.outline, 0).object, R"("de")")), R"({"===":[{"var":"x"},"de"]})");
}

TEST_CASE("other relations become them and come back, to the byte")
{
    struct Row {
        const char* before;
        const char* relation;
        const char* after;
        const char* back; ///< The relation from before; "" where it is not the same way.
    };
    const Row rows[] = {
        {R"({"===": [{"var" :"x"},  "\u0041b"]})", "starts-with",
         R"({"===": [{"substr": [{"var" :"x"}, 0, 2]},  "\u0041b"]})", "is-exactly"},
        {R"({"===":[{"var":"x"},"abc"]})", "not-ends-with", R"({"!==":[{"substr":[{"var":"x"},-3]},"abc"]})",
         "is-exactly"},
        {R"({"===":[{"substr":[{"var":"x"},0,3]},"abc"]})", "not-starts-with",
         R"({"!==":[{"substr":[{"var":"x"},0,3]},"abc"]})", "starts-with"},
        {R"({"===":[{"substr":[{"var":"x"},0,3]},"abc"]})", "ends-with",
         R"({"===":[{"substr":[{"var":"x"},-3]},"abc"]})", "starts-with"},
        {R"({"===":[{"substr":[{"var":"x"},0,3]},"abc"]})", "one-of", R"({"in":[{"var":"x"},["abc"]]})", "starts-with"},
        {R"({"===":[{"substr":[{"var":"x"},0,3]},"abc"]})", "contains", R"({"in":["abc",{"var":"x"}]})", "starts-with"},
        {R"({"==":[{"var":"x"},9]})", "starts-with", R"({"===":[{"substr":[{"var":"x"},0,1]},"9"]})", ""},
        {R"({"!!":{"var":"x"}})", "starts-with", R"({"===":[{"substr":[{"var":"x"},0,0]},""]})", "is-set"},
        {R"({"===":[{"var":"x"},{"var":"y"}]})", "starts-with",
         R"(refused: "starts with" has no place for {"var":"y"})", ""},
        {R"({"in":[{"var":"x"},["a","b"]]})", "ends-with", R"(refused: "ends with" has no place for "b")", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.before);
        CAPTURE(row.relation);
        const auto edited = setRelation(siteOf(row.before), 0, named(row.relation), "string");
        CHECK_EQ(textOf(edited), row.after);
        if (edited)
            CHECK_EQ(relationIn(edited->document.text()).substr(0, std::string_view(row.relation).size()),
                     row.relation);
        if (*row.back)
            CHECK_EQ(
                textOf(setRelation(siteOf(row.after), 0, named(row.back), "string", Loss::Refuse, Begun::GivesWay)),
                row.before);
    }
    const Site site = siteOf(R"({"===":[{"substr":[{"var":"x"},0,3]},"abc"]})");
    CHECK_EQ(textOf(negate(site, 0)), R"({"!==":[{"substr":[{"var":"x"},0,3]},"abc"]})");
    CHECK_FALSE(canFlip(site, 0));
    CHECK_EQ(textOf(setField(site, operandsOf(site.outline, 0).subject, "y")),
             R"({"===":[{"substr":[{"var":"y"},0,3]},"abc"]})");
}

TEST_CASE("a text can be asked how it starts and ends, a number cannot")
{
    const auto offers = [](std::string_view type, std::string_view id) {
        for (const Relation* relation : relationsFor(type)) {
            if (relation->id == id)
                return true;
        }
        return false;
    };
    for (const char* id : {"starts-with", "not-starts-with", "ends-with", "not-ends-with"}) {
        CHECK(offers("string", id));
        CHECK(offers("", id));
        CHECK_FALSE(offers("number", id));
        CHECK_FALSE(offers("boolean", id));
    }
}

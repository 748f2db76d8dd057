// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/pointer.h"

#include "engine/json/document.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::json;
using Segments = std::vector<std::string>;

TEST_CASE("pointers of RFC 6901, section 5")
{
    const auto document = Document::parse(
        R"({"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8})");
    REQUIRE(document);
    const std::vector<std::pair<std::string, std::string>> rows{
        {"/foo", R"(["bar","baz"])"},
        {"/foo/0", R"("bar")"},
        {"/", "0"},
        {"/a~1b", "1"},
        {"/c%d", "2"},
        {"/e^f", "3"},
        {"/g|h", "4"},
        {"/i\\j", "5"},
        {"/k\"l", "6"},
        {"/ ", "7"},
        {"/m~0n", "8"},
    };
    CHECK(document->find("") == 0);
    for (const auto& row : rows) {
        const std::string& pointer = row.first;
        const std::string& value = row.second;
        CAPTURE(pointer);
        const auto found = document->find(pointer);
        REQUIRE(found);
        CHECK(document->textOf(*found) == value);
        CHECK(document->pointerTo(*found) == pointer);
    }
}

TEST_CASE("pointers that lead nowhere")
{
    const auto document = Document::parse(R"({"list":[1,2],"text":"x"})");
    REQUIRE(document);
    for (const char* pointer : {"list", "/", "/list/2", "/list/-", "/list/01", "/list/+1", "/list/", "/list/0/0",
                                "/text/0", "/list~", "/list~2", "/list/4294967296", "/list/18446744073709551616"}) {
        CAPTURE(pointer);
        CHECK_FALSE(document->find(pointer));
    }
}

TEST_CASE("segments")
{
    CHECK(segmentsOf("") == Segments{});
    CHECK(segmentsOf("/") == Segments{""});
    CHECK(segmentsOf("/a//b/") == Segments{"a", "", "b", ""});
    CHECK(segmentsOf("/~01") == Segments{"~1"});
    CHECK_FALSE(segmentsOf("a"));
    CHECK_FALSE(segmentsOf("/~"));
    CHECK_FALSE(segmentsOf("/~2"));
    CHECK(child("/a", "b/c~d") == "/a/b~1c~0d");
    CHECK(child("", std::size_t{12}) == "/12");
    CHECK(indexOf("0") == 0);
    CHECK(indexOf("907") == 907);
    for (const char* text : {"", "00", "-1", "1a", " 1", "9999999999"})
        CHECK_FALSE(indexOf(text));
}

TEST_CASE("any segments come back")
{
    REQUIRE(rc::check([] {
        const auto text = rc::gen::oneOf(rc::gen::arbitrary<std::string>(),
                                         rc::gen::container<std::string>(rc::gen::element('~', '/', '0', '1', 'a')));
        const Segments segments = *rc::gen::resize(20, rc::gen::container<Segments>(text));
        RC_ASSERT(segmentsOf(pointerOf(segments)) == segments);
    }));
}

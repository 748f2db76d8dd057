// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/journal.h"

#include "app/workspace/crc32.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::journal;

namespace {

const Head head{.workspace = "01JKC8M4T0R3T0RTSAMP1EW0RK", .folder = "/home/me/Acme loyalty"};

/// A journal and what is to be found in it after each of its frames.
struct Told {
    std::string bytes = beginning(head);
    std::vector<std::size_t> ends{bytes.size()};
    std::vector<State> states{State()};

    void tell(const Frame& frame, State next)
    {
        bytes += frame.bytes();
        ends.push_back(bytes.size());
        states.push_back(std::move(next));
    }
    /// After so many bytes that are whole.
    const State& stateAt(std::size_t valid) const
    {
        const auto end = std::upper_bound(ends.begin(), ends.end(), valid);
        return states[static_cast<std::size_t>(end - ends.begin()) - 1];
    }
};

/// A short story: typing, a draft, a new file, a deleted one, a save, and a step that changes two files.
Told story()
{
    Told told;
    State state;
    const auto step = [&](auto&& change) {
        Frame frame;
        change(frame);
        told.tell(frame, state);
    };
    step([&](Frame& frame) {
        state["reactions/a.json"] = {.base = R"({"name": "A"})", .text = R"({"name": "AB"})", .drafts = {}};
        frame.put("reactions/a.json", state["reactions/a.json"]);
    });
    step([&](Frame& frame) {
        const std::string before = *state["reactions/a.json"].text;
        state["reactions/a.json"].text = R"({"name": "ABC – ✓"})";
        state["reactions/a.json"].drafts = {{.action = 0, .pointer = "/arguments/0/value", .text = "{\"and\": ["}};
        state["reactions/a.json"].renamed = "reactions/abc.json";
        frame.change("reactions/a.json", before, *state["reactions/a.json"].text, state["reactions/a.json"].drafts,
                     "reactions/abc.json");
    });
    step([&](Frame& frame) {
        state["events/new.json"] = {.base = std::nullopt, .text = "{}", .drafts = {}};
        frame.put("events/new.json", state["events/new.json"]);
        state["targets/gone.json"] = {.base = "{\"x\": 1}", .text = std::nullopt, .drafts = {}};
        frame.put("targets/gone.json", state["targets/gone.json"]);
    });
    step([&](Frame& frame) {
        state.erase("reactions/a.json");
        frame.forget("reactions/a.json");
    });
    step([&](Frame& frame) {
        frame.change("events/new.json", "{}", "", {{.action = -1, .pointer = "", .text = ""}});
        state["events/new.json"].text = "";
        state["events/new.json"].drafts = {{.action = -1, .pointer = "", .text = ""}};
    });
    return told;
}

} // namespace

TEST_CASE("CRC-32 is the one of gzip")
{
    CHECK(crc32("123456789") == 0xCBF43926);
    CHECK(crc32("") == 0);
    CHECK(crc32("6789", crc32("12345")) == crc32("123456789"));
}

TEST_CASE("a journal tells what was unsaved at its end")
{
    const Told told = story();
    const auto replayed = replay(told.bytes);
    REQUIRE(replayed);
    CHECK(replayed->head == head);
    CHECK(replayed->state == told.states.back());
    CHECK(replayed->valid == told.bytes.size());
}

TEST_CASE("cut off after any byte it tells what was whole")
{
    const Told told = story();
    for (std::size_t size = 0; size < told.bytes.size(); ++size) {
        const auto replayed = replay(std::string_view(told.bytes).substr(0, size));
        INFO("cut after " << size);
        if (size < told.ends.front()) {
            CHECK(!replayed);
            continue;
        }
        REQUIRE(replayed);
        CHECK(replayed->state == told.stateAt(size));
        CHECK(std::count(told.ends.begin(), told.ends.end(), replayed->valid) == 1);
        CHECK(replayed->valid <= size);
    }
}

TEST_CASE("with any byte spoiled it tells what stood before")
{
    const Told told = story();
    for (std::size_t at = told.ends.front(); at < told.bytes.size(); ++at) {
        for (const int flip : {0x01, 0x80, 0xFF}) {
            std::string bytes = told.bytes;
            bytes[at] = static_cast<char>(bytes[at] ^ flip);
            const auto replayed = replay(bytes);
            INFO("byte " << at);
            REQUIRE(replayed);
            CHECK(replayed->state == told.stateAt(at));
        }
    }
}

TEST_CASE("a frame that does not fit what stood before ends the journal, and none of it counts")
{
    Frame first;
    first.put("a.json", {.base = "{}", .text = "[1]", .drafts = {}});
    Frame second;
    second.put("b.json", {.base = std::nullopt, .text = "{}", .drafts = {}});
    second.change("a.json", "[1, 2, 3, 4]", "[1, 2, 3, 5]", {}); // of another text
    const std::string whole = beginning(head) + first.bytes();
    const auto replayed = replay(whole + second.bytes());
    REQUIRE(replayed);
    CHECK(replayed->valid == whole.size());
    CHECK(replayed->state.count("b.json") == 0);
    Frame unknown;
    unknown.change("c.json", "1", "2", {}); // never put
    CHECK(replay(whole + unknown.bytes())->valid == whole.size());
}

TEST_CASE("what is no journal is told as that")
{
    for (const std::string& bytes :
         {std::string(), std::string("RTJRNL1\n"), std::string("RTJRNL2\n") + beginning(head).substr(8),
          std::string("{\"name\": \"a file\"}"), std::string(100, '\0')}) {
        const auto replayed = replay(bytes);
        REQUIRE(!replayed);
        CHECK(replayed.error().kind == Error::Kind::Syntax);
    }
}

TEST_CASE("a compacted journal says the same")
{
    const Told told = story();
    for (const State& state : told.states) {
        const auto replayed = replay(compact(head, state));
        REQUIRE(replayed);
        CHECK(replayed->state == state);
        CHECK(replayed->head == head);
    }
}

TEST_CASE("any edits in any order are told again")
{
    REQUIRE(rc::check("replay(told) == state", [] {
        const auto text = [] { return *rc::gen::container<std::string>(rc::gen::arbitrary<char>()); };
        Told told;
        State state;
        const int frames = *rc::gen::inRange(0, 12);
        for (int i = 0; i < frames; ++i) {
            Frame frame;
            const int changes = *rc::gen::inRange(1, 4);
            for (int k = 0; k < changes; ++k) {
                const std::string path(1, static_cast<char>('a' + *rc::gen::inRange(0, 3)));
                std::vector<DraftText> drafts;
                if (*rc::gen::inRange(0, 3) == 0)
                    drafts.push_back({.action = *rc::gen::inRange(-1, 3), .pointer = text(), .text = text()});
                const auto known = state.find(path);
                if (known != state.end() && *rc::gen::inRange(0, 4) == 0) {
                    frame.forget(path);
                    state.erase(path);
                } else if (known != state.end() && known->second.text && *rc::gen::inRange(0, 4) > 0) {
                    std::string next = *known->second.text;
                    const auto at = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(next.size()) + 1));
                    next.replace(at, static_cast<std::size_t>(*rc::gen::inRange(0, 4)), text());
                    const std::string renamed = *rc::gen::inRange(0, 3) == 0 ? text() : std::string();
                    frame.change(path, *known->second.text, next, drafts, renamed);
                    known->second.renamed = renamed;
                    known->second.text = next;
                    known->second.drafts = drafts;
                } else {
                    Unsaved unsaved{.base = std::nullopt, .text = std::nullopt, .drafts = drafts};
                    if (*rc::gen::inRange(0, 3) > 0)
                        unsaved.base = text();
                    if (*rc::gen::inRange(0, 5) > 0)
                        unsaved.text = text();
                    frame.put(path, unsaved);
                    state[path] = unsaved;
                }
            }
            told.tell(frame, state);
        }
        const auto cut = static_cast<std::size_t>(
            *rc::gen::inRange(static_cast<int>(told.ends.front()), static_cast<int>(told.bytes.size()) + 1));
        const auto replayed = replay(std::string_view(told.bytes).substr(0, cut));
        RC_ASSERT(replayed.has_value());
        RC_ASSERT(replayed->state == told.stateAt(cut));
    }));
}

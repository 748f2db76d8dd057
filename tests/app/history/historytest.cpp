// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history.h"

#include "app/workspace/readfile.h"
#include "tests/support/tempfolder.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sys/stat.h>

using namespace retort;
using namespace retort::tests;

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t day = 24LL * 60 * 60 * 1000;
const HistoryOwner acme{"01J", "/home/ann/acme"};

HistoryEntry run(const std::string& title, std::int64_t at = 1'700'000'000'000, const std::string& trace = "{}")
{
    HistoryEntry entry;
    entry.line = {.at = at,
                  .event = "custom.survey_completed",
                  .eventTitle = title,
                  .eventFile = "events/promoter.json",
                  .reaction = "NPS Survey",
                  .reactionFile = "reactions/nps.json",
                  .outcome = "stopped",
                  .summary = "Stopped at step 1: 100 % of score_6"};
    entry.eventText = R"({"event": "custom.survey_completed", "data": {"city": "Zürich", "by": ")" + title + "\"}}";
    entry.reactionText = "{}";
    entry.trace = trace;
    return entry;
}

History opened(const fs::path& file, const HistoryLimits& limits = {})
{
    auto history = History::open(file, limits);
    if (!history)
        throw std::runtime_error(history.error().message.id);
    return *std::move(history);
}

/// Titles of what a search finds, the latest first.
std::string found(const History& history, const HistorySearch& search = {}, const HistoryOwner& owner = acme)
{
    const auto lines = history.find(owner, search);
    REQUIRE(lines);
    std::string out;
    for (const HistoryLine& line : *lines)
        out += (out.empty() ? "" : " ") + line.eventTitle;
    return out;
}

std::size_t sizeOnDisk(const fs::path& file)
{
    std::size_t size = 0;
    for (const char* part : {"", "-wal"}) {
        std::error_code code;
        const auto one = fs::file_size(file.string() + part, code);
        size += code ? 0 : one;
    }
    return size;
}

} // namespace

TEST_CASE("a run is kept with all that it was, also after the program ended")
{
    const TempFolder folder;
    const fs::path file = folder / "state/history.db";
    HistoryEntry wanted = run("Ann", 1'700'000'000'123, R"({"format": "retort-run/1", "text": "a\u0000b"})");
    wanted.trace += std::string("\0 x", 3);
    {
        History history = opened(file);
        const auto id = history.record(acme, wanted);
        REQUIRE(id);
        wanted.line.id = *id;
        wanted.line.reactionHash = sha256Of(wanted.reactionText);
    }
    const History again = opened(file);
    CHECK(again.setAside().empty());
    const auto read = again.read(wanted.line.id);
    REQUIRE(read);
    CHECK(*read == wanted);
    REQUIRE(again.find(acme));
    CHECK(again.find(acme)->front() == wanted.line);
    // Personal data is in there: nobody else may look.
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    REQUIRE(::stat(file.parent_path().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0700);
}

TEST_CASE("runs are those of a workspace in its folder, the latest first, page by page")
{
    const TempFolder folder;
    History history = opened(folder / "history.db");
    for (const char* name : {"a", "b", "c", "d"})
        REQUIRE(history.record(acme, run(name)));
    REQUIRE(history.record({"01J", "/home/ann/copy"}, run("copy")));
    CHECK(found(history) == "d c b a");
    CHECK(found(history, {}, {"01J", "/home/ann/copy"}) == "copy");
    const auto page = history.find(acme, {.most = 2});
    REQUIRE(page);
    REQUIRE(page->size() == 2);
    CHECK(found(history, {.most = 2, .olderThan = page->back().id}) == "b a");

    const auto older = history.older(acme, page->back().id);
    REQUIRE(older);
    REQUIRE(*older);
    CHECK((*older)->eventTitle == "b");
    const auto newer = history.newer(acme, (*older)->id);
    REQUIRE(newer);
    CHECK((*newer)->eventTitle == "c");
    CHECK_FALSE(history.newer(acme, page->front().id).value()); // also past runs of other workspaces
    CHECK_FALSE(history.older(acme, 1).value());
    // From one that is gone its neighbours are found all the same.
    REQUIRE(history.remove((*older)->id));
    CHECK((*history.newer(acme, (*older)->id))->eventTitle == "c");
    CHECK((*history.older(acme, (*older)->id))->eventTitle == "a");
    CHECK(history.read((*older)->id).error().kind == Error::Kind::Missing);
}

TEST_CASE("a search finds every word anywhere, and nothing is a pattern")
{
    const TempFolder folder;
    History history = opened(folder / "history.db");
    REQUIRE(history.record(acme, run("Ann")));
    HistoryEntry other = run("Bob");
    other.line.reactionFile = "reactions/welcome.json";
    other.line.outcome = "completed";
    other.line.summary = "Completed";
    REQUIRE(history.record(acme, other));
    CHECK(found(history, {.words = "survey ann"}) == "Ann");
    CHECK(found(history, {.words = "COMPLETED bob"}) == "Bob");
    CHECK(found(history, {.words = "  "}) == "Bob Ann");
    CHECK(found(history, {.words = "Zürich"}) == "Bob Ann"); // in the event's text
    CHECK(found(history, {.words = "ZÜRICH ann"}) == "Ann"); // letters of any script
    CHECK(found(history, {.words = "züricht"}).empty());
    CHECK(found(history, {.words = "100 %"}) == "Ann");
    CHECK(found(history, {.words = "score_6"}) == "Ann");
    CHECK(found(history, {.words = "score%6"}).empty());
    CHECK(found(history, {.words = "s_ore"}).empty());
    CHECK(found(history, {.words = "' OR 1 --"}).empty());
    CHECK(found(history, {.words = "\\"}).empty());
    CHECK(found(history, {.reactionFile = "reactions/nps.json"}) == "Ann");
    const auto first = history.find(acme)->back();
    CHECK((*history.newer(acme, first.id, {.words = "bob"}))->eventTitle == "Bob");
    CHECK_FALSE(*history.newer(acme, first.id, {.words = "ann"}));
}

TEST_CASE("what is old goes, and what is over the limit, the oldest first")
{
    const TempFolder folder;
    const fs::path file = folder / "history.db";
    const std::string filling(20'000, 'x');
    History history = opened(file, {.days = 30, .bytes = 100'000, .run = 50'000});
    const std::int64_t now = 1'700'000'000'000;
    REQUIRE(history.record(acme, run("old", now - 31 * day)));
    REQUIRE(history.record(acme, run("month", now - 29 * day)));
    CHECK(found(history) == "month old"); // by the clock of what is recorded, never by this machine's
    REQUIRE(history.record(acme, run("now", now)));
    CHECK(found(history) == "now month");
    for (int i = 0; i < 40; ++i)
        REQUIRE(history.record(acme, run(std::to_string(i), now, filling)));
    CHECK(*history.bytes() <= 100'000);
    const auto kept = history.find(acme);
    REQUIRE(kept);
    CHECK(kept->size() <= 4);
    CHECK(kept->size() >= 1);
    CHECK(kept->front().eventTitle == "39");
    CHECK(sizeOnDisk(file) < 8'000'000); // freed pages are given back, and the log does not grow without end

    const auto refused = history.record(acme, run("large", now, std::string(60'000, 'x')));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Error::Kind::Limit);
    CHECK(history.find(acme)->front().eventTitle == "39");
}

TEST_CASE("equal texts are kept once, and go with the last run that has them")
{
    const TempFolder folder;
    History history = opened(folder / "history.db");
    HistoryEntry entry = run("a");
    entry.reactionText = std::string(10'000, 'r');
    const auto first = history.record(acme, entry);
    const auto once = *history.bytes();
    const auto second = history.record(acme, entry);
    REQUIRE(second);
    CHECK(*history.bytes() < once + 1'000);
    REQUIRE(history.remove(*first));
    CHECK(history.read(*second)->reactionText == entry.reactionText);
    REQUIRE(history.remove(*second));
    CHECK(*history.bytes() == 0);
}

TEST_CASE("what was cleared is not in the file any more")
{
    const TempFolder folder;
    const fs::path file = folder / "history.db";
    {
        History history = opened(file);
        REQUIRE(history.record(acme, run("planted.person@example.com")));
        REQUIRE(history.record({"02K", "/other"}, run("stays@example.com")));
        REQUIRE(history.clear(acme));
        CHECK(found(history).empty());
    }
    std::string all;
    for (const std::string& name : folder.names())
        all += contentOf(folder / name);
    CHECK(all.find("planted.person") == std::string::npos);
    CHECK(all.find("stays@example.com") != std::string::npos);
}

TEST_CASE("a damaged file is set aside with all it holds, and a new one begun")
{
    const TempFolder folder;
    const fs::path file = folder / "history.db";
    folder.write("history.db",
                 "this is no database, but somebody's text that is longer than a header of SQLite ........");
    const std::string text = contentOf(file);
    {
        History history = opened(file);
        CHECK(history.setAside() == file.string() + ".damaged-1");
        CHECK(contentOf(history.setAside()) == text);
        for (int i = 0; i < 50; ++i)
            REQUIRE(history.record(acme, run("a" + std::to_string(i), 1'700'000'000'000, std::string(9'000, 'x'))));
    }
    // Torn in the middle: the header is fine, and what it says is not.
    REQUIRE(fs::file_size(file) > 100'000);
    {
        std::fstream torn(file, std::ios::in | std::ios::out | std::ios::binary);
        torn.seekp(4096);
        torn << std::string(60'000, '\xa5');
    }
    const std::size_t size = fs::file_size(file);
    {
        History history = opened(file);
        CHECK(history.setAside() == file.string() + ".damaged-2");
        CHECK(fs::file_size(history.setAside()) == size);
        CHECK(found(history).empty());
        REQUIRE(history.record(acme, run("b")));
    }
    CHECK(found(opened(file)) == "b");
    CHECK(opened(file).setAside().empty());
}

TEST_CASE("a file of a later version or of another program is left alone")
{
    const TempFolder folder;
    const fs::path file = folder / "history.db";
    opened(file);
    {
        auto database = history::Database::open(file);
        REQUIRE(database);
        REQUIRE(database->execute("PRAGMA user_version = 99"));
    }
    const auto later = History::open(file);
    REQUIRE_FALSE(later);
    CHECK(later.error().kind == Error::Kind::Conflict);
    CHECK(later.error().message.id == "history.newer");
    const fs::path other = folder / "other.db";
    {
        auto database = history::Database::open(other);
        REQUIRE(database);
        REQUIRE(database->execute("CREATE TABLE theirs (x)"));
    }
    const auto theirs = History::open(other);
    REQUIRE_FALSE(theirs);
    CHECK(theirs.error().message.id == "history.not-ours");
    CHECK(folder.names() == std::vector<std::string>{"history.db", "other.db"});
}

TEST_CASE("a file of the first version is brought up, and keeps what it holds")
{
    const TempFolder folder;
    const fs::path file = folder / "history.db";
    {
        History history = opened(file);
        REQUIRE(history.record(acme, run("Ann")));
    }
    {
        auto database = history::Database::open(file);
        REQUIRE(database);
        REQUIRE(database->execute("DROP INDEX run_of_around; ALTER TABLE run DROP COLUMN around_hash; ALTER TABLE run "
                                  "DROP COLUMN moment; ALTER TABLE run DROP COLUMN moment_microseconds; PRAGMA "
                                  "user_version = 1"));
    }
    History history = opened(file);
    CHECK(history.setAside().empty());
    CHECK(found(history) == "Ann");
    const auto whole = history.read(history.find(acme)->front().id);
    REQUIRE(whole);
    CHECK(whole->around.empty());
    CHECK(whole->eventText == run("Ann").eventText);
    HistoryEntry more = run("Bob");
    more.around = "rest";
    more.now = {5, 7};
    const auto id = history.record(acme, more);
    REQUIRE(id);
    REQUIRE(history.remove(history.find(acme)->back().id)); // snapshots of the others stay
    const auto read = history.read(*id);
    REQUIRE(read);
    CHECK(read->around == "rest");
    CHECK(read->now == Instant{5, 7});
    CHECK(history.count(acme).value() == 1);
}

TEST_CASE("two windows write one history")
{
    const TempFolder folder;
    History one = opened(folder / "history.db");
    History two = opened(folder / "history.db");
    for (int i = 0; i < 20; ++i) {
        REQUIRE(one.record(acme, run("one" + std::to_string(i))));
        REQUIRE(two.record(acme, run("two" + std::to_string(i))));
    }
    CHECK(one.find(acme)->size() == 40);
    CHECK(one.find(acme)->front() == two.find(acme)->front());
}

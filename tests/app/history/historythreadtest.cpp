// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that are kept beside the window: none is lost, whatever the file is like.
#include "app/history/historythread.h"

#include "tests/support/tempfolder.h"

#include <atomic>
#include <doctest/doctest.h>
#include <fstream>
#include <unistd.h>

using namespace retort;
using namespace retort::tests;
using namespace std::chrono_literals;

namespace {

const HistoryOwner acme{"01J", "/acme"};

HistoryEntry numbered(int number, std::size_t size = 100)
{
    HistoryEntry entry;
    entry.line.at = 1'700'000'000'000 + number;
    entry.line.eventTitle = std::to_string(number);
    entry.eventText = "{}";
    entry.reactionText = "{}";
    entry.trace = std::string(size, 't');
    return entry;
}

/// What the thread delivers, and a wait for it.
class Inbox {
public:
    auto deliver()
    {
        return [this](std::function<void()> told) {
            const std::lock_guard lock(m_mutex);
            m_told.push_back(std::move(told));
            m_come.notify_all();
        };
    }
    /// Hands over what comes until it is right.
    template <class Right>
    bool until(Right right)
    {
        const auto end = std::chrono::steady_clock::now() + 20s;
        while (!right()) {
            std::unique_lock lock(m_mutex);
            if (!m_come.wait_until(lock, end, [this] { return !m_told.empty(); }))
                return false;
            auto told = std::move(m_told.front());
            m_told.pop_front();
            lock.unlock();
            told();
        }
        return true;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_come;
    std::deque<std::function<void()>> m_told;
};

std::vector<std::string> titlesIn(const std::filesystem::path& file)
{
    auto history = History::open(file);
    REQUIRE(history);
    std::vector<std::string> titles;
    const auto lines = history->find(acme, {.most = 1000});
    REQUIRE(lines);
    for (const HistoryLine& line : *lines)
        titles.push_back(line.eventTitle);
    return titles;
}

} // namespace

TEST_CASE("runs are kept in their order, each told with its line")
{
    const TempFolder folder;
    const auto file = folder / "history.db";
    Inbox inbox;
    std::vector<HistoryLine> kept;
    std::thread::id where;
    {
        HistoryThread thread({.file = file, .deliver = inbox.deliver()});
        for (int i = 1; i <= 5; ++i)
            thread.record(
                acme,
                [i, &where] {
                    where = std::this_thread::get_id();
                    return Result<HistoryEntry>(numbered(i));
                },
                [&](const Result<HistoryLine>& line) { kept.push_back(line.value()); });
        REQUIRE(inbox.until([&] { return kept.size() == 5; }));
    }
    CHECK(where != std::this_thread::get_id()); // it is made there, too
    CHECK(kept[0].id < kept[4].id);
    CHECK(kept[4].eventTitle == "5");
    CHECK(kept[4].reactionHash.size() == 64);
    CHECK(titlesIn(file) == std::vector<std::string>{"5", "4", "3", "2", "1"});
}

TEST_CASE("the end waits for what is to be kept, and for nothing else")
{
    const TempFolder folder;
    const auto file = folder / "history.db";
    Inbox inbox;
    std::atomic<int> asked = 0;
    {
        HistoryThread thread({.file = file, .deliver = inbox.deliver()});
        thread.record(
            acme,
            [] {
                std::this_thread::sleep_for(100ms);
                return Result<HistoryEntry>(numbered(1));
            },
            [](const auto&) {});
        for (int i = 0; i < 10; ++i)
            thread.ask<int>(
                0,
                [&](History&) {
                    ++asked;
                    return Result<int>(1);
                },
                [](const auto&) {});
        thread.record(
            acme, [] { return Result<HistoryEntry>(numbered(2)); }, [](const auto&) {});
    }
    CHECK(titlesIn(file) == std::vector<std::string>{"2", "1"});
    CHECK(asked == 0);
}

TEST_CASE("a newer question takes the place of one that nobody waits for any more")
{
    const TempFolder folder;
    Inbox inbox;
    std::vector<int> answered;
    HistoryThread thread({.file = folder / "history.db", .deliver = inbox.deliver()});
    std::atomic<bool> go = false;
    thread.ask<int>(
        0,
        [&](History&) {
            while (!go)
                std::this_thread::sleep_for(1ms);
            return Result<int>(0);
        },
        [&](const auto& answer) { answered.push_back(*answer); });
    for (int i = 1; i <= 3; ++i)
        thread.ask<int>(
            7, [i](History&) { return Result<int>(i); }, [&](const auto& answer) { answered.push_back(*answer); });
    thread.ask<int>(
        0, [](History&) { return Result<int>(4); }, [&](const auto& answer) { answered.push_back(*answer); });
    go = true;
    REQUIRE(inbox.until([&] { return answered.size() == 3; }));
    CHECK(answered == std::vector<int>{0, 3, 4});
}

TEST_CASE("while another program holds the file runs wait, and come in their order")
{
    const TempFolder folder;
    const auto file = folder / "history.db";
    titlesIn(file); // made
    auto other = history::Database::open(file);
    REQUIRE(other);
    REQUIRE(other->execute("BEGIN IMMEDIATE"));

    Inbox inbox;
    HistoryThread::State state;
    std::vector<std::string> kept;
    std::size_t readable = 99;
    HistoryThread thread({.file = file,
                          .limits = {.patience = 20},
                          .deliver = inbox.deliver(),
                          .stateChanged = [&](const HistoryThread::State& now) { state = now; },
                          .again = 50ms});
    for (int i = 1; i <= 3; ++i)
        thread.record(
            acme, [i] { return Result<HistoryEntry>(numbered(i)); },
            [&](const auto& line) { kept.push_back(line->eventTitle); });
    REQUIRE(inbox.until([&] { return state.waiting == 3; }));
    CHECK(state.trouble);
    CHECK(kept.empty());
    // What is there can be read all the while.
    thread.ask<std::size_t>(
        0, [](History& history) { return history.count(acme); }, [&](const auto& count) { readable = count.value(); });
    REQUIRE(inbox.until([&] { return readable != 99; }));
    CHECK(readable == 0);

    REQUIRE(other->execute("ROLLBACK"));
    REQUIRE(inbox.until([&] { return kept.size() == 3 && state.waiting == 0; })); // by itself
    CHECK_FALSE(state.trouble);
    CHECK(state.lost == 0);
    CHECK(kept == std::vector<std::string>{"1", "2", "3"});
    CHECK(titlesIn(file) == std::vector<std::string>{"3", "2", "1"});
}

TEST_CASE("what waits is bounded, and what had to go is counted")
{
    const TempFolder folder;
    const auto file = folder / "history.db";
    std::filesystem::create_directory(file); // no file can be there
    Inbox inbox;
    HistoryThread::State state;
    {
        HistoryThread thread({.file = file,
                              .deliver = inbox.deliver(),
                              .stateChanged = [&](const HistoryThread::State& now) { state = now; },
                              .mostWaiting = 5000});
        for (int i = 1; i <= 8; ++i)
            thread.record(
                acme, [i] { return Result<HistoryEntry>(numbered(i, 1000)); }, [](const auto&) {});
        REQUIRE(inbox.until([&] { return state.waiting + state.lost == 8; }));
        CHECK(state.waiting == 4);
        CHECK(state.lost == 4);
        REQUIRE(state.trouble);
        std::filesystem::remove(file);
    }
    CHECK(titlesIn(file) == std::vector<std::string>{"8", "7", "6", "5"}); // the latest ones
}

TEST_CASE("a damaged file is set aside, which is told once, and the run is kept in a new one")
{
    const TempFolder folder;
    const auto file = folder / "history.db";
    std::ofstream(file, std::ios::binary) << std::string(20'000, 'x');
    Inbox inbox;
    std::vector<HistoryThread::State> states;
    int kept = 0;
    HistoryThread thread(
        {.file = file, .deliver = inbox.deliver(), .stateChanged = [&](const auto& now) { states.push_back(now); }});
    for (int number = 1; number <= 2; ++number)
        thread.record(
            acme, [number] { return Result<HistoryEntry>(numbered(number)); },
            [&](const auto& line) { kept += line ? 1 : 0; });
    REQUIRE(inbox.until([&] { return kept == 2; }));
    REQUIRE(states.size() == 1);
    CHECK(states[0].damaged.filename() == "history.db.damaged-1");
    CHECK(states[0].waiting == 0);
    CHECK_FALSE(states[0].trouble);
    CHECK(std::filesystem::file_size(states[0].damaged) == 20'000);
    CHECK(titlesIn(file) == std::vector<std::string>{"2", "1"});
}

TEST_CASE("a run that is too large is told, and nothing waits for it")
{
    const TempFolder folder;
    Inbox inbox;
    std::optional<Error::Kind> told;
    int kept = 0;
    HistoryThread thread({.file = folder / "history.db", .limits = {.run = 1000}, .deliver = inbox.deliver()});
    thread.record(
        acme, [] { return Result<HistoryEntry>(numbered(1, 2000)); },
        [&](const auto& line) { told = line.error().kind; });
    thread.record(
        acme, [] { return Result<HistoryEntry>(numbered(2)); }, [&](const auto& line) { kept += line ? 1 : 0; });
    REQUIRE(inbox.until([&] { return told && kept == 1; }));
    CHECK(told == Error::Kind::Limit);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What the history promises when the program is killed, or the disk is full.
#include "app/history/history.h"
#include "app/history/historythread.h"
#include "app/history/schema.h"
#include "tests/support/child.h"
#include "tests/support/tempfolder.h"

#include <chrono>
#include <csignal>
#include <doctest/doctest.h>
#include <random>
#include <sys/resource.h>
#include <thread>

using namespace retort;
using namespace retort::tests;

namespace {

const HistoryOwner acme{"01J", "/acme"};

HistoryEntry numbered(int number)
{
    HistoryEntry entry;
    entry.line.at = 1'700'000'000'000;
    entry.line.event = "custom.x";
    entry.line.eventTitle = std::to_string(number);
    entry.eventText = "{\"n\": " + std::to_string(number) + "}";
    entry.reactionText = std::string(2'000, 'r');
    entry.trace = std::string(30'000, 't');
    return entry;
}

/// Numbers of all runs in the file, in their order; and it has to be sound.
std::vector<int> numbersIn(const std::filesystem::path& file)
{
    {
        auto database = history::Database::open(file);
        REQUIRE(database);
        REQUIRE(history::isSound(*database).value());
    }
    auto opened = History::open(file);
    REQUIRE(opened);
    CHECK(opened->setAside().empty());
    std::vector<int> numbers;
    const auto lines = opened->find(acme, {.most = 100'000});
    REQUIRE(lines);
    for (auto line = lines->rbegin(); line != lines->rend(); ++line) {
        numbers.push_back(std::stoi(line->eventTitle));
        const auto whole = opened->read(line->id);
        REQUIRE(whole);
        CHECK(whole->trace.size() == 30'000);
    }
    return numbers;
}

} // namespace

TEST_CASE("what was recorded before a kill is there, and nothing is torn")
{
    const TempFolder folder;
    const std::filesystem::path file = folder / "history.db";
    std::mt19937 chance(20231124); // the moments of the kills
    int last = 0;
    for (int round = 0; round < 30; ++round) {
        int pipe[2];
        REQUIRE(::pipe(pipe) == 0);
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            ::close(pipe[0]);
            auto history = History::open(file);
            for (int number = last + 1; history && number < last + 10'000; ++number) {
                if (!history->record(acme, numbered(number)))
                    break;
                if (::write(pipe[1], &number, sizeof number) != sizeof number) // acknowledged
                    break;
            }
            ::_exit(1);
        }
        ::close(pipe[1]);
        std::this_thread::sleep_for(std::chrono::milliseconds(5 + chance() % 60));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status));
        int acknowledged = last;
        for (int number = 0; ::read(pipe[0], &number, sizeof number) == sizeof number;)
            acknowledged = number;
        ::close(pipe[0]);

        const std::vector<int> numbers = numbersIn(file);
        const int there = numbers.empty() ? 0 : numbers.back();
        CHECK(there >= acknowledged);
        CHECK(there <= acknowledged + 1);                           // the one that was under way
        REQUIRE(numbers.size() == static_cast<std::size_t>(there)); // each once, none missing
        last = there;
    }
    CHECK(last > 0);
}

TEST_CASE("what the window's thread told as kept is there after a kill")
{
    const TempFolder folder;
    const std::filesystem::path file = folder / "history.db";
    std::mt19937 chance(7);
    int last = 0;
    for (int round = 0; round < 10; ++round) {
        int pipe[2];
        REQUIRE(::pipe(pipe) == 0);
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            ::close(pipe[0]);
            // What is delivered is done at once, in the history's thread: nothing else goes on in this process.
            HistoryThread thread({.file = file, .deliver = [](const std::function<void()>& told) { told(); }});
            for (int number = last + 1; number < last + 10'000; ++number)
                thread.record(
                    acme, [number] { return Result<HistoryEntry>(numbered(number)); },
                    [pipe, number](const Result<HistoryLine>& kept) {
                        if (!kept || ::write(pipe[1], &number, sizeof number) != sizeof number)
                            ::_exit(1);
                    });
            std::this_thread::sleep_for(std::chrono::seconds(60));
            ::_exit(1);
        }
        ::close(pipe[1]);
        std::this_thread::sleep_for(std::chrono::milliseconds(10 + chance() % 60));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status));
        int acknowledged = last;
        for (int number = 0; ::read(pipe[0], &number, sizeof number) == sizeof number;)
            acknowledged = number;
        ::close(pipe[0]);
        const std::vector<int> numbers = numbersIn(file);
        const int there = numbers.empty() ? 0 : numbers.back();
        CHECK(there >= acknowledged);
        CHECK(there <= acknowledged + 1);
        REQUIRE(numbers.size() == static_cast<std::size_t>(there)); // in their order, none missing
        last = there;
    }
    CHECK(last > 0);
}

TEST_CASE("on a full disk a run is not kept, which is told, and what was kept stays")
{
    const TempFolder folder;
    const std::filesystem::path file = folder / "history.db";
    const int status = inChild([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        auto history = History::open(file);
        if (!history)
            return 2;
        const rlimit limit{400'000, 400'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        for (int number = 1; number < 100; ++number) {
            const auto kept = history->record(acme, numbered(number));
            if (!kept)
                return kept.error().kind == Error::Kind::Io && number > 2 ? 100 + number : 3;
        }
        return 4;
    });
    REQUIRE(status > 100);
    CHECK(numbersIn(file).size() == static_cast<std::size_t>(status - 101));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/journalfile.h"

#include "app/workspace/statefolder.h"
#include "engine/base/english.h"
#include "tests/support/child.h"
#include "tests/support/tempfolder.h"

#include <csignal>
#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace retort;
using namespace retort::journal;
using retort::tests::contentOf;
using retort::tests::TempFolder;
namespace fs = std::filesystem;

namespace {

const Head head{.workspace = "01JKC8M4T0R3T0RTSAMP1EW0RK", .folder = "/no/such/folder"};

Frame edit(const std::string& path, const std::string& text)
{
    Frame frame;
    frame.put(path, {.base = "{}", .text = text, .drafts = {}});
    return frame;
}

unsigned modeOf(const fs::path& file)
{
    struct stat status = {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    return status.st_mode & 0777;
}

} // namespace

TEST_CASE("a journal is its owner's alone, and is found when that is gone")
{
    TempFolder state;
    const fs::path folder = journalFolder(state / "retort");
    {
        auto file = JournalFile::begin(folder, head);
        REQUIRE(file);
        REQUIRE(file->append(edit("reactions/a.json", "[1]")));
        REQUIRE(file->append(edit("reactions/b.json", "[2]")));
        CHECK(modeOf(file->file()) == 0600);
        CHECK(modeOf(folder) == 0700);
        CHECK(modeOf(folder.parent_path()) == 0700);
        CHECK(file->size() == fs::file_size(file->file()));
        CHECK(abandonedJournals(folder, head).empty()); // we live
    }
    {
        auto found = abandonedJournals(folder, head);
        REQUIRE(found.size() == 1);
        CHECK(found[0].content.head == head);
        CHECK(found[0].content.state.size() == 2);
        CHECK(*found[0].content.state["reactions/b.json"].text == "[2]");
        CHECK(abandonedJournals(folder, head).empty()); // ours now
        auto next = JournalFile::begin(folder, head);
        REQUIRE(next);
        CHECK(next->file() != found[0].file.file()); // what is not decided yet is not overwritten
        found[0].file.remove();
        REQUIRE(next->append(edit("a", "1")));
        next->remove();
    }
    CHECK(abandonedJournals(folder, head).empty());
    CHECK(fs::is_empty(folder));
}

TEST_CASE("the journal of a process that was killed is found at once")
{
    TempFolder state;
    const fs::path folder = journalFolder(state.path());
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        auto file = JournalFile::begin(folder, head);
        const bool written = file && file->append(edit("a", "[1]"));
        (void)!::write(ready[1], written ? "1" : "0", 1);
        ::pause();
        ::_exit(0);
    }
    char answer = 0;
    REQUIRE(::read(ready[0], &answer, 1) == 1);
    CHECK(answer == '1');
    CHECK(abandonedJournals(folder, head).empty());
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    CHECK(abandonedJournals(folder, head).size() == 1);
    ::close(ready[0]);
    ::close(ready[1]);
}

TEST_CASE("a torn end is cut, and the journal goes on from there")
{
    TempFolder state;
    const fs::path folder = journalFolder(state.path());
    fs::path name;
    {
        auto file = JournalFile::begin(folder, head);
        REQUIRE(file->append(edit("a", "[1]")));
        name = file->file();
    }
    const std::string whole = contentOf(name);
    {
        std::ofstream(name, std::ios::binary | std::ios::app) << edit("b", "[2]").bytes().substr(0, 20);
    }
    {
        auto found = abandonedJournals(folder, head);
        REQUIRE(found.size() == 1);
        CHECK(found[0].content.state.size() == 1);
        CHECK(contentOf(name) == whole);
        REQUIRE(found[0].file.append(edit("c", "[3]")));
    }
    CHECK(abandonedJournals(folder, head)[0].content.state.size() == 2);
}

TEST_CASE("rewriting keeps what is said and leaves nothing beside it")
{
    TempFolder state;
    const fs::path folder = journalFolder(state.path());
    auto file = JournalFile::begin(folder, head);
    REQUIRE(file);
    for (int i = 0; i < 100; ++i)
        REQUIRE(file->append(edit("a", "[" + std::to_string(i) + "]")));
    const State now{{"a", {.base = "{}", .text = "[99]", .drafts = {}}}};
    const std::size_t before = file->size();
    REQUIRE(file->rewrite(head, now));
    CHECK(file->size() < before / 10);
    CHECK(contentOf(file->file()) == compact(head, now));
    CHECK(modeOf(file->file()) == 0600);
    REQUIRE(file->append(edit("b", "1")));
    CHECK(replay(contentOf(file->file()))->state.size() == 2);
    // As a kill in the middle of it would leave it:
    fs::path half = folder / (file->file().filename().string() + ".new");
    {
        std::ofstream(half) << "half";
    }
    abandonedJournals(folder, head);
    CHECK(!fs::exists(half));
    CHECK(fs::exists(file->file()));
}

TEST_CASE("journals of other workspaces and other files are left alone")
{
    TempFolder state;
    TempFolder elsewhere;
    const fs::path folder = journalFolder(state.path());
    const Head other{.workspace = "01JKC8M4T0R3T0RTSAMP1EW0RX", .folder = head.folder};
    const Head copy{.workspace = head.workspace, .folder = elsewhere.path().string()};
    elsewhere.write("retort.json", R"({"format": "retort/1", "id": "01JKC8M4T0R3T0RTSAMP1EW0RK", "name": "A copy"})");
    for (const Head& one : {other, copy}) {
        auto file = JournalFile::begin(folder, one);
        REQUIRE(file->append(edit("a", "1")));
    }
    const fs::path odd = folder / "01JKC8M4T0R3T0RTSAMP1EW0RK-123456789012-7.journal";
    {
        std::ofstream(odd) << "RTJRNL9\nof a later version";
    }
    CHECK(abandonedJournals(folder, head).empty()); // the copy is a workspace of its own, for as long as it is there
    CHECK(fs::exists(odd));
    fs::remove(elsewhere / "retort.json"); // it was moved: to where `head` says
    CHECK(abandonedJournals(folder, head).size() == 1);
    CHECK(abandonedJournals(folder, other).size() == 1);
}

TEST_CASE("with no room the journal says so, and goes on when there is room again")
{
    TempFolder state;
    const fs::path folder = journalFolder(state.path());
    const int status = retort::tests::inChild([&] {
        ::signal(SIGXFSZ, SIG_IGN);
        auto file = JournalFile::begin(folder, head);
        if (!file || !file->append(edit("a", std::string(1000, 'x'))))
            return 1;
        const std::size_t before = file->size();
        const rlimit little{before + 100, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &little);
        const auto refused = file->append(edit("b", std::string(1000, 'y')));
        if (refused || refused.error().kind != Error::Kind::Io || file->isBroken())
            return 2;
        if (fs::file_size(file->file()) != before || replay(contentOf(file->file()))->state.size() != 1)
            return 3;
        const rlimit enough{RLIM_INFINITY, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &enough);
        return file->append(edit("c", "1")) && replay(contentOf(file->file()))->state.size() == 2 ? 0 : 4;
    });
    CHECK(status == 0);
}

TEST_CASE("where no file can be made that is an error with words")
{
    TempFolder state;
    state.write("retort", "a file in the way");
    const auto file = JournalFile::begin(journalFolder(state / "retort"), head);
    REQUIRE(!file);
    CHECK(file.error().kind == Error::Kind::Io);
    CHECK(english(file.error().message).find("retort") != std::string::npos);
}

TEST_CASE("the state folder is where the desktop keeps state")
{
    const std::string before = ::getenv("XDG_STATE_HOME") ? ::getenv("XDG_STATE_HOME") : "";
    ::setenv("XDG_STATE_HOME", "/some/state", 1);
    CHECK(stateFolder() == "/some/state/retort");
    ::setenv("XDG_STATE_HOME", "relative", 1); // to be passed over
    CHECK(stateFolder().string().ends_with("/.local/state/retort"));
    ::unsetenv("XDG_STATE_HOME");
    CHECK(stateFolder().string().ends_with("/.local/state/retort"));
    if (!before.empty())
        ::setenv("XDG_STATE_HOME", before.c_str(), 1);
}

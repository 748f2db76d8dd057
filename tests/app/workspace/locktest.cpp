// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/lock.h"

#include "engine/base/english.h"
#include "tests/support/child.h"
#include "tests/support/tempfolder.h"

#include <csignal>
#include <doctest/doctest.h>
#include <sys/stat.h>

using namespace retort;
using retort::tests::TempFolder;

namespace {

/// Another process that holds the lock of a folder until it is killed.
class Holder {
public:
    explicit Holder(const TempFolder& folder)
    {
        int ready[2];
        REQUIRE(::pipe(ready) == 0);
        m_process = ::fork();
        if (m_process == 0) {
            const auto lock = WorkspaceLock::take(folder.path());
            (void)!::write(ready[1], lock ? "1" : "0", 1);
            ::pause();
            ::_exit(0);
        }
        char answer = 0;
        REQUIRE(::read(ready[0], &answer, 1) == 1);
        ::close(ready[0]);
        ::close(ready[1]);
        REQUIRE(answer == '1');
    }
    ~Holder() { kill(); }
    void kill()
    {
        if (m_process <= 0)
            return;
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
        m_process = 0;
    }
    std::string process() const { return std::to_string(m_process); }

private:
    pid_t m_process = 0;
};

} // namespace

TEST_CASE("the lock lies in the folder while it is held")
{
    TempFolder folder;
    {
        const auto lock = WorkspaceLock::take(folder.path());
        REQUIRE(lock);
        CHECK(std::filesystem::exists(folder / ".retort.lock"));
    }
    CHECK(folder.names().empty());
}

TEST_CASE("a second program is told who holds it, and gets it when that one was killed")
{
    TempFolder folder;
    Holder holder(folder);
    const auto second = WorkspaceLock::take(folder.path());
    REQUIRE_FALSE(second);
    CHECK(second.error().kind == Error::Kind::Conflict);
    CHECK(english(second.error().message).find("process " + holder.process()) != std::string::npos);

    holder.kill();
    CHECK(WorkspaceLock::take(folder.path()));
}

TEST_CASE("another machine's lock is never taken for old, only taken over when asked")
{
    TempFolder folder;
    const auto file = folder.write(".retort.lock", "4711\nretort\nelsewhere\n\n\n");
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - std::chrono::hours(48));
    const auto lock = WorkspaceLock::take(folder.path());
    REQUIRE_FALSE(lock);
    CHECK(lock.error().kind == Error::Kind::Conflict);
    CHECK(english(lock.error().message).find("elsewhere") != std::string::npos);
    CHECK(WorkspaceLock::takeOver(folder.path()));
}

TEST_CASE("a folder that cannot be written to cannot be locked")
{
    TempFolder folder;
    ::chmod(folder.path().c_str(), 0555);
    const int status = retort::tests::asOrdinaryUser([&] {
        const auto lock = WorkspaceLock::take(folder.path());
        return !lock && lock.error().kind == Error::Kind::Io ? 0 : 1;
    });
    ::chmod(folder.path().c_str(), 0755);
    CHECK(status == 0);
}

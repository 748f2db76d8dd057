// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 while somebody types, asked of the real program: what was on the screen is offered when it starts again, and
// no file is torn. RETORT_KILLS sets how often (25 unless told).
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "engine/json/document.h"
#include "tests/support/tempfolder.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <random>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace retort;
using namespace retort::tests;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

/// The program on a workspace, with a typist in it.
class Program {
public:
    Program(const TempFolder& home, const std::string& field, const std::string& does)
    {
        m_process = ::fork();
        if (m_process < 0)
            throw std::runtime_error("cannot fork");
        if (m_process > 0)
            return;
        const auto set = [](const char* name, const std::string& value) { ::setenv(name, value.c_str(), 1); };
        set("HOME", home.path().string());
        set("XDG_CONFIG_HOME", home / "config");
        set("XDG_STATE_HOME", home / "state");
        set("XDG_DATA_HOME", home / "data");
        set("XDG_CACHE_HOME", home / "cache");
        set("QT_QPA_PLATFORM", "offscreen");
        set("QT_QPA_GENERIC_PLUGINS", "typist");
        set("QT_PLUGIN_PATH", RETORT_TYPIST);
        set("TYPIST_FILE", home / "typed");
        set("TYPIST_FIELD", field);
        set("TYPIST_DOES", does);
        ::unsetenv("DBUS_SESSION_BUS_ADDRESS");
        const int log = ::open((home / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(log, 1);
        ::dup2(log, 2);
        const std::string folder = home / "work";
        ::execl(RETORT_PROGRAM, RETORT_PROGRAM, folder.c_str(), nullptr);
        ::_exit(127);
    }
    ~Program() { kill(); }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    void kill()
    {
        if (m_process <= 0)
            return;
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
        m_process = 0;
    }
    /// Whether it ended by itself.
    bool waitFor(std::chrono::seconds time)
    {
        const auto end = std::chrono::steady_clock::now() + time;
        int status = 0;
        while (std::chrono::steady_clock::now() < end) {
            if (::waitpid(m_process, &status, WNOHANG) == m_process) {
                m_process = 0;
                return WIFEXITED(status) && WEXITSTATUS(status) == 0;
            }
            std::this_thread::sleep_for(5ms);
        }
        return false;
    }

private:
    pid_t m_process = 0;
};

std::vector<std::string> typedLines(const TempFolder& home)
{
    std::vector<std::string> lines;
    std::istringstream in(fs::exists(home / "typed") ? contentOf(home / "typed") : std::string());
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

/// The last line that begins like this, without its beginning; "" for none.
std::string last(const std::vector<std::string>& lines, const std::string& begin)
{
    for (auto line = lines.rbegin(); line != lines.rend(); ++line)
        if (line->starts_with(begin))
            return line->substr(begin.size());
    return {};
}

bool waitFor(const TempFolder& home, const std::string& begin)
{
    const auto end = std::chrono::steady_clock::now() + 60s;
    while (std::chrono::steady_clock::now() < end) {
        for (const std::string& line : typedLines(home))
            if (line.starts_with(begin))
                return true;
        std::this_thread::sleep_for(2ms);
    }
    return false;
}

/// The digits that were typed in front of the text.
std::string typedOf(const std::string& text, const std::string& original)
{
    return text.ends_with(original) ? text.substr(0, text.size() - original.size()) : "(another text: " + text + ")";
}

int rounds()
{
    const char* asked = std::getenv("RETORT_KILLS");
    return asked ? std::max(1, std::atoi(asked)) : 25;
}

} // namespace

TEST_CASE("kill -9 while somebody types loses nothing that was on the screen, and tears no file")
{
    std::mt19937 chance(20'261'123);
    std::uniform_int_distribution<int> delay(0, 120'000);
    struct Kind {
        const char* field;
        const char* does;
    };
    // A name, which is valid after each key; the same with saves in between; a text that is no JSON after any.
    const Kind kinds[] = {{"Name", "type"}, {"Name", "type and save"}, {"Event JSON", "type"}};
    int recovered = 0;
    int typing = 0;
    for (int round = 0; round < rounds(); ++round) {
        const Kind& kind = kinds[round % 3];
        TempFolder home;
        fs::copy(fs::path(RETORT_SOURCE_DIR) / "resources/sample", home / "work", fs::copy_options::recursive);
        {
            Program program(home, kind.field, kind.does);
            REQUIRE_MESSAGE(waitFor(home, "shown "), contentOf(home / "log"));
            std::this_thread::sleep_for(std::chrono::microseconds(delay(chance)));
            program.kill();
        }
        const auto before = typedLines(home);
        const std::string original = last(before, "begins ");
        const std::string seen = typedOf(last(before, "shown "), original);
        for (const auto& entry : fs::recursive_directory_iterator(home / "work"))
            if (entry.path().extension() == ".json")
                CHECK_MESSAGE(json::Document::parse(contentOf(entry.path())), "torn: " << entry.path());
        Program again(home, kind.field, "recover");
        REQUIRE_MESSAGE(again.waitFor(60s), contentOf(home / "log"));
        const auto after = typedLines(home);
        const std::string held = typedOf(last(after, "holds "), original);
        INFO("round " << round << ", " << std::string(kind.field) << ", " << std::string(kind.does) << ": " << seen
                      << " was seen, " << held << " is back");
        CHECK(held.starts_with(seen));
        CHECK(!seen.empty());
        recovered += std::find(after.begin(), after.end(), "recovers") != after.end() ? 1 : 0;
        typing += seen.size() > 1 ? 1 : 0;
    }
    MESSAGE(recovered << " of " << rounds() << " had something to recover, " << typing
                      << " were killed after many keys");
    CHECK(recovered * 2 >= rounds()); // the others were killed right after a save
}

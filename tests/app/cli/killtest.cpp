// SPDX-License-Identifier: GPL-3.0-or-later
// What the program promises of files when it is killed, or when the disk is full, asked of the program itself.
#include "engine/json/document.h"
#include "tests/app/cli/incli.h"
#include "tests/app/cli/process.h"
#include "tests/support/tempfolder.h"

#include <chrono>
#include <random>
#include <sys/resource.h>
#include <thread>

using namespace retort;
using namespace retort::tests;

namespace fs = std::filesystem;

namespace {

/// A document of about this many bytes with a counter in it.
std::string documentOf(std::size_t size, int counter)
{
    return "{\n  \"counter\": " + std::to_string(counter) + ",\n  \"filling\": \"" + std::string(size, 'x') + "\"\n}\n";
}

/// The counter of a file that is whole; -1 for one that is torn.
int counterIn(const fs::path& file, std::size_t size)
{
    const std::string text = contentOf(file);
    const auto document = json::Document::parse(text);
    if (!document)
        return -1;
    const int counter = std::stoi(std::string(document->textOf(document->member(0, "counter"))));
    return text == documentOf(size, counter) ? counter : -1;
}

/// Lines that set the counter to 1, 2, 3, …
std::string counting(int lines)
{
    std::string text;
    for (int i = 1; i <= lines; ++i)
        text += "{\"pointer\":\"/counter\",\"value\":" + std::to_string(i) + "}\n";
    return text;
}

/// The last number that was printed whole; 0 for none.
int lastNumber(const std::string& out)
{
    const std::size_t end = out.rfind('\n');
    if (end == std::string::npos)
        return 0;
    const std::size_t before = end == 0 ? std::string::npos : out.rfind('\n', end - 1);
    return std::stoi(out.substr(before == std::string::npos ? 0 : before + 1));
}

void waitForOutput(const fs::path& file)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    std::error_code ignored;
    while (fs::file_size(file, ignored) + 1 < 2 && std::chrono::steady_clock::now() < end) // -1: not there yet
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

} // namespace

TEST_CASE("kill -9 while saving loses nothing that was acknowledged, tears nothing, and leaves nothing behind")
{
    TempFolder folder;
    const fs::path lines = folder.write("lines", counting(20'000));
    std::mt19937 chance(20'261'123);
    std::uniform_int_distribution<int> delay(0, 15'000);
    int killedAtWork = 0;
    for (int round = 0; round < 100; ++round) {
        const std::size_t size = round % 2 == 0 ? 2'000 : 200'000;
        const fs::path file = folder.write("doc.json", documentOf(size, 0));
        {
            Process process({"edit", file.string()}, {lines, folder / "out", folder / "err"});
            if (round % 5 != 0) // the others are killed while they start
                waitForOutput(folder / "out");
            std::this_thread::sleep_for(std::chrono::microseconds(delay(chance)));
            process.kill();
        }
        const int acknowledged = fs::exists(folder / "out") ? lastNumber(contentOf(folder / "out")) : 0;
        const int found = counterIn(file, size);
        INFO("round " << round << ": " << acknowledged << " acknowledged, " << found << " on the disk");
        CHECK((found == acknowledged || found == acknowledged + 1));
        killedAtWork += found > 0 ? 1 : 0;
        fs::remove(folder / "out");
    }
    CHECK(killedAtWork >= 80);

    int strays = 0;
    for (const std::string& name : folder.names()) {
        if (!name.starts_with("doc.json."))
            continue;
        ++strays;
        fs::last_write_time(folder / name, fs::file_time_type::clock::now() - std::chrono::hours(2));
    }
    MESSAGE(killedAtWork << " of 100 were killed at work, " << strays << " left a stray");
    CHECK(cli({"format", (folder / "doc.json").string()}).status == 0);
    CHECK(folder.names() == std::vector<std::string>{"doc.json", "err", "lines"});
}

TEST_CASE("with no room on the disk a save is refused with a message, and the file is whole")
{
    TempFolder folder;
    const std::string old = documentOf(10'000, 0);
    const std::string value(60'000, 'y');
    const fs::path line = folder.write("line", "{\"pointer\":\"/filling\",\"value\":\"" + value + "\"}\n");
    const std::size_t needed = documentOf(value.size(), 0).size();
    for (rlim_t room = 0; room <= 64'000; room += 4'000) {
        const fs::path file = folder.write("doc.json", old);
        Process process({"edit", file.string()}, {line, folder / "out", folder / "err"}, [room] {
            const rlimit limit{room, room};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        });
        const int status = process.wait();
        const std::string text = contentOf(file);
        INFO("room for " << room << " bytes, status " << status);
        if (room < needed) {
            CHECK(status == 2);
            CHECK(text == old);
            CHECK(contentOf(folder / "out").empty());
            if (room >= 4'000) // below that not even the message can be written to its file
                CHECK(contains(contentOf(folder / "err"), "not saved"));
        } else {
            CHECK(status == 0);
            CHECK(contains(text, value));
            CHECK(contentOf(folder / "out") == "1\n");
        }
    }
}

TEST_CASE("a long input does not grow the program")
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return; // a sanitizer keeps what was freed
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
    return;
#endif
#endif
    TempFolder folder;
    std::string lines;
    for (int i = 0; i < 2'000; ++i)
        lines += "{\"rule\":{\">=\":[{\"var\":\"data.score\"}," + std::to_string(i % 7) +
                 "]},\"data\":{\"data\":{\"score\":" + std::to_string(i % 11) + "},\"pad\":\"some text of a line\"}}\n";
    // Once through, and a hundred times through: the most memory that each ever held.
    long most[2] = {};
    for (const int turn : {0, 1}) {
        {
            std::ofstream out(folder / "lines", std::ios::binary);
            for (int i = 0; i < (turn == 0 ? 1 : 50); ++i)
                out << lines;
        }
        Process process({"logic"}, {folder / "lines", folder / "out", folder / "err"});
        struct rusage used = {};
        int status = 0;
        ::wait4(process.id(), &status, 0, &used);
        REQUIRE(WIFEXITED(status));
        REQUIRE(WEXITSTATUS(status) == 0);
        most[turn] = used.ru_maxrss;
    }
    CHECK(std::count(lines.begin(), lines.end(), '\n') * 50 == 100'000);
    MESSAGE("most memory of 2,000 lines " << most[0] << " kB, of 100,000 lines " << most[1] << " kB");
    CHECK(most[1] - most[0] < 4'000);
}

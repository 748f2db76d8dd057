// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/readfile.h"

#include "engine/base/english.h"
#include "tests/support/child.h"
#include "tests/support/tempfolder.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <thread>

using namespace retort;
using retort::tests::TempFolder;

namespace fs = std::filesystem;

TEST_CASE("a file is read whole, whatever its bytes")
{
    TempFolder folder;
    const std::string bytes("\xEF\xBB\xBF{\r\n\0\xFF}", 9);
    const auto read = readFile(folder.write("a.json", bytes));
    REQUIRE(read);
    CHECK(read->text == bytes);
    CHECK(read->sha256 == sha256Of(bytes));
    CHECK(readFile(folder.write("empty.json", ""))->text.empty());
}

TEST_CASE("the limit holds to the byte")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", "12345");
    CHECK(readFile(file, 5));
    const auto over = readFile(file, 4);
    REQUIRE_FALSE(over);
    CHECK(over.error().kind == Error::Kind::Limit);

    fs::resize_file(file, (std::uintmax_t{16} << 20) + 1); // sparse: by its size alone it is refused
    const auto large = readFile(file);
    REQUIRE_FALSE(large);
    CHECK(english(large.error().message).find("16 MiB") != std::string::npos);
}

TEST_CASE("what is no file is told apart")
{
    TempFolder folder;
    CHECK(readFile(folder / "a.json").error().kind == Error::Kind::Missing);
    CHECK(readFile(folder.path()).error().message.id == "workspace.is-folder");
    CHECK(readInput(folder.path()).error().message.id == "workspace.is-folder");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(readFile(folder / "pipe").error().message.id == "workspace.no-regular-file");
}

TEST_CASE("a pipe is fine as input, up to the limit")
{
    TempFolder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    for (const std::size_t limit : {std::size_t{5}, std::size_t{4}}) {
        std::thread writer([&] { std::ofstream(folder / "pipe") << "12345"; });
        const auto read = readInput(folder / "pipe", limit);
        writer.join();
        CHECK(read.has_value() == (limit == 5));
    }
}

TEST_CASE("a file without permission is an error that says so")
{
    TempFolder folder;
    ::chmod(folder.path().c_str(), 0755);
    const fs::path file = folder.write("a.json", "{}");
    ::chmod(file.c_str(), 0);
    const int status = retort::tests::asOrdinaryUser([&] {
        const auto read = readFile(file);
        return !read && english(read.error().message).find("Permission denied") != std::string::npos ? 0 : 1;
    });
    CHECK(status == 0);
}

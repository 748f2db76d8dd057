// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/strays.h"

#include "app/workspace/system.h"
#include "tests/support/tempfolder.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

using namespace retort;
using retort::tests::TempFolder;

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

using Names = std::vector<std::string>;

fs::path put(const TempFolder& folder, std::string_view name, std::chrono::seconds age)
{
    const fs::path file = folder.write(name, "{}");
    fs::last_write_time(file, fs::file_time_type::clock::now() - age);
    return file;
}

void mark(const fs::path& file)
{
    const int handle = ::open(file.c_str(), O_RDWR);
    REQUIRE(handle >= 0);
    markUnfinished(handle);
    ::close(handle);
}

} // namespace

TEST_CASE("what a killed save left behind goes after an hour, and not before")
{
    TempFolder folder;
    put(folder, "a.json", 2h);
    put(folder, "a.json.kXbQzr", 2h);
    put(folder, "a.json.kXbQzs", 30min);
    CHECK(removeStrays(folder.path()) == std::vector{folder / "a.json.kXbQzr"});
    CHECK(folder.names() == Names{"a.json", "a.json.kXbQzs"});
}

TEST_CASE("copies that people make stay")
{
    TempFolder folder;
    const Names names = {"a.json",       "a.json.202501",  "a.json.BACKUP", "a.json.Backup", "a.json.backup",
                         "a.json.kXbQz", "a.json.kXbQzr7", "a.json.kX-Qzr", "a.txt.kXbQzr"};
    for (const std::string& name : names)
        put(folder, name, 48h);
    fs::create_directory(folder / "b.json.kXbQzr");
    fs::last_write_time(folder / "b.json.kXbQzr", fs::file_time_type::clock::now() - 48h);
    fs::create_symlink("a.json", folder / "c.json.kXbQzr");
    CHECK(removeStrays(folder.path()).empty());
    CHECK(folder.names().size() == names.size() + 2);
}

TEST_CASE("a mark tells a stray from a copy of the same name")
{
    TempFolder folder;
    const fs::path stray = put(folder, "a.json.qwerty", 2h);
    mark(stray);
    if (!isMarkedUnfinished(stray)) {
        MESSAGE("This file system keeps no extended attributes: strays are told by their letters alone.");
        return;
    }
    fs::last_write_time(stray, fs::file_time_type::clock::now() - 2h);
    put(folder, "a.json.asdfgh", 2h);
    CHECK(removeStrays(folder.path()) == std::vector{stray});
    CHECK(folder.names() == Names{"a.json.asdfgh"});
    markFinished(folder / "a.json.asdfgh"); // one without a mark has none to lose
}

TEST_CASE("beside one file only its own strays go")
{
    TempFolder folder;
    put(folder, "a.json", 2h);
    put(folder, "a.json.kXbQzr", 2h);
    put(folder, "b.json.kXbQzr", 2h);
    fs::create_directory(folder / "links");
    fs::create_symlink("../a.json", folder / "links" / "a.json");
    CHECK(removeStraysOf(folder / "links" / "a.json").size() == 1);
    CHECK(folder.names() == Names{"a.json", "b.json.kXbQzr", "links"});
}

TEST_CASE("a folder that is not there has no strays")
{
    TempFolder folder;
    CHECK(removeStrays(folder / "nowhere").empty());
    CHECK(removeStraysOf(folder / "nowhere" / "a.json").empty());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/incli.h"
#include "tests/support/tempfolder.h"

#include <sys/stat.h>

using namespace retort;
using namespace retort::tests;

namespace fs = std::filesystem;

namespace {

ino_t nodeOf(const fs::path& file)
{
    struct stat found = {};
    REQUIRE(::stat(file.c_str(), &found) == 0);
    return found.st_ino;
}

} // namespace

TEST_CASE("no file changes by being opened and saved, and it is not even written")
{
    TempFolder folder;
    for (const std::string text :
         {"{\"a\": 9.0, \"b\":1e2 ,\"c\" : -0, \"d\": \"\\u00e9\\/\"}", "\r\n\t[1.50,\n\n 2]  ", "{}\n", "\"x\"\n\n"}) {
        const fs::path file = folder.write("a.json", text);
        const ino_t node = nodeOf(file);
        for (const bool check : {false, true}) {
            const Ran ran = check ? cli({"format", file.string(), "--check"}) : cli({"format", file.string()});
            CHECK(ran.status == 0);
            CHECK(ran.out == file.string() + ": unchanged\n");
            CHECK(ran.err.empty());
            CHECK(contentOf(file) == text);
            CHECK(nodeOf(file) == node);
        }
    }
}

TEST_CASE("a byte order mark is left out, and --check says so beforehand")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", "\xEF\xBB\xBF{\"a\": 9.0}\r\n");
    const Ran check = cli({"format", "--check", file.string()});
    CHECK(check.status == 1);
    CHECK(check.out == file.string() + ": would change\n");
    CHECK(contentOf(file).size() == 15);

    const Ran ran = cli({"format", file.string()});
    CHECK(ran.status == 0);
    CHECK(ran.out == file.string() + ": saved\n");
    CHECK(contentOf(file) == "{\"a\": 9.0}\r\n");
}

TEST_CASE("what cannot be read or saved is status 2, with the place, and stays as it is")
{
    TempFolder folder;
    const fs::path broken = folder.write("a.json", "{\n  \"a\": 1,\n}");
    const Ran ran = cli({"format", broken.string()});
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(contains(ran.err, broken.string() + ":2:9: error: Nothing follows this comma"));
    CHECK(contentOf(broken) == "{\n  \"a\": 1,\n}");
    CHECK(cli({"format", (folder / "none.json").string()}).status == 2);

    const fs::path readOnly = folder.write("b.json", "\xEF\xBB\xBF{}");
    ::chmod(readOnly.c_str(), 0444);
    CHECK(contains(cli({"format", readOnly.string()}).err, "read-only"));
    CHECK(cli({"format", readOnly.string()}).status == 2);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/incli.h"
#include "tests/support/tempfolder.h"

#include <sys/stat.h>

using namespace retort;
using namespace retort::tests;

namespace fs = std::filesystem;

namespace {

const std::string reaction =
    "{\r\n\t\"name\" : \"A\\u0062c\",\n  \"n\": 9.0, \"big\": 1e2,\n  \"list\": [ 1.50,-0 ]\n}";

} // namespace

TEST_CASE("a value is replaced as it is written, and no other byte is touched")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", reaction);
    const Ran ran = cli({"edit", file.string()}, "{\"pointer\":\"/n\",\"value\": 10.00 }\n");
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    CHECK(ran.out == "1\n");
    CHECK(contentOf(file) ==
          "{\r\n\t\"name\" : \"A\\u0062c\",\n  \"n\": 10.00, \"big\": 1e2,\n  \"list\": [ 1.50,-0 ]\n}");
}

TEST_CASE("number forms and escapes of the line reach the file")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", "{\"v\": null}\n");
    for (const std::string value :
         {"1.50", "-0", "1E+2", "\"\\u00e9\\/\"", "123456789012345678901234567890", "[1, 2 ]"}) {
        CHECK(cli({"edit", file.string()}, "{\"pointer\":\"/v\",\"value\":" + value + "}\n").status == 0);
        CHECK(contentOf(file) == "{\"v\": " + value + "}\n");
    }
}

TEST_CASE("the numbers of lines are those of the input, blank lines counted")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", "{\"v\": 0}\n");
    const Ran ran =
        cli({"edit", file.string()}, "{\"pointer\":\"/v\",\"value\":1}\n\n{\"value\":2,\"pointer\":\"/v\"}");
    CHECK(ran.out == "1\n3\n");
    CHECK(contentOf(file) == "{\"v\": 2}\n");
}

TEST_CASE("members and items are added, the whole document is replaced")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", "{\"v\": [1]}\n");
    CHECK(cli({"edit", file.string()}, "{\"pointer\":\"/v/1\",\"value\":2}\n{\"pointer\":\"/w\",\"value\":3}\n").out ==
          "1\n2\n");
    CHECK(contentOf(file) == "{\"v\": [1, 2], \"w\": 3}\n");
    CHECK(cli({"edit", file.string()}, "{\"pointer\":\"\",\"value\":[]}\n").status == 0);
    CHECK(contentOf(file) == "[]\n");
}

TEST_CASE("a line that cannot be carried out is told with its place, the others are")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", "{\"v\": 0}\n");
    const Ran ran = cli({"edit", file.string()}, "{\"pointer\":\"/v\",\"value\":1}\n"
                                                 "not JSON\n"
                                                 "{\"pointer\":\"/x/y\",\"value\":1}\n"
                                                 "{\"pointer\":\"/v\"}\n"
                                                 "{\"pointer\":7,\"value\":1}\n"
                                                 "[]\n"
                                                 "{\"pointer\":\"v\",\"value\":1}\n"
                                                 "{\"pointer\":\"/v\",\"value\":2}\n");
    CHECK(ran.status == 2);
    CHECK(ran.out == "1\n8\n");
    for (const char* place :
         {"<standard input>:2:1: error: ", "<standard input>:3:12: error: ", "<standard input>:4:1: error: ",
          "<standard input>:5:1: error: ", "<standard input>:6:1: error: ", "<standard input>:7:12: error: "})
        CHECK(contains(ran.err, place));
    CHECK(contentOf(file) == "{\"v\": 2}\n");
}

TEST_CASE("a file that cannot be read is told with line and column, and never touched")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", "{\"v\": 0,\n \"v\": 1}\n");
    const Ran ran = cli({"edit", file.string()}, "{\"pointer\":\"/v\",\"value\":1}\n");
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(contains(ran.err, file.string() + ":2:2: error: "));
    CHECK(contentOf(file) == "{\"v\": 0,\n \"v\": 1}\n");

    CHECK(contains(cli({"edit", (folder / "none.json").string()}).err, "There is no file"));
    CHECK(cli({"edit", folder.path().string()}).status == 2);
    CHECK(cli({"edit", (folder / "none.json").string()}, "{\"pointer\":\"\",\"value\":1}\n").status == 2);
    CHECK_FALSE(fs::exists(folder / "none.json"));
}

TEST_CASE("a save that fails ends the run with a message")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", "{\"v\": 0}\n");
    ::chmod(file.c_str(), 0444);
    const Ran ran =
        cli({"edit", file.string()}, "{\"pointer\":\"/v\",\"value\":1}\n{\"pointer\":\"/v\",\"value\":2}\n");
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(contains(ran.err, "read-only"));
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
    CHECK(contentOf(file) == "{\"v\": 0}\n");
}

TEST_CASE("what another program wrote between two lines is not overwritten")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", "{\"v\": 0}\n");
    /// Somebody else writes the file when the second line is asked for.
    class Meddler : public std::streambuf {
    public:
        explicit Meddler(fs::path file) : m_file(std::move(file)) {}

    protected:
        int_type underflow() override
        {
            if (++m_turn == 2)
                std::ofstream(m_file) << "theirs";
            if (m_turn == 3)
                return traits_type::eof();
            setg(m_line.data(), m_line.data(), m_line.data() + m_line.size());
            return traits_type::to_int_type(m_line[0]);
        }

    private:
        fs::path m_file;
        int m_turn = 0;
        std::string m_line = "{\"pointer\":\"/w\",\"value\":[]}\n";
    };
    Meddler meddler(file);
    std::istream in(&meddler);
    std::ostringstream out;
    std::ostringstream err;
    CHECK(runCli({"edit", file.string()}, in, out, err) == 2);
    CHECK(out.str() == "1\n");
    CHECK(contains(err.str(), "changed by another program"));
    CHECK(contentOf(file) == "theirs");
}

TEST_CASE("a line that sets what is there already is safe already, and the file is not written")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", "{\"v\": 0}\n");
    const auto inode = [&] {
        struct stat status = {};
        REQUIRE(::stat(file.c_str(), &status) == 0);
        return status.st_ino;
    };
    const auto before = inode();
    CHECK(cli({"edit", file.string()}, "{\"pointer\":\"/v\",\"value\":0}\n").out == "1\n");
    CHECK(contentOf(file) == "{\"v\": 0}\n");
    CHECK(inode() == before);
    CHECK(cli({"edit", file.string()}, "{\"pointer\":\"/v\",\"value\":1}\n").out == "1\n");
    CHECK(inode() != before);
}

TEST_CASE("symbolic links stay, and what killed saves left behind is cleared away")
{
    TempFolder folder;
    const fs::path file = folder.write("real.json", "{\"v\": 0}\n");
    fs::create_symlink("real.json", folder / "link.json");
    fs::last_write_time(folder.write("real.json.kXbQzr", "{"),
                        fs::file_time_type::clock::now() - std::chrono::hours(2));
    CHECK(cli({"edit", (folder / "link.json").string()}, "{\"pointer\":\"/v\",\"value\":1}\n").status == 0);
    CHECK(contentOf(file) == "{\"v\": 1}\n");
    CHECK(folder.names() == std::vector<std::string>{"link.json", "real.json"});
    CHECK(fs::is_symlink(folder / "link.json"));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/incli.h"

#include <ostream>
#include <streambuf>

using namespace retort;
using namespace retort::tests;

TEST_CASE("help comes on standard output, of the program and of each verb")
{
    const Ran all = cli({"--help"});
    CHECK(all.status == 0);
    CHECK(all.err.empty());
    for (const char* verb : {"run", "lint", "logic", "template", "edit", "format"}) {
        CHECK(contains(all.out, std::string("\n  ") + verb));
        const Ran one = cli({verb, "--help"});
        CHECK(one.status == 0);
        CHECK(one.err.empty());
        CHECK(contains(one.out, "Usage: retort-cli " + std::string(verb)));
    }
    CHECK(contains(cli({"run", "-h"}).out, "--filter-truth"));
}

TEST_CASE("the version is that of the build")
{
    const Ran ran = cli({"--version"});
    CHECK(ran.status == 0);
    CHECK(ran.out == "retort-cli " RETORT_VERSION "\n");
}

TEST_CASE("wrong usage is status 2, a message, and nothing on standard output")
{
    const std::vector<std::vector<std::string>> lines = {
        {},
        {"fly"},
        {"run"},
        {"run", "somewhere"},
        {"run", "--event", "e.json"},
        {"run", "w", "--event", "e.json", "--format", "xml"},
        {"run", "w", "--event", "e.json", "--dialect", "perl"},
        {"run", "w", "--event", "e.json", "--filter-truth", "maybe"},
        {"run", "w", "--event", "e.json", "--clock", "noon"},
        {"run", "w", "--event", "e.json", "--cascade"},
        {"run", "w", "other", "--event", "e.json"},
        {"lint"},
        {"lint", "w", "--format", "xml"},
        {"lint", "w", "--dialect", "perl"},
        {"logic", "--dialect"},
        {"logic", "--php-warnings", "ignore"},
        {"logic", "file.json"},
        {"template", "--autoescape", "xml"},
        {"template", "--clock", "noon"},
        {"template", "file.json"},
        {"edit"},
        {"edit", "a.json", "b.json"},
        {"format"},
        {"--frobnicate"},
    };
    for (const auto& arguments : lines) {
        const Ran ran = cli(arguments);
        INFO("arguments: " << (arguments.empty() ? "none" : arguments.back()));
        CHECK(ran.status == 2);
        CHECK(ran.out.empty());
        CHECK_FALSE(ran.err.empty());
    }
    CHECK(contains(cli({"run", "w", "--event", "e.json", "--dialect", "perl"}).err, "perl"));
    CHECK(contains(cli({}).err, "\n  run"));
    CHECK(cli({"fromat", "a.json"}).err ==
          "error: There is no verb fromat. Did you mean format? `retort-cli --help` lists them all.\n");
    CHECK(contains(cli({"edit"}).err, "error: FILE is required."));
}

TEST_CASE("output that cannot be written is told")
{
    struct Full : std::streambuf {
        int sync() override { return -1; }
        int_type overflow(int_type) override { return traits_type::eof(); }
    } full;
    std::istringstream in("{\"rule\": 1}\n{\"rule\": 2}\n");
    std::ostream out(&full);
    std::ostringstream err;
    CHECK(runCli({"logic"}, in, out, err) == 2);
    CHECK(err.str() == "error: The output could not be written.\n");
}

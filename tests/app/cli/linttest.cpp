// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/incli.h"
#include "tests/support/tempfolder.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

using namespace retort;
using namespace retort::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string sample = RETORT_SOURCE_DIR "/resources/sample";

void write(const fs::path& path, const std::string& text)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

/// A workspace with one of everything, each with something wrong.
struct Ground {
    TempFolder folder;
    std::string path = folder.path().string();

    Ground()
    {
        put("retort.json", R"({"format": "retort/1", "id": "01J9ZC7Q5Y8R6T4W2V0X1N3M5K", "name": "Ground"})");
        put("reactions/b.json", reaction(R"({"var": "profile.first_name"})"));
        put("reactions/a.json", "{\n  \"name\": \"A\"\n  \"trigger\": 1\n}\n");
        put("events/e.json", R"({"event": "profile.update", "context": {"id": "p", "first_name": "Jo \"J\""}})");
        put("targets/t.json", R"({"name": "T", "handle": "t", "url": "https://x.example",
  "template": "{\"a\": \"{{ first_name|raw }}\"}"})");
        put("definitions/tags.json", R"({"kind": "tags", "data": {}})");
        put("profiles/jane.json", "{,}");
    }
    void put(const std::string& file, const std::string& text) const { write(fs::path(path) / file, text); }

    static std::string reaction(const std::string& condition)
    {
        return R"({"name": "B", "trigger": "profile.updated", "is_active": true, "actions": [
  {"name": "filter", "sort_order": 1, "arguments": [
    {"name": "condition", "value": {"!!": [)" +
               condition + R"(]}}]},
  {"name": "target.send", "sort_order": 2, "arguments": [{"name": "target", "value": "t"}]}]})";
    }
};

/// "reactions/a.json:3:3: error [json.invalid]", a line each, without the folder and the sentence.
std::string brief(const std::string& out, const std::string& folder)
{
    std::istringstream lines(out);
    std::string all;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(folder + '/'))
            line.erase(0, folder.size() + 1);
        const std::size_t severity = line.find(": ");
        const std::size_t sentence = line.find(": ", severity + 2);
        REQUIRE(sentence != std::string::npos);
        all += line.substr(0, sentence) + ' ' + line.substr(line.rfind('[')) + '\n';
    }
    return all;
}

} // namespace

TEST_CASE("lint prints a workspace's problems by file and by place")
{
    const Ground ground;
    const Ran ran = cli({"lint", ground.path});
    CHECK(ran.status == 1);
    CHECK(brief(ran.out, ground.path) == "definitions/tags.json:1:26: error [file.type]\n"
                                         "events/e.json:1:11: warning [event.alias]\n"
                                         "profiles/jane.json:1:2: error [json.invalid]\n"
                                         "reactions/a.json:3:3: error [json.invalid]\n"
                                         "reactions/b.json:3:44: warning [field.root]\n"
                                         "targets/t.json:2:15: warning [payload.not-json]\n");
    CHECK(contains(ran.out, "profile.first_name reads nothing in profile.updated; there the field is first_name"));
    CHECK(ran.err == "3 errors, 3 warnings, 0 hints in 7 files.\n");
    CHECK(cli({"lint", ground.path}).out == ran.out);
}

TEST_CASE("lint gives the same as JSON")
{
    const Ground ground;
    const Ran ran = cli({"lint", ground.path, "--format", "json"});
    CHECK(ran.status == 1);
    CHECK(ran.err.empty());
    const Json result = Json::parse(ran.out);
    CHECK(result["format"] == "retort-lint/1");
    REQUIRE(result["problems"].size() == 6);
    const Json one = result["problems"][4];
    CHECK(one["file"] == "reactions/b.json");
    CHECK(one["path"] == ground.path + "/reactions/b.json");
    CHECK(one["line"] == 3);
    CHECK(one["column"] == 44);
    CHECK(one["pointer"] == "/actions/0/arguments/0/value/!!/0");
    CHECK(one["severity"] == "warning");
    CHECK(one["rule"] == "field.root");
    CHECK(one["suggestion"] == "first_name");
    CHECK(one["message"] == "profile.first_name reads nothing in profile.updated; there the field is first_name");
}

TEST_CASE("warnings alone are fine")
{
    Ground ground;
    for (const char* file : {"reactions/a.json", "profiles/jane.json", "definitions/tags.json"})
        fs::remove(fs::path(ground.path) / file);
    const Ran ran = cli({"lint", ground.path});
    CHECK(ran.status == 0);
    CHECK(contains(ran.err, "0 errors, 3 warnings"));
    const Ran none = cli({"lint", ground.path + "/retort.json"});
    CHECK(none.status == 0);
}

TEST_CASE("a file of a workspace is held against it, any other one against the catalogue")
{
    const Ground ground;
    ground.put("reactions/b.json", Ground::reaction(R"({"var": "first_name"})"));
    const std::string inside = ground.path + "/reactions/b.json";
    const Ran held = cli({"lint", inside});
    CHECK(held.status == 0);
    CHECK(brief(held.out, ground.path) == "reactions/b.json:4:58: warning [payload.not-json]\n");
    const TempFolder elsewhere;
    const std::string there = elsewhere.path().string();
    const std::string alone = there + "/b.json";
    fs::copy_file(inside, alone);
    CHECK(cli({"lint", alone}).out.empty());
    // What a file is shows in it.
    write(there + "/t.json", R"({"handle": "t", "url": "u", "template": "{{ a"})");
    write(there + "/e.json", R"({"event": "done", "data": {}})");
    const Ran both = cli({"lint", there + "/t.json", there + "/e.json"});
    CHECK(both.status == 1);
    CHECK(brief(both.out, there) == "t.json:1:41: error [template.syntax]\ne.json:1:11: warning [event.unknown]\n");
}

TEST_CASE("settings can be given, and win over those of the workspace")
{
    Ground ground;
    ground.put("reactions/b.json", R"({"name": "B", "trigger": "custom.done", "is_active": true, "actions": [
  {"name": "filter", "sort_order": 1, "arguments": [{"name": "condition", "value": {"===": [{"var": "data.n"}, 1.5]}}]},
  {"name": "filter", "sort_order": 2, "arguments": [{"name": "condition", "value": {"in": ["a", {"var": "data.l"}]}}]},
  {"name": "target.send", "sort_order": 3, "arguments": [{"name": "target", "value": "t"}]}]})");
    const std::string file = ground.path + "/reactions/b.json";
    CHECK(cli({"lint", file, "--dialect", "js"}).status == 0);
    CHECK(cli({"lint", file, "--dialect", "php", "--filter-truth", "strict", "--php-warnings", "pass"}).status == 0);
    CHECK(cli({"lint", file, "--dialect", "lisp"}).status == 2);
}

TEST_CASE("what cannot be read is wrong usage, and the rest is told all the same")
{
    const Ground ground;
    CHECK(cli({"lint"}).status == 2);
    const Ran missing = cli({"lint", ground.path + "/nowhere.json", ground.path + "/reactions/a.json"});
    CHECK(missing.status == 2);
    CHECK(contains(missing.err, "nowhere.json"));
    CHECK(contains(missing.out, "[json.invalid]"));
    const TempFolder bare;
    const Ran folder = cli({"lint", bare.path().string()});
    CHECK(folder.status == 2);
    CHECK(contains(folder.err, "retort.json"));
    ground.put("retort.json", "{");
    CHECK(cli({"lint", ground.path}).status == 2);
    CHECK(contains(cli({"lint", "--help"}).out, "retort-cli lint acme-loyalty"));
}

TEST_CASE("a name with control characters stays on its line")
{
    const Ground ground;
    ground.put("reactions/b\n.json", "{");
    const Ran ran = cli({"lint", ground.path});
    CHECK_FALSE(contains(ran.out, "b\n.json"));
}

TEST_CASE("the sample workspace has the problems that the page says, and no error")
{
    std::multiset<std::string> expected;
    std::ifstream page(RETORT_SOURCE_DIR "/docs/lint-rules.md");
    bool under = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("## "))
            under = line == "## What is right on the sample workspace";
        if (!under || !line.starts_with("| reactions/"))
            continue;
        std::string row;
        std::istringstream cells(line);
        std::string cell;
        for (int i = 0; std::getline(cells, cell, '|') && i < 4; ++i) {
            std::erase_if(cell, [](char c) { return c == ' ' || c == '`'; });
            row += i == 0 ? "" : (i == 1 ? "" : " ") + cell;
        }
        expected.insert(row);
    }
    CHECK(expected.size() >= 4);
    const Ran ran = cli({"lint", sample, "--format", "json"});
    CHECK(ran.status == 0);
    std::multiset<std::string> found;
    const Json result = Json::parse(ran.out);
    for (const Json& one : result["problems"])
        found.insert(one["file"].get<std::string>() + ' ' + one["rule"].get<std::string>() + ' ' +
                     one["pointer"].get<std::string>());
    for (const std::string& line : found)
        CHECK_MESSAGE(expected.count(line) == found.count(line), "not on the page: " << line);
    for (const std::string& line : expected)
        CHECK_MESSAGE(found.count(line) == expected.count(line), "only on the page: " << line);
}

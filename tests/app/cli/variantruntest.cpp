// SPDX-License-Identifier: GPL-3.0-or-later
// Sample events that refer to other files, on the command line.
#include "engine/run/tracejson.h"
#include "tests/app/cli/incli.h"
#include "tests/support/tempfolder.h"

using namespace retort;
using namespace retort::tests;

namespace {

/// A workspace whose reaction wants a score of 9 from a customer named Jane.
struct Ground {
    TempFolder folder;

    explicit Ground(const std::string& settings = R"({"profile_place": {"custom": "linked"}})")
    {
        folder.write("retort.json",
                     R"({"format": "retort/1", "id": "01J", "name": "Test", "settings": )" + settings + "}");
        folder.write("reactions/r.json", R"({"name": "R", "trigger": "test.happened", "is_active": true, "actions": [
            {"name": "filter", "sort_order": 1, "arguments": [{"name": "condition", "is_dynamic": null, "value":
              {"and": [{">=": [{"var": "data.n"}, 9]}, {"==": [{"var": "profile.first_name"}, "Jane"]}]}}]}]})");
        folder.write("events/base.json",
                     R"({"event": "test.happened", "data": {"n": 3}, "_retort": {"profile": "jane"}})");
        folder.write("events/more.json",
                     R"({"_retort": {"base": "base", "changes": [{"pointer": "/data/n", "value": 9}]}})");
        folder.write("profiles/jane.json", R"({"id": "p-1", "first_name": "Jane"})");
    }

    Ran run(const std::string& event, std::vector<std::string> more = {}) const
    {
        more.insert(more.begin(), {"run", folder.path().string(), "--event", event, "--format", "json"});
        return cli(more);
    }
    std::string outcome(const std::string& event, const std::vector<std::string>& more = {}) const
    {
        const Ran ran = run(event, more);
        INFO(ran.err);
        const auto trace = run::readTrace(ran.out);
        REQUIRE(trace);
        REQUIRE(trace->reactions.size() == 1);
        return std::string(run::wordOf(trace->reactions[0].outcome));
    }
};

} // namespace

TEST_CASE("a variant runs as what it stands for, by its name, its path and its file")
{
    const Ground ground;
    CHECK(ground.outcome("base") == "stopped");
    CHECK(ground.outcome("more") == "completed");
    CHECK(ground.outcome("events/more.json") == "completed");
    CHECK(ground.outcome((ground.folder / "events/more.json").string()) == "completed");
}

TEST_CASE("a variant's own customer counts, and a file elsewhere may name a base of the workspace")
{
    const Ground ground;
    const TempFolder elsewhere;
    const auto file = elsewhere.write(
        "base.json",
        R"({"_retort": {"base": "base", "profile": null, "changes": [{"pointer": "/data/n", "value": 9}]}})");
    CHECK(ground.outcome(file.string()) == "stopped"); // nobody is named Jane
}

TEST_CASE("without a workspace the base is the file beside it")
{
    const Ground ground;
    const Ran ran = cli({"run", "--reaction", (ground.folder / "reactions/r.json").string(), "--event",
                         (ground.folder / "events/more.json").string(), "--format", "json"});
    CHECK(ran.status == 0);
    const auto trace = run::readTrace(ran.out);
    REQUIRE(trace);
    const auto& reads = trace->reactions.at(0).steps.at(0).reads;
    REQUIRE_FALSE(reads.empty());
    CHECK(reads[0].path == "data.n");
    CHECK(reads[0].value.root().asInt() == 9);
}

TEST_CASE("a broken base is told with its place in the variant")
{
    const Ground ground;
    ground.folder.write("events/base.json", "{\n  \"event\" 1\n}");
    const Ran torn = ground.run("more");
    CHECK(torn.status == 2);
    CHECK(contains(torn.err, "events/more.json:1:22: "));
    CHECK(contains(torn.err, "The base base cannot be read"));
    std::filesystem::remove(ground.folder / "events/base.json");
    const Ran gone = ground.run("more");
    CHECK(gone.status == 2);
    CHECK(contains(gone.err, "events/more.json:1:22: "));
    CHECK(contains(gone.err, "There is no event base"));
    // Names lead nowhere but into the folder.
    ground.folder.write("events/out.json", R"({"_retort": {"base": "../secret"}})");
    ground.folder.write("secret.json", R"({"event": "test.happened"})");
    CHECK(ground.run("out").status == 2);
    CHECK(cli({"run", "--reaction", (ground.folder / "reactions/r.json").string(), "--event",
               (ground.folder / "events/out.json").string()})
              .status == 2);
}

TEST_CASE("retort.json says where customers' fields go, and --profile-place otherwise")
{
    CHECK(Ground("{}").outcome("more") == "stopped");
    CHECK(Ground("{}").outcome("more", {"--profile-place", "custom=linked"}) == "completed");
    CHECK(Ground().outcome("more", {"--profile-place", "custom=root"}) == "stopped");
    const Ran wrong = Ground().run("more", {"--profile-place", "custom=around"});
    CHECK(wrong.status == 2);
    CHECK(contains(wrong.err, "only at: id, root, linked"));
    CHECK(Ground().run("more", {"--profile-place", "custom"}).status == 2);
}

TEST_CASE("lint reads variants as what they stand for, and tells what is wrong with them")
{
    const Ground ground;
    const Ran fine = cli({"lint", ground.folder.path().string()});
    CHECK_FALSE(contains(fine.out, "more.json"));
    ground.folder.write("events/lost.json", "{\"_retort\":\n {\"base\": \"nobody\"}}");
    ground.folder.write("events/alone.json", R"({"event": "test.happened", "_retort": {"profile": "nobody"}})");
    const Ran lost = cli({"lint", ground.folder.path().string()});
    CHECK(lost.status == 1);
    CHECK(contains(lost.out, "events/lost.json:2:11: error: There is no event nobody"));
    CHECK(contains(lost.out, "events/alone.json:1:51: error: There is no profile nobody"));
    // A file on its own, too, is a sample event.
    const TempFolder other;
    other.write("base.json", R"({"event": "test.happened"})");
    const auto file = other.write("v.json", R"({"_retort": {"base": "base"}})");
    CHECK(cli({"lint", file.string()}).status == 0);
    other.write("base.json", "{");
    CHECK(contains(cli({"lint", file.string()}).out, "The base base cannot be read"));
}

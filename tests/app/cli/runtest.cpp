// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/tracejson.h"
#include "tests/app/cli/incli.h"
#include "tests/support/tempfolder.h"

using namespace retort;
using namespace retort::tests;

namespace fs = std::filesystem;

namespace {

const std::string sample = RETORT_SOURCE_DIR "/resources/sample";
const std::string promoter = sample + "/events/survey-promoter.json";

run::Trace traceOf(const Ran& ran)
{
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    const auto trace = run::readTrace(ran.out);
    REQUIRE(trace);
    return *trace;
}

/// "reactions/a.json completed"
std::vector<std::string> outcomesOf(const run::Trace& trace)
{
    std::vector<std::string> outcomes;
    for (const run::ReactionTrace& reaction : trace.reactions)
        outcomes.push_back(reaction.file + ' ' + std::string(run::wordOf(reaction.outcome)));
    return outcomes;
}

using Outcomes = std::vector<std::string>;

constexpr std::string_view manifest = R"({"format": "retort/1", "id": "01J", "name": "Test"})";
/// A filter on n >= 9, whose trigger is test.happened.
std::string reaction(bool active, const std::string& condition = R"({">=": [{"var": "data.n"}, 9]})")
{
    return std::string(R"({"name": "R", "trigger": "test.happened", "is_active": )") + (active ? "true" : "false") +
           R"(, "actions": [{"name": "filter", "sort_order": 1, "arguments": [{"name": "condition", "value": )" +
           condition + R"(, "is_dynamic": null}]}]})";
}
const std::string happened = R"({"event": "test.happened", "profile_id": "p", "data": {"n": 9}})";

} // namespace

TEST_CASE("an event meets all reactions of a workspace, and those that wait for it are shown")
{
    const run::Trace trace = traceOf(cli({"run", sample, "--event", promoter, "--format", "json"}));
    CHECK(trace.event == "custom.survey_completed");
    CHECK(outcomesOf(trace) == Outcomes{"reactions/nps-detractor-alert.json stopped",
                                        "reactions/nps-promoter-thank-you.json completed",
                                        "reactions/nps-survey-completed.json completed"});
}

TEST_CASE("--all shows the others too")
{
    const run::Trace trace = traceOf(cli({"run", sample, "--event", promoter, "--all", "--format", "json"}));
    CHECK(trace.reactions.size() == 18);
    CHECK(outcomesOf(trace)[0] == "reactions/12-month-spend-over-1000.json not-triggered");
}

TEST_CASE("--reaction picks one, by its slug, file name or path")
{
    for (const char* name :
         {"nps-survey-completed", "nps-survey-completed.json", "reactions/nps-survey-completed.json"}) {
        const run::Trace trace =
            traceOf(cli({"run", sample, "--event", promoter, "--reaction", name, "--format", "json"}));
        CHECK(outcomesOf(trace) == Outcomes{"reactions/nps-survey-completed.json completed"});
        REQUIRE(trace.reactions[0].steps.size() == 2);
        CHECK(trace.reactions[0].steps[1].effects.size() == 1);
    }
}

TEST_CASE("an event may be named by its place in the workspace")
{
    for (const char* event : {"events/survey-promoter.json", "survey-promoter", "survey-promoter.json"})
        CHECK(cli({"run", sample, "--event", event}).status == 0);
}

TEST_CASE("the text is for people")
{
    const Ran ran = cli({"run", sample, "--event", promoter, "--reaction", "nps-survey-completed"});
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    CHECK(contains(ran.out, "NPS Survey Completed"));
    CHECK(contains(ran.out, "data.score is 9, which is at least 9"));
    CHECK(contains(ran.out, "promoter-thank-you"));
    CHECK_FALSE(contains(ran.out, "\x1b["));
    CHECK(cli({"run", sample, "--event", promoter, "--details"}).out.size() >
          cli({"run", sample, "--event", promoter}).out.size());
}

TEST_CASE("the same run gives the same bytes")
{
    const std::vector<std::string> arguments = {"run", sample, "--event", promoter, "--all", "--format", "json"};
    CHECK(cli(arguments).out == cli(arguments).out);
}

TEST_CASE("without a workspace a reaction is a file, and runs as if it were active")
{
    TempFolder folder;
    const std::string file = folder.write("r.json", reaction(false)).string();
    const std::string event = folder.write("e.json", happened).string();
    const Ran ran = cli({"run", "--reaction", file, "--event", event, "--format", "json"});
    const run::Trace trace = traceOf(ran);
    CHECK(outcomesOf(trace) == Outcomes{file + " completed"});
    CHECK(trace.reactions[0].asIfActive);
    CHECK_FALSE(trace.reactions[0].active);
    CHECK(contains(cli({"run", "--reaction", file, "--event", event}).out, "as if"));
}

TEST_CASE("an inactive reaction of a workspace does not run, unless it is picked")
{
    TempFolder folder;
    folder.write("retort.json", manifest);
    folder.write("reactions/r.json", reaction(false));
    const std::string event = folder.write("e.json", happened).string();
    const std::string workspace = folder.path().string();
    CHECK(outcomesOf(traceOf(cli({"run", workspace, "--event", event, "--format", "json"}))) ==
          Outcomes{"reactions/r.json inactive"});
    CHECK(outcomesOf(traceOf(cli({"run", workspace, "--event", event, "--reaction", "r", "--format", "json"}))) ==
          Outcomes{"reactions/r.json completed"});
}

TEST_CASE("settings come from the workspace, and options win over them")
{
    TempFolder folder;
    const std::string event = folder.write("e.json", happened).string();
    const std::string workspace = folder.path().string();
    // null == 0 is true in PHP alone; a rule that gives 1 passes unless truth is strict; "Array" is a PHP warning.
    folder.write("reactions/loose.json", reaction(true, R"({"==": [null, 0]})"));
    folder.write("reactions/one.json", reaction(true, R"({"+": [1, 0]})"));
    folder.write("reactions/warns.json", reaction(true, R"({"cat": [[1]]})"));
    const auto outcomes = [&](std::vector<std::string> options) {
        std::vector<std::string> arguments = {"run", workspace, "--event", event, "--format", "json"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        std::string words;
        for (const run::ReactionTrace& one : traceOf(cli(arguments)).reactions)
            words += std::string(run::wordOf(one.outcome)) + ' ';
        return words;
    };
    folder.write("retort.json", manifest);
    CHECK(outcomes({}) == "completed completed failed ");
    CHECK(outcomes({"--php-warnings", "pass"}) == "completed completed completed ");
    CHECK(outcomes({"--dialect", "js"}) == "stopped completed completed ");
    CHECK(outcomes({"--filter-truth", "strict"}) == "completed stopped failed ");
    folder.write("retort.json", R"({"format": "retort/1", "settings": {"dialect": "js", "filter_truth": "strict"}})");
    CHECK(outcomes({}) == "stopped stopped stopped ");
    CHECK(outcomes({"--dialect", "php", "--filter-truth", "php"}) == "completed completed failed ");
}

TEST_CASE("a reaction that cannot be read is told, the others run, and the status is 2")
{
    TempFolder folder;
    folder.write("retort.json", manifest);
    folder.write("reactions/a.json", "{\n \"name\": }");
    folder.write("reactions/b.json", "{\"name\": \"B\", \"trigger\": \"test.happened\", \"actions\": 3}");
    folder.write("reactions/c.json", reaction(true));
    const std::string event = folder.write("e.json", happened).string();
    const Ran ran = cli({"run", folder.path().string(), "--event", event, "--format", "json"});
    CHECK(ran.status == 2);
    CHECK(contains(ran.err, "reactions/a.json:2:10: error: "));
    CHECK(contains(ran.err, "reactions/b.json:1:"));
    CHECK(contains(ran.err, "(at /actions)"));
    const auto trace = run::readTrace(ran.out);
    REQUIRE(trace);
    CHECK(outcomesOf(*trace) == Outcomes{"reactions/c.json completed"});
}

TEST_CASE("an event that nobody waits for is no error")
{
    TempFolder folder;
    folder.write("retort.json", manifest);
    folder.write("reactions/r.json", reaction(true));
    const std::string event = folder.write("e.json", R"({"event": "other.thing", "profile_id": "p"})").string();
    const Ran ran = cli({"run", folder.path().string(), "--event", event});
    CHECK(ran.status == 0);
    CHECK(contains(ran.out, "No reaction of this workspace waits for other.thing."));
    CHECK(traceOf(cli({"run", folder.path().string(), "--event", event, "--format", "json"})).reactions.empty());
}

TEST_CASE("what cannot be read is told with file, line and column, and nothing is printed")
{
    TempFolder folder;
    const std::string good = folder.write("good.json", happened).string();
    const std::string broken = folder.write("broken.json", "{\"event\": \"a.b\",}").string();
    const std::string nameless = folder.write("nameless.json", "{\"data\": {}}").string();
    const std::string r = folder.write("r.json", reaction(true)).string();
    struct {
        std::vector<std::string> arguments;
        std::string message;
    } const rows[] = {
        {{"run", "--reaction", r, "--event", broken}, broken + ":1:16: error: "},
        {{"run", "--reaction", r, "--event", nameless}, nameless + ":1:1: error: "},
        {{"run", "--reaction", r, "--event", "nowhere.json"}, "There is no file nowhere.json"},
        {{"run", "--reaction", broken, "--event", good}, broken + ":1:16: error: "},
        {{"run", "--reaction", folder.path().string(), "--event", good}, "is a folder"},
        {{"run", folder.path().string(), "--event", good}, "no file retort.json"},
        {{"run", (folder / "x").string(), "--event", good}, "There is no folder"},
        {{"run", sample, "--event", good, "--reaction", "nps-survey-complete"}, "Did you mean nps-survey-completed?"},
        {{"run", sample, "--event", good, "--reaction", "zzz"}, "\n  welcome-gift\n"},
        {{"run", sample, "--event", "survey-promotor"}, "There is no file survey-promotor"},
    };
    for (const auto& row : rows) {
        const Ran ran = cli(row.arguments);
        INFO(ran.err);
        CHECK(ran.status == 2);
        CHECK(ran.out.empty());
        CHECK(contains(ran.err, row.message));
    }
    folder.write("retort.json", "{\n\"format\": 7}");
    CHECK(contains(cli({"run", folder.path().string(), "--event", good}).err, "retort.json:2:11: error: "));
}

TEST_CASE("a time is checked")
{
    for (const char* time : {"2026-02-03T04:10:00Z", "2026-02-03T04:10:00+11:00", "2026-02-03T04:10:00.5Z"})
        CHECK(cli({"run", sample, "--event", promoter, "--clock", time}).status == 0);
    CHECK(cli({"run", sample, "--event", promoter, "--clock", "2026-02-30T04:10:00Z"}).status == 2);
}

TEST_CASE("a file that is no reaction is refused, and so is an empty name")
{
    TempFolder folder;
    folder.write("retort.json", manifest);
    folder.write("reactions/r.json", reaction(true));
    const std::string event = folder.write("e.json", happened).string();
    const std::string other = folder.write("o.json", "{\"x\": 1}").string();
    const Ran asEvent = cli({"run", "--reaction", event, "--event", event});
    CHECK(asEvent.status == 2);
    CHECK(asEvent.out.empty());
    CHECK(contains(asEvent.err, event + ":1:1: error: This is a sample event and no reaction"));
    const Ran asOther = cli({"run", "--reaction", other, "--event", event});
    CHECK(asOther.status == 2);
    CHECK(contains(asOther.err, "This is no reaction"));
    const Ran empty = cli({"run", folder.path().string(), "--event", event, "--reaction", ""});
    CHECK(empty.status == 2);
    CHECK(empty.out.empty());
    CHECK(contains(empty.err, "--reaction"));
}

TEST_CASE("nothing from a file steers the terminal")
{
    TempFolder folder;
    const std::string twice =
        folder.write("r.json", "{\"a\\u001b[2J\\u0007\\u202e\": 1, \"a\\u001b[2J\\u0007\\u202e\": 2}").string();
    const std::string event = folder.write("e.json", "{\"event\": \"test.\\u001b]0;x\\u200bhappened\"}").string();
    const std::string good = folder.write("g.json", reaction(true)).string();
    const Ran refused = cli({"run", "--reaction", twice, "--event", event});
    CHECK(refused.status == 2);
    CHECK(contains(refused.err, "a\\u001B[2J\\u0007\\u202E"));
    folder.write("retort.json", manifest);
    for (const Ran& ran : {refused, cli({"run", "--reaction", good, "--event", event}),
                           cli({"run", folder.path().string(), "--event", event}), cli({"run\x1b[2J"}),
                           cli({"run", "--dialect", "\x1b[2J"}), cli({"edit", "none\x1b[2J"})}) {
        CHECK_FALSE(contains(ran.out + ran.err, "\x1b"));
        CHECK_FALSE(contains(ran.out + ran.err, "\x07"));
        CHECK_FALSE(contains(ran.out + ran.err, "\u202e"));
        CHECK_FALSE(contains(ran.out + ran.err, "\u200b"));
    }
}

namespace {

/// A workspace whose one reaction sends the target "hello" on test.happened.
void writeSending(const TempFolder& folder, const std::string& settings = "{}", const std::string& tenants = "[]")
{
    folder.write("retort.json", R"({"format": "retort/1", "id": "01J", "name": "Test", "settings": )" + settings +
                                    R"(, "tenants": )" + tenants + "}");
    folder.write("reactions/send.json", R"({"name": "Send", "trigger": "test.happened", "is_active": true, "actions": [
        {"name": "target.send", "sort_order": 1, "arguments": [{"name": "target", "value": "hello"}]}]})");
    folder.write("targets/hello.json", R"({"name": "Hello", "handle": "hello", "url": "https://x.example/hello",
        "template": "{\"name\": \"{{ data.name }}\", \"at\": \"{{ 'now'|date('Y-m-d H:i T') }}\"}"})");
    folder.write("events/e.json",
                 R"({"event": "test.happened", "profile_id": "p", "data": {"name": "O'Brien", "list": []}})");
}

/// The request of the one step of the one reaction.
run::TargetRender requestOf(const TempFolder& folder, std::vector<std::string> more = {})
{
    more.insert(more.begin(), {"run", folder.path().string(), "--event", "e", "--format", "json"});
    const run::Trace trace = traceOf(cli(more));
    REQUIRE(trace.reactions.size() == 1);
    REQUIRE(trace.reactions[0].steps.size() == 1);
    REQUIRE(trace.reactions[0].steps[0].request);
    return *trace.reactions[0].steps[0].request;
}

} // namespace

TEST_CASE("--clock, --timezone and --autoescape reach the templates")
{
    const TempFolder folder;
    writeSending(folder, R"({"autoescape": "off", "timezone": "Australia/Sydney"})");
    CHECK(requestOf(folder, {"--clock", "2026-02-03T04:10:00Z"}).body ==
          R"({"name": "O'Brien", "at": "2026-02-03 15:10 AEDT"})");
    CHECK(requestOf(folder, {"--clock", "2026-02-03T04:10:00Z", "--timezone", "UTC", "--autoescape", "html"}).body ==
          R"({"name": "O&#039;Brien", "at": "2026-02-03 04:10 UTC"})");
    folder.write("events/e.json", R"({"event": "test.happened", "profile_id": "p", "data": {"name": "Zoe"},
        "_retort": {"clock": "2020-01-01T00:00:00", "timezone": "Europe/Vienna"}})");
    CHECK(requestOf(folder).body == R"({"name": "Zoe", "at": "2020-01-01 10:00 AEDT"})");
    CHECK(requestOf(folder, {"--clock", "2026-02-03T04:10:00Z"}).body ==
          R"({"name": "Zoe", "at": "2026-02-03 15:10 AEDT"})");
    const std::string path = folder.path().string();
    CHECK(cli({"run", path, "--event", "e", "--timezone", "the moon"}).status == 2);
    CHECK(cli({"run", path, "--event", "e", "--autoescape", "no"}).status == 2);
    const Ran optionRan = cli({"run", path, "--event", "e", "--timezone", "Nope"});
    CHECK(optionRan.status == 2);
    CHECK(optionRan.out.empty());
    CHECK(contains(optionRan.err, "--timezone: Nope is no time zone"));
    writeSending(folder, R"({"timezone": "+99:99"})");
    const Ran settingRan = cli({"run", path, "--event", "e"});
    CHECK(settingRan.status == 2);
    CHECK(contains(settingRan.err, "retort.json, settings.timezone: +99:99 is no time zone"));
    CHECK(cli({"run", path, "--event", "e", "--timezone", "Europe/Vienna"}).status == 0); // wins over it
}

TEST_CASE("--tenant runs with what the workspace overrides for it")
{
    const TempFolder folder;
    writeSending(folder, "{}", R"([{"name": "acme"}, {"name": "acme-stg", "overrides": {
        "targets/hello.json": {"url": "https://staging.example/hello", "template": "[{{ data.name|json_encode|raw }}]"}}}])");
    CHECK(requestOf(folder).url == "https://x.example/hello");
    CHECK(requestOf(folder, {"--tenant", "acme"}).url == "https://x.example/hello");
    const run::TargetRender staging = requestOf(folder, {"--tenant", "acme-stg"});
    CHECK(staging.url == "https://staging.example/hello");
    CHECK(staging.body == R"(["O'Brien"])");

    const auto told = [&](const std::string& tenant) {
        const Ran ran = cli({"run", folder.path().string(), "--event", "e", "--tenant", tenant});
        CHECK(ran.status == 2);
        return ran.err;
    };
    CHECK(contains(told("acme-stage"), "There is no tenant acme-stage in retort.json. Did you mean acme-stg?"));
    CHECK(contains(told("zzzzzzzz"), "There are:\n  acme\n  acme-stg"));
    writeSending(folder, "{}", R"([{"name": "a", "overrides": {"targets/helo.json": {"url": ""}}},
                                   {"name": "b", "overrides": {}}])");
    CHECK(contains(told("a"), "overrides targets/helo.json, which is no target of the workspace. Did you mean "
                              "targets/hello.json?"));
    CHECK(cli({"run", folder.path().string(), "--event", "e", "--tenant", "b"}).status == 0);
    writeSending(folder, "{}", R"([{"name": "a", "overrides": {"targets/hello.json": {"adress": "", "urls": ""}}}])");
    CHECK(contains(told("a"), "A target has no field \"adress\""));
    CHECK(cli({"run", folder.path().string(), "--event", "e"}).status == 0); // nobody asked for the tenant
    writeSending(folder, "{}", R"([{"name": "a", "overrides": {"targets/hello.json": {"urll": "x"}}}, {"overrides": 1},
                                   {"name": "acme-stg", "overrides": {"targets/hello.json": {"url": "https://s"}}}])");
    CHECK(requestOf(folder, {"--tenant", "acme-stg"}).url == "https://s");
    CHECK(contains(told("acme-stgg"), "Did you mean acme-stg?"));
    CHECK(contains(told("a"), "perhaps \"url\" is meant"));
    CHECK(contains(told(""), "There is no tenant"));
    CHECK(cli({"run", "--reaction", (folder / "reactions/send.json").string(), "--event",
               (folder / "events/e.json").string(), "--tenant", "a"})
              .status == 2);
}

TEST_CASE("a target that cannot be read is told, and the rest runs")
{
    const TempFolder folder;
    writeSending(folder);
    folder.write("targets/broken.json", "{\n  \"handle\": }");
    const Ran ran = cli({"run", folder.path().string(), "--event", "e"});
    CHECK(ran.status == 2);
    CHECK(contains(ran.err, "targets/broken.json:2:"));
    CHECK(contains(ran.out, "Would send Hello to https://x.example/hello"));
    CHECK(cli({"run", folder.path().string(), "--event", "e", "--reaction", "send"}).status == 0); // it needs another
}

TEST_CASE("without a workspace a request is not rendered, and the text says so")
{
    const TempFolder folder;
    writeSending(folder);
    const Ran ran = cli({"run", "--reaction", (folder / "reactions/send.json").string(), "--event",
                         (folder / "events/e.json").string()});
    CHECK(ran.status == 0);
    CHECK(contains(ran.out, "Send to target hello"));
    CHECK(contains(ran.out, "The targets of a workspace are not known here, so the request is not rendered"));
}

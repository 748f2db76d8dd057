// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/runentry.h"

#include "tests/engine/effects/shared.h"
#include "tests/support/tempfolder.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;

namespace {

bundle::File file(const std::string& path, const std::string& text) { return {path, document(text)}; }

bundle::Inputs survey()
{
    bundle::Inputs inputs;
    inputs.event = file("events/promoter.json", R"({"event": "custom.survey", "profile_id": "p-1",
  "data": {"score": 9.0}, "_retort": {"label": "Promoter"}})");
    inputs.profile = file("profiles/jane.json", R"({"id": "p-1", "first_name": "Jane", "point_balance": 10})");
    inputs.reactions = {file("reactions/points.json",
                             R"({"name": "Points", "trigger": "custom.survey", "is_active": false, "actions": [)" +
                                 filter(score) + R"(, {"name": "target.send", "arguments": [
      {"name": "target", "value": "slack"}]}]})")};
    inputs.targets = {
        {file("targets/slack.json", R"({"name": "Slack", "handle": "slack", "url": "https://hooks.example.com/s3cr3t",
  "headers": {"Authorization": "Bearer s3cr3t"}, "template": "{\"at\": \"{{ 'now'|date('H:i') }}\"}"})")}};
    inputs.settings = dialect(logic::Dialect::Php);
    inputs.now = {1'700'000'000, 250'000};
    inputs.asIfActive = true;
    return inputs;
}

bundle::Bundle packed(const bundle::Inputs& inputs) { return must(bundle::made(inputs, catalogue())).bundle; }

} // namespace

TEST_CASE("a run comes out of the history as it was, and runs again to the same")
{
    const tests::TempFolder folder;
    const bundle::Bundle run = packed(survey());
    const HistoryEntry entry = entryOf(run);
    CHECK(entry.line.event == "custom.survey");
    CHECK(entry.line.eventTitle == "Promoter");
    CHECK(entry.line.eventFile == "events/promoter.json");
    CHECK(entry.line.reaction == "Points");
    CHECK(entry.line.reactionFile == "reactions/points.json");
    CHECK(entry.line.outcome == "completed");

    auto history = must(History::open(folder / "history.db"));
    const auto id = history.record({"w", "/w"}, entry);
    REQUIRE(id);
    const bundle::Bundle read = must(bundleOf(must(history.read(*id))));
    CHECK(read.inputs == run.inputs);
    CHECK(read.trace == run.trace);
    CHECK(bundle::write(read) == bundle::write(run));
    CHECK(must(bundle::verify(read, catalogue())).same());
}

TEST_CASE("nothing secret is kept, and what stays the same from run to run is kept once")
{
    const HistoryEntry one = entryOf(packed(survey()));
    for (const std::string* text : {&one.eventText, &one.reactionText, &one.around, &one.trace})
        CHECK(text->find("s3cr3t") == std::string::npos);
    bundle::Inputs other = survey();
    other.now = {1'700'000'100, 0};
    other.event = file("events/other.json", R"({"event": "custom.survey", "data": {"score": 2}})");
    const HistoryEntry two = entryOf(packed(other));
    CHECK(one.around == two.around);
    CHECK(one.reactionText == two.reactionText);
    CHECK(two.line.outcome == "stopped");
}

TEST_CASE("a run of several reactions is kept whole, too")
{
    bundle::Inputs inputs = survey();
    inputs.reactions.push_back(file(
        "reactions/more.json", R"({"name": "More", "trigger": "custom.survey", "is_active": true, "actions": []})"));
    const bundle::Bundle run = packed(inputs);
    const HistoryEntry entry = entryOf(run);
    CHECK(entry.line.reaction.empty());
    const bundle::Bundle read = must(bundleOf(entry));
    CHECK(read.inputs == run.inputs);
    CHECK(read.trace == run.trace);
}

TEST_CASE("a run of which only the trace was kept is told")
{
    HistoryEntry entry = entryOf(packed(survey()));
    entry.around.clear();
    CHECK(bundleOf(entry).error().kind == Error::Kind::Missing);
    entry.around = "{";
    CHECK_FALSE(bundleOf(entry));
}

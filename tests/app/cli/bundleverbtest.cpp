// SPDX-License-Identifier: GPL-3.0-or-later
// `bundle`: runs that are passed on.
#include "app/bundle/bundlefile.h"
#include "engine/json/document.h"
#include "tests/app/cli/incli.h"
#include "tests/support/tempfolder.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace retort;
using namespace retort::tests;

namespace fs = std::filesystem;

namespace {

/// A workspace in which a survey gives a benefit, is posted to a target with keys, and is answered once more.
class Shop {
public:
    Shop()
    {
        put("retort.json",
            R"({"format": "retort/1", "id": "01J", "name": "Test", "settings": {"timezone": "+10:00"}})");
        put("reactions/thanks.json", R"({"name": "Thanks", "trigger": "custom.survey", "is_active": false, "actions": [
  {"name": "filter", "arguments": [{"name": "condition", "value": {">=": [{"var": "data.score"}, 9]}}]},
  {"name": "benefit.create", "arguments": [
    {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true}, {"name": "definition", "value": "gift"}]},
  {"name": "target.send", "arguments": [{"name": "target", "value": "slack"}]}]})");
        put("reactions/other.json",
            R"({"name": "Other", "trigger": "benefit.created", "is_active": true, "actions": []})");
        put("targets/slack.json",
            R"({"name": "Slack", "handle": "slack", "url": "https://hooks.example.com/pl4nted-address",
  "headers": {"Authorization": "Bearer pl4nted-header"}, "template": "{\"token\": \"pl4nted-payload\"}"})");
        put("definitions/benefits.json", R"({"kind": "benefits", "data": [{"handle": "gift"}]})");
        put("profiles/jane.json", R"({"id": "p-1", "first_name": "Jane", "email": "jane.doe@example.com"})");
        put("events/promoter.json", R"({"event": "custom.survey", "profile_id": "9332c9b2-e31c-4d49-8ec3-62a9466d339c",
  "data": {"score": 9, "email": "jane.doe@example.com"}, "_retort": {"profile": "jane"}})");
        put("events/variant.json",
            R"({"_retort": {"base": "promoter", "changes": [{"pointer": "/data/score", "value": 3}]}})");
        put("events/lost.json", R"({"event": "custom.nobody", "data": {}})");
    }

    std::string operator()(const std::string& path) const { return (m_folder.path() / path).string(); }
    std::string folder() const { return m_folder.path().string(); }
    void put(const std::string& path, const std::string& text)
    {
        fs::create_directories((m_folder.path() / path).parent_path());
        std::ofstream(m_folder.path() / path, std::ios::binary) << text;
    }
    std::string text(const std::string& path) const
    {
        std::ifstream stream(m_folder.path() / path, std::ios::binary);
        std::stringstream all;
        all << stream.rdbuf();
        return all.str();
    }
    /// Exports to a file, and reads it.
    BundleFile exported(const std::string& file, std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), {"bundle", "export", folder()});
        arguments.insert(arguments.end(), {"--out", (*this)(file)});
        const Ran ran = cli(arguments);
        INFO(ran.err);
        REQUIRE(ran.status == 0);
        CHECK(ran.out.empty());
        auto read = readBundleFile((*this)(file));
        REQUIRE(read);
        CHECK(read->seal == Seal::Whole);
        return *std::move(read);
    }

private:
    TempFolder m_folder;
};

} // namespace

TEST_CASE("bundle export packs a run that verify finds to come out the same")
{
    Shop shop;
    const BundleFile file = shop.exported("a.json", {"--event", "promoter", "--reaction", "thanks"});
    const bundle::Inputs& inputs = file.bundle.inputs;
    CHECK(inputs.event.path == "events/promoter.json");
    CHECK(inputs.profile->path == "profiles/jane.json");
    REQUIRE(inputs.reactions.size() == 1);
    CHECK(inputs.reactions[0].path == "reactions/thanks.json");
    CHECK(inputs.asIfActive); // as `run` does with one that is picked
    CHECK(inputs.settings.twig.timezone == "+10:00");
    CHECK(inputs.definitions.at(0).path == "definitions/benefits.json");
    CHECK_FALSE(file.bundle.scrubbed);
    CHECK(file.bundle.trace.reactions.at(0).outcome == run::Outcome::Completed);
    const Ran verified = cli({"bundle", "verify", shop("a.json")});
    CHECK(verified.status == 0);
    CHECK(verified.out == shop("a.json") + ": same outcome\n");
    // The workspace may be gone.
    fs::remove_all(shop("reactions"));
    CHECK(cli({"bundle", "verify", shop("a.json")}).status == 0);
}

TEST_CASE("bundle export writes what run prints")
{
    Shop shop;
    const std::vector<std::string> run{shop.folder(),         "--event", "promoter", "--reaction", "thanks", "--clock",
                                       "2026-02-03T00:00:00Z"};
    std::vector<std::string> one{"run"};
    std::vector<std::string> other{"bundle", "export"};
    one.insert(one.end(), run.begin(), run.end());
    one.insert(one.end(), {"--format", "json"});
    other.insert(other.end(), run.begin(), run.end());
    std::ofstream(shop("run.json")) << cli(one).out;
    const Ran bundle = cli(other);
    CHECK(bundle.status == 0);
    std::ofstream(shop("bundle.json")) << bundle.out;
    // Their request's address is all that differs: of it only the host is packed.
    const Ran same = cli({"bundle", "compare", shop("run.json"), shop("bundle.json")});
    INFO(same.out);
    const bool onlyRequest = same.status == 0 || contains(same.out, "at step 3 of Thanks: request");
    CHECK(onlyRequest);
    CHECK(cli({"bundle", "verify", shop("bundle.json")}).status == 0);
}

TEST_CASE("nothing secret goes into a bundle, and personal data stays out on request")
{
    Shop shop;
    shop.exported("a.json", {"--event", "promoter", "--reaction", "thanks"});
    CHECK_FALSE(contains(shop.text("a.json"), "pl4nted"));
    CHECK(contains(shop.text("a.json"), "jane.doe@example.com"));
    const BundleFile scrubbed = shop.exported("b.json", {"--event", "promoter", "--reaction", "thanks", "--scrub"});
    CHECK(scrubbed.bundle.scrubbed);
    for (const char* personal : {"jane", "Jane", "9332c9b2-e31c-4d49-8ec3-62a9466d339c", "pl4nted"}) {
        CAPTURE(personal);
        CHECK_FALSE(contains(shop.text("b.json"), personal));
    }
    CHECK(cli({"bundle", "verify", shop("a.json"), shop("b.json")}).status == 0);
    const Ran told = cli({"bundle", "export", shop.folder(), "--event", "promoter", "--reaction", "thanks"});
    CHECK(contains(told.err, "what looks like a key was taken out of 1 text."));

    // A rule that asks for one person goes another way then, which is told.
    shop.put("reactions/one.json", R"({"name": "One", "trigger": "custom.survey", "is_active": true, "actions": [
  {"name": "filter", "arguments": [{"name": "condition", "value": {"==": [{"var": "data.email"}, "jane.doe@example.com"]}}]}]})");
    const Ran other = cli({"bundle", "export", shop.folder(), "--event", "promoter", "--reaction", "one", "--scrub"});
    CHECK(other.status == 0);
    CHECK(contains(other.err, "warning: the chain goes another way"));
}

TEST_CASE("of a workspace those reactions are packed that wait for the event, with a cascade all")
{
    Shop shop;
    CHECK(shop.exported("a.json", {"--event", "promoter"}).bundle.inputs.reactions.size() == 1);
    const BundleFile all = shop.exported("b.json", {"--event", "promoter", "--cascade"});
    CHECK(all.bundle.inputs.reactions.size() == 2);
    CHECK(all.bundle.inputs.cascade);
    const BundleFile variant = shop.exported("c.json", {"--event", "variant", "--reaction", "thanks"});
    CHECK(contains(variant.bundle.inputs.event.document.text(), "\"score\": 3")); // what it stands for
    CHECK(variant.bundle.trace.reactions.at(0).outcome == run::Outcome::Stopped);
    for (const char* file : {"a.json", "b.json", "c.json"})
        CHECK(cli({"bundle", "verify", shop(file)}).status == 0);
    const Ran lost = cli({"bundle", "export", shop.folder(), "--event", "lost"});
    CHECK(lost.status == 2);
    CHECK(contains(lost.err, "No reaction of this workspace waits for custom.nobody."));
    CHECK(cli({"bundle", "export", shop.folder(), "--event", "promoter", "--reaction", "thanks", "--cascade"}).status ==
          2);
}

TEST_CASE("without a workspace the names of files are all that is told of where they are")
{
    Shop shop;
    const Ran ran =
        cli({"bundle", "export", "--reaction", shop("reactions/thanks.json"), "--event", shop("events/lost.json")});
    REQUIRE(ran.status == 0);
    CHECK_FALSE(contains(ran.out, shop.folder()));
    const auto read = readSealed(ran.out);
    REQUIRE(read);
    CHECK(read->bundle.inputs.event.path == "events/lost.json");
    CHECK(read->bundle.inputs.reactions.at(0).path == "reactions/thanks.json");
}

TEST_CASE("verify says at which step a bundle differs, and that its file was changed")
{
    Shop shop;
    shop.exported("a.json", {"--event", "promoter", "--reaction", "thanks"});
    std::string text = shop.text("a.json");
    text.replace(text.find("\"score\": 9"), 10, "\"score\": 5");
    shop.put("b.json", text);
    const Ran ran = cli({"bundle", "verify", shop("b.json")});
    CHECK(ran.status == 1);
    CHECK(ran.out == shop("b.json") + ": differs at step 1 of Thanks: read data.score: 9, then 5 "
                                      "(the file was changed after it was exported)\n");
    // A byte that decides nothing is told as well.
    std::string note = shop.text("a.json");
    note.replace(note.find("\"Thanks\""), 8, "\"Thinks\"");
    shop.put("c.json", note);
    CHECK(cli({"bundle", "verify", shop("c.json")}).status == 1);
    shop.put("d.json", shop.text("a.json") + "\n");
    const Ran space = cli({"bundle", "verify", shop("d.json")});
    CHECK(space.status == 1);
    CHECK(contains(space.out, "same outcome (the file was changed after it was exported)"));
    // Several, of which one cannot be read: the others are verified all the same.
    shop.put("e.json", "{}");
    const Ran several = cli({"bundle", "verify", shop("a.json"), shop("e.json"), shop("none.json"), shop("b.json")});
    CHECK(several.status == 2);
    CHECK(contains(several.out, "a.json: same outcome"));
    CHECK(contains(several.out, "b.json: differs"));
    CHECK(contains(several.err, "e.json:1:1: error: "));
    const Ran json = cli({"bundle", "verify", shop("a.json"), shop("b.json"), "--format", "json"});
    const auto document = json::Document::parse(json.out);
    REQUIRE(document);
    CHECK(document->textOf(*document->find("/format")) == "\"retort-verify/1\"");
    CHECK(document->textOf(*document->find("/bundles/0/same")) == "true");
    CHECK(document->textOf(*document->find("/bundles/0/seal")) == "\"whole\"");
    CHECK(document->textOf(*document->find("/bundles/1/seal")) == "\"broken\"");
    CHECK(document->textOf(*document->find("/bundles/1/first/step")) == "1");
    CHECK(document->textOf(*document->find("/bundles/1/first/second")) == "5");
}

TEST_CASE("compare holds two runs against each other, bundles or traces")
{
    Shop shop;
    shop.exported("a.json", {"--event", "promoter", "--reaction", "thanks"});
    shop.exported("b.json", {"--event", "variant", "--reaction", "thanks"});
    const Ran same = cli({"bundle", "compare", shop("a.json"), shop("a.json")});
    CHECK(same.status == 0);
    CHECK(same.out == "Both say the same.\n");
    const Ran other = cli({"bundle", "compare", shop("a.json"), shop("b.json")});
    CHECK(other.status == 1);
    CHECK(other.out.starts_with("The first difference is at step 1 of Thanks: read data.score: 9, then 3\n"));
    CHECK(contains(other.out, "  step 1 of Thanks: status: passed, then stopped\n"));
    CHECK(contains(other.out, "  Thanks: outcome: completed, then stopped\n"));
    std::ofstream(shop("run.json"))
        << cli({"run", shop.folder(), "--event", "variant", "--reaction", "thanks", "--format", "json"}).out;
    CHECK(cli({"bundle", "compare", shop("b.json"), shop("run.json")}).status == 0);
    const auto document =
        json::Document::parse(cli({"bundle", "compare", shop("a.json"), shop("b.json"), "--format", "json"}).out);
    REQUIRE(document);
    CHECK(document->textOf(*document->find("/same")) == "false");
    CHECK(document->textOf(*document->find("/first/what")) == "\"read\"");
    CHECK(document->node(*document->find("/differences")).children > 3);
    CHECK(cli({"bundle", "compare", shop("a.json"), shop("none.json")}).status == 2);
}

TEST_CASE("bundle asks for one of its verbs")
{
    CHECK(cli({"bundle"}).status == 2);
    CHECK(cli({"bundle", "pack"}).status == 2);
    for (const char* verb : {"export", "verify", "compare"}) {
        const Ran help = cli({"bundle", verb, "--help"});
        CHECK(help.status == 0);
        CHECK(contains(help.out, "retort-cli bundle"));
    }
    Shop shop;
    CHECK(cli({"bundle", "export", shop.folder(), "--event", "promoter", "--reaction", "thanks", "--out",
               shop("no/folder/a.json")})
              .status == 2);
}

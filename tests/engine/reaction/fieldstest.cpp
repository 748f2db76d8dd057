// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/fields.h"

#include "engine/json/write.h"
#include "tests/engine/json/randomjson.h"
#include "tests/support/engine.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <set>

using namespace retort;
using test::document;
using test::must;

namespace {

const Catalogue& catalogue()
{
    static const Catalogue one = must(Catalogue::parse(test::fileText("resources/catalogue.json")));
    return one;
}

Event event(std::string text) { return must(readEvent(document(std::move(text)))); }

Fields fieldsOf(std::string_view name, const std::vector<Event>& samples = {})
{
    return Fields::of(name, catalogue(), samples);
}

std::string standing(const Fields& fields, std::string_view path)
{
    switch (fields.standingOf(path)) {
    case Fields::Standing::Known:
        return "known";
    case Fields::Standing::Unknown:
        return "unknown";
    case Fields::Standing::Open:
        break;
    }
    return "open";
}

/// "root first_name", "spelling email", or "none".
std::string suggestion(const Fields& fields, std::string_view path)
{
    const auto found = fields.suggestionFor(path);
    if (!found)
        return "none";
    return (found->reason == Fields::Suggestion::Reason::Root ? "root " : "spelling ") + found->path;
}

/// "data.score number 2 of 3 [9,8]"
std::string row(const Fields& fields, std::string_view path)
{
    const Field* field = fields.find(path);
    if (!field)
        return "none";
    std::string values;
    for (const json::Data& value : field->values)
        values += (values.empty() ? "" : ",") + json::write(value.root());
    return field->path + " " + field->type + " " + std::to_string(field->seen) + " of " +
           std::to_string(field->samples) + " [" + values + "]";
}

const std::vector<Event> surveys{
    event(R"({"event": "custom.survey_completed", "profile_id": "p1", "data": {"score": 9, "comment": null}})"),
    event(
        R"({"event": "custom.survey_completed", "profile_id": "p2", "data": {"score": 7.5, "tags": ["a", {"b": 1}]}})"),
    event(
        R"({"event": "custom.survey_completed", "profile_id": "p1", "data": {"a.b": 1, "": 2, "deep": {"er": true}}})"),
    event(R"({"event": "custom.check_in", "profile_id": "p1", "data": {"store": "M10"}})")};

} // namespace

TEST_CASE("the catalogue's fields come in its order, parents before their children")
{
    const Fields fields = fieldsOf("profile.updated");
    REQUIRE(fields.all().size() > 70);
    CHECK(fields.all().front().path == "id");
    std::set<std::string> before;
    for (const Field& field : fields.all()) {
        CHECK(before.insert(field.path).second);
        CHECK(field.documented);
        CHECK(field.samples == 0);
        const std::size_t dot = field.path.rfind('.');
        if (dot != std::string::npos)
            CHECK_MESSAGE(before.count(field.path.substr(0, dot)) == 1, field.path);
    }
    const Field* spend = fields.find("aggregations.spend_12m");
    REQUIRE(spend);
    CHECK(spend->type == "number");
    CHECK(json::write(spend->example.root()) == "1862.5");
    CHECK_FALSE(spend->description.empty());
    CHECK(fields.find("aggregations")->type == "object");
    CHECK(fields.find("birth_date")->type == "date");
    CHECK_FALSE(fields.find("profile_id"));
}

TEST_CASE("another spelling of an event has the same fields")
{
    CHECK(fieldsOf("profile.update").all() == fieldsOf("profile.updated").all());
    CHECK(row(fieldsOf("profile.updated", {event(R"({"event": "profile_update", "context": {"nick": "M"}})")}),
              "nick") == R"(nick string 1 of 1 ["M"])");
}

TEST_CASE("samples add what they hold, and say how often")
{
    const Fields fields = fieldsOf("custom.survey_completed", surveys);
    CHECK(row(fields, "data.score") == "data.score number 2 of 3 [9,7.5]");
    CHECK(row(fields, "data.comment") == "data.comment  1 of 3 []");
    CHECK(row(fields, "data.deep.er") == "data.deep.er boolean 1 of 3 [true]");
    CHECK(row(fields, "data.tags") == "data.tags array 1 of 3 []");
    CHECK(row(fields, "profile_id") == R"(profile_id string 3 of 3 ["p1","p2"])");
    CHECK(fields.find("profile_id")->documented);
    CHECK(fields.find("data.score")->evidence == "sample");
    CHECK_FALSE(fields.find("data.a.b")); // a key with a dot
    CHECK_FALSE(fields.find("data."));
    CHECK_FALSE(fields.find("data.survey_id")); // the catalogue's example, which no sample has
    CHECK_FALSE(fields.find("data.store"));     // of another event
}

TEST_CASE("what samples hold wins over the catalogue, and what varies has no type")
{
    const auto typeIn = [](const std::vector<std::string>& totals) {
        std::vector<Event> samples;
        for (const std::string& total : totals)
            samples.push_back(event(R"({"event": "transaction.created", "context": {"total": )" + total + "}}"));
        return fieldsOf("transaction.created", samples).find("total")->type;
    };
    CHECK(typeIn({}) == "number");
    CHECK(typeIn({"150"}) == "number");
    CHECK(typeIn({R"("149.95")"}) == "string");
    CHECK(typeIn({R"("149.95")", "3"}).empty());
    CHECK(typeIn({"null"}) == "number");
    CHECK(typeIn({"null", R"("1")", "null"}) == "string");
    const Fields dated = fieldsOf("profile.updated",
                                  {event(R"({"event": "profile.updated", "context": {"birth_date": "1991-02-09"}})")});
    CHECK(dated.find("birth_date")->type == "date");
}

TEST_CASE("at most twenty values and a thousand fields are kept")
{
    std::vector<Event> many;
    for (int i = 0; i < 30; ++i)
        many.push_back(event(R"({"event": "a.b", "profile_id": ")" + std::to_string(i) + R"("})"));
    CHECK(fieldsOf("a.b", many).find("profile_id")->values.size() == 20);
    std::string text = R"({"event": "a.b", "data": {)";
    for (int i = 0; i < 2000; ++i)
        text += (i > 0 ? "," : "") + ("\"k" + std::to_string(i) + "\": 1");
    CHECK(fieldsOf("a.b", {event(text + "}}")}).all().size() == 1000);
}

TEST_CASE("how a path stands")
{
    const Fields profile = fieldsOf("profile.updated");
    CHECK(standing(profile, "") == "known");
    CHECK(standing(profile, "first_name") == "known");
    CHECK(standing(profile, "tier") == "known");
    CHECK(standing(profile, "identities.0.handle") == "known"); // inside of a list
    CHECK(standing(profile, "first_name.x") == "unknown");      // inside of a text
    CHECK(standing(profile, "aggregations.nonsense") == "unknown");
    CHECK(standing(profile, "profile.first_name") == "unknown");
    const Fields purchase = fieldsOf("transaction.created");
    CHECK(standing(purchase, "meta.anything") == "known"); // an open object
    CHECK(standing(purchase, "items.3.product.brand") == "known");
    CHECK(standing(purchase, "profile.first_name") == "known");
    CHECK(standing(purchase, "profile.birth_date") == "known"); // of the family profile
    CHECK(standing(purchase, "profile.nonsense") == "unknown");
    CHECK(standing(purchase, "first_name") == "unknown");
    CHECK(standing(fieldsOf("no event"), "anything") == "open");
    CHECK(standing(fieldsOf("custom.check_in"), "data.store") == "open");
    CHECK(standing(fieldsOf("custom.check_in"), "data.score") == "known");
    CHECK(standing(fieldsOf("custom.check_in"), "score") == "unknown");
    const Fields sampled = fieldsOf("custom.check_in", surveys);
    CHECK(standing(sampled, "data.store") == "known");
    CHECK(standing(sampled, "data.score") == "unknown");
    CHECK(standing(fieldsOf("custom.survey_completed", surveys), "data.comment.text") == "known"); // only null was seen
    CHECK(standing(Fields(), "a") == "open");
}

TEST_CASE("what was probably meant")
{
    const Fields profile = fieldsOf("profile.updated");
    CHECK(suggestion(profile, "profile.first_name") == "root first_name");
    CHECK(suggestion(profile, "profile.aggregations.spend_12m") == "root aggregations.spend_12m");
    CHECK(suggestion(profile, "profile.id") == "root id");
    CHECK(suggestion(profile, "profile_id") == "root id");
    CHECK(suggestion(profile, "frist_name") == "spelling first_name");
    CHECK(suggestion(profile, "aggregation.spend_12m") == "spelling aggregations.spend_12m");
    CHECK(suggestion(profile, "profile.frist_name") == "spelling first_name");
    CHECK(suggestion(profile, "First_Name") == "spelling first_name");
    CHECK(suggestion(profile, "nonsense") == "none");
    CHECK(suggestion(profile, "first_name") == "none");
    const Fields purchase = fieldsOf("transaction.created");
    CHECK(suggestion(purchase, "first_name") == "root profile.first_name");
    CHECK(suggestion(purchase, "aggregations.spend_12m") == "root profile.aggregations.spend_12m");
    CHECK(suggestion(purchase, "birth_date") == "root profile.birth_date"); // the family has it
    CHECK(suggestion(purchase, "transaction.total") == "root total");
    CHECK(suggestion(purchase, "transaction_id") == "root id");
    CHECK(suggestion(purchase, "profile.foo") == "none"); // profile.id has as many letters in common
    const Fields tier = fieldsOf("tier.achieved");
    CHECK(suggestion(tier, "handle") == "root definition.handle");
    CHECK(suggestion(tier, "id") == "root profile_id");
    CHECK(suggestion(tier, "tier.definition.handle") == "root definition.handle");
    CHECK(suggestion(fieldsOf("aggregation.updated"), "profile.id") == "root profile_id");
    CHECK(suggestion(fieldsOf("profile.address.created"), "profile_id") == "root profile.id");
    CHECK(suggestion(fieldsOf("transaction-item.created"), "brand") == "root product.brand");
    CHECK(suggestion(fieldsOf("reward.created"), "reward.value_initial") == "root value_initial");
    const Fields sampled = fieldsOf("custom.survey_completed", surveys);
    CHECK(suggestion(sampled, "score") == "root data.score");
    CHECK(suggestion(sampled, "data.scroe") == "spelling data.score");
    CHECK(suggestion(fieldsOf("custom.check_in"), "data.scroe") == "none"); // open
}

TEST_CASE("whatever the samples hold, each field is there once and known, and suggestions are known fields")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& bytes) {
        json::Choices choices(bytes);
        const json::Data data = must(json::Data::parse(json::randomJson(choices)));
        json::Builder builder;
        builder.beginObject();
        builder.key("event");
        builder.text("a.b");
        builder.key("data");
        builder.value(data.root());
        builder.end();
        Event sample;
        sample.name = "a.b";
        sample.context = builder.take();
        const Fields fields = fieldsOf("a.b", {sample});
        std::set<std::string> seen;
        for (const Field& field : fields.all()) {
            RC_ASSERT(seen.insert(field.path).second);
            RC_ASSERT(fields.standingOf(field.path) == Fields::Standing::Known);
            RC_ASSERT(field.seen <= 1U);
            const auto found = fields.suggestionFor(field.path + "x");
            RC_ASSERT(!found || fields.standingOf(found->path) == Fields::Standing::Known);
        }
    }));
}

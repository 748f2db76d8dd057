// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/whynot.h"

#include "engine/compose/eventtemplate.h"
#include "engine/compose/variant.h"
#include "engine/logic/analyse/withvalue.h"
#include "tests/engine/compose/samples.h"
#include "tests/engine/json/randomjson.h"

#include <doctest/doctest.h>
#include <functional>
#include <rapidcheck.h>

using namespace retort;
using namespace retort::test;

namespace {

const char* const gift =
    R"({"name": "benefit.create", "arguments": [{"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
        {"name": "definition", "value": "gift"}]})";

std::string filter(const std::string& condition)
{
    return R"({"name": "filter", "arguments": [{"name": "condition", "value": )" + condition + "}]}";
}

std::string reaction(const std::vector<std::string>& actions)
{
    std::string text = R"({"name": "T", "trigger": "custom.x", "is_active": true, "actions": [)";
    for (std::size_t i = 0; i < actions.size(); ++i)
        text += (i > 0 ? ", " : "") + actions[i];
    return text + "]}";
}

Event custom(const std::string& members)
{
    return event(R"({"event": "custom.x", "profile_id": "p-1", "data": {)" + members + "}}");
}

std::string textOf(const std::optional<json::Data>& value) { return value ? json::write(value->root()) : "absent"; }

/// "data.score: 8 -> 9, data.vip: absent -> true | …: completed"
std::string remediesOf(const compose::WhyNot& answer)
{
    std::string out;
    for (const compose::Remedy& remedy : answer.remedies) {
        out += out.empty() ? "" : " | ";
        for (std::size_t i = 0; i < remedy.changes.size(); ++i) {
            const auto& change = remedy.changes[i];
            out += (i > 0 ? ", " : "") + change.path + ": " + textOf(change.from) + " -> " + textOf(change.to);
        }
        if (remedy.outcome != run::Outcome::Completed)
            out += " " + std::string(wordOf(remedy.outcome)) + " at " + std::to_string(remedy.stoppedAt.value_or(0));
    }
    return out;
}

std::string firstOf(const compose::WhyNot& answer)
{
    const std::string all = remediesOf(answer);
    return all.substr(0, all.find(" | "));
}

compose::WhyNot ask(const std::string& condition, const std::string& members)
{
    return compose::whyNot(program(reaction({filter(condition), gift})), custom(members));
}

run::Outcome outcomeOf(const run::Program& program, const Event& event)
{
    run::Options options;
    options.trace = false;
    return run::runReaction(program, event, options).outcome;
}

} // namespace

TEST_CASE("the nearest change that passes")
{
    struct Row {
        const char* condition;
        const char* members;
        const char* first;
    };
    const std::vector<Row> rows{
        {R"({">=": [{"var": "data.score"}, 9]})", R"("score": 8)", "data.score: 8 -> 9"},
        {R"({">": [{"var": "data.spend"}, 1000]})", R"("spend": 940.0)", "data.spend: 940.0 -> 1000.01"},
        {R"({"<": [{"var": "data.score"}, 3]})", R"("score": 8)", "data.score: 8 -> 2"},
        {R"({"===": [{"var": "data.tier"}, "gold"]})", R"("tier": "silver")", R"(data.tier: "silver" -> "gold")"},
        {R"({"!==": [{"var": "data.tier"}, "gold"]})", R"("tier": "gold")", R"(data.tier: "gold" -> "other")"},
        {R"({"in": [{"var": "data.brand"}, ["Acme", "ACME"]]})", R"("brand": "Other")",
         R"(data.brand: "Other" -> "Acme")"},
        {R"({"in": ["vip", {"var": "data.tags"}]})", R"("tags": ["new"])", R"(data.tags: ["new"] -> ["new","vip"])"},
        {R"({"!": {"in": ["staff", {"var": "data.tags"}]}})", R"("tags": ["staff", "new"])",
         R"(data.tags: ["staff","new"] -> ["new"])"},
        {R"({"var": "data.member"})", R"("member": false)", "data.member: false -> true"},
        {R"({"==": [{"var": "data.score"}, 9]})", R"("other": 1)", "data.score: absent -> 9"},
        {R"({"missing": ["data.email"]})", R"("email": "x")", R"(data.email: "x" -> "")"},
        {R"({"!": {"missing": ["data.email"]}})", R"("score": 1)", "data.email: absent -> true"},
        {R"({"and": [{">=": [{"var": "data.score"}, 9]}, {"===": [{"var": "data.tier"}, "gold"]}]})",
         R"("score": 8, "tier": "silver")", R"(data.score: 8 -> 9, data.tier: "silver" -> "gold")"},
        {R"({"or": [{"and": [{">=": [{"var": "data.score"}, 9]}, {"===": [{"var": "data.tier"}, "gold"]}]},
                    {"==": [{"var": "data.vip"}, true]}]})",
         R"("score": 8, "tier": "silver", "vip": false)", "data.vip: false -> true"},
        {R"({"and": [{">": [{"var": "data.score"}, 3]}, {"<": [{"var": "data.score"}, 6]}]})", R"("score": 9)",
         "data.score: 9 -> 5"},
        {R"({"<": [3, {"var": "data.score"}, 6]})", R"("score": 1)", "data.score: 1 -> 4"},
        {R"({">": [{"+": [{"var": "data.a"}, {"var": "data.b"}]}, 100]})", R"("a": 10, "b": 20)", "data.a: 10 -> 81"},
        {R"({">": [{"var": "data.a"}, {"var": "data.b"}]})", R"("a": 10, "b": 20)", "data.a: 10 -> 21"},
        {R"({"if": [{"var": "data.vip"}, {">": [{"var": "data.n"}, 1]}, {">": [{"var": "data.n"}, 100]}]})",
         R"("vip": true, "n": 0)", "data.n: 0 -> 2"},
        {R"({"some": [{"var": "data.items"}, {">": [{"var": "price"}, 100]}]})",
         R"("items": [{"sku": "a", "price": 50}, {"sku": "b", "price": 20}])",
         R"(data.items: [{"sku":"a","price":50},{"sku":"b","price":20}] -> [{"sku":"a","price":101},{"sku":"b","price":20}])"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.condition);
        CAPTURE(row.members);
        const auto answer = ask(row.condition, row.members);
        CHECK(answer.step == 1);
        CHECK(firstOf(answer) == row.first);
        CHECK(answer.remedies.size() <= 5);
    }
}

TEST_CASE("what stopped the chain: clause, value and what it needed")
{
    const auto answer =
        ask(R"({"and": [{">=": [{"var": "data.score"}, 9]}, {"!": {"in": ["staff", {"var": "data.tags"}]}}]})",
            R"("score": 8.5, "tags": [])");
    CHECK(english(answer.why) == "data.score is 8.5, which is not at least 9");
    CHECK(answer.clause == "/actions/0/arguments/0/value/and/0");
    CHECK(answer.path == "data.score");
    CHECK(textOf(answer.value) == "8.5");
    CHECK(english(answer.needed) == "It needs: data.score is at least 9");
    REQUIRE(answer.remedies.size() >= 1);
    CHECK(english(answer.remedies[0].changes[0].text) == "Change data.score from 8.5 to 9, which is 0.5 more");

    const auto absent = ask(R"({"===": [{"var": "data.tier"}, "gold"]})", "");
    CHECK(absent.path == "data.tier");
    CHECK_FALSE(absent.value);
    CHECK(english(absent.remedies.at(0).changes.at(0).text) == "Add data.tier as gold");
}

TEST_CASE("several filters count together")
{
    const auto compiled =
        program(reaction({filter(R"({">=": [{"var": "data.score"}, 9]})"),
                          filter(R"({"and": [{"<=": [{"var": "data.score"}, 9]}, {"var": "data.vip"}]})"), gift}));
    const auto answer = compose::whyNot(compiled, custom(R"("score": 3, "vip": false)"));
    CHECK(answer.step == 1);
    CHECK(firstOf(answer) == "data.score: 3 -> 9, data.vip: false -> true");
}

TEST_CASE("where the end cannot be reached, past the step")
{
    const auto compiled = program(reaction({filter(R"({">=": [{"var": "data.score"}, 9]})"), filter("false"), gift}));
    const auto answer = compose::whyNot(compiled, custom(R"("score": 3)"));
    CHECK(firstOf(answer) == "data.score: 3 -> 9 stopped at 2");
    const auto last = compose::whyNot(compiled, custom(R"("score": 9)"));
    CHECK(last.step == 2);
    CHECK(last.remedies.empty());
    // A filter that is left out for this run is none.
    compose::WhyNotOptions options;
    options.run.skipped = {"/actions/1"};
    CHECK(firstOf(compose::whyNot(compiled, custom(R"("score": 3)"), options)) == "data.score: 3 -> 9");
}

TEST_CASE("an argument that is missing")
{
    const auto compiled = program(reaction({gift}));
    const auto answer = compose::whyNot(compiled, event(R"({"event": "custom.x", "data": {}})"));
    CHECK(answer.trace.outcome == run::Outcome::Failed);
    CHECK(answer.step == 1);
    CHECK(firstOf(answer) == R"(profile_id: absent -> "3f0c1a52-7d4e-4b7a-9a55-0c1de2f4a901")");
}

TEST_CASE("nothing to answer for a chain that runs to its end, is inactive or not triggered")
{
    CHECK(ask("true", "").remedies.empty());
    CHECK_FALSE(ask("true", "").step);
    const auto compiled = program(R"({"name": "T", "trigger": "custom.y", "is_active": true, "actions": []})");
    CHECK_FALSE(compose::whyNot(compiled, custom("")).step);
}

TEST_CASE("what came with the profile is not taken out")
{
    const auto compiled = program(reaction({filter(R"({"missing": ["data.email"]})"), gift}));
    compose::WhyNotOptions options;
    options.run.origins = {{"data.email", run::Origin::Profile}};
    const auto answer = compose::whyNot(compiled, custom(R"("email": "x")"), options);
    for (const auto& remedy : answer.remedies) {
        for (const auto& change : remedy.changes)
            CHECK(change.to.has_value());
    }
    CHECK(firstOf(answer) == R"(data.email: "x" -> "")");
}

TEST_CASE("make it pass: a variant of the sample that runs to its end")
{
    const auto compiled = program(reaction({filter(R"({"and": [{">=": [{"var": "data.deep.score"}, 9]},
        {"in": ["vip", {"var": "data.tags"}]}, {"!": {"var": "data.staff"}}]})"),
                                            gift}));
    const auto base = document(R"({"event": "custom.x", "profile_id": "p-1",
  "data": {"tags": ["a"], "staff": true, "amount": 1.50}})");
    const auto answer = compose::whyNot(compiled, must(readEvent(base)));
    REQUIRE(answer.remedies.size() >= 1);
    const auto edited = must(compose::withChanges(base, answer.remedies[0].changes));
    CHECK(must(readEvent(edited)).context == answer.remedies[0].event.context);
    const auto variant = must(compose::makeVariant("base", base, edited));
    const auto bases = [&](const std::string&) { return Result<json::Document>(base); };
    CHECK(outcomeOf(compiled, must(compose::readEventFile(variant, bases))) == run::Outcome::Completed);
    CHECK(must(compose::readVariant(variant)).changes.size() == 3);
}

TEST_CASE("changes in a file, wherever they lead")
{
    struct Row {
        const char* file;
        const char* path;
        const char* to; ///< nullptr: absent.
    };
    const std::vector<Row> rows{
        {R"({"event": "x.y", "data": {"a": 1}})", "data.a", "2"},
        {R"({"event": "x.y", "data": {"a": 1}})", "data.b.c.d", "2"},
        {R"({"event": "x.y", "data": {"a": 1}})", "data.a.b", "2"},
        {R"({"event": "x.y", "data": {"a": [1, 2, 3]}})", "data.a.1", nullptr},
        {R"({"event": "x.y", "data": {"a": [1, 2, 3]}})", "data.a.2", nullptr},
        {R"({"event": "x.y", "data": {"a": [1, 2, 3]}})", "data.a.3", "4"},
        {R"({"event": "x.y", "data": {"a": [1, 2, 3]}})", "data.a.k", "4"},
        {R"({"event": "x.y", "data": {"a": 1}})", "data.a", nullptr},
        {R"({"event": "x.y", "data": {"a": 1}})", "data.zz", nullptr},
        {R"({"event": "x.y", "data": {"a/b": {"~": 1}}})", "data.a/b.~", "2"},
        {R"({"event": "x.y", "context": {"a": 1}})", "b.c", "2"},
        {R"({"event": "x.y", "context": null})", "b.c", "2"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.file);
        CAPTURE(row.path);
        const auto file = document(row.file);
        const std::optional<json::Data> to = row.to ? std::optional(jsonData(row.to)) : std::nullopt;
        const auto changed = must(compose::withChanges(file, {{row.path, std::nullopt, to, {}}}));
        CHECK(must(readEvent(changed)).context == logic::withValue(must(readEvent(file)).context, row.path, to));
    }
}

TEST_CASE("every worked example that stops can be made to pass")
{
    std::size_t asked = 0;
    std::size_t passed = 0;
    for (const Pattern& pattern : catalogue().patterns()) {
        if (pattern.kind != "trigger")
            continue;
        const auto compiled = run::Program::compile(must(readReaction(pattern.reaction)), catalogue());
        std::vector<json::Document> samples;
        for (const Pattern::Sample& sample : pattern.samples)
            samples.push_back(sample.event);
        for (const auto& one : compose::eventTemplates(pattern.trigger, catalogue()))
            samples.push_back(one.document);
        for (const json::Document& sample : samples) {
            compose::WhyNotOptions options;
            options.run.asIfActive = true;
            const auto answer = compose::whyNot(compiled, must(readEvent(sample)), options);
            if (answer.trace.outcome != run::Outcome::Stopped)
                continue;
            ++asked;
            CAPTURE(pattern.name);
            CAPTURE(sample.text());
            REQUIRE_FALSE(answer.remedies.empty());
            passed += answer.remedies[0].outcome == run::Outcome::Completed ? 1 : 0;
            CHECK(english(answer.needed).find("compose.") == std::string::npos);
            CHECK_FALSE(answer.clause.empty());
        }
    }
    CHECK(asked > 25);
    CHECK(passed == asked);
}

TEST_CASE("a large condition is answered within its bounds")
{
    std::string all = R"({"and": [)";
    std::string any = R"({"or": [)";
    for (int i = 0; i < 120; ++i) {
        const std::string field = R"({"var": "data.f)" + std::to_string(i) + "\"}";
        all += std::string(i > 0 ? ", " : "") + R"({"or": [{">": [)" + field + R"(, 5]}, {"==": [)" + field +
               R"(, "x"]}]})";
        any +=
            std::string(i > 0 ? ", " : "") + R"({"and": [{">": [)" + field + R"(, 5]}, {"<": [)" + field + R"(, 7]}]})";
    }
    const auto answer = ask(all + "]}", "");
    REQUIRE_FALSE(answer.remedies.empty());
    CHECK(answer.remedies[0].changes.size() == 120);
    CHECK_FALSE(answer.complete); // not all subsets of 120 changes were tried
    CHECK(firstOf(ask(any + "]}", R"("f7": 1)")).find("-> 6") != std::string::npos);
}

TEST_CASE("random conditions: each remedy passes, none has a part that does, and none is larger than need be")
{
    static const char* const values[] = {"0",        "1",          "5",    "9",    "10",
                                         "\"gold\"", "\"silver\"", "null", "true", "[\"gold\"]"};
    static const char* const fields[] = {"data.a", "data.b", "data.c"};
    static const char* const comparisons[] = {">", ">=", "<", "<=", "==", "===", "!=", "!=="};
    const std::function<std::string(json::Choices&, int)> condition = [&](json::Choices& choices, int depth) {
        const std::string field = R"({"var": ")" + std::string(choices.of(fields)) + "\"}";
        const std::size_t kind = choices.below(depth > 0 ? 9 : 5);
        if (kind < 3)
            return "{\"" + std::string(choices.of(comparisons)) + "\": [" + field + ", " + values[choices.below(7)] +
                   "]}";
        if (kind == 3)
            return "{\"in\": [" + field + R"(, ["gold", 5, "silver"]]})";
        if (kind == 4)
            return R"({"!": )" + (depth > 0 ? condition(choices, depth - 1) : field) + "}";
        if (kind == 5)
            return R"({"if": [)" + condition(choices, depth - 1) + ", " + condition(choices, depth - 1) + ", " +
                   condition(choices, depth - 1) + "]}";
        return std::string(kind % 2 == 0 ? R"({"and": [)" : R"({"or": [)") + condition(choices, depth - 1) + ", " +
               condition(choices, depth - 1) + (choices.oneIn(2) ? ", " + condition(choices, depth - 1) : "") + "]}";
    };
    std::size_t answered = 0;
    std::size_t inTwo = 0;
    REQUIRE(rc::check([&](const std::vector<std::uint8_t>& bytes) {
        json::Choices choices(bytes);
        std::string members;
        for (const char* name : {"a", "b", "c"}) {
            if (!choices.oneIn(4))
                members += (members.empty() ? "\"" : ", \"") + std::string(name) + "\": " + choices.of(values);
        }
        run::Settings settings;
        settings.logic.dialect = choices.oneIn(2) ? logic::Dialect::Js : logic::Dialect::Php;
        std::vector<std::string> actions{filter(condition(choices, 2))};
        if (choices.oneIn(3))
            actions.push_back(filter(condition(choices, 1)));
        actions.emplace_back(gift);
        const auto compiled = program(reaction(actions), settings);
        const Event sample = custom(members);
        for (const run::CompiledAction& action : compiled.actions())
            RC_LOG() << json::write(action.action.arguments[0].value.root()) << "\n";
        RC_LOG() << members << "\n";
        const auto answer = compose::whyNot(compiled, sample);
        if (answer.trace.outcome != run::Outcome::Stopped)
            return;
        const auto with = [&](const std::vector<compose::EventChange>& changes, std::size_t bits) {
            Event changed = sample;
            for (std::size_t i = 0; i < changes.size(); ++i) {
                if ((bits >> i & 1U) != 0)
                    changed.context = logic::withValue(changed.context, changes[i].path, changes[i].to);
            }
            return changed;
        };
        const auto reaches = [&](const Event& changed, run::Outcome wanted) {
            const auto trace = run::runReaction(compiled, changed);
            return trace.outcome == run::Outcome::Completed ||
                   (wanted != run::Outcome::Completed && trace.stoppedAt > answer.step);
        };
        for (const compose::Remedy& remedy : answer.remedies) {
            const std::size_t all = (std::size_t{1} << remedy.changes.size()) - 1;
            RC_ASSERT(with(remedy.changes, all).context == remedy.event.context);
            RC_ASSERT(run::runReaction(compiled, remedy.event).outcome == remedy.outcome);
            RC_ASSERT(reaches(remedy.event, remedy.outcome));
            for (std::size_t bits = 0; bits < all; ++bits)
                RC_ASSERT(!reaches(with(remedy.changes, bits), remedy.outcome));
        }
        // By brute force: the fewest fields that are enough. Neither true nor lists, which PHP has equal to, or above,
        // whatever one likes: nobody would want to be told that.
        std::size_t fewest = 4;
        constexpr std::size_t options = std::size(values) - 2 + 2; // as it is, and absent
        for (std::size_t at = 0; at < options * options * options; ++at) {
            Event changed = sample;
            std::size_t count = 0;
            std::size_t rest = at;
            for (const char* field : fields) {
                const std::size_t which = rest % options;
                rest /= options;
                if (which == 0)
                    continue;
                ++count;
                changed.context = logic::withValue(
                    changed.context, field, which == 1 ? std::nullopt : std::optional(jsonData(values[which - 2])));
            }
            if (count < fewest && outcomeOf(compiled, changed) == run::Outcome::Completed)
                fewest = count;
        }
        if (fewest == 4)
            return; // by none of these values
        ++answered;
        inTwo += fewest > 1 ? 1 : 0;
        RC_ASSERT(!answer.remedies.empty());
        RC_ASSERT(answer.remedies[0].outcome == run::Outcome::Completed);
        RC_ASSERT(answer.remedies[0].changes.size() <= fewest);
    }));
    CHECK(answered > 5);
    MESSAGE(answered << " answered, " << inTwo << " with more than one change");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/program.h"

#include "tests/engine/run/shared.h"

#include <doctest/doctest.h>

using namespace retort;

namespace {

// "error filter.no-condition /actions/0: The filter has …", a line each
std::string problems(const std::string& reaction)
{
    std::string out;
    const run::Program program = test::program(reaction);
    for (const Problem& problem : program.problems()) {
        out += (out.empty() ? "" : "\n") +
               std::string(problem.severity == Problem::Severity::Error ? "error " : "warning ") + problem.rule + " " +
               problem.pointer + ": " + english(problem.message) +
               (problem.suggestion.empty() ? "" : " [" + problem.suggestion + "]");
    }
    return out;
}

std::string problemsOf(const std::string& actions) { return problems(test::reaction(actions)); }

} // namespace

TEST_CASE("a reaction that is right has no problems")
{
    CHECK(
        problemsOf(R"({"name": "filter", "sort_order": 1, "arguments": [{"name": "condition", "value": {"var": "a"}}]},
        {"name": "benefit.create", "sort_order": 2, "arguments": [{"name": "profile_id", "value": {"var": "profile_id"},
         "is_dynamic": true}, {"name": "definition", "value": "gift"}]})") == "");
}

TEST_CASE("what is wrong with a reaction is said with its place")
{
    CHECK(
        problems("{}") ==
        "error reaction.no-name /name: The reaction has no name; the platform asks for one, and people find it by it\n"
        "error reaction.no-trigger /trigger: The reaction has no trigger, so no event starts it");
    CHECK(problems(R"({"name": "x", "trigger": "profile.update"})") ==
          "warning event.alias /trigger: profile.update is another spelling of profile.updated; whether a tenant has "
          "it under this name is not certain [profile.updated]");
    CHECK(problemsOf(R"({"name": "filter", "sort_order": 1})") ==
          "error filter.no-condition /actions/0: The filter has no condition; give it one, or remove the filter");
    CHECK(problemsOf(R"({"name": "filter", "sort_order": 1, "arguments": [{"name": "condition", "value": null}]})") ==
          "error filter.no-condition /actions/0: The filter has no condition; give it one, or remove the filter");
    CHECK(problemsOf(R"({"name": "benefit.creat", "sort_order": 1})") ==
          "warning action.unknown /actions/0: benefit.creat is no action that is known; perhaps benefit.create is "
          "meant [benefit.create]");
    CHECK(problemsOf(R"({"name": "till.lock", "sort_order": 1})") ==
          "warning action.unknown /actions/0: till.lock is no action that is known; a tenant may still have it");
    CHECK(problemsOf(R"({"sort_order": 1})") ==
          "warning action.unknown /actions/0: This action has no type; write one as its name");
    CHECK(problemsOf(R"({"name": "tier.assign", "sort_order": 1, "arguments": [{"name": "level", "value": "gold"},
                        {"name": "profile_id", "value": {"var": "id"}}, {"name": "level", "value": "x"}]})") ==
          "warning argument.unknown /actions/0/arguments/0: level is no argument that tier.assign is known to take, so "
          "it may be passed over\n"
          "warning argument.object-fixed /actions/0/arguments/1: profile_id looks like a rule and is passed as it "
          "stands, because is_dynamic is not true\n"
          "warning argument.unknown /actions/0/arguments/2: level is no argument that tier.assign is known to take, so "
          "it may be passed over\n"
          "warning argument.twice /actions/0/arguments/2: The argument level is given more than once; the last one "
          "counts\n"
          "warning argument.missing /actions/0: tier.assign needs the argument tier; add it");
    CHECK(problemsOf(R"({"name": "tier.assign", "sort_order": 1, "arguments": [{"name": "tier", "value": "gold"}]})") ==
          "error argument.missing /actions/0: tier.assign needs the argument profile_id; add it");
}

TEST_CASE("what is wrong with a rule is said with its place in the reaction")
{
    const auto all =
        test::program(
            test::reaction(
                R"({"name": "filter", "sort_order": 1, "arguments": [{"name": "condition", "value": {"and": [true, {"gte": [1, 2]}]}}]},
           {"name": "point.create", "sort_order": 2, "arguments": [{"name": "profile_id", "value": "p"},
            {"name": "definition", "value": "d"}, {"name": "value", "value": {"%": [1]}, "is_dynamic": true}]})"))
            .problems();
    REQUIRE(all.size() == 2);
    CHECK(all[0].rule == "condition.unknown-operator");
    CHECK(all[0].pointer == "/actions/0/arguments/0/value/and/1");
    CHECK(all[1].rule == "condition.arity");
    CHECK(all[1].pointer == "/actions/1/arguments/2/value");
}

TEST_CASE("ties and odd numbers are reported")
{
    CHECK(problemsOf(test::filter("true").insert(1, "\"sort_order\": 1,") + "," +
                     test::filter("true").insert(1, "\"sort_order\": 1.0,")) ==
          "warning order.tie /actions/0: 2 actions have the sort_order 1; which of them the platform runs first is not "
          "documented\n"
          "warning order.tie /actions/1: 2 actions have the sort_order 1; which of them the platform runs first is not "
          "documented");
    CHECK(problemsOf(test::filter("true") + "," + test::filter("true").insert(1, "\"sort_order\": \"first\",")) ==
          "warning order.tie /actions/0: This action has no sort_order; where the platform runs it is not documented, "
          "here it runs after all that have one\n"
          "warning order.tie /actions/1: The sort_order \"first\" is no whole number; the action runs after all that "
          "have one");
    const auto notes = [](const std::string& actions) {
        return test::sentences(test::program(test::reaction(actions)).notes());
    };
    CHECK(notes(test::filter("true") + "," + test::filter("true")) ==
          "No action has a sort_order; they run in the order of the file");
    CHECK(
        notes(
            R"({"name": "a", "sort_order": 3}, {"name": "b"}, {"name": "c", "sort_order": 3}, {"name": "d", "sort_order": null})") ==
        "2 actions have the sort_order 3; they run in the order of the file | 2 actions have no sort_order "
        "that can be read; they run last, in the order of the file");
    CHECK(notes(R"({"name": "a", "sort_order": 3})") == "");
    CHECK(notes("") == "");
}

TEST_CASE("actions are compiled in the order of execution, each with its rules")
{
    const run::Program program = test::program(test::reaction(
        R"({"name": "Thank them", "uuid": "benefit.create", "sort_order": 2, "arguments": [
              {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true}, {"name": "definition", "value": {"var": "x"}}]},
           {"name": "filter", "sort_order": 1, "arguments": [{"name": "condition", "value": true, "is_dynamic": false}]},
           {"name": "tsend", "sort_order": 3}, {"name": "custom.action", "sort_order": 4})"));
    REQUIRE(program.actions().size() == 4);
    using Role = run::CompiledAction::Role;
    const auto& filter = program.actions()[0];
    CHECK(filter.index == 1);
    CHECK(filter.number == 1);
    CHECK(filter.role == Role::Filter);
    REQUIRE(filter.condition == 0);
    CHECK(filter.arguments[0].rule.has_value()); // evaluated although is_dynamic is false
    CHECK(filter.arguments[0].rulePointer == "/actions/1/arguments/0/value");
    const auto& benefit = program.actions()[1];
    CHECK(benefit.role == Role::Effect);
    REQUIRE(benefit.kind);
    CHECK(benefit.kind->type == "benefit.create");
    CHECK(benefit.type == "benefit.create");
    CHECK(test::sentences(benefit.notes) ==
          "Thank them is no action that is known, so the type is taken from uuid: benefit.create");
    CHECK(benefit.arguments[0].rule.has_value());
    CHECK_FALSE(benefit.arguments[1].rule.has_value());
    CHECK(test::sentences(program.actions()[2].notes) == "tsend is another name of target.send");
    CHECK(program.actions()[3].role == Role::Unknown);
    // Without a catalogue a filter is still one.
    const auto bare = run::Program::compile(program.reaction(), Catalogue());
    CHECK(bare.actions()[0].role == Role::Filter);
    CHECK(bare.actions()[1].role == Role::Unknown);
    CHECK(run::Program().actions().empty());
}

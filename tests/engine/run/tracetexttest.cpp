// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/tracetext.h"

#include "engine/run/tracetree.h"
#include "tests/engine/run/shared.h"

#include <doctest/doctest.h>

using namespace retort;

namespace {

std::string textOf(const std::string& actions, const std::string& data, const run::TextStyle& style = {})
{
    const auto program = run::Program::compile(test::must(readReaction(test::document(test::reaction(actions)))),
                                               test::catalogue(), {}, "reactions/test.json");
    return run::textOf(run::runEvent({&program, 1}, test::custom(data)), style);
}

std::string numbered(std::string action, int number)
{
    return action.insert(1, "\"sort_order\": " + std::to_string(number) + ", ");
}

const std::string chain =
    numbered(test::filter(R"({">=": [{"var": "data.score"}, 9]})"), 1) + "," + numbered(test::gift, 2);

} // namespace

TEST_CASE("a trace is printed a block for each step")
{
    CHECK(textOf(chain, R"({"score": 9})") == R"(Event custom.x, answered as the PHP library does

Test  reactions/test.json
  Completed: the chain ran to its end

  ✓ 1  filter  passed
       data.score is 9, which is at least 9
       read data.score = 9 from the event

  ✓ 2  benefit.create  done
       Issue benefit gift to profile p-1 (from the event)
       profile_id = "p-1"  (worked out from the event)
       definition = "gift"
       read profile_id = "p-1" from the event
)");
    CHECK(textOf(chain, R"({"score": 8})") == R"(Event custom.x, answered as the PHP library does

Test  reactions/test.json
  Stopped at step 1: data.score is 8, which is not at least 9

  ■ 1  filter  stopped
       data.score is 8, which is not at least 9
       read data.score = 8 from the event

  · 2  benefit.create  not reached
       Not reached, because step 1 stopped the chain
)");
}

TEST_CASE("details add what was evaluated and what was not")
{
    const std::string text = textOf(
        numbered(
            test::filter(R"({"or": [{"===": [{"var": "data.tier"}, "gold"]}, {">": [{"var": "data.spend"}, 500]}]})"),
            1),
        R"({"tier": "gold"})", {.details = true});
    CHECK(text.ends_with(R"(
  ✓ 1  filter  passed
       data.tier is gold
       or gives true
         === gives true
           read data.tier = "gold" from the event
         not evaluated: an earlier condition was already true
)"));
    const std::string loop =
        textOf(numbered(test::filter(R"({"map": [{"var": "data.items"}, {"+": [{"var": ""}, 1]}]})"), 1),
               R"({"items": [1, 2]})", {.details = true});
    CHECK(loop.find(R"(
       map gives [2,3]
         read data.items = [1,2] from the event
         item 1: + gives 2
           read (all data) = 1 from the item
         item 2: + gives 3
           read (all data) = 2 from the item
)") != std::string::npos);
}

TEST_CASE("errors and notes are printed, and text from files does not steer the terminal")
{
    const std::string failed = textOf(numbered(test::filter(R"({"%": [1, 0]})"), 1), "{}");
    CHECK(failed.find("✗ 1  filter  failed") != std::string::npos);
    CHECK(failed.find("at /actions/0/arguments/0/value  DivisionByZeroError: Modulo by zero") != std::string::npos);
    const std::string hostile = textOf(R"({"name": "a\u001b[31mb\u0085c", "sort_order": 1, "description": "x"})", "{}");
    CHECK(hostile.find('\x1b') == std::string::npos);
    CHECK(hostile.find("\xC2\x85") == std::string::npos);
    CHECK(hostile.find("a\\u001B[31mb\\u0085c  unknown action") != std::string::npos);
    CHECK(run::textOf(run::Trace{}) == "Event , answered as the PHP library does\nNo reaction was run\n");
    // Colour only where it is asked for.
    CHECK(textOf(chain, "{}").find('\x1b') == std::string::npos);
    CHECK(textOf(chain, "{}", {.colour = true}).find("\x1b[33m") != std::string::npos);
}

TEST_CASE("the tree of a step is in the order of the rule")
{
    const auto tree = [](const std::string& condition, const std::string& data, logic::Dialect dialect) {
        const auto trace = run::runReaction(
            test::program(test::reaction(test::filter(condition)), test::dialect(dialect)), test::custom(data));
        const run::Step& step = trace.steps[0];
        const auto nodes = run::treeOf(step);
        std::vector<std::size_t> depth(nodes.size());
        std::string out;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            REQUIRE((nodes[i].parent == run::noParent || nodes[i].parent < i));
            depth[i] = nodes[i].parent == run::noParent ? 0 : depth[nodes[i].parent] + 1;
            out += std::string(out.empty() ? "" : " ") + std::string(depth[i], '.');
            switch (nodes[i].kind) {
            case run::TraceNode::Kind::Evaluation:
                out += step.evaluations[nodes[i].index].op;
                break;
            case run::TraceNode::Kind::Variable:
                out += step.variables[nodes[i].index].path;
                break;
            case run::TraceNode::Kind::NotEvaluated:
                out += "-";
                break;
            }
            for (std::size_t child : nodes[i].children)
                REQUIRE(nodes[child].parent == i);
        }
        return out;
    };
    using logic::Dialect;
    CHECK(
        tree(
            R"({"and": [{"var": "data.a"}, {">": [{"var": "data.b"}, {"+": [1, {"var": "data.c"}]}]}, {"var": "data.d"}]})",
            R"({"a": 1, "b": 9, "c": 2, "d": 1})", Dialect::Php) == "and .data.a .> ..data.b ..+ ...data.c .data.d");
    CHECK(tree(R"({"or": [{"var": "data.a"}, {"var": "data.b"}]})", R"({"a": 1})", Dialect::Php) == "or .data.a .-");
    CHECK(tree(R"({"some": [{"var": "data.items"}, {">": [{"var": "n"}, 1]}]})", R"({"items": [{"n": 1}, {"n": 2}]})",
               Dialect::Js) == "some .data.items .> ..n .> ..n");
    CHECK(tree(R"({"var": "data.a"})", R"({"a": 1})", Dialect::Php) == "data.a");
    CHECK(tree("true", "{}", Dialect::Php) == "");
}

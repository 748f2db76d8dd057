// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/answers.h"

#include "engine/base/english.h"
#include "engine/json/write.h"
#include "tests/engine/condition/shape.h"
#include "tests/engine/logic/phrasecheck.h"
#include "tests/support/engine.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace retort;
using namespace retort::condition;
using namespace retort::test;

namespace {

std::string said(const Answer& answer)
{
    std::string text;
    switch (answer.state) {
    case Answer::State::Value:
        break;
    case Answer::State::Missing:
        text = "missing ";
        break;
    case Answer::State::NotEvaluated:
        text = "not evaluated ";
        break;
    case Answer::State::Turns:
        text = std::to_string(answer.holding) + " of " + std::to_string(answer.turns) + " ";
        break;
    case Answer::State::Failed:
        text = "failed ";
        break;
    }
    text += answer.value ? json::write(answer.value->root()) : "-";
    if (answer.value && answer.state != Answer::State::Turns)
        text += answer.truth ? " holds" : " does not hold";
    if (answer.absent && answer.state != Answer::State::Missing)
        text += ", absent";
    if (!answer.why.id.empty()) {
        CHECK_EQ(wrongWith(answer.why), "");
        text += ": " + english(answer.why);
    }
    return text;
}

/// A line for each part: its pointer and what it comes to.
std::string answered(std::string_view rule, std::string_view data, logic::Settings settings = {})
{
    const Outline outline =
        Outline::of(logic::Program::compile(must(json::Data::parse(rule)), settings), Use::Condition);
    const Answers answers = answersOf(outline, must(json::Data::parse(data)));
    REQUIRE_EQ(answers.parts.size(), outline.parts().size());
    std::string text;
    for (PartId id = 0; id < answers.parts.size(); ++id)
        text += outline.pointerTo(id) + " " + said(answers.parts[id]) + "\n";
    return text;
}

} // namespace

TEST_CASE("every part has its answer, and what was not evaluated what it would have come to")
{
    CHECK_EQ(answered(R"({"and":[{">=":[{"var":"score"},9]},{"===":[{"var":"tier"},"gold"]}]})",
                      R"({"score":8,"tier":"gold"})"),
             " false does not hold\n"
             "/and/0 false does not hold\n"
             "/and/0/>=/0 8 holds\n"
             "/and/0/>=/1 9 holds\n"
             "/and/1 not evaluated true holds: an earlier condition was already false\n"
             "/and/1/===/0 not evaluated \"gold\" holds: an earlier condition was already false\n"
             "/and/1/===/1 not evaluated \"gold\" holds: an earlier condition was already false\n");
}

TEST_CASE("missing is told from null and from not evaluated")
{
    CHECK_EQ(answered(R"({"or":[{"var":"a"},{"var":["b",5]},{"var":"c"}]})", R"({"c":null})"),
             " 5 holds\n"
             "/or/0 missing null does not hold: not in this event\n"
             "/or/1 missing 5 holds: not in this event, so its fallback is used\n"
             "/or/1/var/1 5 holds\n"
             "/or/2 not evaluated null does not hold: an earlier condition was already true\n");
    CHECK_EQ(answered(R"({"var":"c"})", R"({"c":null})"), " null does not hold\n");
    CHECK_EQ(answered(R"({"var":["c.d",1]})", R"({"c":{"d":null}})"),
             " 1 holds: null in this event, so its fallback is used\n"
             "/var/1 1 holds\n");
    CHECK_EQ(answered(R"({"or":[true,{"var":"a"}]})", "{}"),
             " true holds\n"
             "/or/0 true holds\n"
             "/or/1 not evaluated null does not hold, absent: not in this event\n");
    CHECK_EQ(answered(R"({"var":"items.0.q"})", R"({"items":[{"q":3}]})"), " 3 holds\n");
}

TEST_CASE("a value that was taken as something else says so")
{
    CHECK_EQ(answered(R"({"<=":[{"var":"score"},6]})", "{}"), " true holds: score: missing counts as false\n"
                                                              "/<=/0 missing null does not hold: not in this event\n"
                                                              "/<=/1 6 holds\n");
}

TEST_CASE("inside a loop there is one answer for each item")
{
    CHECK_EQ(answered(R"({"some":[{"var":"items"},{">":[{"var":"qty"},1]}]})",
                      R"({"items":[{"qty":1},{"qty":2},{"qty":3}]})"),
             " true holds\n"
             "/some/0 [{\"qty\":1},{\"qty\":2},{\"qty\":3}] holds\n"
             "/some/1 2 of 3 [false,true,true]\n"
             "/some/1/>/0 3 of 3 [1,2,3]\n"
             "/some/1/>/1 3 of 3 [1,1,1]\n");
    CHECK_EQ(answered(R"({"some":[{"var":"items"},{"var":"qty"}]})", R"({"items":[]})"),
             " false does not hold\n"
             "/some/0 [] does not hold\n"
             "/some/1 not evaluated -: the list has no items\n");
    // Behind an `and` that was decided before, the loop is answered on its own.
    CHECK_EQ(answered(R"({"and":[false,{"all":[[1,2],{"var":""}]}]})", "{}"),
             " false does not hold\n"
             "/and/0 false does not hold\n"
             "/and/1 not evaluated true holds: an earlier condition was already false\n"
             "/and/1/all/0 not evaluated [1,2] holds: an earlier condition was already false\n"
             "/and/1/all/1 not evaluated [1,2] holds: an earlier condition was already false\n");
}

TEST_CASE("what failed says why, and the rest is answered")
{
    CHECK_EQ(answered(R"({"and":[{"%":[5,{"var":"zero"}]},{"var":"a"}]})", R"({"zero":0,"a":1})"),
             " failed -: A division by zero.\n"
             "/and/0 failed -: A division by zero.\n"
             "/and/0/%/0 5 holds\n"
             "/and/0/%/1 0 does not hold\n"
             "/and/1 not evaluated 1 holds: the evaluation had failed before\n");
    CHECK_EQ(answered(R"({"or":[true,{"gte":[1,2]}]})", "{}"),
             " true holds\n"
             "/or/0 true holds\n"
             "/or/1 not evaluated -: an earlier condition was already true\n");
}

TEST_CASE("branches of a choice, and groups within groups")
{
    CHECK_EQ(answered(R"({"if":[{"var":"a"},{"var":"b"},{"or":[{"var":"c"},{"and":[{"var":"d"},{"var":"e"}]}]},1]})",
                      R"({"a":1,"b":2,"c":3,"d":0,"e":5})"),
             " 2 holds\n"
             "/if/0 1 holds\n"
             "/if/1 2 holds\n"
             "/if/2 not evaluated 3 holds: an earlier condition held\n"
             "/if/2/or/0 not evaluated 3 holds: an earlier condition held\n"
             "/if/2/or/1 not evaluated 0 does not hold: an earlier condition held\n"
             "/if/2/or/1/and/0 not evaluated 0 does not hold: an earlier condition held\n"
             "/if/2/or/1/and/1 not evaluated 5 holds: an earlier condition held\n"
             "/if/3 not evaluated 1 holds: an earlier condition held\n");
}

TEST_CASE("the whole says why, and which part decided")
{
    const Outline outline = outlineOf(R"({"and":[{">=":[{"var":"score"},9]},{"var":"b"}]})");
    const Answers answers = answersOf(outline, must(json::Data::parse(R"({"score":8})")));
    CHECK_EQ(english(answers.why), "score is 8, which is not at least 9");
    CHECK_EQ(answers.deciding, 1);
}

TEST_CASE("two hundred clauses, most of them not reached, are all answered")
{
    std::string rule = R"({"and":[false)";
    std::string data = R"({"data":{"z":0)";
    for (int i = 0; i < 200; ++i) {
        rule += R"(,{">=":[{"var":"data.f)" + std::to_string(i) + R"("},1]})";
        data += R"(,"f)" + std::to_string(i) + "\":" + std::to_string(i);
    }
    const json::Data event = must(json::Data::parse(data + "}}"));
    const logic::Program program = logic::Program::compile(must(json::Data::parse(rule + "]}")));
    const Outline outline = Outline::of(program);
    const Answers answers = answersOf(outline, event);
    REQUIRE_EQ(answers.parts.size(), 602);
    REQUIRE(answers.parts.back().value.has_value());
    REQUIRE_EQ(answers.parts[outline.childOf(0, 200)].truth, true);
    REQUIRE_EQ(answers.parts[outline.childOf(0, 1)].truth, false);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/answers.h"
#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "engine/logic/evaluate.h"
#include "tests/engine/condition/anysite.h"
#include "tests/support/engine.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace retort;
using namespace retort::condition;
using namespace retort::test;

namespace {

logic::Settings settingsFor(Dice& dice)
{
    logic::Settings settings;
    settings.dialect = dice.roll(2) == 0 ? logic::Dialect::Php : logic::Dialect::Js;
    settings.objects = dice.roll(8) == 0;
    return settings;
}

/// What is wrong with an outline as a picture of its rule, or "".
std::string wrongWithOutline(const Outline& outline)
{
    const logic::Program& program = outline.program();
    std::vector<PartId> beginning(program.nodes().size(), noPart);
    for (PartId id = 0; id < outline.parts().size(); ++id) {
        const Part& part = outline.part(id);
        for (logic::NodeId node : {part.node, part.core}) {
            if (beginning[node] != noPart && beginning[node] != id)
                return "two parts at one node";
            beginning[node] = id;
        }
        if (id > 0 && (part.parent >= id || outline.childOf(part.parent, part.position) != id))
            return "a part is not where its parent has it";
        if (id > 0 && part.depth != outline.part(part.parent).depth + 1)
            return "wrong depth";
        if (outline.childrenOf(id).size() != part.children)
            return "wrong number of children";
        if (outline.at(outline.pointerTo(id)) != id || outline.at(outline.corePointerTo(id)) != id)
            return "the pointer of a part does not lead to it";
    }
    for (logic::NodeId node = 0; node < beginning.size(); ++node) {
        logic::NodeId at = node;
        while (beginning[at] == noPart)
            at = program.node(at).parent;
        if (outline.partOf(node) != beginning[at])
            return "a node belongs to another part than the one around it";
        // Below what has a form, each operand is a part of its own.
        const PartId around = beginning[at];
        const Form form = outline.part(around).form;
        const bool path = form == Form::Field && program.node(node).position == 0;
        if (at != node && form != Form::Raw && !path)
            return "an operand has no part of its own";
    }
    return {};
}

/// A text as a JSON string, with escapes that nothing asks for strewn in: as other programs write a target's condition.
std::string literalOf(const std::string& text, Dice& dice)
{
    const std::string plain = json::quoted(text);
    const bool strewn = dice.roll(2) == 0;
    std::string literal = "\"";
    for (std::size_t i = 1; i + 1 < plain.size(); ++i) {
        const char c = plain[i];
        if (c == '\\') {
            literal += plain.substr(i, 2);
            ++i;
        } else if (strewn && c == '/') {
            literal += "\\/";
        } else if (strewn && c >= 'a' && c <= 'o' && dice.roll(9) == 0) {
            literal += std::string("\\u006") + "0123456789abcdef"[c - 'a' + 1];
        } else {
            literal += c;
        }
    }
    return literal + "\"";
}

} // namespace

TEST_CASE("a hundred thousand rules inside of a text: looking changes no byte, and an edit only what it is about")
{
    std::size_t edits = 0;
    for (std::uint64_t seed = 1; seed <= 100'000; ++seed) {
        Dice dice(seed);
        const std::string rule = textOf(anyRule(dice).root(), static_cast<Layout>(dice.roll(6)), dice);
        const std::string literal = literalOf(rule, dice);
        const json::Document target = document(R"({"condition": )" + literal + R"(, "name": "T"})");
        const auto held = target.stringOf(*target.find("/condition"));
        CAPTURE(seed);
        CAPTURE(literal);
        REQUIRE_EQ(held.value_or(""), rule);
        const Site site = Site::of(document(*held), "");
        REQUIRE_EQ(site.document.text(), rule);
        REQUIRE_EQ(must(json::setString(target, "/condition", site.document.text())).text(), target.text());
        if (seed % 4 != 0)
            continue;
        const PartId part = static_cast<PartId>(dice.roll(site.outline.parts().size()));
        const auto edited = negate(site, part);
        if (!edited)
            continue;
        ++edits;
        const json::Document next = must(json::setString(target, "/condition", edited->document.text()));
        REQUIRE_EQ(next.stringOf(*next.find("/condition")).value_or(""), edited->document.text());
        REQUIRE(next.text().ends_with(R"(, "name": "T"})"));
        // What stands before the part stays as it was written, with its escapes.
        const std::size_t begin = site.document.node(*site.document.find(site.outline.pointerTo(part))).range.begin;
        const std::string before = target.text().substr(0, target.text().find(literal) + 1);
        const std::size_t same = static_cast<std::size_t>(
            std::mismatch(next.text().begin(), next.text().end(), target.text().begin(), target.text().end()).first -
            next.text().begin());
        REQUIRE(same >= before.size() + begin); // escapes make it longer, never shorter
    }
    CHECK(edits > 15'000);
}

TEST_CASE("a hundred thousand rules: each node has one part, looking changes no byte, saving gives what was opened")
{
    std::size_t raw = 0;
    std::size_t parts = 0;
    for (std::uint64_t seed = 1; seed <= 100'000; ++seed) {
        Dice dice(seed);
        const auto layout = static_cast<Layout>(dice.roll(6));
        const AnySite any = anySite(anyRule(dice).root(), layout, dice);
        const json::Document opened = document(any.text);
        const Site site =
            Site::of(opened, any.rule, settingsFor(dice), dice.roll(4) == 0 ? Use::Value : Use::Condition);
        const std::string wrong = wrongWithOutline(site.outline);
        if (!wrong.empty() || site.document.text() != any.text) {
            CAPTURE(seed);
            CAPTURE(any.text);
            FAIL(wrong);
        }
        for (const Part& part : site.outline.parts()) {
            raw += part.form == Form::Raw ? 1 : 0;
            ++parts;
        }
        for (PartId id = 0; id < site.outline.parts().size(); id += 3) {
            (void)relationOf(site.outline, id);
            (void)operandsOf(site.outline, id);
            (void)canInsert(site, id);
            (void)canRemove(site, id);
            (void)canDuplicate(site, id);
            (void)canUnwrap(site, id);
            (void)canAddOperand(site, id);
        }
        if (site.document.text() != any.text)
            FAIL("looking changed a byte");
    }
    // The rules are worth looking at: most of their parts have a form, and enough have none.
    CHECK(parts > 500'000);
    CHECK(raw > 20'000);
    CHECK(raw * 4 < parts);
}

TEST_CASE("the answers of any rule agree with its evaluation")
{
    for (std::uint64_t seed = 1; seed <= 4'000; ++seed) {
        Dice dice(seed);
        const AnySite any = anySite(anyRule(dice).root(), Layout::Compact, dice);
        const json::Data data = anyData(dice);
        const Site site = Site::of(document(any.text), any.rule, settingsFor(dice));
        CAPTURE(seed);
        CAPTURE(any.text);
        const Answers answers = answersOf(site.outline, data);
        REQUIRE_EQ(answers.parts.size(), site.outline.parts().size());
        const logic::Answer whole = logic::evaluate(site.outline.program(), data);
        const Answer& root = answers.parts[0];
        REQUIRE_EQ(whole.failure.has_value(), root.state == Answer::State::Failed);
        if (whole.failure)
            REQUIRE_EQ(root.why, whole.failure->message);
        // Parts outside of loops have an answer of their own, whether they were reached or not: that of their JSON
        // alone.
        for (PartId id = 0; id < answers.parts.size(); ++id) {
            const Part& part = site.outline.part(id);
            const Answer& answer = answers.parts[id];
            REQUIRE_EQ(answer.state == Answer::State::Turns, part.itemScope && answer.turns > 0 && answer.value &&
                                                                 answer.state != Answer::State::NotEvaluated);
            if (part.itemScope || site.outline.parts().size() > 60)
                continue;
            const json::Data rule = site.outline.program().rule().part(site.outline.program().node(part.node).source);
            const logic::Program own = logic::Program::compile(rule, site.outline.program().settings());
            const logic::Answer alone = logic::evaluate(own, data);
            if (alone.failure) {
                REQUIRE_FALSE(answer.value.has_value());
            } else {
                REQUIRE(answer.value.has_value());
                const auto truth = logic::truthOf(alone.value.root(), own.settings().dialect, false).jsonLogic;
                // An empty object and an empty list are one in PHP and are written as the list.
                if (!alone.value.root().isContainer())
                    REQUIRE_EQ(answer.truth, truth);
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What holds of any reaction, whatever it is held against.
#include "engine/lint/ordered.h"
#include "engine/lint/rules.h"
#include "tests/engine/lint/shared.h"
#include "tests/engine/reaction/anyreaction.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <set>

using namespace retort;
using json::Choices;

namespace {

using Bytes = std::vector<std::uint8_t>;

json::Document randomDocument(Choices& choices)
{
    for (;;) {
        const auto document = json::Document::parse(test::randomReaction(choices));
        if (document && readReaction(*document))
            return *document;
    }
}

std::string randomSample(Choices& choices)
{
    return R"({"event": "custom.survey_completed", "profile_id": "p", "items": )" + json::randomJson(choices) +
           R"(, "data": {"score": )" + json::randomJson(choices) + "}}";
}

lint::Surroundings::Parts randomParts(Choices& choices)
{
    auto parts = test::parts();
    if (choices.oneIn(2))
        parts.settings = test::settings(logic::Dialect::Js);
    for (std::size_t n = choices.below(3); n > 0; --n)
        parts.samples.push_back(test::must(readEvent(test::document(randomSample(choices)))));
    if (choices.oneIn(2))
        parts.definitions = Definitions({{"benefits", "", "", {{"gift", "", "", "/data/0"}}}});
    if (choices.oneIn(2))
        parts.targets = run::Targets::compile(
            {run::readTargetFile("targets/t.json",
                                 R"({"handle": "t", "url": "u", "template": "{\"a\": \"{{ data.score }}\"}"})")},
            parts.settings);
    return parts;
}

std::ptrdiff_t count(const std::vector<Problem>& problems, std::string_view rule)
{
    return std::count_if(problems.begin(), problems.end(), [&](const Problem& one) { return one.rule == rule; });
}

std::ptrdiff_t errors(const std::vector<Problem>& problems)
{
    return std::count_if(problems.begin(), problems.end(),
                         [](const Problem& one) { return one.severity == Problem::Severity::Error; });
}

bool holds(void (*property)(Choices&))
{
    return rc::check([property] {
        Choices choices(*rc::gen::scale(8.0, rc::gen::arbitrary<Bytes>()));
        property(choices);
    });
}

} // namespace

TEST_CASE("problems are sorted, each is there once, and each has a name and a severity of the list")
{
    const bool ok = holds([](Choices& choices) {
        const auto document = randomDocument(choices);
        const auto problems = test::problemsOf(document, lint::Surroundings(randomParts(choices)));
        std::size_t before = 0;
        std::set<std::string> seen;
        for (const Problem& one : problems) {
            const std::size_t offset = lint::Offsets(document).of(one.pointer);
            RC_ASSERT(before <= offset);
            before = offset;
            RC_ASSERT(seen.insert(one.rule + ' ' + one.pointer + ' ' + english(one.message)).second);
            const lint::Rule* rule = lint::rule(one.rule);
            RC_ASSERT(rule != nullptr);
            // Only an argument that may stand there under the tenant's own name is less grave than its rule.
            RC_ASSERT(rule->severity == one.severity || one.rule == "argument.missing");
            RC_ASSERT(english(one.message).find("lint.") != 0U);
        }
    });
    REQUIRE(ok);
}

TEST_CASE("the same reaction has the same problems, remembered or not")
{
    const bool ok = holds([](Choices& choices) {
        const auto document = randomDocument(choices);
        auto parts = randomParts(choices);
        const lint::Surroundings one(parts);
        const auto first = test::problemsOf(document, one);
        RC_ASSERT(test::problemsOf(document, one) == first);
        RC_ASSERT(test::problemsOf(document, lint::Surroundings(std::move(parts))) == first);
    });
    REQUIRE(ok);
}

TEST_CASE("a fix can be made wherever it is offered, and takes its problem away")
{
    const bool ok = holds([](Choices& choices) {
        const auto document = randomDocument(choices);
        const lint::Surroundings surroundings(randomParts(choices));
        const auto problems = test::problemsOf(document, surroundings);
        for (const Problem& problem : problems) {
            for (const Fix& fix : problem.fixes) {
                const auto fixed = applied(document, fix);
                RC_ASSERT(fixed.has_value());
                RC_LOG() << test::lineOf(problem) << '\n' << document.text() << '\n' << fixed->text() << '\n';
                RC_ASSERT(readReaction(*fixed).has_value());
                const auto after = test::problemsOf(*fixed, surroundings);
                RC_ASSERT(count(after, problem.rule) < count(problems, problem.rule));
                RC_ASSERT(errors(after) <= errors(problems));
            }
        }
    });
    REQUIRE(ok);
}

TEST_CASE("lines and columns are those of the places")
{
    const bool ok = holds([](Choices& choices) {
        const auto document = randomDocument(choices);
        const lint::Surroundings surroundings(randomParts(choices));
        for (const lint::Placed& one :
             lint::lintText(lint::FileKind::Reaction, "reactions/x.json", document.text(), surroundings))
            RC_ASSERT(one.place == lint::placeOf(one.problem, document));
    });
    REQUIRE(ok);
}

TEST_CASE("no text is too odd")
{
    const bool ok = holds([](Choices& choices) {
        const lint::Surroundings surroundings(randomParts(choices));
        const std::string text = json::mutated(test::randomReaction(choices), choices);
        for (const auto kind : {lint::FileKind::Reaction, lint::FileKind::Event, lint::FileKind::Target,
                                lint::FileKind::Definitions, lint::FileKind::Other}) {
            for (const lint::Placed& one : lint::lintText(kind, "x", text, surroundings)) {
                RC_ASSERT(one.place.line > 0U);
                RC_ASSERT(one.place.column > 0U);
            }
        }
    });
    REQUIRE(ok);
}

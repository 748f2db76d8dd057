// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of tests/engine/lint/rows: a reaction, what it is held against, and its problems to the letter. Every fix of
// every row is tried.
#include "engine/lint/rules.h"
#include "tests/engine/lint/shared.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

using namespace retort;
using Json = nlohmann::ordered_json;

namespace {

struct Row {
    std::string file;
    Json json;

    std::string title() const { return file + ": " + json.value("title", json.value("rule", "")); }
};

const std::vector<Row>& rows()
{
    static const std::vector<Row> all = [] {
        std::vector<Row> found;
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(RETORT_SOURCE_DIR "/tests/engine/lint/rows"))
            files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        for (const auto& file : files) {
            const std::string name = file.filename().string();
            for (const Json& row : Json::parse(test::fileText("tests/engine/lint/rows/" + name)))
                found.push_back({name, row});
        }
        return found;
    }();
    return all;
}

Json action(const std::string& name, int order, Json arguments)
{
    return {{"name", name}, {"sort_order", order}, {"arguments", std::move(arguments)}};
}

/// A row may give the reaction whole, its actions, or the condition of its one filter.
json::Document reactionOf(const Json& row)
{
    if (row.contains("reaction"))
        return test::document(row["reaction"].is_string() ? row["reaction"].get<std::string>()
                                                          : row["reaction"].dump(2));
    Json reaction{{"name", "Row"}, {"trigger", row.value("trigger", "custom.thing_done")}, {"is_active", true}};
    if (row.contains("condition")) {
        const Json condition = Json::array({{{"name", "condition"}, {"value", row["condition"]}}});
        const Json target = Json::array({{{"name", "target"}, {"value", "t"}}});
        reaction["actions"] = Json::array({action("filter", 1, condition), action("target.send", 2, target)});
    } else {
        reaction["actions"] = row["actions"];
    }
    return test::document(reaction.dump(2));
}

lint::Surroundings surroundingsOf(const Json& row)
{
    auto parts = test::parts();
    if (row.value("dialect", "php") == "js")
        parts.settings = test::settings(logic::Dialect::Js);
    if (row.value("filter_truth", "") == "strict")
        parts.settings.filterTruth = run::FilterTruth::Strict;
    for (const Json& sample : row.value("samples", Json::array()))
        parts.samples.push_back(test::must(readEvent(test::document(sample.dump()))));
    std::vector<DefinitionList> lists;
    for (const Json& list : row.value("definitions", Json::array()))
        lists.push_back(test::must(readDefinitions(test::document(list.dump()))));
    parts.definitions = Definitions(std::move(lists));
    if (row.contains("targets")) {
        std::vector<run::TargetFile> files;
        for (const Json& target : row.at("targets"))
            files.push_back(run::readTargetFile("targets/" + std::to_string(files.size()) + ".json", target.dump()));
        parts.targets = run::Targets::compile(std::move(files), parts.settings);
    }
    return lint::Surroundings(std::move(parts));
}

std::multiset<std::string> errorsIn(const std::vector<Problem>& problems)
{
    std::multiset<std::string> all;
    for (const Problem& one : problems) {
        if (one.severity == Problem::Severity::Error)
            all.insert(one.rule + ' ' + english(one.message));
    }
    return all;
}

void tryFix(const json::Document& document, const lint::Surroundings& surroundings,
            const std::vector<Problem>& problems, const Problem& problem, const Fix& fix)
{
    CAPTURE(english(fix.label));
    CAPTURE(test::lineOf(problem));
    CHECK_FALSE(fix.changes.empty());
    const auto fixed = applied(document, fix);
    REQUIRE(fixed);
    CAPTURE(fixed->text());
    REQUIRE(readReaction(*fixed));
    const auto after = test::problemsOf(*fixed, surroundings);
    for (const Problem& one : after)
        CHECK_FALSE((one.rule == problem.rule && one.pointer == problem.pointer && one.message == problem.message));
    // No more of them than before, and no error that was not there.
    const auto count = [&](const std::vector<Problem>& all) {
        return std::count_if(all.begin(), all.end(), [&](const Problem& one) { return one.rule == problem.rule; });
    };
    CHECK(count(after) < count(problems));
    const auto before = errorsIn(problems);
    for (const std::string& error : errorsIn(after))
        CHECK_MESSAGE(before.count(error) > 0, error);
}

} // namespace

TEST_CASE("each row has its problems, and no others")
{
    for (const Row& row : rows()) {
        CAPTURE(row.title());
        const json::Document document = reactionOf(row.json);
        const auto problems = test::problemsOf(document, surroundingsOf(row.json));
        CHECK(test::joined(test::linesOf(problems)) ==
              test::joined(row.json["problems"].get<std::vector<std::string>>()));
        std::string sentences;
        for (const Problem& one : problems)
            sentences += english(one.message) + '\n';
        for (const auto& part : row.json.value("says", std::vector<std::string>()))
            CHECK_MESSAGE(sentences.find(part) != std::string::npos, part << " is not in:\n" << sentences);
    }
}

TEST_CASE("each fix leads to a sound document without the problem and without a new error")
{
    std::map<std::string, int> tried;
    for (const Row& row : rows()) {
        CAPTURE(row.title());
        const json::Document document = reactionOf(row.json);
        const auto surroundings = surroundingsOf(row.json);
        const auto problems = test::problemsOf(document, surroundings);
        for (const Problem& problem : problems) {
            CAPTURE(test::lineOf(problem));
            CHECK((problem.rule != "absent.passes" || !problem.fixes.empty())); // one can ask first, always
            for (const Fix& fix : problem.fixes) {
                tryFix(document, surroundings, problems, problem, fix);
                ++tried[problem.rule];
            }
        }
        // "fixed": what the first fix of a problem writes where.
        const Json wanted = row.json.value("fixed", Json::object());
        for (auto each = wanted.begin(); each != wanted.end(); ++each) {
            const auto found = std::find_if(problems.begin(), problems.end(),
                                            [&](const Problem& one) { return one.rule == each.key(); });
            REQUIRE(found != problems.end());
            REQUIRE_FALSE(found->fixes.empty());
            const Json fixed = Json::parse(test::must(applied(document, found->fixes.front())).text());
            for (auto part = each->begin(); part != each->end(); ++part)
                CHECK(fixed.at(Json::json_pointer(part.key())) == part.value());
        }
    }
    for (const char* rule :
         {"field.root", "field.unknown", "profile-id.root", "argument.missing", "argument.object-fixed",
          "argument.unknown", "argument.twice", "order.tie", "event.alias", "event.unknown", "handle.unknown",
          "action.unknown", "condition.unknown-operator", "chain.filter-last", "birth.text", "tag.letter-case"})
        CHECK_MESSAGE(tried[rule] > 0, rule);
}

TEST_CASE("every rule is met by a row, and missed by several that come near")
{
    std::map<std::string, int> hits;
    std::map<std::string, int> misses;
    for (const Row& row : rows()) {
        const auto lines = row.json["problems"].get<std::vector<std::string>>();
        const std::string about = row.json.value("rule", "");
        CHECK_MESSAGE((about.empty() || lint::rule(about)), about);
        std::set<std::string> met;
        for (const std::string& line : lines) {
            const std::size_t begin = line.find(' ') + 1;
            met.insert(line.substr(begin, line.find(' ', begin) - begin));
        }
        for (const std::string& rule : met) {
            CHECK_MESSAGE(lint::rule(rule), rule);
            ++hits[rule];
        }
        if (!about.empty() && met.count(about) == 0)
            ++misses[about];
    }
    // Of files that are no reactions, and of targets: see documenttest and targettest.
    const std::set<std::string> elsewhere{"json.invalid",     "file.type",     "condition.limit", "condition.syntax",
                                          "target.no-handle", "target.no-url", "handle.twice"};
    for (const lint::Rule& rule : lint::rules()) {
        const std::string name(rule.name);
        if (elsewhere.count(name) > 0)
            continue;
        CHECK_MESSAGE(hits[name] > 0, name << " is met by no row");
        CHECK_MESSAGE(misses[name] >= 2, name << " is missed by " << misses[name] << " rows");
    }
}

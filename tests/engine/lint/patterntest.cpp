// SPDX-License-Identifier: GPL-3.0-or-later
// docs/lint-rules.md says what each rule is for, and which warnings are right on the documented patterns.
#include "engine/lint/rules.h"
#include "tests/engine/lint/shared.h"

#include <doctest/doctest.h>
#include <set>
#include <sstream>

using namespace retort;

namespace {

std::vector<std::string> linesOfPage()
{
    std::istringstream page(test::fileText("docs/lint-rules.md"));
    std::vector<std::string> lines;
    for (std::string line; std::getline(page, line);)
        lines.push_back(line);
    return lines;
}

/// The rows of the table under a heading, without its head: "| a | b |" -> "a", "b".
std::vector<std::vector<std::string>> tableUnder(const std::string& heading)
{
    std::vector<std::vector<std::string>> rows;
    bool under = false;
    for (const std::string& line : linesOfPage()) {
        if (line.starts_with("#"))
            under = line == heading;
        if (!under || !line.starts_with("| "))
            continue;
        std::vector<std::string> cells;
        std::istringstream cut(line.substr(2));
        for (std::string cell; std::getline(cut, cell, '|');) {
            while (!cell.empty() && (cell.front() == ' ' || cell.front() == '`'))
                cell.erase(cell.begin());
            while (!cell.empty() && (cell.back() == ' ' || cell.back() == '`'))
                cell.pop_back();
            cells.push_back(cell);
        }
        rows.push_back(std::move(cells));
    }
    if (rows.size() >= 2)
        rows.erase(rows.begin(), rows.begin() + 2);
    return rows;
}

} // namespace

TEST_CASE("every rule is on the page under its name and severity, and no other is")
{
    std::set<std::string> told;
    for (const std::string& line : linesOfPage()) {
        if (!line.starts_with("### `"))
            continue;
        const std::size_t end = line.find('`', 5);
        const std::string name = line.substr(5, end - 5);
        CHECK_MESSAGE(told.insert(name).second, name << " is there twice");
        const lint::Rule* rule = lint::rule(name);
        CHECK_MESSAGE(rule, name << " is no rule");
        if (rule)
            CHECK_MESSAGE(line.substr(end + 1) == " (" + std::string(wordOf(rule->severity)) + ")", line);
    }
    for (const lint::Rule& rule : lint::rules())
        CHECK_MESSAGE(told.count(std::string(rule.name)) == 1, rule.name << " is not on the page");
}

TEST_CASE("the documented patterns have the problems that the page says, and no error")
{
    std::multiset<std::string> expected;
    for (const auto& row : tableUnder("## What is right on the documented patterns")) {
        REQUIRE(row.size() >= 3);
        expected.insert(row[0] + " | " + row[1] + " | " + row[2]);
    }
    std::multiset<std::string> found;
    const lint::Surroundings surroundings(test::parts());
    std::size_t patterns = 0;
    for (const Pattern& pattern : test::catalogue().patterns()) {
        ++patterns;
        for (const Problem& one : test::problemsOf(pattern.reaction, surroundings)) {
            CHECK(one.severity != Problem::Severity::Error);
            if (one.rule != "reaction.inactive") // all are, as a careful publisher starts
                found.insert(pattern.name + " | " + one.rule + " | " + one.pointer);
        }
    }
    CHECK(patterns == 20);
    for (const std::string& line : found)
        CHECK_MESSAGE(expected.count(line) == found.count(line), "not on the page: " << line);
    for (const std::string& line : expected)
        CHECK_MESSAGE(found.count(line) == expected.count(line), "only on the page: " << line);
}

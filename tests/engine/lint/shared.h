// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/write.h"
#include "engine/lint/lint.h"
#include "tests/support/engine.h"

#include <string>
#include <vector>

namespace retort::test {

inline const Catalogue& catalogue()
{
    static const Catalogue one = must(Catalogue::parse(fileText("resources/catalogue.json")));
    return one;
}

/// As a workspace has them without a word in its retort.json: PHP, whose warnings fail.
inline run::Settings settings(logic::Dialect dialect = logic::Dialect::Php)
{
    run::Settings all;
    all.logic.dialect = dialect;
    all.logic.failOnWarnings = true;
    return all;
}

inline lint::Surroundings::Parts parts()
{
    lint::Surroundings::Parts all;
    all.catalogue = catalogue();
    all.settings = settings();
    return all;
}

inline std::vector<Problem> problemsOf(const json::Document& document, const lint::Surroundings& surroundings)
{
    return lint::lintReaction(document, must(readReaction(document)), surroundings);
}

/// "warning field.root /actions/0 -> first_name"
inline std::string lineOf(const Problem& one)
{
    return std::string(wordOf(one.severity)) + ' ' + one.rule + ' ' + one.pointer +
           (one.suggestion.empty() ? "" : " -> " + one.suggestion);
}

inline std::vector<std::string> linesOf(const std::vector<Problem>& problems)
{
    std::vector<std::string> lines;
    for (const Problem& one : problems)
        lines.push_back(lineOf(one));
    return lines;
}

inline std::string joined(const std::vector<std::string>& lines)
{
    std::string all;
    for (const std::string& line : lines)
        all += line + '\n';
    return all;
}

} // namespace retort::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/syntax.h"

#include "engine/base/nearest.h"
#include "engine/twig/library/callable.h"
#include "engine/twig/parse/token.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

namespace retort::twig {

namespace {

// In the order in which Twig registers them: suggestions that are equally near come in it.
constexpr std::array<std::string_view, 37> filters{
    "date",  "date_modify", "format",     "replace",     "number_format",
    "abs",   "round",       "url_encode", "json_encode", "convert_encoding",
    "title", "capitalize",  "upper",      "lower",       "striptags",
    "trim",  "nl2br",       "spaceless",  "join",        "split",
    "sort",  "merge",       "batch",      "column",      "filter",
    "map",   "reduce",      "reverse",    "length",      "slice",
    "first", "last",        "default",    "keys",        "escape",
    "e",     "raw"};
constexpr std::array<std::string_view, 9> functions{"max",    "min",  "range",   "constant", "cycle",
                                                    "random", "date", "include", "source"};
constexpr std::array<std::string_view, 10> tests{"even", "odd",          "defined",  "same as", "none",
                                                 "null", "divisible by", "constant", "empty",   "iterable"};
constexpr std::array<std::string_view, 17> tags{"apply", "for",   "if",     "extends",    "include",   "block",
                                                "use",   "macro", "import", "from",       "set",       "flush",
                                                "do",    "embed", "with",   "deprecated", "autoescape"};

std::span<const std::string_view> namesOf(Unknown what)
{
    switch (what) {
    case Unknown::Filter:
        return filters;
    case Unknown::Function:
        return functions;
    case Unknown::Test:
        return tests;
    case Unknown::Tag:
        return tags;
    }
    return {};
}

std::string_view wordOf(Unknown what)
{
    constexpr std::array<std::string_view, 4> words{"filter", "function", "test", "tag"};
    return words[static_cast<std::size_t>(what)];
}

std::size_t levenshtein(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, diagonal + 1, row[j] + 1});
        }
    }
    return row.back();
}

// As Twig suggests: at most a third of the letters different, or a part of the name.
std::vector<std::string_view> near(std::string_view name, std::span<const std::string_view> candidates)
{
    std::vector<std::pair<std::size_t, std::string_view>> found;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = levenshtein(name, candidate);
        if (distance * 3 <= name.size() || candidate.find(name) != std::string_view::npos)
            found.emplace_back(distance, candidate);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string_view> names;
    for (const auto& [distance, candidate] : found)
        names.push_back(candidate);
    return names;
}

// {% endif %} and {% else %} where nothing is open.
bool isEnd(std::string_view tag)
{
    return tag == "else" || tag == "elseif" ||
           (tag.substr(0, 3) == "end" && std::find(tags.begin(), tags.end(), tag.substr(3)) != tags.end());
}

Phrase unknown(Unknown what, std::string_view name, std::string_view suggestion)
{
    const std::string said(name);
    const std::string meant(suggestion);
    switch (what) {
    case Unknown::Filter:
        return meant.empty() ? phrase("twig.unknown-filter", said) : phrase("twig.unknown-filter-near", said, meant);
    case Unknown::Function:
        return meant.empty() ? phrase("twig.unknown-function", said)
                             : phrase("twig.unknown-function-near", said, meant);
    case Unknown::Test:
        return meant.empty() ? phrase("twig.unknown-test", said) : phrase("twig.unknown-test-near", said, meant);
    case Unknown::Tag:
        if (isEnd(name))
            return phrase("twig.nothing-to-end", said);
        return meant.empty() ? phrase("twig.unknown-tag", said) : phrase("twig.unknown-tag-near", said, meant);
    }
    return {};
}

} // namespace

void failSyntax(std::string thrown, Phrase message, std::uint32_t line, Span span)
{
    throw Failure{Failure::Kind::Syntax, std::move(thrown), std::move(message), span, line, {}};
}

void failSyntax(std::string thrown, Phrase message, const Token& token)
{
    failSyntax(std::move(thrown), std::move(message), token.line, token.span);
}

void failCompilation(std::string_view thrown, Phrase message, Span span)
{
    failSyntax("An exception has been thrown during the compilation of a template (\"" + std::string(thrown) + "\").",
               std::move(message), 0, span);
}

bool isKnown(Unknown what, std::string_view name)
{
    const auto names = namesOf(what);
    return std::find(names.begin(), names.end(), name) != names.end() ||
           (what == Unknown::Filter && filterNamed(name) != nullptr) ||
           (what == Unknown::Function && functionNamed(name) != nullptr);
}

void failUnknown(Unknown what, std::string_view name, std::uint32_t line, Span span)
{
    std::string thrown = "Unknown \"" + std::string(name) + "\" " + std::string(wordOf(what)) + ".";
    const std::vector<std::string_view> alternatives = near(name, namesOf(what));
    for (std::size_t i = 0; i < alternatives.size(); ++i)
        thrown += (i == 0 ? " Did you mean \"" : "\", \"") + std::string(alternatives[i]);
    if (!alternatives.empty())
        thrown += "\"?";
    std::string_view suggestion = alternatives.empty() ? nearest(name, namesOf(what)) : alternatives.front();
    if (suggestion.empty() && what == Unknown::Filter)
        suggestion = nearest(name, filterNames()); // those that the platform adds
    throw Failure{Failure::Kind::Syntax,  std::move(thrown), unknown(what, name, suggestion), span, line,
                  std::string(suggestion)};
}

} // namespace retort::twig

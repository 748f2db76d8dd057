// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/words/listwords.h"

#include <algorithm>
#include <string_view>

namespace retort::logic {

namespace {

/// The patterns of one kind of list, as in the lists of the Unicode CLDR: two items, or a chain of commas and an end.
struct Patterns {
    std::string_view two;
    std::string_view comma;
    std::string_view last;
    std::string_view oneMore; ///< The last of a list that is cut by one.
    std::string_view more;
};

constexpr Patterns namesAnd = {"logic.list.and.two", "logic.list.comma", "logic.list.and.last", "logic.list.one-more",
                               "logic.list.more"};
constexpr Patterns namesOr = {"logic.list.or.two", "logic.list.comma", "logic.list.or.last", "logic.list.one-more",
                              "logic.list.more"};
constexpr Patterns clausesAnd = {"logic.clauses.and.two", "logic.clauses.comma", "logic.clauses.and.last",
                                 "logic.clauses.and.one-more", "logic.clauses.and.more"};
constexpr Patterns clausesOr = {"logic.clauses.or.two", "logic.clauses.comma", "logic.clauses.or.last",
                                "logic.clauses.or.one-more", "logic.clauses.or.more"};
constexpr Patterns longAnd = {"logic.clauses.long.and.two", "logic.clauses.long.comma", "logic.clauses.long.and.last",
                              "logic.clauses.long.and.one-more", "logic.clauses.long.and.more"};
constexpr Patterns longOr = {"logic.clauses.long.or.two", "logic.clauses.long.comma", "logic.clauses.long.or.last",
                             "logic.clauses.long.or.one-more", "logic.clauses.long.or.more"};

Phrase chained(std::vector<Phrase> items, const Patterns& patterns, std::size_t more)
{
    if (items.empty())
        return more == 0 ? asIs({}) : phrase("logic.list.only-more", std::to_string(more));
    Phrase all = std::move(items.front());
    const std::size_t last = more == 0 ? items.size() - 1 : items.size();
    for (std::size_t i = 1; i < last; ++i)
        all = phrase(patterns.comma, std::move(all), std::move(items[i]));
    if (more == 1)
        return phrase(patterns.oneMore, std::move(all));
    if (more > 1)
        return phrase(patterns.more, std::move(all), std::to_string(more));
    if (items.size() == 1)
        return all;
    return phrase(items.size() == 2 ? patterns.two : patterns.last, std::move(all), std::move(items.back()));
}

} // namespace

Phrase asIs(std::string text) { return phrase("logic.as-is", std::move(text)); }

Phrase listed(std::vector<Phrase> items, Joint joint, std::size_t more)
{
    return chained(std::move(items), joint == Joint::And ? namesAnd : namesOr, more);
}

Said joined(std::vector<Said> clauses, Joint joint, std::size_t more)
{
    if (clauses.size() == 1 && more == 0)
        return std::move(clauses.front());
    const bool lists =
        std::any_of(clauses.begin(), clauses.end(), [](const Said& clause) { return clause.shape == Shape::Listed; });
    std::vector<Phrase> phrases;
    for (Said& clause : clauses)
        phrases.push_back(grouped(std::move(clause)));
    const Patterns& patterns = joint == Joint::And ? (lists ? longAnd : clausesAnd) : (lists ? longOr : clausesOr);
    return {chained(std::move(phrases), patterns, more), Shape::Compound};
}

Phrase grouped(Said said)
{
    if (said.shape == Shape::Compound || said.shape == Shape::Conditional)
        return phrase("logic.group", std::move(said.phrase));
    return std::move(said.phrase);
}

Phrase groupedIfRunningOn(Said said)
{
    if (said.shape == Shape::Conditional)
        return phrase("logic.group", std::move(said.phrase));
    return std::move(said.phrase);
}

} // namespace retort::logic

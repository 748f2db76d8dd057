// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/counted.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <variant>

namespace retort {

namespace {

struct Counted {
    std::string_view id;
    std::size_t argument;
};

} // namespace

std::optional<std::size_t> countedArgument(std::string_view id)
{
    static constexpr std::array all{
        Counted{"lint.fix.remove-filters", 0},
        Counted{"logic.arguments", 0},
        Counted{"logic.clauses.and.more", 1},
        Counted{"logic.clauses.long.and.more", 1},
        Counted{"logic.clauses.long.or.more", 1},
        Counted{"logic.clauses.or.more", 1},
        Counted{"logic.elided.clauses", 0},
        Counted{"logic.list.only-more", 0},
        Counted{"logic.more-arguments.clause", 2},
        Counted{"logic.value.first-characters", 1},
        Counted{"logic.value.items", 0},
        Counted{"logic.value.last-characters", 1},
        Counted{"logic.value.without-last-characters", 1},
        Counted{"logic.why.items", 1},
        Counted{"logic.why.more-fail", 1},
        Counted{"logic.why.more-hold", 1},
        Counted{"reaction.say.points", 0},
        Counted{"reaction.say.points-alone", 0},
        Counted{"reaction.say.tier-points", 0},
        Counted{"reaction.say.tier-points-alone", 0},
        Counted{"run.badge.points", 0},
        Counted{"run.badge.tier-points", 0},
        Counted{"run.print.more-lines", 0},
        Counted{"run.some-orders", 0},
        Counted{"run.tie", 0},
        Counted{"run.tie-order", 0},
        Counted{"twig.summary-hints", 0},
        Counted{"twig.summary-problems", 0},
    }; // sorted
    const auto found = std::lower_bound(all.begin(), all.end(), id,
                                        [](const Counted& one, std::string_view of) { return one.id < of; });
    return found != all.end() && found->id == id ? std::optional(found->argument) : std::nullopt;
}

std::optional<int> countIn(const Phrase& phrase)
{
    const auto index = countedArgument(phrase.id);
    if (!index || *index >= phrase.arguments.size())
        return std::nullopt;
    const auto* text = std::get_if<std::string>(&phrase.arguments[*index]);
    int number = 0;
    if (!text || text->empty())
        return std::nullopt;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc() || end != text->data() + text->size() || number < 0)
        return std::nullopt;
    return number;
}

} // namespace retort

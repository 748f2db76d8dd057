// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/analyse/model.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace retort::logic {

using Terms = std::vector<std::uint32_t>;
using Names = std::vector<std::uint32_t>; ///< Variables, by their numbers, rising.

/// A class of values for each variable; 0, the first, where it does not matter.
using Case = std::vector<std::uint16_t>;

/// Goes through the cases of a condition.
class Cases {
public:
    explicit Cases(Model& model);

    /// How an atom is read whose table says one thing.
    enum class Reading : std::uint8_t {
        Claims,  ///< Where the table does not stand for all values, anything is possible.
        Sampled, ///< As the table says.
        Untaken, ///< As sampled, but what comes of taking the absent `variable` as a value can be true or false.
    };

    /// What the term can come to in one case.
    Mask outcome(std::uint32_t term, const Case& values, Reading reading, std::uint32_t variable = none);
    /// The same of some kids of an and (or an or) as if they were all.
    Mask outcomeOf(Term::Kind kind, std::span<const std::uint32_t> kids, const Case& values, Reading reading,
                   std::uint32_t variable = none);

    /// What the term can come to over all cases: never too little, perhaps too much (anyMask where it is too large to
    /// say).
    Mask possible(std::uint32_t term);

    /// A case in which the sampled term comes to one of `wanted`; nullopt where none was found. Variables that have no
    /// part in it stay as in `start`.
    std::optional<Case> find(std::uint32_t term, Mask wanted, const Case& start);

    /// The kids of an and or an or, put together where they share a variable. In the order of their first ones.
    std::vector<Terms> apart(std::uint32_t term, bool exactOnly);

    Names namesIn(std::span<const std::uint32_t> terms, bool exactOnly) const;
    Names namesIn(std::uint32_t term, bool exactOnly) const { return namesIn({&term, 1}, exactOnly); }
    /// How many cases these variables have; at most `most` + 1.
    std::size_t casesOf(std::span<const std::uint32_t> names, std::size_t most) const;
    /// The next case of these variables; false after the last, when all are 0 again.
    bool next(Case& values, std::span<const std::uint32_t> names) const;

    static constexpr std::size_t mostCases = 4096; ///< That are gone through one by one.

    /// Untaken is about this atom alone, until told otherwise; nullptr: about all.
    void onlyUntaken(const Atom* atom) { m_only = atom; }

    Case firstCase() const { return Case(m_model.variables.size(), 0); }
    Model& model() { return m_model; }
    bool isSpent() const { return m_model.budget.visits == 0; }

private:
    Mask atomOutcome(const Atom& atom, const Case& values, Reading reading, std::uint32_t variable) const;
    Mask possibleGroup(std::uint32_t term);
    Mask joint(Term::Kind kind, const Terms& kids);
    std::optional<Case> findJoint(Term::Kind kind, const Terms& kids, Mask wanted, const Case& start);
    std::optional<Case> findInGroup(std::uint32_t term, Mask wanted, const Case& start);

    Model& m_model;
    const Atom* m_only = nullptr;
    std::vector<Mask> m_possible; ///< Of each term; 0 where it was not asked for.
};

} // namespace retort::logic

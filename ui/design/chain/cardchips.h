// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/paint.h"

#include <optional>

namespace retort {

struct Card;

/// What stands at the right of a card, as far as the sentence leaves room for it.
struct CardChips {
    static constexpr double gap = 6; ///< Between badge and verdict.

    std::optional<ChipContent> verdict;
    std::optional<ChipContent> badge; ///< The number of its problems.

    /// Of both, with the gap between them; 0 for none.
    double width() const;
};

/// The chips give way before the sentence does: the verdict in full, then in a word, then as its sign alone, and at
/// last the badge without its number. A word is enough as soon as the sentence, `sentence` pixels long, then stands
/// there whole; and three fifths of `room` are left to it in any case. `apart` lies between the two. What is left out
/// stands in the card's tip and in its accessible name.
CardChips chipsThatFit(const Card& card, double room, double sentence, double apart);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace retort {

/// One row of the cascade pane: what it is about, as indices into the CascadeResult that it belongs to. Its words are
/// made when it is drawn, since there may be tens of thousands.
struct CascadeRow {
    enum class Kind {
        Answers,  ///< Section: who answers the event.
        Answer,   ///< `index` into the answers.
        LeftOut,  ///< `index` into what could not be run.
        Raises,   ///< Section: what the effects raise.
        Cut,      ///< A limit was reached.
        Loop,     ///< `index` into the loops.
        LoopStep, ///< and `item` into its path.
        Breaker,  ///< and `item` into its breakers.
        Gift,     ///< `index` into the double gifts.
        GiftStep, ///< and `item` into its places.
        Reaction, ///< `index` into the reactions that answer `event`.
        Event,    ///< `index` into the raised events.
        Twice,    ///< Section: the same event once more.
        Repeat    ///< `index` into the repeats.
    };

    Kind kind = Kind::Answers;
    std::string key; ///< The same row in the next result has the same key; unique among its siblings.
    std::size_t index = 0;
    std::size_t item = 0;
    std::optional<std::size_t> event = {}; ///< None for the first event of all.
    std::vector<CascadeRow> children = {};
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/value.h"
#include "engine/reaction/catalogue.h"

#include <string>
#include <vector>

namespace retort::compose {

/// Which event a context may belong to.
struct EventGuess {
    std::string event;
    std::string family;
    int percent = 0;               ///< How well the context fits the family's fields, 0 to 100.
    std::vector<std::string> keys; ///< What speaks for it: its fields that fewest families have, at most four.
    Phrase why;                    ///< "It has items, total and transacted_at, as purchases have"

    bool operator==(const EventGuess&) const = default;
};

/// From the shape of a context alone: the fields that it has, weighed by how few families have them, against those it
/// should have and those it should not. Best first, one for each family that shares a field; of a family's events the
/// one that the values speak for (a temporary profile, a change after the creation, value that was spent), else the
/// best documented one. Empty where nothing speaks for any. Deterministic.
std::vector<EventGuess> guessEvents(json::Value context, const Catalogue& catalogue);

} // namespace retort::compose

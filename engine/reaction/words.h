// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/logic/settings.h"
#include "engine/reaction/catalogue.h"
#include "engine/reaction/reaction.h"

#include <optional>
#include <string>
#include <vector>

namespace retort {

/// How a card of the chain reads.
struct CardWords {
    Phrase title;    ///< "Issue benefit promoter-thank-you"
    Phrase detail;   ///< "to profile 9332c9b2…339c (from the event)"; an empty phrase where there is nothing to add.
    Phrase sentence; ///< Both in one: the accessible name, and the `why` of a step that was done.

    bool operator==(const CardWords&) const = default;
};

/// What an action does. `resolved` holds, in the order of Action::arguments, what each came to with the event at hand;
/// empty where there is no event.
CardWords actionWords(const Action& action, const Catalogue& catalogue,
                      const std::vector<std::optional<json::Data>>& resolved = {},
                      const logic::Settings& settings = {});
/// "When custom.survey_completed fires" / "Custom event".
CardWords triggerWords(const Reaction& reaction, const Catalogue& catalogue);

/// The kind of an action: by its type, else by its other name where only that one is known; nullptr for an unknown one.
const ActionKind* kindOf(const Action& action, const Catalogue& catalogue);

/// A value as it is shown in a sentence: text without quotes, a UUID as 9332c9b2…339c, anything long cut with an
/// ellipsis.
std::string shortText(json::Value value);

} // namespace retort

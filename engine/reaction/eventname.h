// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/reaction/catalogue.h"

#include <string>
#include <string_view>

namespace retort {

/// What a name is as the trigger of a reaction.
struct EventName {
    enum class Kind {
        Known,    ///< An event of the platform, in its own spelling.
        Alias,    ///< Another spelling of one; `suggestion` is the platform's own.
        Custom,   ///< namespace.event_name, in lower case with underscores.
        Doubtful, ///< It may work, yet something about it is likely a mistake; `message` says what.
        Invalid   ///< No name of an event: empty, without a namespace, or with a space in it.
    };

    Kind kind;
    Phrase message;         ///< One sentence about it, for each kind.
    std::string suggestion; ///< A name to use instead, or "".

    bool operator==(const EventName&) const = default;
};

/// Checks a name as it is typed (spec section 1.1: `namespace.event_name`, one namespace for each integration).
EventName checkEventName(std::string_view name, const Catalogue& catalogue);

/// Two parts or more joined by dots, none empty, of letters, digits, _ and -.
bool hasEventForm(std::string_view name);

} // namespace retort

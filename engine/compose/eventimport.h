// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"
#include "engine/compose/eventguess.h"
#include "engine/json/document.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace retort::compose {

/// A sample event that a text held.
struct ImportedEvent {
    enum class Shape : std::uint8_t {
        Event,   ///< It names its event: the body of POST /events, or {"event", "context"}.
        Context, ///< The context of one of the platform's events, and nothing else.
        Action,  ///< A record of the action history, which has the context in it.
        Webhook, ///< A request as a webhook's receiver keeps it: headers and body.
        Named,   ///< An envelope of another program: {"topic": "order.created", "payload": {…}}.
    };

    json::Document document; ///< As an event file; readEvent() reads it.
    std::string event;       ///< Its name.
    Shape shape = Shape::Event;
    std::vector<EventGuess> guesses; ///< Where the name was guessed: the one that was taken, then the others.
    Phrase why;                      ///< How the event was told: "Taken for order.created: it has due_date, …"
    std::vector<Phrase> notes;       ///< What else is worth knowing: an alias, a customer out of the address.
    Place place;                     ///< Where it stands in the text.

    bool operator==(const ImportedEvent&) const = default;
};

struct Imported {
    std::vector<ImportedEvent> events; ///< In the order of the text.
    std::vector<Error> problems;       ///< What could not be read, with line and column in the text; at most a hundred.
    std::size_t left = 0;              ///< Further problems, or events beyond the most.

    bool operator==(const Imported&) const = default;
};

/// Reads what people paste or drop: JSON, one event a line (NDJSON), several one after the other or in a list, the
/// tenant's answers ({"data": …}), curl commands, all of these also behind a log's date or in a Markdown fence. What is
/// good is kept; each thing that is not is a problem with its place. At most ten thousand events.
Imported importEvents(std::string_view text, const Catalogue& catalogue);

} // namespace retort::compose

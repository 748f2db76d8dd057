// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/base/result.h"
#include "engine/json/document.h"
#include "engine/reaction/catalogue.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace retort::compose {

/// Where events are posted; the platform's pages differ (spec section 14, C1).
enum class EventRoute : std::uint8_t {
    Events,  ///< POST /events with {"event", "profile_id", "data"}, as the guide has it.
    Profile, ///< POST /profiles/{id}/custom-event with {"event", "context"}, as the client library has it.
    Tenant,  ///< POST /tenants/custom-event, the same without a customer.
};

struct CurlOptions {
    /// Of a tenant without its name; {tenant} is left for the person to fill in.
    std::string base = "https://api.{tenant}.getomneo.com/api/v3";
    EventRoute route = EventRoute::Events;
    /// The variable of the shell that holds the token. The token itself is never part of a command.
    std::string tokenVariable = "OMNEO_TOKEN";
};

struct CurlCommand {
    std::string text;          ///< For a POSIX shell, several lines.
    std::vector<Phrase> notes; ///< What is worth knowing before it is sent.
};

/// The command that posts a sample event (no variant; "_retort" is left out). Errors: those of readEvent(); Missing
/// where the route needs a customer and the event names none.
Result<CurlCommand> asCurl(const json::Document& file, const Catalogue& catalogue, const CurlOptions& options = {});

/// A word that a POSIX shell takes as exactly these bytes, whatever they are (but for NUL): 'it'\''s'.
std::string shellQuoted(std::string_view text);

} // namespace retort::compose

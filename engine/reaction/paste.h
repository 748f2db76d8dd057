// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// What a text from the clipboard holds, as the platform's own JSON.
struct Pasted {
    enum class Kind {
        Actions,  ///< One action, or a list of them.
        Reaction, ///< The body of POST /triggers.
        Event,    ///< A sample event: the body of POST /events, or {"event", "context"}.
        Target,   ///< The body of POST /targets.
    };

    Kind kind = Kind::Actions;
    /// Of Actions and of a Reaction: the text of each action, in the order in which they run.
    std::vector<std::string> actions;
    json::Document document; ///< Of all but Actions: the whole.
};

/// Reads what people paste: JSON, JSON in a Markdown fence, the tenant's answer ({"data": …}), or a curl command that
/// sends such JSON (-d, --data, --data-raw, --data-binary, --json; quoted as shells quote, also over several lines, and
/// with a here-document). `id`, `created_at` and `updated_at`, which the platform gives (spec section 2.2), are left
/// out of reactions, actions and targets.
///
/// Errors, with line and column in `text`: Syntax where it is no JSON, or a quote of the command is open; Missing where
/// there is nothing, or the command sends nothing; Type where it is JSON of another kind, or an action in it cannot be
/// read; Usage where the command sends a file.
Result<Pasted> readPasted(std::string_view text);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/catalogue.h"
#include "engine/reaction/event.h"
#include "ui/common/notedcompleter.h"

#include <string_view>
#include <vector>

namespace retort {

/// One value that a rule can read, by the path that `var` takes.
struct ContextField {
    QString path;
    QString type;        ///< "text", "number", …
    QString value;       ///< In the sample event; "" where it does not have it.
    QString description; ///< From the catalogue.
    bool inSample = false;

    bool operator==(const ContextField&) const = default;
};

/// What the sample event holds, in its own order, then what the catalogue knows of events of that name besides. At
/// most a thousand fields; a key with a dot in it cannot be reached by a path and is left out.
std::vector<ContextField> contextFields(const Event* sample, const Catalogue& catalogue, std::string_view trigger);

/// The same for a completer: paths, with type and value beside them.
std::vector<Completion> completionsOf(const std::vector<ContextField>& fields);

/// "text", "number", "true or false", "nothing", "list", "object".
QString typeName(json::Kind kind);
/// A value as people read it: text without quotes, anything else as JSON; cut after some hundred characters.
QString valueText(json::Value value);

} // namespace retort

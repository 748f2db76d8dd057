// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/fields.h"
#include "ui/design/palette/palettemodel.h"
#include "ui/document/workspace.h"

namespace retort {

/// The actions that can be added to a reaction to an event, by what they do. Within a group those come first that the
/// event can feed: most act on a customer, and not every event names one.
std::vector<PaletteEntry> actionEntries(const Catalogue& catalogue, std::string_view trigger = {},
                                        const Fields& fields = {});
/// A type that the catalogue does not know can be added as well.
std::optional<PaletteEntry> typedAction(const QString& typed, const Catalogue& catalogue);

/// The events that a reaction can wait for: those that the workspace's own files name, then the platform's by what they
/// are about.
std::vector<PaletteEntry> eventEntries(const Workspace& workspace);
/// A name of one's own, checked: what is no name of an event is told why, with a name that is one where there is one.
std::optional<PaletteEntry> typedEvent(const QString& typed, const Catalogue& catalogue);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/definitions.h"
#include "ui/common/glyph.h"

#include <QString>

namespace retort {

/// The icon of a list of definitions, by its kind: "benefits".
Glyph glyphOfDefinitions(std::string_view kind);

/// "from acme-stg, 1 February 2026", as much of it as the list says; "" where it says nothing.
QString originOf(const DefinitionList& list);

} // namespace retort

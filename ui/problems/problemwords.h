// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/paint.h"
#include "ui/document/livelint.h"

#include <QString>

namespace retort {

// What the window says of a problem, besides the engine's own sentence.

/// "Error", "Warning", "Hint", in the window's language.
QString severityWord(Problem::Severity severity);
/// "2 errors, 1 warning"; "No problems" for none.
QString inWords(const LiveLint::Counts& counts);
/// Each severity has its own shape besides its colour.
Glyph glyphOf(Problem::Severity severity);
Tone toneOf(Problem::Severity severity);
/// The gravest there is.
Problem::Severity gravest(const LiveLint::Counts& counts);

/// Where it is, as people speak of it: "Step 2, Issue benefit, profile_id"; "" for the file as a whole.
QString placeInWords(const Workspace& workspace, const Entry& entry, const Problem& problem);
/// The action that a pointer leads into; None for what belongs to the reaction as a whole.
ActionId actionAt(const Entry& entry, std::string_view pointer);
/// The rest of a pointer that leads into an action, counted from there: "/arguments/0/value".
std::string_view withinAction(std::string_view pointer);

} // namespace retort

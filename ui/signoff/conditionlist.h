// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/program.h"

#include <QString>

namespace retort {

class Glossary;

/// A condition as a list within a list, one line for each clause: "all of these hold:", "any of these holds:". Groups
/// deeper than five levels are read out in one sentence each, as logic::inWords() has them. HTML.
QString conditionMarkup(const logic::Program& condition, Glossary& glossary, const run::CompiledAction& action);

} // namespace retort

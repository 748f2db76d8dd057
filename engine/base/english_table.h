// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/english.h"

#include <span>

namespace retort {

// The English table, a file for each folder that speaks.
std::span<const EnglishRow> bundleRows();
std::span<const EnglishRow> composeRows();
std::span<const EnglishRow> conditionRows();
std::span<const EnglishRow> effectsRows();
std::span<const EnglishRow> jsonRows();
std::span<const EnglishRow> lintRows();
std::span<const EnglishRow> logicRows();
std::span<const EnglishRow> evaluationRows();
std::span<const EnglishRow> reactionRows();
std::span<const EnglishRow> runRows();
std::span<const EnglishRow> twigHelpRows();
std::span<const EnglishRow> twigParseRows();
std::span<const EnglishRow> twigRenderRows();
std::span<const EnglishRow> twigTraceRows();
std::span<const EnglishRow> usesRows();
std::span<const EnglishRow> workspaceRows();

} // namespace retort

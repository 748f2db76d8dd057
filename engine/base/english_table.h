// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/english.h"

#include <span>

namespace retort {

// The English table, a file for each folder that speaks.
std::span<const Template> jsonTemplates();
std::span<const Template> logicTemplates();
std::span<const Template> evaluationTemplates();
std::span<const Template> reactionTemplates();
std::span<const Template> runTemplates();
std::span<const Template> workspaceTemplates();

} // namespace retort

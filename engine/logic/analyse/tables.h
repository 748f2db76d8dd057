// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/analyse/model.h"

namespace retort::logic {

/// The settings with bounds for parts that are evaluated on small data.
Settings tableSettings(Settings settings);

/// Chooses the values of each variable, evaluates each atom for them, and folds values that nothing tells apart.
void fillTables(Model& model, const Domains& domains);

} // namespace retort::logic

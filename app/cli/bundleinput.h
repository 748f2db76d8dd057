// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/runinput.h"
#include "engine/bundle/bundle.h"

namespace retort {

/// What a bundle of this run is made from: of a workspace the reactions that wait for the event, with `cascade` all.
/// A clock is put into the event, whose own it replaces; "" for none. Errors: of a clock that the event cannot take.
Result<bundle::Inputs> bundleInputs(const RunInput& input, const run::Settings& settings, const std::string& clock,
                                    bool picked, bool cascade, Instant now);

} // namespace retort

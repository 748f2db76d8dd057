// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/effects/book.h"
#include "engine/effects/customer.h"
#include "engine/effects/moment.h"
#include "engine/run/applied.h"
#include "engine/run/trace.h"

namespace retort::effects {

/// A customer after an effect, and what the effect did.
struct Applied {
    Customer customer;
    run::AppliedEffect effect; ///< Without its index.
};

/// Does one effect to a customer, by the rules of spec sections 4.4, 4.5 and 10. What they leave open is decided as
/// docs/effects.md says, and each decision is a note of kind Inferred with a stable id; what cannot be known is a note
/// of kind Unknown, and the field stays away. Never fails.
Applied apply(Customer customer, const run::Effect& effect, const Book& book, const Moment& moment);

} // namespace retort::effects

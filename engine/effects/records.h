// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/effects/customer.h"

namespace retort::effects {

// Records in the platform's own fields (spec section 5.2), as members of the object that is being built. What is not
// known is left out. For engine/effects' own sources.
void write(json::Builder& b, const Benefit& benefit, const Customer& customer, const Moment& moment);
void write(json::Builder& b, const Reward& reward, const Customer& customer, const Moment& moment);
void write(json::Builder& b, const Point& point, const Customer& customer, const Moment& moment);
void write(json::Builder& b, const TierPoint& point, const Customer& customer, const Moment& moment);
void write(json::Builder& b, const Tier& tier, const Customer& customer, const Moment& moment);
void write(json::Builder& b, const CustomAttribute& attribute, const Customer& customer, const Moment& moment);
void write(json::Builder& b, const Redemption& redemption, const Customer& customer, const Moment& moment);
/// `definition` nullptr: its levels are not known.
void write(json::Builder& b, const Achievement& achievement, const Template* definition, const Customer& customer,
           const Moment& moment);

template <class Record>
json::Data recordOf(const Record& record, const Customer& customer, const Moment& moment)
{
    json::Builder b;
    b.beginObject();
    write(b, record, customer, moment);
    b.end();
    return b.take();
}

} // namespace retort::effects

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/applied.h"
#include "engine/run/memberreader.h"
#include "engine/run/tracemembers.h"

#include <vector>

namespace retort::run {

// What effects did to the customer, docs/trace-format.md. Written into the object that is being built. For engine/run's
// own sources.
void writeApplied(TraceMembers& into, const std::vector<AppliedEffect>& applied); ///< The member "applied".
std::vector<AppliedEffect> readApplied(MemberReader& from, MemberReader::Index object);
void writeCustomer(TraceMembers& into, const CustomerTrace& customer);      ///< The member "customer".
CustomerTrace readCustomer(MemberReader& from, MemberReader::Index object); ///< `object` is the customer itself.

} // namespace retort::run

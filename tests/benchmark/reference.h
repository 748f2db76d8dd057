// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace retort::measure {

/// What a careful person writes by hand for one of the workloads: each variable found by find(), nothing copied, each
/// clause in plain C++. This is 1 in every comparison.
using Reference = bool (*)(const nlohmann::json& data);

bool referenceEvent(const nlohmann::json& data);         ///< a_event
bool referenceProfile(const nlohmann::json& data);       ///< b_profile
double referenceTransaction(const nlohmann::json& data); ///< c_transaction

} // namespace retort::measure

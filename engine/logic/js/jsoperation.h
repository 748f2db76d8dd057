// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/program.h"

#include <optional>
#include <string>
#include <string_view>

namespace retort::logic::js {

/// json-logic-js looks for an operator's name with dots along the properties of its operations:
/// "cat.prototype.constructor" ends at cat again. nullopt where the way ends elsewhere.
std::optional<Operator> operationByPath(std::string_view name);
/// What json-logic-js throws for a name that is no operator.
std::string unknownOperation(std::string_view name);

} // namespace retort::logic::js

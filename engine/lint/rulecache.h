// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/rulereport.h"

namespace retort::lint {

/// What surroundings remember of rules; may be asked from several threads at once.
class RuleCache {
public:
    /// nullptr where there is none.
    static std::shared_ptr<const RuleReport> find(const Surroundings& surroundings, const std::string& key);
    static void keep(const Surroundings& surroundings, const std::string& key,
                     std::shared_ptr<const RuleReport> report);
};

} // namespace retort::lint

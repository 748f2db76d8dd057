// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/uses/lists.h"

#include <array>
#include <utility>

namespace retort::uses {

std::string_view listOf(std::string_view picker)
{
    using Row = std::pair<std::string_view, std::string_view>;
    static constexpr std::array rows{Row{"target", targetsList},
                                     Row{"benefit_definition", "benefits"},
                                     Row{"reward_definition", "rewards"},
                                     Row{"point_definition", "points"},
                                     Row{"tier_definition", "tiers"},
                                     Row{"achievement_definition", "achievements"},
                                     Row{"status", "statuses"},
                                     Row{"status_group", groupsList},
                                     Row{"tag", "tags"},
                                     Row{"custom_attribute", attributesList},
                                     Row{"rate", "rates"}};
    for (const auto& [known, list] : rows) {
        if (known == picker)
            return list;
    }
    return picker;
}

} // namespace retort::uses

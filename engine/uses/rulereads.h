// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/program.h"

#include <string>
#include <vector>

namespace retort::uses {

/// A field that a rule reads.
struct RuleRead {
    std::string path;    ///< From the context's root; an item of a list is `*`: "items.*.brand".
    std::string pointer; ///< Within the rule, of the var (or of the missing that asks for it).

    bool operator==(const RuleRead&) const = default;
};

/// Of var, missing and missing_some with paths that stand in the rule, in its order. What is inside of a loop over
/// something that is worked out, not read, has no path, and is left out, as is the whole context.
std::vector<RuleRead> readsOf(const logic::Program& program);

} // namespace retort::uses

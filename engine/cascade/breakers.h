// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"
#include "engine/logic/program.h"

#include <string>
#include <vector>

namespace retort::cascade {

/// A clause of a condition that passes, which alone could make it fail. For engine/cascade's own sources.
struct SingleClause {
    std::string pointer; ///< Within the rule; "" is all of it.
    bool holds = true;   ///< false: it is one that would have to hold, as in "none of".
    Phrase why;          ///< What it comes to at present, one sentence; an empty id where there is none.
};

/// The smallest parts of a condition each of which, by coming out the other way, would make the whole come out the
/// other way: all members of an `and`, the only member that holds of an `or`, and so into the groups within them. Where
/// no single part is enough, that is the group as a whole. In the order of the rule, at most 16.
std::vector<SingleClause> singleClauses(const logic::Program& condition, const json::Data& context);

} // namespace retort::cascade

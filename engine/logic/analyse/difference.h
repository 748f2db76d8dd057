// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"
#include "engine/logic/evaluate.h"
#include "engine/logic/words.h"

#include <optional>

namespace retort::logic {

/// PHP and JavaScript do not give the same for a rule and its data.
struct Difference {
    Answer php;
    Answer js;
    NodeId node = 0; ///< The innermost part whose value differs though its own parts gave the same in both.
    Phrase why;      ///< What the other dialect makes of it: "JavaScript gives false here".
};

/// Where the two dialects differ on this data; nullopt where they agree for people: 3 and 3.0 are one value, so are
/// null and undefined, and two errors. As a condition they differ where an `if` of their language takes the one result
/// as true and not the other. The settings say which dialect is at home (`why` tells of the other one), and how its
/// warnings and objects are taken.
std::optional<Difference> dialectsDiffer(const json::Data& rule, const json::Data& data, const Settings& settings,
                                         Reading reading = Reading::Condition);

} // namespace retort::logic

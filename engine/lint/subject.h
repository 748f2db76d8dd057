// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/lint.h"
#include "engine/run/program.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort::lint {

/// Makes a problem of a rule; its severity is that of the rule.
Problem problem(std::string_view rule, std::string pointer, Phrase message, std::vector<Fix> fixes = {},
                std::string suggestion = {});

/// The reaction that is looked at, with all that is known of it. Each source of problems takes it and adds its own.
struct Subject {
    const json::Document& document;
    const Reaction& reaction;
    const run::Program& program;
    const Surroundings& surroundings;
    std::string event; ///< The trigger in the platform's own spelling.
    std::vector<Problem>& problems;

    const Catalogue& catalogue() const { return surroundings.catalogue(); }
    void add(Problem one) const { problems.push_back(std::move(one)); }
};

/// `set "…"`: the text of a JSON string as a change.
Change setText(std::string pointer, std::string_view text);
/// The value in a sentence.
std::string shown(json::Value value);

} // namespace retort::lint

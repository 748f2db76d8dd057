// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/data.h"
#include "engine/json/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace retort {

/// One named value handed to an action.
struct Argument {
    std::string name;
    json::Data value; ///< A fixed value, or a JSON Logic rule.
    std::optional<bool>
        isDynamic;       ///< true: the value is a rule over the context. null, absent or false: passed as it stands.
    std::string pointer; ///< The argument's object in the reaction's document.

    bool operator==(const Argument&) const = default;
};

/// One link of the chain.
struct Action {
    std::string type; ///< From `name`, else `uuid` (two pages of the platform's documentation disagree).
    std::optional<std::int64_t> sortOrder; ///< Lowest runs first.
    std::string description;
    std::vector<Argument> arguments; ///< In file order.
    std::string pointer;             ///< The action's object in the reaction's document: "/actions/0".

    bool operator==(const Action&) const = default;
};

/// What is known of a reaction's document, as values. Whatever else the document holds stays in the document.
struct Reaction {
    std::string name;
    std::string trigger; ///< The event's name.
    std::string description;
    bool isActive = false;
    std::vector<Action> actions; ///< In file order; see runOrder().

    bool operator==(const Reaction&) const = default;
};

/// Errors of kind Type, with place and pointer, where a known part has a type that cannot be read (`actions` is no
/// list).
Result<Reaction> readReaction(const json::Document& document);

/// The order in which the actions run: by sort_order; nulls and ties keep file order, actions without one come after
/// all others.
struct RunOrder {
    std::vector<std::size_t> actions; ///< Indices into Reaction::actions.
    bool tied = false;                ///< Two actions have the same sort_order, or one has none.

    bool operator==(const RunOrder&) const = default;
};
RunOrder runOrder(const Reaction& reaction);

} // namespace retort

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
    std::string pointer; ///< The argument's object in the reaction's document: "/actions/0/arguments/0".

    bool operator==(const Argument&) const = default;
};

/// One link of the chain.
struct Action {
    std::string type;      ///< From `name`, else `uuid` (two pages of the platform's documentation disagree).
    std::string otherType; ///< `uuid` where `name` gave the type; asked where the catalogue does not know that one.
    std::optional<std::int64_t> sortOrder; ///< Lowest runs first; see sortOrderOf().
    std::string sortOrderText;             ///< As written, "" where absent: says what could not be read as a number.
    std::string description;
    std::string notes;
    std::vector<Argument> arguments; ///< In file order.
    std::string pointer;             ///< The action's object in the reaction's document: "/actions/0".

    bool operator==(const Action&) const = default;
};

/// What is known of a reaction's document, as values. Whatever else the document holds stays in the document.
struct Reaction {
    std::string name;
    std::string trigger; ///< The event's name.
    std::string description;
    std::string notes;
    bool isActive = false;
    std::vector<Action> actions; ///< In file order; see runOrder().

    bool operator==(const Reaction&) const = default;
};

/// Reads the fields of spec section 2. null and absent are the same everywhere: "" for text, inactive, no actions, no
/// arguments, not dynamic. A boolean may be written 1 or 0, as the platform's client does. Unknown keys are left alone.
/// Errors of kind Type, with place and pointer, where a known part cannot be read: `actions` is no list, `name` is a
/// number, a boolean is a word.
Result<Reaction> readReaction(const json::Document& document);
/// All of what readReaction() cannot read, the first 20 of them.
std::vector<Error> reactionErrors(const json::Document& document);

/// A sort_order as a number: a whole number in any form (1, 1.0, 1e0, also as text "1"), since the platform's framework
/// takes each of them as the integer it asks for. Anything else counts as none.
std::optional<std::int64_t> sortOrderOf(json::Value value);

/// The order in which the actions run: by sort_order, ties in file order; actions without one come after all others, in
/// file order. (The platform does not document ties and nulls, spec section 4.3; an action added without a number is
/// most likely meant to be the last one, and a reaction without any numbers runs as it is written.)
struct RunOrder {
    std::vector<std::size_t> actions;           ///< Indices into Reaction::actions.
    std::vector<std::vector<std::size_t>> ties; ///< Groups of two or more that share a sort_order.
    std::vector<std::size_t> unnumbered;        ///< Those without one, in file order.
    bool isFileOrder() const;                   ///< Each action stands where it runs.
    bool tied() const { return !ties.empty() || !unnumbered.empty(); }

    bool operator==(const RunOrder&) const = default;
};
RunOrder runOrder(const Reaction& reaction);

} // namespace retort

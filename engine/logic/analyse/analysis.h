// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/logic/analyse/edges.h"
#include "engine/logic/program.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::logic {

/// What may stand at a path of the data, as far as somebody knows.
struct Domain {
    std::string type;               ///< As Field::type; "" for anything.
    bool canBeAbsent = true;        ///< Also: null.
    std::vector<json::Data> values; ///< All there are, of an enumeration; empty where they are not listed.
};
using Domains = std::function<Domain(std::string_view path)>;

/// What a condition, or a part of it, can come to over all data. `Undecided` wherever it reaches beyond the operators
/// and the number of cases that are covered: never a claim that was not decided.
enum class Outlook : std::uint8_t { Depends, AlwaysTrue, AlwaysFalse, Undecided };

/// One thing found about a condition whatever the event. What is said of all data holds for data in which a field holds
/// what it is known to hold (Domain::type) or, where nothing is known, a value of the kind that the rule compares it
/// with: a number or the text of one, a text, true or false; and null or nothing at all in any case. So that true,
/// which PHP has equal to "gold" and to "silver", does not count against a contradiction of the two.
struct Finding {
    enum class Kind : std::uint8_t {
        /// The node is true (`truth`) or false for all data; an error is neither. Of nodes within each other the
        /// outermost; `other` is the part that makes it so, where there is one (of {"or": [true, …]} the true).
        Always,
        /// The clauses `node` and `other` of one `and` can never hold together. Then nothing is told of the nodes
        /// around that are always false, or true, for this reason.
        Contradiction,
        /// Within its group the node changes nothing: it holds wherever `other` does (in an `or`: `other` holds
        /// wherever it does). A test that a field is there is never called redundant, unless it stands there twice.
        Redundant,
        /// With `path` absent the whole condition passes, and only because the comparison `node` takes nothing as 0, as
        /// "" or as false; with some value there it would not pass. The witness is such data, without the path. A field
        /// that nothing is unequal to (!==, !=, not in a list) and a test for truth are no such comparisons.
        AbsentPasses,
        /// The condition can give something that counts as true and is neither true nor false: what `node` gives. The
        /// witness is such data. `path` is of the field where the node is one.
        NotBoolean,
        /// A text is compared with a number: `node` is the comparison, `path` the field, or "" where both are
        /// constants. `truth`: the constant is the text, and the field known (or by the order asked for) a number.
        TextNumber,
        /// PHP: === or !== between `path` and a constant, of which one is a whole number and the other one with a
        /// point, so that they are never the same; or can be, where the field has numbers of both forms.
        IntFloat,
    };
    Kind kind;
    NodeId node = 0;
    NodeId other = noNode;
    bool truth = false;
    std::string path;                  ///< Of the variable it is about, or "".
    std::optional<json::Data> witness; ///< Data that shows it: run on it, the condition does what is claimed.

    bool operator==(const Finding&) const = default;
};

struct Analysis {
    Outlook outlook = Outlook::Undecided; ///< Of the whole, as a filter takes it: does it pass? An error does not.
    /// In the order of the rule; at most a hundred. Also of what `all`, `some`, `none` and `filter` ask of their items:
    /// paths are the item's there, and only the first three kinds are looked for (and the types of constants).
    std::vector<Finding> findings;
};

/// Deterministic, and bounded: at most some ten thousand evaluations whatever the rule. Every witness was executed.
/// `domains` may be empty.
Analysis analyse(const Program& program, const Passes& passes, const Domains& domains = {});

} // namespace retort::logic

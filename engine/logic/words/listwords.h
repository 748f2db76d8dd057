// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace retort::logic {

enum class Joint : std::uint8_t { And, Or };

/// Text that needs no translation, as a phrase.
Phrase asIs(std::string text);

/// "gold", "gold or platinum", "gold, platinum or black", "gold, platinum and 12 more". Empty for no items.
Phrase listed(std::vector<Phrase> items, Joint joint, std::size_t more = 0);

/// How a clause can stand beside others without being misread.
enum class Shape : std::uint8_t {
    Simple,      ///< data.score is at least 9
    Listed,      ///< tier_handle is one of gold, platinum or black: has commas or an "or" of its own
    Compound,    ///< made of several clauses with "and" or "or"
    Conditional, ///< runs on to the end of what is said: if …, then …; otherwise …
};

/// A clause or a name, and how it can be joined.
struct Said {
    Phrase phrase;
    Shape shape = Shape::Simple;
};

/// Clauses joined so that there is one reading only: those that are compound stand in parentheses, those that hold a
/// list are told apart by semicolons. `more` clauses are only counted.
Said joined(std::vector<Said> clauses, Joint joint, std::size_t more = 0);

/// In parentheses where it is more than one clause.
Phrase grouped(Said said);
/// The same where "and" and "or" cannot be misread, only what runs on.
Phrase groupedIfRunningOn(Said said);

} // namespace retort::logic

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"

#include <cstddef>
#include <string>

namespace retort {

/// A place in a text, both counted from 1; the column counts characters (code points). 0 where there is no text.
struct Place {
    std::size_t line = 0;
    std::size_t column = 0;

    bool operator==(const Place&) const = default;
};

/// Why an operation could not be done, in words that the person can act on.
struct Error {
    enum class Kind { Syntax, Limit, Type, Missing, Conflict, Io, Usage };

    Kind kind;         ///< What callers decide by.
    Phrase message;    ///< What people read: one sentence, no secret in it.
    std::string where; ///< JSON Pointer (RFC 6901) into the document; empty means all of it.
    Place place;       ///< Line and column in the text it came from.

    bool operator==(const Error&) const = default;
};

} // namespace retort

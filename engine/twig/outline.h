// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/failure.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What an editor asks of a template that is being written, and so is seldom whole. Nothing here fails.
namespace retort::twig {

/// A piece of a template's source, by what it is.
struct Highlight {
    enum class Kind : std::uint8_t {
        Text,      ///< Printed as it stands.
        Delimiter, ///< {{ }} {% %} with their - and ~, and the #{ } of an interpolation
        Tag,       ///< The word after {%.
        Name,      ///< A variable, an argument's name, a word of a tag.
        Attribute, ///< After a dot.
        Filter,
        Function,
        Test,
        Operator, ///< Words too: in, not, is. Brackets, dots, commas and bars.
        String,   ///< With its quotation marks.
        Number,
        Constant, ///< true, false, null
        Comment,
        Error, ///< What no tag can hold, and a text without an end.
    };

    Span span;
    Kind kind = Kind::Text;

    bool operator==(const Highlight&) const = default;
};

/// In order, without overlap. Space inside of tags is in none. Takes time in proportion to the source.
std::vector<Highlight> highlight(std::string_view source);

/// What is being typed at a place, for completion.
struct Typing {
    enum class Kind : std::uint8_t {
        Nothing,   ///< Text, a string, a comment, a number, a name that is made here, after a value.
        Tag,       ///< After {%
        Variable,  ///< A variable, or a function.
        Attribute, ///< After a dot; `path` tells of what.
        Filter,    ///< After |
        Test,      ///< After is, is not
    };

    Kind kind = Kind::Nothing;
    std::vector<std::string> path; ///< Of an Attribute: {"profile", "address"} for profile.address.ci
    std::string prefix;            ///< What of the word stands before the place: "ci"
    Span word;                     ///< The whole word, which a completion takes the place of; empty where none is.

    bool operator==(const Typing&) const = default;
};

/// `offset` is the place of the cursor, in bytes.
Typing typingAt(std::string_view source, std::size_t offset);

} // namespace retort::twig

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace retort {

/// A sentence for people that is not yet in any language: the engine says what it means by id and arguments, english()
/// or the window's translation turns it into text. Ids look like "json.duplicate-key"; the part before the dot is the
/// folder that says it. An argument is text to be shown as it stands (a path, a value as JSON) or a phrase of its own.
struct Phrase {
    using Argument = std::variant<std::string, Phrase>;

    std::string id;
    std::vector<Argument> arguments;

    // Written out: clang 14 crashes on a defaulted one in a type that holds itself in a variant.
    friend bool operator==(const Phrase& a, const Phrase& b) { return a.id == b.id && a.arguments == b.arguments; }
};

/// phrase("logic.is-not-at-least", "data.score", "8")
template <class... Arguments>
Phrase phrase(std::string_view id, Arguments&&... arguments)
{
    return Phrase{std::string(id), {Phrase::Argument(std::forward<Arguments>(arguments))...}};
}

} // namespace retort

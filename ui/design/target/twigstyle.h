// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <string>
#include <string_view>

namespace retort {

struct Tokens;

/// How the pieces of a template are drawn.
enum class TwigStyle : unsigned char {
    Text,      ///< What is printed as it stands.
    Delimiter, ///< {{ }} {% %}
    Tag,       ///< if, for, set, …
    Name,      ///< Variables, and what is read of them.
    Callable,  ///< Filters, functions and tests.
    String,
    Number, ///< And true, false, null.
    Operator,
    Comment,
    Space, ///< Within a tag.
    Error, ///< What no tag can hold.
};
inline constexpr unsigned long twigStyles = 11;

struct TwigLook {
    QColor ink;
    QColor ground;
    bool bold = false;
};
TwigLook lookOf(TwigStyle style, const Tokens& tokens);

/// One byte for each of the template: its style.
std::string twigStylesOf(std::string_view source);

} // namespace retort

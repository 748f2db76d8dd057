// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// What the pieces of Twig's syntax look like, at a place of a text. Each function gives the place behind the piece, or
/// nothing where there is none.
namespace retort::twig::scan {

bool isSpace(char c);     ///< PCRE's \s.
bool isLineSpace(char c); ///< Space, tab, vertical tab, zero byte.
bool isNameStart(char c);
bool isNamePart(char c);
bool isLetter(char c);
bool isDigit(char c);

std::size_t spaces(std::string_view text, std::size_t at);     ///< Behind what isSpace().
std::size_t lineSpaces(std::string_view text, std::size_t at); ///< Behind what isLineSpace().
std::optional<std::size_t> name(std::string_view text, std::size_t at);
std::optional<std::size_t> number(std::string_view text, std::size_t at); ///< 12, 1.5, 1.5e+3; of 1e3 the 1.
/// A string in single or double quotes, the latter without #.
std::optional<std::size_t> quoted(std::string_view text, std::size_t at);
std::size_t stringPart(std::string_view text, std::size_t at); ///< In double quotes, up to ", #{ or the end.
/// The operator's name and the place behind it. One that ends with a letter needs space or a bracket behind it, one
/// that begins with a letter no . or | before it.
std::optional<std::pair<std::string_view, std::size_t>> op(std::string_view text, std::size_t at);
/// What closes: "}}", "%}" or "#}", with space and - or ~ before it and what it takes away behind it.
enum class Newline : bool { Stays, Goes };
std::optional<std::size_t> closing(std::string_view text, std::size_t at, std::string_view delimiter, Newline newline);
/// The inside of {% verbatim %}, behind {%.
std::optional<std::size_t> verbatimStart(std::string_view text, std::size_t at);
/// {% endverbatim %} begins here: the place behind it and its -, ~ or 0.
std::optional<std::pair<std::size_t, char>> verbatimEnd(std::string_view text, std::size_t at);

/// PHP's stripcslashes().
std::string unescaped(std::string_view text);
/// rtrim() of what - takes away before a tag, and of what ~ takes.
std::string_view trimmedEnd(std::string_view text, char trim);

} // namespace retort::twig::scan

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/value.h"
#include "engine/twig/failure.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace retort::twig {

enum class TokenType : std::uint8_t {
    Text,
    TagStart,   ///< {%
    PrintStart, ///< {{
    TagEnd,
    PrintEnd,
    Name,
    Number,
    String,
    Operator,
    Punctuation,
    InterpolationStart,
    InterpolationEnd,
    Arrow,
    End,
};

/// A piece of a template as the parser sees it.
struct Token {
    TokenType type = TokenType::End;
    std::uint32_t line = 0; ///< Twig's: for what ends a tag, the line of what stands before it.
    Span span;
    std::string_view text; ///< Of a String without quotes and escapes; of an Operator with single spaces.
    json::Value number;    ///< Of a Number.

    bool is(TokenType t) const { return type == t; }
    bool is(TokenType t, std::string_view value) const { return type == t && text == value; }
    bool isPunctuation(char c) const { return type == TokenType::Punctuation && text[0] == c; }
};

std::string_view wordOf(TokenType type); ///< Twig's word for messages: "begin of statement block"
std::string valueOf(const Token& token); ///< As Twig prints it in messages; of a Number as PHP prints one.
Phrase shown(const Token& token);        ///< For people: "foo", the end of the template, …

} // namespace retort::twig

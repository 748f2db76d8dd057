// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/token.h"

#include "engine/php/number.h"

namespace retort::twig {

std::string_view wordOf(TokenType type)
{
    switch (type) {
    case TokenType::Text:
        return "text";
    case TokenType::TagStart:
        return "begin of statement block";
    case TokenType::PrintStart:
        return "begin of print statement";
    case TokenType::TagEnd:
        return "end of statement block";
    case TokenType::PrintEnd:
        return "end of print statement";
    case TokenType::Name:
        return "name";
    case TokenType::Number:
        return "number";
    case TokenType::String:
        return "string";
    case TokenType::Operator:
        return "operator";
    case TokenType::Punctuation:
        return "punctuation";
    case TokenType::InterpolationStart:
        return "begin of string interpolation";
    case TokenType::InterpolationEnd:
        return "end of string interpolation";
    case TokenType::Arrow:
        return "arrow function";
    case TokenType::End:
        return "end of template";
    }
    return {};
}

std::string valueOf(const Token& token)
{
    if (token.type != TokenType::Number)
        return std::string(token.text);
    return token.number.isInt() ? std::to_string(token.number.asInt()) : php::textOf(token.number.asDouble());
}

Phrase shown(const Token& token)
{
    switch (token.type) {
    case TokenType::Text:
        return phrase("twig.token-text");
    case TokenType::TagStart:
        return phrase("twig.token-quoted", "{%");
    case TokenType::PrintStart:
        return phrase("twig.token-quoted", "{{");
    case TokenType::TagEnd:
        return phrase("twig.token-tag-end");
    case TokenType::PrintEnd:
        return phrase("twig.token-print-end");
    case TokenType::InterpolationStart:
        return phrase("twig.token-quoted", "#{");
    case TokenType::InterpolationEnd:
        return phrase("twig.token-interpolation-end");
    case TokenType::String:
        return phrase("twig.token-string", valueOf(token));
    case TokenType::End:
        return phrase("twig.token-end");
    case TokenType::Name:
    case TokenType::Number:
    case TokenType::Operator:
    case TokenType::Punctuation:
    case TokenType::Arrow:
        break;
    }
    return phrase("twig.token-quoted", valueOf(token));
}

} // namespace retort::twig

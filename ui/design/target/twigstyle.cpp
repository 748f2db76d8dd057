// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/twigstyle.h"

#include "engine/twig/outline.h"
#include "ui/common/tokens.h"

#include <algorithm>

namespace retort {

namespace {

TwigStyle styleOf(twig::Highlight::Kind kind)
{
    using Kind = twig::Highlight::Kind;
    switch (kind) {
    case Kind::Text:
        return TwigStyle::Text;
    case Kind::Delimiter:
        return TwigStyle::Delimiter;
    case Kind::Tag:
        return TwigStyle::Tag;
    case Kind::Name:
    case Kind::Attribute:
        return TwigStyle::Name;
    case Kind::Filter:
    case Kind::Function:
    case Kind::Test:
        return TwigStyle::Callable;
    case Kind::Operator:
        return TwigStyle::Operator;
    case Kind::String:
        return TwigStyle::String;
    case Kind::Number:
    case Kind::Constant:
        return TwigStyle::Number;
    case Kind::Comment:
        return TwigStyle::Comment;
    case Kind::Error:
        break;
    }
    return TwigStyle::Error;
}

} // namespace

TwigLook lookOf(TwigStyle style, const Tokens& tokens)
{
    const QColor code = tokens.code;
    const QColor tag = tokens.panel; // a step apart from the text around it
    switch (style) {
    case TwigStyle::Text:
        return {tokens.ink, code};
    case TwigStyle::Delimiter:
        return {tokens.mute, tag};
    case TwigStyle::Tag:
        return {tokens.accent, tag, true};
    case TwigStyle::Name:
        return {tokens.accent, tag};
    case TwigStyle::Callable:
        return {tokens.ink, tag, true};
    case TwigStyle::String:
        return {tokens.ok, tag};
    case TwigStyle::Number:
        return {tokens.warn, tag};
    case TwigStyle::Operator:
    case TwigStyle::Space:
        return {tokens.mute, tag};
    case TwigStyle::Comment:
        return {tokens.mute, code};
    case TwigStyle::Error:
        break;
    }
    return {tokens.no, tag};
}

std::string twigStylesOf(std::string_view source)
{
    std::string styles(source.size(), static_cast<char>(TwigStyle::Space));
    for (const twig::Highlight& piece : twig::highlight(source)) {
        const std::size_t begin = std::min<std::size_t>(piece.span.offset, source.size());
        const std::size_t end = std::min<std::size_t>(piece.span.end(), source.size());
        std::fill(styles.begin() + static_cast<std::ptrdiff_t>(begin),
                  styles.begin() + static_cast<std::ptrdiff_t>(end), static_cast<char>(styleOf(piece.kind)));
    }
    return styles;
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace retort {

/// The named colours that the window is painted with, the same names in light and dark. Every pair of text and ground
/// below has a contrast of at least 4.5 to 1 and every `ctl` edge at least 3 to 1 (WCAG 2.1, 1.4.3 and 1.4.11); the
/// test `themetest` computes them.
struct Tokens {
    QColor bg;        ///< The canvas behind cards.
    QColor panel;     ///< Panels, cards, fields.
    QColor code;      ///< The ground of JSON and other code.
    QColor line;      ///< Hairlines, edges of cards and buttons. No text and no edge of an input.
    QColor ctl;       ///< Edges of inputs, which have to be found.
    QColor ink;       ///< Text.
    QColor mute;      ///< Secondary text, on any ground.
    QColor accent;    ///< What is current, focused or the main thing to press.
    QColor accentInk; ///< Text on accent.
    QColor accentBg;  ///< Tint behind accent text.
    QColor sel;       ///< Tint of the selected row; its text stays ink.
    QColor hover;     ///< Tint under the pointer; its text stays ink.
    QColor ok, okBg;
    QColor no, noBg;
    QColor warn, warnBg;
    QColor chip;    ///< Ground of a neutral chip.
    QColor changed; ///< The diamond of a changed document: a shape, never text.
    QColor prod;    ///< Production. Text on panel, or ground of prodInk.
    QColor prodInk;
    bool dark = false;

    bool operator==(const Tokens&) const = default;
};

const Tokens& lightTokens();
const Tokens& darkTokens();

/// The tokens that belong to a palette made by paletteOf(), and the nearer ones for any other palette. So whatever
/// paints finds them from the palette that it was given: `tokensOf(palette())`, `tokensOf(option->palette)`.
const Tokens& tokensOf(const QPalette& palette);

/// The tokens as roles that follow a theme switch by themselves: Window and Base are panel, AlternateBase is bg, Text
/// is ink, PlaceholderText is mute, Highlight is accent, Mid is line, Dark is ctl, Midlight is hover, Light is sel.
QPalette paletteOf(const Tokens& tokens);

/// Relative contrast of two opaque colours, 1 to 21 (WCAG 2.1).
double contrast(const QColor& a, const QColor& b);

/// What a colour stands for. Colour is never the only sign: a chip also has a word, a status also a shape.
enum class Tone { Neutral, Accent, Ok, No, Warn };

struct ToneColors {
    QColor ink, ground;
};
ToneColors toneColors(const Tokens& tokens, Tone tone);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QRectF>
#include <QString>

class QPainter;

namespace retort {

/// The window's own icons: resources/icons/NAME.svg, drawn on a grid of 16 in one colour, `currentColor`.
enum class Glyph {
    Achievement,
    Add,
    Alert,
    Attribute,
    Back,
    Benefit,
    Bolt,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clock,
    Close,
    Continue,
    Copy,
    Cross,
    Customer,
    Design,
    Diamond,
    Dots,
    Down,
    Duplicate,
    Edit,
    End,
    Event,
    Filter,
    Folder,
    Grip,
    Info,
    Message,
    Minus,
    Moon,
    Order,
    Points,
    Question,
    Redo,
    Reset,
    Reward,
    Ring,
    Run,
    Save,
    Search,
    Send,
    Skip,
    Step,
    Stop,
    Sun,
    Tag,
    Target,
    Tier,
    Transaction,
    Trash,
    Undo,
    Up,
};

/// The file name without its ending: "chevron-down".
QString glyphName(Glyph glyph);

/// An icon that takes its colour from the palette when it is painted, so that a theme switch needs no word to it: the
/// role's colour, faded where disabled, accent where checked.
QIcon icon(Glyph glyph, QPalette::ColorRole role = QPalette::Text);

/// For delegates: the glyph in one colour, centred in the rectangle as a square of its shorter side.
void paintGlyph(QPainter& painter, const QRectF& place, Glyph glyph, const QColor& color);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace retort::metric {

// Logical pixels.
inline constexpr int controlHeight = 30; ///< Buttons, fields, combo boxes.
inline constexpr int rowHeight = 32;     ///< One line in a list, tree or table.
inline constexpr int tallRowHeight = 46; ///< Two lines in a list.
inline constexpr int cardHeight = 58;
inline constexpr int cardGap = 28; ///< Between two cards: leaves 6 px of line on each side of the "+".
inline constexpr int chipHeight = 22;
inline constexpr int statusSize = 8; ///< The shape in front of a sidebar row.
inline constexpr int tileSize = 34;  ///< The tinted square of a card.
inline constexpr int tileIcon = 18;
inline constexpr int iconSize = 16;
inline constexpr int railIcon = 20;

inline constexpr int cardRadius = 10;
inline constexpr int groupRadius = 8; ///< Groups and tiles.
inline constexpr int controlRadius = 6;

inline constexpr int tabSpace = 16; ///< Between the texts of two tabs; half of it stands before the first.
inline constexpr int scrollBarWidth = 12;
inline constexpr int panelMargin = 14; ///< From a panel's edge to what it holds.
inline constexpr int spacing = 8;

} // namespace retort::metric

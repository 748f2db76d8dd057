// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/history/pastrun.h"
#include "ui/common/paint.h"

#include <QString>

namespace retort {

// A past run in words.

QString whenOf(std::int64_t at);             ///< "Today, 14:03:22"
QString wholeWhenOf(std::int64_t at);        ///< "Tuesday, 24 November 2026, 14:03:22"
QString eventOf(const PastRunLine& line);    ///< Its label, else its file, else the event's name.
QString reactionOf(const PastRunLine& line); ///< Its name, else its file; of several "Several reactions".
QString sentenceOf(const PastRunLine& line); ///< All of it, for screen readers.
QString tipOf(const PastRunLine& line);      ///< Likewise, a line each.

/// How a reaction came out: "completed", with its sign. Of a word that this version does not know the word.
ChipContent outcomeChip(const std::string& outcome);

} // namespace retort

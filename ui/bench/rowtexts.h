// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "ui/bench/tracerows.h"

#include <QString>

#include <string_view>

namespace retort {

/// Cut at `longest` characters, with an ellipsis; line breaks as a sign, since a row has one line.
QString inOneLine(const QString& text, qsizetype longest = 80);
/// A value as JSON in one line, cut where it is long: a list of a thousand items is not for a row.
QString shortJson(const json::Data& value);

/// "and 97 more", which stands for the rows that are left out below another.
TraceRow restRow(std::size_t step, const QString& text);
/// The sentence that a row is to screen readers: what stands in it, from left to right.
QString sentenceOf(const TraceRow& row);

} // namespace retort

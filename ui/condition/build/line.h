// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/outline.h"

#include <QString>

#include <vector>

namespace retort {

/// One control, or one word, in the line of a row.
struct Piece {
    enum class Kind {
        Word,       ///< Text between controls.
        Path,       ///< The path of a Field.
        Name,       ///< The name of a field as a text, an operand of `missing`.
        Literal,    ///< A Value.
        Operator,   ///< The button that says and changes what is done.
        Quantifier, ///< The button of a Group.
        Phrase,     ///< An operand that has rows of its own below: what it says.
        Json,       ///< A part as its JSON.
    };
    Kind kind;
    condition::PartId part = 0; ///< What it shows, or what its operator belongs to.
    QString text = {};
};

/// How a part is shown: its line, and the children that have rows of their own below it.
struct Shape {
    struct Block {
        condition::PartId part;
        QString lead; ///< A word before its line: "then", "where".
    };
    std::vector<Piece> line;
    std::vector<Block> blocks;
    bool isGroup = false;
};

/// With `asJson` the part is one piece of JSON.
Shape shapeOf(const condition::Outline& outline, condition::PartId part, bool asJson = false);

/// A part that stands in the line of another one.
bool isInline(const condition::Outline& outline, condition::PartId part);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace retort {

// What is to be done about a file that another program touched, as one table: what became of the file, what is open
// here. Nothing else decides it, and it is asked anew whenever one of the two changes.

/// How the file stands to what is known of it: the text that was last read, written or agreed on.
enum class There {
    Known,   ///< It holds just that; or a file that nobody here ever had went again.
    Changed, ///< It holds something else, or something where nothing was known.
    Gone,    ///< It is not there any more.
};

/// What is open of it.
enum class Here {
    Nothing, ///< No entry, and none whose deletion is to be saved.
    Saved,   ///< An entry that is as the file was, or one that cannot be read and so was not edited.
    Edited,  ///< An entry with work in it that is in no file.
    Same,    ///< Likewise, and the file holds exactly that by now.
    Deleted, ///< The entry was deleted here; the file is to go with the next save.
};

enum class Move {
    Rest,   ///< In step, nothing to tell.
    Follow, ///< What is open follows the file, in a step that undo takes back.
    Agree,  ///< Both sides did the same: it is noted, and nobody is asked.
    Ask,    ///< Somebody's work would be lost: a bar asks, and nothing is saved before the answer.
    Tell,   ///< The file is gone and the work is kept here: a bar says so. Saving makes the file again.
};

constexpr Move moveFor(There there, Here here)
{
    constexpr Move table[3][5] = {
        // Nothing      Saved         Edited      Same         Deleted
        {Move::Rest, Move::Rest, Move::Rest, Move::Rest, Move::Rest},    // Known
        {Move::Follow, Move::Follow, Move::Ask, Move::Agree, Move::Ask}, // Changed
        {Move::Rest, Move::Follow, Move::Tell, Move::Tell, Move::Agree}, // Gone
    };
    return table[static_cast<int>(there)][static_cast<int>(here)];
}

} // namespace retort

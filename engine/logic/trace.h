// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"
#include "engine/logic/program.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace retort::logic {

inline constexpr std::uint32_t noIndex = ~std::uint32_t{0};

/// Where a variable's value came from: the data given, the item that map, filter, reduce, all, some or none is at, or
/// reduce's accumulator.
enum class Origin : std::uint8_t { Data, Item, Accumulator };
enum class Found : std::uint8_t { Present, Default, Missing };

/// One evaluation of one node. A node inside a loop has one record for each turn; a node that was not evaluated has
/// none.
struct Record {
    NodeId node = 0;
    std::uint32_t parent =
        noIndex; ///< The record of the enclosing node; noIndex at the root. Smaller than its own index.
    std::uint32_t turn = noIndex; ///< Which item of the enclosing loop, from 0; noIndex outside of loops.
    std::uint32_t last = 0;       ///< Index past the last record inside this one.
    bool failed = false;          ///< It raised, or let through, the error that ended the evaluation.
    json::Value value;            ///< What the node gave; null where it failed.
};

/// What happened on the way to a record's value. Sparse: most records have none.
struct Note {
    enum class Kind : std::uint8_t {
        Read,     ///< A variable was read: path, origin and found say what, from where, and whether it was there.
        Coercion, ///< The dialect took one type as another; the message says how ("null as false").
        Warning,  ///< PHP would have written this warning.
        Dialects, ///< The other dialect gives another value for this node and these operands: the message says which.
    };

    std::uint32_t record;
    Kind kind;
    std::string path; ///< Read: "data.score"; "" is all of the data.
    Origin origin = Origin::Data;
    Found found = Found::Present;
    Phrase message;
};

/// Everything one evaluation did, in the order in which nodes were entered. A value: it owns or shares what it points
/// to.
struct Trace {
    std::vector<Record> records;
    std::vector<Note> notes; ///< By rising record.
    bool cut = false;        ///< The limit of records was reached; the result is right, the tail is missing.
    std::vector<std::shared_ptr<const void>> storage; ///< Keeps the values alive.
};

} // namespace retort::logic

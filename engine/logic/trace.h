// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"
#include "engine/logic/program.h"
#include "engine/logic/trace/remark.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace retort::logic {

inline constexpr std::uint32_t noIndex = ~std::uint32_t{0};

/// One evaluation of one node. A node inside a loop has one record for each turn; a node that was not evaluated has
/// none. The literal path of a variable is part of the variable and has no record of its own.
struct Record {
    NodeId node = 0;
    std::uint32_t parent =
        noIndex; ///< The record of the enclosing node; noIndex at the root. Smaller than its own index.
    std::uint32_t turn = noIndex; ///< Which item of the enclosing loop, from 0; noIndex outside of loops.
    std::uint32_t last = 0;       ///< Index past the last record inside this one.
    json::Value value;            ///< What the node gave; null where it failed.
    bool failed = false;          ///< It raised, or let through, the error that ended the evaluation.
    bool read = false; ///< It read one variable with a path known from the rule; the next two say how it went.
    Origin origin = Origin::Data;
    Found found = Found::Present; ///< As the library took it: to PHP's a field that is null is missing.
};

/// What happened on the way to a record's value. Sparse: most records have none.
struct Note {
    enum class Kind : std::uint8_t {
        Read, ///< A variable was read: path, origin and found say what, from where, and whether it was there (a null
              ///< is).
        Coercion, ///< The dialect took one type as another; the message says how ("null counts as false").
        Warning,  ///< PHP would have written this warning.
        Dialects, ///< The other dialect gives another value for this node and these operands: the message says which.
    };

    std::uint32_t record;
    Kind kind;
    std::string path; ///< Read: "data.score"; "" is all of the data.
    Origin origin = Origin::Data;
    Found found = Found::Present;
    json::Value value; ///< Read: what was found. Coercion: what was taken as something else. Points into the trace.
    Phrase message;
    bool null = false; ///< Read: the field stands there and is null; a default may have been taken for it.
};

/// Everything one evaluation did, in the order in which nodes were entered. A value: it owns or shares what it points
/// to, once Machine::keep() was called for it; before that it lives as long as the machine's run.
struct Trace {
    Program program;
    json::Value data; ///< What the rule was evaluated on.
    std::vector<Record> records;
    std::vector<Remark> remarks; ///< By rising record; notes() puts them into words.
    bool cut = false; ///< The limit of records was reached; the result is right, some turns of long loops are missing.
    std::vector<std::shared_ptr<const void>> storage; ///< Keeps the values alive.

    /// What happened, in words: by rising record, and within one in the order in which it happened. Built on each call.
    std::vector<Note> notes() const;
};

} // namespace retort::logic

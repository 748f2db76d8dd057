// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/twig/failure.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// How a render came about: values that the window draws, the run's trace holds and the payload's diagnosis reads.
namespace retort::twig {

/// A piece of the output, in bytes.
struct OutputRange {
    std::size_t offset = 0;
    std::size_t length = 0;

    bool contains(std::size_t at) const { return at >= offset && at < offset + length; }
    bool operator==(const OutputRange&) const = default;
};

/// A value in a trace: whole, or where it is large its beginning.
struct Seen {
    json::Data value; ///< Dates as texts, Markup as its text.
    std::string type; ///< "text", "whole number", "number", "true/false", "null", "list", "date", "markup", …: a word
                      ///< for people
    bool cut = false;

    bool operator==(const Seen&) const = default;
};

/// One filter of a printed expression, in the order in which they worked.
struct FilterStep {
    std::string name;
    Span span;
    std::vector<Seen> arguments; ///< Without what is piped in.
    Seen in;
    Seen out;
    bool automatic = false; ///< The escaping that Twig adds.

    bool operator==(const FilterStep&) const = default;
};

/// A variable as an expression read it.
struct VariableRead {
    std::string path; ///< As written: "profile.first_name".
    Span span;
    Seen value;
    bool missing = false; ///< Nothing has that name, unlike null.
    bool guarded = false; ///< Read under `default`, `??` or `is defined`, so that its absence is expected.

    bool operator==(const VariableRead&) const = default;
};

/// Something that a render did, in the order in which it began.
struct Record {
    enum class Kind : std::uint8_t {
        Print,     ///< {{ … }}: value, filters, printed, output.
        Condition, ///< One test of an if or elseif: value, taken.
        Loop,      ///< A for: value is its sequence, turns how many it made.
        Turn,      ///< One turn: value is the item, turn its number. Its parent is the loop.
        Set,       ///< One name of a set: value.
        Capture,   ///< What is printed inside goes into a variable or a filter.
        Call,      ///< A macro at work.
    };

    Kind kind = Kind::Print;
    Span span; ///< Of the expression, for Turn of the loop.
    std::size_t line = 0;
    std::optional<std::size_t>
        parent;       ///< The enclosing Turn, Condition that was taken, Capture or Call; smaller than its own index.
    std::string name; ///< Of a Set or Call.
    Seen value;       ///< Before escaping.
    std::vector<FilterStep> filters;
    std::vector<VariableRead> reads;
    std::string printed;               ///< What came out, after escaping, cut as values are.
    std::string escapedBy;             ///< "html", "js", …, or "".
    std::optional<OutputRange> output; ///< Of a Print: where in the output; none inside what was captured and changed.
    bool taken = false;                ///< Of a Condition.
    std::optional<bool> truth;         ///< Of a Condition.
    std::size_t turn = 0;              ///< Of a Turn, from 0.
    std::size_t turns = 0;             ///< Of a Loop.
    std::vector<Warning> warnings;

    friend bool operator==(const Record& a, const Record& b);
};

/// A piece of the template's own text that was printed.
struct TextPiece {
    Span span;                         ///< Of the template.
    OutputRange output;                ///< Where in the output.
    std::optional<std::size_t> parent; ///< As of a Record.

    bool operator==(const TextPiece&) const = default;
};

struct Trace {
    std::vector<Record> records;
    std::vector<TextPiece> texts; ///< By their place in the output; what did not reach it is left out.
    std::size_t left = 0;         ///< How many more records and texts there were than are kept.

    friend bool operator==(const Trace& a, const Trace& b)
    {
        return a.records == b.records && a.texts == b.texts && a.left == b.left;
    }
};

bool operator==(const Record& a, const Record& b);

} // namespace retort::twig

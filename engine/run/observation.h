// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What a rule did, as a trace keeps it.
namespace retort::run {

/// Where a value that a rule read came from.
enum class Origin : std::uint8_t { Event, Profile, Edited, Item, Accumulator };
/// Whether it was there. A field that is null is present; missing is what the event does not have.
enum class Found : std::uint8_t { Present, Default, Missing };

std::string_view wordOf(Origin origin); ///< As formats write it.
std::string_view wordOf(Found found);

/// A value that was read, each path and value once.
struct Read {
    std::string path; ///< "data.score"; "" is the whole context.
    json::Data value;
    Origin origin = Origin::Event;
    Found found = Found::Present;
    bool null = false; ///< With Found::Default: the field is there and null, so its default was taken.

    bool operator==(const Read&) const = default;
};

/// One evaluation of one operator, in the order in which they were entered. Variables stand in Step::variables,
/// constants nowhere.
struct Evaluation {
    std::string pointer;               ///< In the reaction's document, to the operator's {"op": …} object.
    std::string op;                    ///< As written: ">=".
    json::Data value;                  ///< null where it failed.
    bool failed = false;               ///< It raised, or let through, the error that ended the step.
    std::optional<std::size_t> parent; ///< The enclosing operator's evaluation; smaller than its own index.
    std::optional<std::size_t> turn;   ///< Which item of the nearest enclosing loop, from 0.

    bool operator==(const Evaluation&) const = default;
};

/// One variable at the place where it was read.
struct VariableRead {
    std::string pointer; ///< In the reaction's document, to the {"var": …} object.
    std::string path;
    json::Data value;
    Origin origin = Origin::Event;
    Found found = Found::Present;
    std::optional<std::size_t> evaluation; ///< The enclosing operator's, in Step::evaluations.
    std::optional<std::size_t> turn;
    bool null = false; ///< As in Read.

    bool operator==(const VariableRead&) const = default;
};

/// A place of a rule and what is to be said of it: why it was not evaluated, how a value was taken as another type.
struct Remark {
    std::string pointer; ///< In the reaction's document.
    Phrase text;

    friend bool operator==(const Remark& a, const Remark& b);
};

} // namespace retort::run

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/words/cause.h"

#include <algorithm>
#include <array>
#include <string>

namespace retort::logic {

namespace {

/// Each message of an error has a clause beside it.
constexpr std::array<std::string_view, 27> clauses = {{
    "logic.unknown-operator.clause",  "logic.unknown-operator-meant.clause",
    "logic.too-few-arguments.clause", "logic.too-few-arguments-at-least.clause",
    "logic.more-arguments.clause",    "logic.limit-nodes.clause",
    "logic.limit-nesting.clause",     "logic.limit-segments.clause",
    "logic.limit-steps.clause",       "logic.limit-text.clause",
    "logic.limit-list.clause",        "logic.limit-memory.clause",
    "logic.limit-depth.clause",       "logic.fewer-arguments.clause",
    "logic.unknown-name.clause",      "logic.given-twice.clause",
    "logic.name-left-out.clause",     "logic.place-after-name.clause",
    "logic.no-number.clause",         "logic.division-by-zero.clause",
    "logic.no-text.clause",           "logic.no-whole-number.clause",
    "logic.no-list.clause",           "logic.no-element.clause",
    "logic.no-primitive.clause",      "logic.no-property.clause",
    "logic.warning-ends.clause",
}};

} // namespace

Phrase causeOf(const Failure& failure)
{
    Phrase cause = failure.message;
    const auto clause = std::find(clauses.begin(), clauses.end(), cause.id + ".clause");
    if (clause == clauses.end())
        return cause;
    const bool none = cause.id == "logic.fewer-arguments" && cause.arguments.size() > 1 &&
                      cause.arguments[1] == Phrase::Argument(std::string("0"));
    if (none)
        return phrase("logic.no-arguments.clause");
    if (cause.id == "logic.unknown-operator-meant")
        cause.arguments.resize(1); // the other is what to do
    cause.id = *clause;
    return cause;
}

std::string_view todoAbout(Failure::Kind kind)
{
    switch (kind) {
    case Failure::Kind::UnknownOperator:
        return "logic.todo.operator";
    case Failure::Kind::Type:
        return "logic.todo.type";
    case Failure::Kind::DivisionByZero:
        return "logic.todo.zero";
    case Failure::Kind::Warning:
        return "logic.todo.warning";
    case Failure::Kind::Limit:
        return "logic.todo.limit";
    case Failure::Kind::ArgumentCount:
    case Failure::Kind::Value:
        break;
    }
    return "logic.todo.arguments";
}

} // namespace retort::logic

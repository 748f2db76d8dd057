// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/js/jsoperation.h"

#include "engine/logic/compile/operators.h"

#include <algorithm>

namespace retort::logic::js {

namespace {

/// json-logic-js evaluates these itself; they are no members of its operations.
bool isOperation(Operator op)
{
    switch (op) {
    case Operator::If:
    case Operator::Ternary:
    case Operator::And:
    case Operator::Or:
        return false;
    default:
        return !isLoop(op);
    }
}

struct Way {
    std::optional<Operator> end;
    std::size_t failedAt = 0; ///< Past the part that is no property; 0 where all were.
};

Way follow(std::string_view name)
{
    enum { Operations, Function, Prototype, Other } at = Operations;
    std::optional<Operator> op;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('.', begin), name.size());
        const std::string_view part = name.substr(begin, end - begin);
        begin = end + 1;
        if (at == Operations) {
            op = operatorNamed(part);
            if (!op || !isOperation(*op))
                return {{}, end};
            at = Function;
        } else if (at == Function && part == "prototype") {
            at = Prototype;
        } else if (at == Function && (part == "length" || part == "name")) {
            at = Other;
        } else if (at == Prototype && part == "constructor") {
            at = Function;
        } else {
            return {{}, end};
        }
    }
    return {at == Function ? op : std::nullopt};
}

} // namespace

std::optional<Operator> operationByPath(std::string_view name)
{
    const std::size_t dot = name.find('.');
    return dot == name.npos || dot == 0 ? std::nullopt : follow(name).end;
}

std::string unknownOperation(std::string_view name)
{
    const std::size_t dot = name.find('.');
    if (dot == name.npos || dot == 0)
        return "Error: Unrecognized operation " + std::string(name);
    const Way way = follow(name);
    if (way.failedAt == 0)
        return "TypeError: operation.apply is not a function";
    return "Error: Unrecognized operation " + std::string(name) + " (failed at " +
           std::string(name.substr(0, way.failedAt)) + ")";
}

} // namespace retort::logic::js

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/words/scopeof.h"

#include "engine/logic/compile/code.h"
#include "engine/logic/compile/operators.h"
#include "engine/logic/words/relation.h"

#include <algorithm>

namespace retort::logic {

namespace {

/// The item of a list that a turn of a loop is about.
std::optional<json::Value> itemAt(json::Value list, std::uint32_t turn)
{
    if (turn >= list.size() || !list.isContainer())
        return std::nullopt;
    return list.isArray() ? list.items()[turn] : list.members()[turn].value;
}

/// The loop's record around a record, and its turn.
std::optional<json::Value> itemAround(const Trace& trace, std::uint32_t record, NodeId loop)
{
    std::uint32_t around = trace.records[record].parent;
    while (around != noIndex && trace.records[around].node != loop)
        around = trace.records[around].parent;
    if (around == noIndex)
        return std::nullopt;
    const NodeId list = trace.program.node(loop).firstChild;
    const std::uint32_t first = around + 1; // the list is evaluated first
    if (first < trace.records[around].last && trace.records[first].node == list)
        return itemAt(trace.records[first].value, trace.records[record].turn);
    return std::nullopt;
}

} // namespace

std::optional<json::Value> scopeOf(const Trace& trace, std::uint32_t record)
{
    const NodeId loop = loopAround(trace.program, trace.records[record].node);
    if (loop == noNode)
        return trace.data;
    if (trace.program.node(loop).op == Operator::Reduce)
        return std::nullopt;
    return itemAround(trace, record, loop);
}

const json::Value* standsAt(json::Value data, std::string_view path)
{
    const json::Value* found = nullptr;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        const std::string_view key = path.substr(begin, end - begin);
        begin = end + 1;
        const std::uint32_t position = positionOf(key);
        if (data.isObject())
            found = data.find(key);
        else if (data.isArray() && position < data.size())
            found = data.items() + position;
        else
            found = nullptr;
        if (!found)
            return nullptr;
        data = *found;
    }
    return found;
}

bool readNull(const Trace& trace, std::uint32_t record)
{
    const Record& read = trace.records[record];
    const NodeId path = argument(trace.program, read.node, 0);
    if (!read.read || read.found == Found::Present || path == noNode || !isLiteral(trace.program, path))
        return false;
    const json::Value text = trace.program.node(path).source;
    return text.isString() && nullStandsAt(trace, record, text.text());
}

bool nullStandsAt(const Trace& trace, std::uint32_t record, std::string_view path)
{
    std::optional<json::Value> data = scopeOf(trace, record);
    std::string_view below = path;
    constexpr std::string_view current = "current.";
    const NodeId loop = loopAround(trace.program, trace.records[record].node);
    if (!data && loop != noNode && below.substr(0, current.size()) == current) {
        data = itemAround(trace, record, loop);
        below.remove_prefix(current.size());
    }
    const json::Value* found = data ? standsAt(*data, below) : nullptr;
    return found && found->isNull();
}

} // namespace retort::logic

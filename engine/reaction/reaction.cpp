// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/reaction.h"

#include "engine/reaction/reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace retort {

namespace {

using Index = json::Document::Index;

// As PHP's FILTER_VALIDATE_INT: space around, one sign, no leading zeros.
std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    constexpr std::string_view space = " \t\n\r\v";
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos)
        return std::nullopt;
    text = text.substr(first, text.find_last_not_of(space) - first + 1);
    const bool sign = text.front() == '+' || text.front() == '-';
    const std::string_view digits = text.substr(sign ? 1 : 0);
    if (text.front() == '+')
        text = digits; // which from_chars does not take
    if (digits.empty() || digits.front() < '0' || digits.front() > '9' || (digits.front() == '0' && digits.size() > 1))
        return std::nullopt;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Argument readArgument(Reader& reader, const json::Document& document, Index index)
{
    Argument argument;
    argument.name = reader.text(index, "name");
    argument.isDynamic = reader.boolean(index, "is_dynamic");
    if (const Index value = document.member(index, "value"); value != json::Document::none)
        argument.value = document.dataOf(value);
    argument.pointer = document.pointerTo(index);
    return argument;
}

Action readAction(Reader& reader, const json::Document& document, Index index)
{
    Action action;
    action.type = reader.text(index, "name");
    action.otherType = reader.text(index, "uuid");
    if (action.type.empty())
        action.type = std::exchange(action.otherType, {});
    if (const Index order = document.member(index, "sort_order"); order != json::Document::none) {
        action.sortOrder = sortOrderOf(document.dataOf(order).root());
        action.sortOrderText = document.textOf(order);
    }
    action.description = reader.text(index, "description");
    action.notes = reader.text(index, "notes");
    for (Index argument : reader.objects(index, "arguments"))
        action.arguments.push_back(readArgument(reader, document, argument));
    action.pointer = document.pointerTo(index);
    return action;
}

} // namespace

std::optional<std::int64_t> sortOrderOf(json::Value value)
{
    if (value.isInt())
        return value.asInt();
    if (value.isString())
        return wholeNumber(value.text());
    // 2^63 itself is out of range; every whole double below it is an int64.
    constexpr double bound = 9223372036854775808.0;
    if (value.isDouble() && value.asDouble() == std::trunc(value.asDouble()) && value.asDouble() >= -bound &&
        value.asDouble() < bound)
        return static_cast<std::int64_t>(value.asDouble());
    return std::nullopt;
}

namespace {

Reaction reactionOf(Reader& reader, const json::Document& document)
{
    Reaction reaction;
    if (!reader.isObject(0, "reaction.a-reaction"))
        return reaction;
    reaction.name = reader.text(0, "name");
    reaction.trigger = reader.text(0, "trigger");
    reaction.description = reader.text(0, "description");
    reaction.notes = reader.text(0, "notes");
    reaction.isActive = reader.boolean(0, "is_active").value_or(false);
    for (Index action : reader.objects(0, "actions")) {
        reaction.actions.push_back(readAction(reader, document, action));
        if (reader.isFull())
            break;
    }
    return reaction;
}

} // namespace

Result<Reaction> readReaction(const json::Document& document)
{
    Reader reader(document);
    Reaction reaction = reactionOf(reader, document);
    if (reader.failed())
        return fail(reader.error());
    return reaction;
}

std::vector<Error> reactionErrors(const json::Document& document)
{
    Reader reader(document);
    (void)reactionOf(reader, document);
    return reader.errors();
}

bool RunOrder::isFileOrder() const
{
    for (std::size_t i = 0; i < actions.size(); ++i) {
        if (actions[i] != i)
            return false;
    }
    return true;
}

RunOrder runOrder(const Reaction& reaction)
{
    RunOrder order;
    std::map<std::int64_t, std::vector<std::size_t>> numbered;
    for (std::size_t i = 0; i < reaction.actions.size(); ++i) {
        if (const auto number = reaction.actions[i].sortOrder)
            numbered[*number].push_back(i);
        else
            order.unnumbered.push_back(i);
    }
    for (const auto& [number, indices] : numbered) {
        order.actions.insert(order.actions.end(), indices.begin(), indices.end());
        if (indices.size() > 1)
            order.ties.push_back(indices);
    }
    order.actions.insert(order.actions.end(), order.unnumbered.begin(), order.unnumbered.end());
    return order;
}

} // namespace retort

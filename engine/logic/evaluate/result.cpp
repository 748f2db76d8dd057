// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/evaluate/result.h"

#include "engine/logic/evaluate/rebuild.h"
#include "engine/logic/js/jsbuiltin.h"
#include "engine/logic/js/utf16.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

namespace retort::logic {

namespace {

using json::Member;
using json::Value;

constexpr std::size_t deepestResult = 511; // what json::Limits lets in again

/// Walks all of a value, without recursion; true as soon as `differs` is for some part.
template <class Differs>
bool anyPart(Value value, Environment& environment, Differs differs)
{
    struct Open {
        Value container;
        std::size_t next;
    };
    if (differs(value))
        return true;
    if (!value.isContainer())
        return false;
    std::vector<Open> open{{value, 0}};
    bool any = false;
    while (!open.empty()) {
        Open& top = open.back();
        if (top.next == top.container.size()) {
            open.pop_back();
            continue;
        }
        const std::size_t i = top.next++;
        const Value part = top.container.isArray() ? top.container.items()[i] : top.container.members()[i].value;
        any = any || differs(part);
        if (part.isContainer()) {
            if (open.size() == deepestResult)
                environment.tooDeep();
            environment.spend(part.size());
            open.push_back({part, 0});
        }
    }
    return any;
}

std::string_view digits(std::uint32_t number, char (&buffer)[10])
{
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    return {buffer, static_cast<std::size_t>(end - buffer)};
}

/// An object that PHP has as an array with keys 0, 1, 2 …
bool isList(Value object)
{
    char buffer[10];
    for (std::uint32_t i = 0; i < object.size(); ++i) {
        if (object.members()[i].key.text() != digits(i, buffer))
            return false;
    }
    return true;
}

/// A key that JavaScript sorts to the front.
std::optional<std::uint32_t> arrayIndex(std::string_view key)
{
    constexpr std::uint32_t largest = 4294967294;
    std::uint32_t index = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
    if (error != std::errc() || end != key.data() + key.size() || index > largest || (key[0] == '0' && key.size() > 1))
        return {};
    return index;
}

bool inOrder(Value object)
{
    std::int64_t last = -1;
    bool names = false;
    for (std::size_t i = 0; i < object.size(); ++i) {
        const std::string_view key = object.members()[i].key.text();
        if (key.empty() || key[0] < '0' || key[0] > '9') {
            names = true;
            continue;
        }
        const auto index = arrayIndex(key);
        if (!index) {
            names = true;
            continue;
        }
        if (names || *index < last)
            return false;
        last = *index;
    }
    return true;
}

void putInOrder(Value object)
{
    auto* members = const_cast<Member*>(object.members()); // just made, by rebuilt()
    std::stable_sort(members, members + object.size(), [](const Member& a, const Member& b) {
        const auto x = arrayIndex(a.key.text());
        const auto y = arrayIndex(b.key.text());
        return x && (!y || *x < *y);
    });
}

/// A whole number that a double does not hold.
bool isTooFine(Value value)
{
    constexpr std::int64_t most = std::int64_t{1} << 53;
    return value.isInt() && (value.asInt() > most || value.asInt() < -most);
}

bool differsInJs(Value value)
{
    if (value.isString())
        return isFunction(value) || utf16::hasLoneHalf(value.text());
    if (value.isDouble())
        return value.asDouble() == 0;
    return isTooFine(value) || (value.isObject() && (!inOrder(value) || js::primitiveIn(value)));
}

} // namespace

Value phpResult(Value value, Environment& environment)
{
    if (!value.isContainer())
        return value;
    const auto becomesList = [&](Value part) {
        return part.isObject() && !isStdClass(part, environment.objects()) && isList(part);
    };
    if (!anyPart(value, environment, becomesList))
        return value;
    return rebuilt(
        value, environment.arena(), [](Value leaf) { return leaf; },
        [&](Value from, Value to) {
            if (!becomesList(from))
                return to;
            Value* items = environment.arena().allocate<Value>(std::max<std::size_t>(to.size(), 1));
            for (std::size_t i = 0; i < to.size(); ++i)
                new (items + i) Value(to.members()[i].value);
            return Value::array(items, to.size());
        });
}

Value jsResult(Value value, Environment& environment)
{
    if (!anyPart(value, environment, differsInJs))
        return value;
    const auto leaf = [&](Value part) -> Value {
        if (isFunction(part))
            return {};
        if (part.isString() && utf16::hasLoneHalf(part.text()))
            return Value(environment.arena().copy(utf16::withoutLoneHalves(part.text())));
        if (part.isDouble() && part.asDouble() == 0)
            return 0.0;
        return isTooFine(part) ? Value(part.number()) : part;
    };
    return rebuilt(value, environment.arena(), leaf, [](Value from, Value to) {
        if (const auto primitive = js::primitiveIn(from))
            return *primitive;
        if (to.isObject() && !inOrder(to))
            putInOrder(to);
        return to;
    });
}

} // namespace retort::logic

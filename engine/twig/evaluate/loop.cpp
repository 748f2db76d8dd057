// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/evaluate/loop.h"

#include "engine/twig/evaluate/environment.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/convert.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace retort::twig {

namespace {

constexpr std::array<std::string_view, 8> loopMembers = {"parent",    "index0",   "index",  "first",
                                                         "revindex0", "revindex", "length", "last"};

Value memberOf(const Loop& loop, std::size_t which)
{
    switch (which) {
    case 0:
        return loop.parent;
    case 1:
        return loop.index0;
    case 2:
        return loop.index0 + 1;
    case 3:
        return loop.index0 == 0;
    case 4:
        return loop.length - loop.index0 - 1;
    case 5:
        return loop.length - loop.index0;
    case 6:
        return loop.length;
    default:
        return loop.length - loop.index0 == 1;
    }
}

} // namespace

Value Loop::member(const json::Key& key, bool& found) const
{
    const auto place = std::find(loopMembers.begin(), loopMembers.end(), key.text());
    found = place != loopMembers.end();
    return found ? memberOf(*this, static_cast<std::size_t>(place - loopMembers.begin())) : Value();
}

Value Loop::whole(Environment& environment) const
{
    json::Member* members = environment.members(loopMembers.size());
    for (std::size_t i = 0; i < loopMembers.size(); ++i)
        new (&members[i]) json::Member{json::Key(loopMembers[i]), memberOf(*this, i)};
    return objectOf(members, loopMembers.size());
}

namespace {

Value member(Value array, std::string_view name)
{
    const Value* found = under(array, Value(name));
    return found ? *found : Value();
}

/// ++ and -- of what is there.
Value stepped(Value loop, std::string_view name, int by, Environment& environment)
{
    const Value* found = under(loop, Value(name));
    if (!found)
        environment.warn("Undefined array key \"" + std::string(name) + '"',
                         phrase("twig.loop-replaced", std::string(name)));
    const Value value = found ? *found : Value();
    if (value.isNull())
        return by > 0 ? Value(by) : Value();
    if (value.isInt()) {
        std::int64_t sum = 0;
        if (!__builtin_add_overflow(value.asInt(), std::int64_t{by}, &sum))
            return sum;
        return static_cast<double>(value.asInt()) + by;
    }
    return value.isDouble() ? Value(value.asDouble() + by) : value;
}

} // namespace

Value nextTurn(Value loop, Environment& environment)
{
    if (loop.isString() && !isMarkup(loop))
        environment.failPhp("Cannot access offset of type string on string", phrase("twig.loop-is-no-array"));
    if (isMarkup(loop) || isSpecial(loop))
        environment.failPhp("Cannot use object of type " + std::string(typeName(loop)) + " as array",
                            phrase("twig.loop-is-no-array"));
    if (loop.isBool() && !loop.asBool())
        environment.deprecated("Automatic conversion of false to array is deprecated", phrase("twig.loop-is-no-array"));
    else if (!isArray(loop) && !loop.isNull())
        environment.failPhp("Cannot use a scalar value as an array", phrase("twig.loop-is-no-array"));

    const Value before = isArray(loop) ? loop : Value::array(nullptr, 0);
    ArrayBuilder after(environment, before.size() + 3);
    for (std::size_t i = 0; i < before.size(); ++i)
        after.set(keyAt(before, i), valueAt(before, i));
    const auto step = [&](std::string_view name, int by) {
        const Value value = stepped(before, name, by, environment);
        after.set(Value(name), value);
        return value;
    };
    step("index0", 1);
    step("index", 1);
    after.set(Value(std::string_view("first")), false);
    if (!member(before, "length").isNull()) {
        const Value left = step("revindex0", -1);
        step("revindex", -1);
        after.set(Value(std::string_view("last")), left.isInt() && left.asInt() == 0);
    }
    return after.take();
}

} // namespace retort::twig

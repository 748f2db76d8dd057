// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/value.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace retort::json {

namespace {

const Member* findIndexed(Value object, const Key& key)
{
    const Member* members = object.members();
    const auto* index = reinterpret_cast<const std::uint32_t*>(members + object.size());
    const auto* end = index + object.size();
    const auto* at =
        std::lower_bound(index, end, key, [&](std::uint32_t i, const Key& k) { return before(members[i].key, k); });
    return at != end && members[*at].key == key ? members + *at : nullptr;
}

const Member* findMember(Value object, const Key& key)
{
    if (object.isIndexed())
        return findIndexed(object, key);
    const Member* end = object.members() + object.size();
    for (const Member* member = object.members(); member != end; ++member) {
        if (member->key == key)
            return member;
    }
    return nullptr;
}

bool sameNumber(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (a != a && b != b);
}

// Of containers: the same but for what they hold.
bool sameAlone(Value a, Value b)
{
    if (a.kind() != b.kind() || a.size() != b.size())
        return false;
    switch (a.kind()) {
    case Kind::Null:
    case Kind::Array:
    case Kind::Object:
        return true;
    case Kind::Bool:
        return a.asBool() == b.asBool();
    case Kind::Int:
        return a.asInt() == b.asInt();
    case Kind::Double:
        return sameNumber(a.asDouble(), b.asDouble());
    case Kind::String:
        return a.text() == b.text();
    }
    return false;
}

} // namespace

const Value* detail::findElsewhere(Value object, const Key& key, std::uint32_t& hint)
{
    const Member* member = findMember(object, key);
    if (!member)
        return nullptr;
    hint = static_cast<std::uint32_t>(member - object.members());
    return &member->value;
}

const Value* Value::find(std::string_view key) const
{
    if (!isObject())
        return nullptr;
    const Member* member = findMember(*this, Key(key));
    return member ? &member->value : nullptr;
}

bool same(Value a, Value b)
{
    struct Pair {
        Value a;
        Value b;
        std::size_t next = 0; // the child to compare next
    };
    if (!sameAlone(a, b))
        return false;
    if (!a.isContainer())
        return true;
    std::vector<Pair> open{{a, b}};
    while (!open.empty()) {
        Pair& pair = open.back();
        if (pair.next == pair.a.size()) {
            open.pop_back();
            continue;
        }
        const std::size_t i = pair.next++;
        if (pair.a.isObject() && pair.a.members()[i].key != pair.b.members()[i].key)
            return false;
        const Value childA = pair.a.isObject() ? pair.a.members()[i].value : pair.a.items()[i];
        const Value childB = pair.b.isObject() ? pair.b.members()[i].value : pair.b.items()[i];
        if (!sameAlone(childA, childB))
            return false;
        if (childA.isContainer())
            open.push_back({childA, childB}); // `pair` ends here
    }
    return true;
}

} // namespace retort::json

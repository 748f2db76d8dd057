// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/key.h"

#include <cassert>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace retort::json {

enum class Kind : std::uint8_t { Null, Bool, Int, Double, String, Array, Object };

struct Member;

/// A handle to one value: 16 bytes, passed by value, valid as long as the Data (or arena) that it points into.
/// A whole number that fits 64 bits and is written without point or exponent is an Int (-0 is 0, as PHP has it), any
/// other number a Double.
class Value {
public:
    constexpr Value() = default;                                                  ///< null
    constexpr Value(std::same_as<bool> auto b) : m_kind(Kind::Bool), m_bool(b) {} // a pointer must not become a bool
    constexpr Value(std::int64_t i) : m_kind(Kind::Int), m_int(i) {}
    constexpr Value(int i) : Value(std::int64_t{i}) {}
    constexpr Value(double d) : m_kind(Kind::Double), m_double(d) {}
    /// The text is referenced, not copied.
    constexpr explicit Value(std::string_view s)
        : m_kind(Kind::String), m_size(static_cast<std::uint32_t>(s.size())), m_text(s.data())
    {}
    static Value array(const Value* items, std::size_t count) { return {Kind::Array, false, count, items}; }
    static Value object(const Member* members, std::size_t count) { return {Kind::Object, false, count, members}; }
    /// An object with its index: behind the members lie `count` std::uint32_t, the members' positions sorted by
    /// before(). Data and Builder make these for objects of many members, so that no look-up is a walk.
    static Value indexedObject(const Member* members, std::size_t count)
    {
        return {Kind::Object, true, count, members};
    }

    Kind kind() const { return m_kind; }
    bool isNull() const { return m_kind == Kind::Null; }
    bool isBool() const { return m_kind == Kind::Bool; }
    bool isInt() const { return m_kind == Kind::Int; }
    bool isDouble() const { return m_kind == Kind::Double; }
    bool isNumber() const { return isInt() || isDouble(); }
    bool isString() const { return m_kind == Kind::String; }
    bool isArray() const { return m_kind == Kind::Array; }
    bool isObject() const { return m_kind == Kind::Object; }
    bool isContainer() const { return isArray() || isObject(); }

    bool asBool() const
    {
        assert(isBool());
        return m_bool;
    }
    std::int64_t asInt() const
    {
        assert(isInt());
        return m_int;
    }
    double asDouble() const
    {
        assert(isDouble());
        return m_double;
    }
    double number() const { return isInt() ? static_cast<double>(m_int) : asDouble(); } ///< Of an Int or a Double.
    std::string_view text() const
    {
        assert(isString());
        return {m_text, m_size};
    }
    std::size_t size() const { return m_size; } ///< Bytes of a string, items of an array, members of an object; else 0.
    const Value* items() const
    {
        assert(isArray());
        return m_items;
    }
    const Member* members() const
    {
        assert(isObject());
        return m_members;
    }
    bool isIndexed() const { return m_indexed; } ///< An object with an index behind its members.

    /// The same value with a mark for whoever made it: engine/logic tells undefined from null by it. 0 on all JSON.
    Value marked(std::uint8_t mark) const
    {
        Value value = *this;
        value.m_mark = mark;
        return value;
    }
    std::uint8_t mark() const { return m_mark; }

    /// The member of an object with this key (the first one, keys are unique), or nullptr. Not for hot paths: see Key.
    const Value* find(std::string_view key) const;

private:
    Value(Kind kind, bool indexed, std::size_t count, const void* p)
        : m_kind(kind), m_indexed(indexed), m_size(static_cast<std::uint32_t>(count)), m_pointer(p)
    {}

    Kind m_kind = Kind::Null;
    bool m_indexed = false;
    std::uint8_t m_mark = 0;
    std::uint32_t m_size = 0;
    union {
        bool m_bool;
        std::int64_t m_int = 0;
        double m_double;
        const char* m_text;
        const Value* m_items;
        const Member* m_members;
        const void* m_pointer;
    };
};
static_assert(sizeof(Value) == 16);

struct Member {
    Key key;
    Value value;
};
static_assert(sizeof(Member) == 40);

namespace detail {
const Value* findElsewhere(Value object, const Key& key, std::uint32_t& hint);
}

/// Finds a member and remembers in `hint` where, so that the next object of the same shape is answered with one
/// compare. nullptr where there is none; then `hint` stays.
inline const Value* find(Value object, const Key& key, std::uint32_t& hint)
{
    const Member* members = object.members();
    if (hint < object.size() && members[hint].key == key) [[likely]]
        return &members[hint].value;
    return detail::findElsewhere(object, key, hint);
}

/// Equal in kind and content: 1 and 1.0 differ, as do 0.0 and -0.0; NaN is the same as NaN; the order of an object's
/// members counts. Does not recurse.
bool same(Value a, Value b);

} // namespace retort::json

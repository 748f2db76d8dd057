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
    constexpr Value() = default;                                                       ///< null
    constexpr Value(std::same_as<bool> auto b) : m_head(head(Kind::Bool)), m_int(b) {} // a pointer must not become one
    constexpr Value(std::int64_t i) : m_head(head(Kind::Int)), m_int(i) {}
    constexpr Value(int i) : Value(std::int64_t{i}) {}
    constexpr Value(double d) : m_head(head(Kind::Double)), m_double(d) {}
    /// The text is referenced, not copied.
    constexpr explicit Value(std::string_view s) : m_head(head(Kind::String, s.size())), m_text(s.data()) {}
    static Value array(const Value* items, std::size_t count) { return {head(Kind::Array, count), items}; }
    static Value object(const Member* members, std::size_t count) { return {head(Kind::Object, count), members}; }
    /// An object with its index: behind the members lie `count` std::uint32_t, the members' positions sorted by
    /// before(). Data and Builder make these for objects of many members, so that no look-up is a walk.
    static Value indexedObject(const Member* members, std::size_t count)
    {
        return {head(Kind::Object, count) | indexed, members};
    }

    Kind kind() const { return static_cast<Kind>(m_head & 0xFF); }
    bool isNull() const { return kind() == Kind::Null; }
    bool isBool() const { return kind() == Kind::Bool; }
    bool isInt() const { return kind() == Kind::Int; }
    bool isDouble() const { return kind() == Kind::Double; }
    bool isNumber() const { return isInt() || isDouble(); }
    bool isString() const { return kind() == Kind::String; }
    bool isArray() const { return kind() == Kind::Array; }
    bool isObject() const { return kind() == Kind::Object; }
    bool isContainer() const { return isArray() || isObject(); }

    bool asBool() const
    {
        assert(isBool());
        return m_int != 0;
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
        return {m_text, size()};
    }
    std::size_t size() const
    {
        return m_head >> 32;
    } ///< Bytes of a string, items of an array, members of an object; else 0.
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
    bool isIndexed() const { return (m_head & indexed) != 0; } ///< An object with an index behind its members.

    /// The same value with a mark for whoever made it: engine/logic tells undefined from null by it. 0 on all JSON but
    /// the whole number -0.
    Value marked(std::uint8_t mark) const
    {
        Value value = *this;
        value.m_head = (value.m_head & ~(std::uint64_t{0xFF} << 16)) | std::uint64_t{mark} << 16;
        return value;
    }
    std::uint8_t mark() const { return static_cast<std::uint8_t>(m_head >> 16); }

    /// The member of an object with this key (the first one, keys are unique), or nullptr. Not for hot paths: see Key.
    const Value* find(std::string_view key) const;

private:
    // One word and not four fields, so that compilers keep a value in two registers and never take it apart.
    static constexpr std::uint64_t indexed = 0x100;
    static constexpr std::uint64_t head(Kind kind, std::size_t size = 0)
    {
        return static_cast<std::uint64_t>(kind) | static_cast<std::uint64_t>(size) << 32;
    }

    Value(std::uint64_t head, const void* p) : m_head(head), m_pointer(p) {}

    std::uint64_t m_head = 0; // from the lowest byte: the kind, whether indexed, the mark; in the upper half the size
    union {
        std::int64_t m_int = 0; // of a Bool too
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/limits.h"

#include <cassert>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace retort::json {

enum class Kind : std::uint8_t { Null, Bool, Int, Double, String, Array, Object };

struct Member;

/// A handle to one value: 16 bytes, passed by value, valid as long as the Data (or arena) that it points into.
/// A whole number that fits 64 bits and is written without point or exponent is an Int, any other number a Double.
class Value {
public:
    constexpr Value() = default; ///< null
    constexpr Value(bool b) : m_kind(Kind::Bool), m_bool(b) {}
    constexpr Value(std::int64_t i) : m_kind(Kind::Int), m_int(i) {}
    constexpr Value(double d) : m_kind(Kind::Double), m_double(d) {}
    /// The text is referenced, not copied.
    constexpr explicit Value(std::string_view s)
        : m_kind(Kind::String), m_size(static_cast<std::uint32_t>(s.size())), m_text(s.data())
    {}
    static Value array(const Value* items, std::size_t count) { return {Kind::Array, count, items}; }
    static Value object(const Member* members, std::size_t count) { return {Kind::Object, count, members}; }

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

    /// The member of an object with this key (the first one, keys are unique), or nullptr. Not for hot paths: see Key.
    const Value* find(std::string_view key) const;

private:
    Value(Kind kind, std::size_t count, const void* p)
        : m_kind(kind), m_size(static_cast<std::uint32_t>(count)), m_pointer(p)
    {}

    Kind m_kind = Kind::Null;
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

/// A key with its first eight bytes at hand, so that two keys compare in one or two machine words.
class Key {
public:
    Key() = default;
    /// The text is referenced, not copied.
    explicit Key(std::string_view text) : m_size(static_cast<std::uint32_t>(text.size())), m_text(text.data())
    {
        std::memcpy(&m_head, text.data(), text.size() < 8 ? text.size() : 8);
    }
    std::string_view text() const { return {m_text, m_size}; }
    friend bool operator==(const Key& a, const Key& b)
    {
        return a.m_head == b.m_head && a.m_size == b.m_size &&
               (a.m_size <= 8 || std::memcmp(a.m_text + 8, b.m_text + 8, a.m_size - 8) == 0);
    }

private:
    std::uint64_t m_head = 0;
    std::uint32_t m_size = 0;
    const char* m_text = nullptr;
};

struct Member {
    Key key;
    Value value;
};

/// Finds a member and remembers in `hint` where, so that the next object of the same shape is answered with one
/// compare.
inline const Value* find(Value object, const Key& key, std::uint32_t& hint)
{
    const Member* members = object.members();
    if (hint < object.size() && members[hint].key == key)
        return &members[hint].value;
    for (std::uint32_t i = 0; i < object.size(); ++i) {
        if (members[i].key == key) {
            hint = i;
            return &members[i].value;
        }
    }
    return nullptr;
}

/// Equal in kind and content: 1 and 1.0 differ, the order of an object's members counts.
bool same(Value a, Value b);

/// A JSON value that owns everything it holds; flat, read-only and cheap to copy (copies share).
class Data {
public:
    Data() = default; ///< null
    /// Reads a text; every message has its place. Duplicate keys are refused.
    static Result<Data> parse(std::string_view text, const Limits& limits = {});
    /// A deep copy of a value that lives elsewhere.
    static Data copy(Value value);

    Value root() const { return m_root; }

    friend bool operator==(const Data& a, const Data& b) { return same(a.m_root, b.m_root); }

private:
    friend class Builder;
    std::shared_ptr<const void> m_storage;
    Value m_root;
};

/// Makes Data piece by piece: Builder b; b.beginObject(); b.key("kind"); b.text("filter"); b.end(); b.take();
/// The text of keys and strings is copied.
class Builder {
public:
    Builder();
    ~Builder();
    Builder(Builder&&) noexcept;
    Builder& operator=(Builder&&) noexcept;

    void beginObject();
    void beginArray();
    void end();
    void key(std::string_view key);
    void null();
    void boolean(bool b);
    void integer(std::int64_t i);
    void number(double d);
    void text(std::string_view s);
    void value(Value v); ///< A deep copy.

    Data take(); ///< Exactly one value must have been made.

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace retort::json

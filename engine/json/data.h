// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/limits.h"
#include "engine/json/value.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace retort::json {

/// A JSON value that owns everything it holds; flat, read-only and cheap to copy (copies share).
class Data {
public:
    Data() = default; ///< null
    /// Reads a text; every message has its place. Duplicate keys are refused.
    static Result<Data> parse(std::string_view text, const Limits& limits = {});
    /// A deep copy of a value that lives elsewhere.
    static Data copy(Value value);

    Value root() const { return m_root; }
    /// A value inside this one as Data of its own; shares the memory.
    Data part(Value inside) const { return {m_storage, inside}; }

    friend bool operator==(const Data& a, const Data& b) { return same(a.m_root, b.m_root); }

private:
    friend class Builder;
    Data(std::shared_ptr<const void> storage, Value root) : m_storage(std::move(storage)), m_root(root) {}

    std::shared_ptr<const void> m_storage;
    Value m_root;
};

/// Makes Data piece by piece: Builder b; b.beginObject(); b.key("kind"); b.text("filter"); b.end(); b.take();
/// The text of keys and strings is copied. Keys of one object must differ. Does not recurse, at any depth.
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

    /// Exactly one value must have been made. The builder is spent then.
    Data take();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace retort::json

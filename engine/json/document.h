// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/data.h"
#include "engine/json/limits.h"
#include "engine/json/place.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::json {

/// A range of bytes in a text of less than 4 GiB. Small, since a document has two of them for each value.
struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr Range() = default;
    constexpr Range(std::size_t begin, std::size_t end)
        : begin(static_cast<std::uint32_t>(begin)), end(static_cast<std::uint32_t>(end))
    {}
    std::size_t size() const { return end - begin; }
    bool empty() const { return begin == end; }
    bool operator==(const Range&) const = default;
};

/// A text that is valid JSON, with the place of every value in it. This is what is edited and saved: an edit replaces
/// its range, and number forms, escapes, key order and spacing everywhere else stay to the byte (see edit.h).
/// Immutable and cheap to copy (copies share).
class Document {
public:
    using Index = std::uint32_t; ///< A node; 0 is the root. Nodes stand in the order of their text.
    static constexpr Index none = ~Index{0};

    struct Node {
        Kind kind = Kind::Null;
        Range range; ///< The value's own bytes, without surrounding space.
        Range key;   ///< Of an object's member: the key with its quotes; else empty.
        Index parent = none;
        Index next = none; ///< The next sibling.
        Index firstChild = none;
        std::uint32_t children = 0;
        std::uint32_t position = 0; ///< Among its siblings, from 0.

        bool operator==(const Node&) const = default;
    };

    Document(); ///< The text "null".
    static Result<Document> parse(std::string text, const Limits& limits = {});

    const std::string& text() const;
    const Limits& limits() const; ///< Under which it was read; edits keep to them.
    const std::vector<Node>& nodes() const;
    const Node& node(Index index) const { return nodes()[index]; }
    const Node& root() const { return nodes().front(); }

    std::string_view textOf(Index index) const;
    std::string keyOf(Index index) const;                   ///< With escapes resolved; "" for an item or the root.
    std::optional<std::string> stringOf(Index index) const; ///< Of a string value, escapes resolved.
    Data dataOf(Index index) const;                         ///< The value as data to evaluate against.
    std::string pointerTo(Index index) const;
    std::optional<Index> find(std::string_view pointer) const;
    Index member(Index object, std::string_view key) const; ///< none where there is no such member or no object.
    Index item(Index array, std::size_t position) const;
    /// The innermost node whose range or key holds this byte; a member also holds what lies between its key and its
    /// value. The root holds all that is left.
    Index nodeAt(std::size_t offset) const;
    Place placeAt(std::size_t offset) const;

    bool operator==(const Document& other) const { return text() == other.text(); }

private:
    struct Content;
    explicit Document(std::shared_ptr<const Content> content) : m_content(std::move(content)) {}
    std::shared_ptr<const Content> m_content;
};

} // namespace retort::json

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/amount.h"
#include "engine/json/document.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::effects {

/// An object of a document, read member by member. null and absent are the same; amounts are read from their text, so
/// that nothing is lost of them.
class Fields {
public:
    Fields() = default;
    Fields(json::Document document, json::Document::Index object) : m_document(std::move(document)), m_object(object) {}

    bool has(std::string_view key) const;                     ///< It is there, and not null.
    std::string text(std::string_view key) const;             ///< "" where it is no text; of a number its digits.
    std::optional<Amount> amount(std::string_view key) const; ///< A number, or a text that is one.
    std::optional<std::int64_t> whole(std::string_view key) const;
    std::optional<bool> flag(std::string_view key) const; ///< Also 1 and 0.
    Fields object(std::string_view key) const;            ///< Without members where it is no object.
    std::vector<Fields> objects(std::string_view key) const;
    json::Data data(std::string_view key) const;
    json::Data data() const; ///< The whole object.
    std::string pointer() const;

private:
    json::Document::Index member(std::string_view key) const;

    json::Document m_document;
    json::Document::Index m_object = json::Document::none;
};

/// A template of the platform with all that it says (spec section 10).
struct Template {
    std::string handle;
    std::string name; ///< The handle where it has none.
    Fields fields;
};

/// The definitions of a workspace, with their values; engine/reaction's Definitions hold only the names. Immutable;
/// cheap to copy (copies share).
class Book {
public:
    Book(); ///< None are known.
    /// Files of definitions/ (formats: {"kind", …, "data": […]}). One that is no such object is passed over, as is an
    /// item without a handle; of several files of a kind all count.
    explicit Book(const std::vector<json::Document>& files);

    bool has(std::string_view kind) const; ///< There is a file of it: "benefits", "rates".
    const std::vector<Template>& all(std::string_view kind) const;
    /// By handle, else by id; nullptr where no file of the kind has it. Of several the first.
    const Template* find(std::string_view kind, std::string_view handle) const;
    std::string nearest(std::string_view kind, std::string_view handle) const; ///< "" where none is near.

private:
    std::shared_ptr<const std::map<std::string, std::vector<Template>, std::less<>>> m_kinds;
};

} // namespace retort::effects

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/fields.h"

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace retort {

/// For the sources of Fields.
struct Fields::Content {
    std::vector<Field> all;
    std::unordered_map<std::string, std::size_t> byPath;
    std::set<std::string> free;                     ///< Documented objects whose parts are not.
    std::unordered_map<std::string, Fields> linked; ///< Of the family that an object at the root is named after.
    std::string root;                               ///< What the context is: "profile".
    std::string profilePath;                        ///< See Catalogue::profilePath().
    bool custom = false;                            ///< An event of one's own: its data is whatever is sent.
    std::size_t samples = 0;

    const Field* find(std::string_view path) const;
    bool hasChildren(std::string_view path) const;
};

/// The fields that the catalogue documents for an event, then what samples of it hold.
class FieldsBuilder {
public:
    FieldsBuilder(std::string_view event, const Catalogue& catalogue, std::span<const Event> samples);
    Fields::Content take() { return std::move(m_content); }

    /// A linked object's: the fields of a family.
    explicit FieldsBuilder(const ContextKind& family);

private:
    void document(const std::vector<FieldKind>& kinds, bool examplesToo);
    void learn(const Event& sample);
    void meet(std::size_t index, json::Value value, const json::Data& owner);
    std::size_t add(Field field);

    Fields::Content m_content;
    std::vector<bool> m_met; ///< A sample had a value for it that is not null.
};

} // namespace retort

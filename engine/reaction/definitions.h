// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/document.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// A template of the platform (spec section 8): what an action makes an instance of.
struct Definition {
    std::string handle;
    std::string name;    ///< "" where it has none.
    std::string note;    ///< What else tells it apart, as data: "gift", "tier 2", a namespace.
    std::string pointer; ///< In the file's document: "/data/0".

    bool operator==(const Definition&) const = default;
};

/// One file of definitions/: {"kind","from","at","data":[…]}.
struct DefinitionList {
    std::string
        kind; ///< "benefits", "rewards", "points", "tiers", "achievements", "statuses", "tags", "attributes", "rates"
    std::string from; ///< Which tenant it was pulled from.
    std::string at;   ///< ISO 8601; when.
    std::vector<Definition> definitions;

    bool operator==(const DefinitionList&) const = default;
};

/// Errors of kind Type and Missing, with place and pointer: no `kind`, `data` is no list. An item without a handle is
/// passed over.
Result<DefinitionList> readDefinitions(const json::Document& document);

/// All of a workspace's. Immutable; cheap to copy (copies share).
class Definitions {
public:
    Definitions(); ///< None are known: not the same as lists that are empty.
    explicit Definitions(std::vector<DefinitionList> lists);

    /// By ArgumentKind::picker ("benefit_definition") or by kind ("benefits"); nullptr where there is no such list.
    const DefinitionList* list(std::string_view picker) const;
    /// nullptr where the list does not have it.
    const Definition* find(std::string_view picker, std::string_view handle) const;
    std::string nearest(std::string_view picker, std::string_view handle) const; ///< "" where none is near.

private:
    std::shared_ptr<const std::vector<DefinitionList>> m_lists;
};

} // namespace retort

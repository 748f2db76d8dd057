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
    std::string note;    ///< What else tells it apart, as data: a type ("gift"), a status's group, an attribute's
                         ///< namespace; "" where there is nothing.
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

/// Errors of kind Type and Missing, with place and pointer: no `kind`, no `data`, `data` is no list. An item may be an
/// object or just its handle as text; one without a handle is passed over.
Result<DefinitionList> readDefinitions(const json::Document& document);
/// All of what readDefinitions() cannot read.
std::vector<Error> definitionErrors(const json::Document& document);

/// All of a workspace's. Immutable; cheap to copy (copies share).
class Definitions {
public:
    Definitions(); ///< None are known: not the same as lists that are empty.
    explicit Definitions(std::vector<DefinitionList> lists);

    /// By ArgumentKind::picker ("benefit_definition") or by kind ("benefits"); nullptr where there is no such list. Of
    /// several of a kind the first. "status_group" is made of the statuses: their groups, each once.
    const DefinitionList* list(std::string_view picker) const;
    /// nullptr where no list of the kind has it. To the letter.
    const Definition* find(std::string_view picker, std::string_view handle) const;
    std::string nearest(std::string_view picker, std::string_view handle) const; ///< "" where none is near.
    const std::vector<DefinitionList>& all() const;

private:
    std::shared_ptr<const std::vector<DefinitionList>> m_lists;
};

} // namespace retort

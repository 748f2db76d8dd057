// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/data.h"
#include "engine/json/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// A named receiver: a Twig template that gives a request's body, and the address that it is posted to. Whatever else
/// the document holds stays in the document.
struct Target {
    std::string name;
    std::string handle; ///< How target.send names it; unique in a tenant.
    std::string url;
    std::string templateText; ///< JSON with Twig inside. The field is called "template".
    std::string description;
    std::string notes;
    /// JSON Logic that has to pass for the target to be sent; none where it always is. The platform's pages show it as
    /// text that holds JSON and as the JSON itself (spec section 14, C19): both are read. An empty text, list or object
    /// is none, since PHP writes "nothing" in each of these ways.
    std::optional<json::Data> condition;
    bool conditionIsText = false; ///< It stands in the document as text, so that no pointer leads into it.
    /// The condition is a text that is no JSON: what the platform makes of it is not known. `condition` is none then.
    std::optional<Error> conditionError;

    bool operator==(const Target&) const = default;
};

/// Where a target's fields stand in its document (RFC 6901).
namespace targetpointer {
inline constexpr std::string_view name = "/name";
inline constexpr std::string_view handle = "/handle";
inline constexpr std::string_view url = "/url";
inline constexpr std::string_view templateText = "/template";
inline constexpr std::string_view description = "/description";
inline constexpr std::string_view notes = "/notes";
inline constexpr std::string_view condition = "/condition";
} // namespace targetpointer

/// Reads the fields of spec section 7.2. null and absent are the same: "" for text, no condition. Errors with place and
/// pointer: Type where the document is no object, a field is no text, or the condition is a number, true or false;
/// Missing where there is no template, though it may be an empty text.
Result<Target> readTarget(const json::Document& document);
/// All of what readTarget() cannot read.
std::vector<Error> targetErrors(const json::Document& document);

/// The names of a target's fields that Retort knows, as the document has them.
const std::vector<std::string_view>& targetFields();

} // namespace retort

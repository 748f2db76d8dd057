// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/reaction/target.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a workspace's retort.json replaces in its targets for one tenant: another address for staging, say.
namespace retort {

/// Fields of a target with the values that they have for one tenant.
struct TargetOverride {
    std::string file;                         ///< "targets/klaviyo-profile.json"
    std::map<std::string, std::string> texts; ///< By the field's name in the document; null is "".
    /// Where the condition is replaced: a target of which only the condition counts.
    std::optional<Target> condition;

    bool operator==(const TargetOverride&) const = default;
};

/// A tenant of retort.json, with its overrides in the order of the file.
struct TenantOverrides {
    std::string name; ///< "" where it has none.
    std::vector<TargetOverride> overrides;
    std::optional<Error> error; ///< What cannot be read; it is no matter of the other tenants. No overrides then.

    const TargetOverride* of(std::string_view file) const; ///< nullptr where the target is the same for this tenant.
    bool operator==(const TenantOverrides&) const = default;
};

/// The tenants of retort.json's document and their overrides. Other keys of a tenant are passed over. Errors, with
/// place and pointer: Type where `tenants` is no list of objects. In a tenant's own error: Type where an override is no
/// object or a field's value cannot be read; Missing where the tenant has no name or a target no such field (with the
/// nearest one that it has).
Result<std::vector<TenantOverrides>> readOverrides(const json::Document& manifest);

/// The target as it is for the tenant that the override belongs to.
Target applyOverride(Target target, const TargetOverride& override);

} // namespace retort

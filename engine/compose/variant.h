// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/document.h"
#include "engine/reaction/event.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// An event file that stores only what differs from another one, its base:
///
///     {"_retort": {"label": "Detractor", "base": "survey-promoter",
///                  "changes": [{"pointer": "/data/score", "value": 3},
///                              {"pointer": "/data/comment", "absent": true}]}}
///
/// `base` is a file in events/, without folder and extension; it may be a variant itself. Pointers lead into the base's
/// document, and never into its "_retort". Changes are made in their order, so that of a list the last items go first.
/// A value is set, or added to an object or behind the last item of a list that is there; null is a value, absent takes
/// out what is there. `profile`, `clock` and `timezone` are the base's unless the variant has its own (null: none);
/// the label is always its own. docs/files.md has this for people.
namespace retort::compose {

struct VariantChange {
    std::string pointer;
    std::optional<std::string> json; ///< The value as it is written; none: absent.

    bool operator==(const VariantChange&) const = default;
};

struct Variant {
    std::string base;
    std::vector<VariantChange> changes;

    bool operator==(const Variant&) const = default;
};

/// Whether an event file is a variant: its "_retort" names a base.
bool isVariant(const json::Document& file);

/// Errors, with place and pointer in the file: Type where a part has another kind, `changes` and what they hold among
/// them, or where the file has an event beside "_retort"; Missing where there is no base or a change says neither
/// value nor absent; Usage for a change of all or of "_retort".
Result<Variant> readVariant(const json::Document& file);

/// The event files of a workspace by name (without folder and extension). Errors: Missing for one that is not there;
/// whatever stands in the way of reading one that is.
using Bases = std::function<Result<json::Document>(const std::string& name)>;

/// The event file that a variant stands for, with the bytes of its base wherever nothing differs; any other file as it
/// is. `name` is the file's own (a base that leads back to it is a cycle; "" for a file that has none yet).
/// Errors: those of readVariant(); Missing where a base is not there, or no longer has the place of a change; Conflict
/// for a cycle; Limit for more than 32 bases; whatever is wrong in a base. Always with a place in `file`.
Result<json::Document> expanded(const json::Document& file, const Bases& bases, const std::string& name = {});

/// The event of a file, variant or not. Errors: those of expanded() and of readEvent().
Result<Event> readEventFile(const json::Document& file, const Bases& bases, const std::string& name = {});

/// What to change in `base` to come to `edited` (both event files, not variants), "_retort" aside: the fewest members,
/// and of a list as a whole where its items would take more text. The order of an object's members and the form of a
/// number are no difference; 1 and 1.0 differ, as do null and absent.
std::vector<VariantChange> differences(const json::Document& base, const json::Document& edited);

/// A new variant of `base` that comes to `edited`. Label, profile, clock and timezone are those of `edited`, as far as
/// they are not the base's.
Result<json::Document> makeVariant(const std::string& baseName, const json::Document& base,
                                   const json::Document& edited);
/// A variant's file that now comes to `edited`: what it already says the same way stays to the byte. `base` is what its
/// base stands for. Errors: those of readVariant().
Result<json::Document> editedVariant(const json::Document& file, const json::Document& base,
                                     const json::Document& edited);

} // namespace retort::compose

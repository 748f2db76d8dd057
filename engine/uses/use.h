// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/failure.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace retort::uses {

/// What documents name: a field of an event's context, or the handle of a target or of a definition.
struct Subject {
    enum class Kind : std::uint8_t { Field, Handle };

    Kind kind = Kind::Field;
    std::string name;       ///< "data.score", "transaction.items.*.brand", "promoter-thank-you"
    std::string list = {};  ///< Of a handle: "targets", or the kind of its definitions: "benefits", "status_groups".
    std::string space = {}; ///< Of a custom attribute its namespace, where the place tells it.

    bool operator==(const Subject&) const = default;
};

/// Whether something that names `named` is a use of `wanted`: the same handle (a namespace that is not told fits any),
/// the same field, or one inside of it.
bool isUse(const Subject& named, const Subject& wanted);

/// One place that names something.
struct Use {
    enum class Role : std::uint8_t {
        Defines,  ///< The target's own handle, the item in definitions/.
        Names,    ///< The catalogue says that this fixed argument is such a handle, or it is compared with a field
                  ///< that holds such handles.
        Reads,    ///< A rule or a template reads the field.
        Holds,    ///< A sample event has the field.
        Mentions, ///< The same text stands in a rule, a template, an argument or a sample: it may mean the handle.
    };

    Role role = Role::Reads;
    Subject subject;
    std::string pointer;               ///< Of the text or the value, in the document (RFC 6901).
    std::optional<std::size_t> action; ///< In file order, of a reaction.
    std::optional<twig::Span> span;    ///< In the template's own text, of a target's /template.
    /// The handle is a part of a field's path, after its namespace: "profile.custom_attributes.loyalty.cohort". Of a
    /// template the span is that of ".cohort" or "['cohort']".
    bool inPath = false;

    bool operator==(const Use&) const = default;
};

} // namespace retort::uses

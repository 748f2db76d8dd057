// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"
#include "engine/json/document.h"
#include "engine/reaction/catalogue.h"
#include "engine/reaction/event.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort::compose {

/// A field of a custom event's context, which no catalogue can know.
struct DataField {
    std::string path;                  ///< As `var` reads it: "data.score".
    std::string type;                  ///< As FieldKind::type; "" for a text.
    std::optional<json::Data> example; ///< None: a plain value of the type.

    bool operator==(const DataField&) const = default;
};

/// The fields that the workspace's samples of a custom event have, with an example of each: all but `event` and
/// `profile_id`. Empty for events of the platform and where there is no sample.
std::vector<DataField> dataFieldsOf(std::string_view event, const Catalogue& catalogue, std::span<const Event> samples);

enum class TemplateKind : std::uint8_t {
    Typical, ///< All fields that are known, with the catalogue's examples.
    Minimal, ///< The event, and whose it is.
    Odd,     ///< The same fields with what breaks rules: nulls, empty texts, absent parts, other types, extremes.
};
std::string_view wordOf(TemplateKind kind); ///< "typical", "minimal", "odd"

/// What is odd about one field.
struct Oddity {
    std::string path;
    Phrase what; ///< "null instead of a text"

    bool operator==(const Oddity&) const = default;
};

/// A sample event to begin with.
struct EventTemplate {
    TemplateKind kind = TemplateKind::Typical;
    Phrase label;                 ///< "Typical"
    json::Document document;      ///< As an event file: readEvent() reads it.
    std::vector<Oddity> oddities; ///< Of Odd: in the order of the fields.

    bool operator==(const EventTemplate&) const = default;
};

/// Of any event: the platform's own (an alias keeps its spelling), or one of one's own with the data fields given;
/// without any, those that the catalogue shows as examples. Same arguments, same bytes. In each the customer is named,
/// and the event's own id is whole, so that a chain gets as far as its filters let it.
EventTemplate eventTemplate(std::string_view event, TemplateKind kind, const Catalogue& catalogue,
                            std::span<const DataField> data = {});
/// Typical, minimal and odd.
std::vector<EventTemplate> eventTemplates(std::string_view event, const Catalogue& catalogue,
                                          std::span<const DataField> data = {});

} // namespace retort::compose

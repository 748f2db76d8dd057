// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/handlefields.h"

namespace retort {

namespace {

/// The field itself, or that of the customer who is linked to the event.
bool leadsTo(std::string_view path, std::string_view field)
{
    return path == field || (path.starts_with("profile.") && path.substr(8) == field);
}

} // namespace

std::string handlePicker(const Catalogue& catalogue, std::string_view event, std::string_view path)
{
    const EventKind* kind = catalogue.event(event);
    // A purchase has tags of its own.
    const auto isOfCustomer = [&](std::string_view field) {
        return kind && leadsTo(path, field) && (kind->root == "profile" || path != field);
    };
    if (leadsTo(path, "flattened_tags") || isOfCustomer("tags"))
        return "tag";
    if (leadsTo(path, "flattened_statuses") || isOfCustomer("statuses"))
        return "status";
    if (leadsTo(path, "tier_handle") || leadsTo(path, "tier.handle"))
        return "tier_definition";
    return kind && path == "definition.handle" ? kind->root + "_definition" : std::string();
}

} // namespace retort

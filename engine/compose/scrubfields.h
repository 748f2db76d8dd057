// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/compose/scrub.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::compose {

/// What kind of personal value a field holds.
struct PersonalField {
    Personal kind = Personal::Name;
    enum class Form : std::uint8_t { Plain, LastName, FullName, Street, City, Code, Coordinate } form = Form::Plain;
};

/// By the name of the field and where it stands; nullopt for what is not personal by its name.
std::optional<PersonalField> personalField(const json::Document& document, json::Document::Index node);

/// Below a shop, a product, a definition: what has a name and an id there is no customer.
bool isOfThings(const json::Document& document, json::Document::Index node);
/// A member of "_retort", the event's name, or that of a time zone, which have to stay: "Australia/Melbourne" is where
/// clocks go alike, and no address.
bool isOurs(const json::Document& document, json::Document::Index node);
bool isFreeText(const json::Document& document, json::Document::Index node);

/// A piece of a text that is personal by its form.
struct PersonalPiece {
    std::size_t begin = 0;
    std::size_t end = 0;
    Personal kind = Personal::Email;
};
/// E-mail addresses, phone numbers with +, UUIDs, card numbers, IPv4 addresses. In their order, not overlapping.
std::vector<PersonalPiece> personalPieces(std::string_view text);

} // namespace retort::compose

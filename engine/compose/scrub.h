// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/base/result.h"
#include "engine/json/document.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort::compose {

enum class Personal : std::uint8_t { Name, Email, Phone, Address, BirthDate, Id, Network };
Phrase phraseOf(Personal kind); ///< "names", "e-mail addresses"

/// One value that was replaced. What stood there is not repeated, so that the report can be shown and kept.
struct Replacement {
    std::size_t document = 0; ///< Index into what was scrubbed.
    std::string pointer;      ///< To the value, or to the member whose key it is.
    Personal kind = Personal::Name;
    std::string to;      ///< What stands there now, as JSON.
    bool inText = false; ///< Part of a longer text, or of a key.

    bool operator==(const Replacement&) const = default;
};

/// A text that people wrote freely and that may say more than was recognised.
struct FreeText {
    std::size_t document = 0;
    std::string pointer;

    bool operator==(const FreeText&) const = default;
};

struct Scrubbed {
    std::vector<json::Document> documents; ///< As many as were given, in their order.
    std::vector<Replacement> replaced;     ///< In the order of the documents and their text.
    std::vector<FreeText> lookAt;          ///< For a person to look at.

    bool operator==(const Scrubbed&) const = default;
};

/// Replaces what tells who a customer is: names, e-mail addresses, phone numbers, addresses, dates of birth, ids, and
/// addresses of devices; by the names of fields, and by the form of values anywhere (e-mail addresses, international
/// phone numbers, UUIDs, card numbers, IP addresses). What was recognised once is replaced wherever else it stands as a
/// word: in other texts, in keys. Only the bytes of what is replaced change.
///
/// All documents are scrubbed together: the same value gets the same pseudonym, different values different ones, and
/// no pseudonym is another value's original. `seed` decides which; the same seed and documents give the same bytes.
///
/// So that conditions go on answering the same: types, null and empty texts stay; letter case is the same kind (all
/// upper, all lower, capitalised), numbers and codes keep their length and form, phone numbers their country, e-mail
/// addresses of one domain share one. Of a date of birth only the year changes, by a multiple of four: birthday rules
/// look at day and month. Countries, states, tags, handles, amounts, dates of purchase and the event's name stay, and
/// so do keys that are plain lower-case names.
///
/// Errors: Limit where a document has grown over its limits by pseudonyms that are longer than what they replace.
Result<Scrubbed> scrub(std::span<const json::Document> documents, std::uint64_t seed = 0);

} // namespace retort::compose

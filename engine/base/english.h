// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// The English sentence of a phrase. The command line prints it; the window translates the same templates.
/// An id without a template gives the id and its arguments, so that nothing is ever lost; a test keeps that from
/// happening.
std::string english(const Phrase& phrase);

/// One row of the English table. {0} to {9} stand for the arguments; "{{" is a brace.
struct EnglishRow {
    std::string_view id;
    std::string_view text;
};

/// All rows, in no particular order. The ids are unique.
const std::vector<EnglishRow>& englishRows();

/// Puts the arguments into a template of any language; `say` turns a nested phrase into text of that language.
std::string fill(std::string_view text, const Phrase& phrase, std::string (*say)(const Phrase&));

} // namespace retort

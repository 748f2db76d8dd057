// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/reader.h"
#include "engine/run/settings.h"

#include <string>

namespace retort::bundle {

// Settings in a bundle, by the words of retort.json. Two are said apart there that a workspace says at once. For
// engine/bundle's own sources.

std::string writeSettings(const run::Settings& settings); ///< An object, as JSON.
/// What is absent has its default. A word that is none is told to the reader.
run::Settings readSettings(const json::Document& document, Reader& reader, json::Document::Index object);

} // namespace retort::bundle

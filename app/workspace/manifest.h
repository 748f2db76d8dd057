// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/compose/profilerule.h"
#include "engine/json/document.h"
#include "engine/run/settings.h"

#include <string>
#include <string_view>

namespace retort {

/// The file that makes a folder a workspace.
inline constexpr std::string_view manifestName = "retort.json";

/// What retort.json says. Whatever else it holds (tenants, keys of later versions) stays in its document.
struct Manifest {
    std::string id; ///< A ULID: the same workspace in another folder, or under another name.
    std::string name;
    run::Settings settings;
    compose::ProfileChoices profilePlaces; ///< settings.profile_place: {"transaction": "root"}

    bool operator==(const Manifest&) const = default;
};

/// Errors, with place and pointer: Type for a document that is no retort/1 (one of a later version is told as that),
/// and for a setting with a value that is none of its choices. Settings that are absent have their defaults: dialect
/// php, php_warnings fail, filter_truth that of the dialect, autoescape html, timezone UTC, no filters, the customer
/// where profileRulesFor() has them first. Keys that it does not know are passed over.
Result<Manifest> readManifest(const json::Document& document);

// One setting by the word that retort.json and the command line use for it. Errors of kind Usage name the choices.
Result<> setDialect(run::Settings& settings, std::string_view word);     ///< php, js
Result<> setPhpWarnings(run::Settings& settings, std::string_view word); ///< fail, pass; for rules and templates
Result<> setFilterTruth(run::Settings& settings, std::string_view word); ///< php, js, strict
Result<> setAutoescape(run::Settings& settings, std::string_view word);  ///< html, off, js
/// "Australia/Sydney", "UTC", "+10:00": by its form. A name that no zone has fails where it is first asked for.
Result<> setTimezone(run::Settings& settings, std::string_view word);

/// The settings of a workspace whose retort.json names none.
run::Settings defaultSettings();

} // namespace retort

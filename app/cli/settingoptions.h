// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/settings.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace retort {

/// Settings of a workspace given as options of the same names. They win over those of retort.json.
struct SettingOptions {
    std::optional<std::string> dialect;
    std::optional<std::string> phpWarnings;
    std::optional<std::string> filterTruth;
    std::optional<std::string> autoescape;
    std::optional<std::string> timezone;

    void addDialect(CLI::App& verb, const std::string& otherwise);
    void addPhpWarnings(CLI::App& verb, const std::string& otherwise);
    void addFilterTruth(CLI::App& verb, const std::string& otherwise);
    void addAutoescape(CLI::App& verb, const std::string& otherwise);
    void addTimezone(CLI::App& verb, const std::string& otherwise);

    /// The given settings with those that were asked for in their place.
    run::Settings over(run::Settings settings) const;
};

} // namespace retort

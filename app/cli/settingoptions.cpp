// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/settingoptions.h"

#include "app/workspace/manifest.h"

#include <CLI/CLI.hpp>
#include <cassert>

namespace retort {

void SettingOptions::addDialect(CLI::App& verb, const std::string& otherwise)
{
    verb.add_option("--dialect", dialect, "Whose JSON Logic holds; " + otherwise)
        ->check(CLI::IsMember({"php", "js"}))
        ->option_text("php|js");
}

void SettingOptions::addPhpWarnings(CLI::App& verb, const std::string& otherwise)
{
    verb.add_option("--php-warnings", phpWarnings, "fail: a PHP warning is an error, as under Laravel; " + otherwise)
        ->check(CLI::IsMember({"pass", "fail"}))
        ->option_text("pass|fail");
}

void SettingOptions::addFilterTruth(CLI::App& verb, const std::string& otherwise)
{
    verb.add_option("--filter-truth", filterTruth,
                    "When a filter passes: by an if of that language, or on true alone; " + otherwise)
        ->check(CLI::IsMember({"php", "js", "strict"}))
        ->option_text("php|js|strict");
}

void SettingOptions::addAutoescape(CLI::App& verb, const std::string& otherwise)
{
    verb.add_option("--autoescape", autoescape, "How what a template prints is escaped; " + otherwise)
        ->check(CLI::IsMember({"html", "off", "js"}))
        ->option_text("html|off|js");
}

void SettingOptions::addTimezone(CLI::App& verb, const std::string& otherwise)
{
    verb.add_option("--timezone", timezone, "The time zone that a template shows dates in; " + otherwise)
        ->check([](const std::string& zone) {
            run::Settings settings;
            return setTimezone(settings, zone) ? std::string() : zone + " is no zone such as Australia/Sydney";
        })
        ->option_text("ZONE");
}

run::Settings SettingOptions::over(run::Settings settings) const
{
    const auto apply = [&](const std::optional<std::string>& word, Result<> (*set)(run::Settings&, std::string_view)) {
        if (!word)
            return;
        [[maybe_unused]] const Result<> known = set(settings, *word);
        assert(known); // the parser of the arguments took no other word
    };
    apply(dialect, &setDialect);
    apply(phpWarnings, &setPhpWarnings);
    apply(filterTruth, &setFilterTruth);
    apply(autoescape, &setAutoescape);
    apply(timezone, &setTimezone);
    return settings;
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/manifest.h"

#include "app/workspace/bundled.h"
#include "engine/json/write.h"

#include <algorithm>
#include <string>

namespace retort {

namespace {

constexpr std::string_view currentFormat = "retort/1";

tl::unexpected<Error> wrong(const json::Document& document, json::Document::Index at, Phrase message)
{
    return fail({.kind = Error::Kind::Type,
                 .message = std::move(message),
                 .where = document.pointerTo(at),
                 .place = document.placeAt(document.node(at).range.begin)});
}

Result<> checkFormat(const json::Document& document)
{
    if (document.root().kind != json::Kind::Object)
        return wrong(document, 0, phrase("workspace.manifest-no-object"));
    const auto at = document.member(0, "format");
    if (at == json::Document::none)
        return wrong(document, 0, phrase("workspace.manifest-no-format"));
    const auto format = document.stringOf(at);
    if (format == currentFormat)
        return {};
    if (format && format->starts_with("retort/"))
        return wrong(document, at, phrase("workspace.manifest-newer", *format));
    return wrong(document, at, phrase("workspace.manifest-other-format", std::string(document.textOf(at))));
}

Result<std::string> textAt(const json::Document& document, std::string_view key)
{
    const auto at = document.member(0, key);
    if (at == json::Document::none)
        return std::string();
    if (const auto text = document.stringOf(at))
        return *text;
    return wrong(document, at, phrase("workspace.manifest-no-text", std::string(key)));
}

Result<> readSetting(const json::Document& document, json::Document::Index settings, std::string_view key,
                     run::Settings& into, Result<> (*set)(run::Settings&, std::string_view))
{
    const auto at = document.member(settings, key);
    if (at == json::Document::none)
        return {};
    const auto word = document.stringOf(at);
    const Result<> known = set(into, word ? *word : std::string(document.textOf(at)));
    if (!known)
        return wrong(document, at, known.error().message);
    return {};
}

tl::unexpected<Error> noSuchChoice(std::string_view setting, std::string_view word, std::string_view choices)
{
    return fail(
        {.kind = Error::Kind::Usage,
         .message = phrase("workspace.no-such-choice", std::string(setting), std::string(word), std::string(choices))});
}

/// A zone's name or an offset, by its form: which names there are is known to whoever has the zone data.
bool isZoneLike(std::string_view word)
{
    constexpr std::size_t longest = 64;
    return !word.empty() && word.size() <= longest && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               std::string_view("/_+-:").find(c) != std::string_view::npos;
    });
}

/// Names of filters that the platform is said to have.
Result<> readFilters(const json::Document& document, json::Document::Index settings, run::Settings& into)
{
    const auto list = document.member(settings, "filters");
    if (list == json::Document::none || document.node(list).kind == json::Kind::Null)
        return {};
    if (document.node(list).kind != json::Kind::Array)
        return wrong(document, list, phrase("workspace.manifest-no-filters"));
    for (auto i = document.node(list).firstChild; i != json::Document::none; i = document.node(i).next) {
        const auto name = document.stringOf(i);
        if (!name || name->empty())
            return wrong(document, i, phrase("workspace.manifest-no-filters"));
        into.twig.passedFilters.push_back(*name);
    }
    return {};
}

/// Where the customer's fields go, by family of events.
Result<> readProfilePlaces(const json::Document& document, json::Document::Index settings,
                           compose::ProfileChoices& into)
{
    const auto object = document.member(settings, "profile_place");
    if (object == json::Document::none)
        return {};
    if (document.node(object).kind != json::Kind::Object)
        return wrong(document, object, phrase("workspace.manifest-no-places"));
    const auto catalogue = Catalogue::parse(bundledCatalogue());
    for (auto i = document.node(object).firstChild; i != json::Document::none; i = document.node(i).next) {
        const auto rule = document.stringOf(i);
        const std::string family = document.keyOf(i);
        if (!rule)
            return wrong(document, i, phrase("workspace.manifest-no-places"));
        if (const auto known = compose::checkProfileChoice(family, *rule, catalogue.value_or(Catalogue())); !known)
            return wrong(document, i, known.error().message);
        into[family] = *rule;
    }
    return {};
}

} // namespace

Result<> setDialect(run::Settings& settings, std::string_view word)
{
    if (word != "php" && word != "js")
        return noSuchChoice("dialect", word, "php, js");
    settings.logic.dialect = word == "js" ? logic::Dialect::Js : logic::Dialect::Php;
    return {};
}

Result<> setPhpWarnings(run::Settings& settings, std::string_view word)
{
    if (word != "fail" && word != "pass")
        return noSuchChoice("php_warnings", word, "fail, pass");
    settings.logic.failOnWarnings = word == "fail";
    settings.twig.failOnWarnings = word == "fail";
    return {};
}

Result<> setFilterTruth(run::Settings& settings, std::string_view word)
{
    if (word == "php")
        settings.filterTruth = run::FilterTruth::Php;
    else if (word == "js")
        settings.filterTruth = run::FilterTruth::Js;
    else if (word == "strict")
        settings.filterTruth = run::FilterTruth::Strict;
    else
        return noSuchChoice("filter_truth", word, "php, js, strict");
    return {};
}

Result<> setAutoescape(run::Settings& settings, std::string_view word)
{
    if (word == "html")
        settings.twig.autoescape = twig::Autoescape::Html;
    else if (word == "off")
        settings.twig.autoescape = twig::Autoescape::Off;
    else if (word == "js")
        settings.twig.autoescape = twig::Autoescape::Js;
    else
        return noSuchChoice("autoescape", word, "html, off, js");
    return {};
}

Result<> setTimezone(run::Settings& settings, std::string_view word)
{
    if (!isZoneLike(word))
        return fail({.kind = Error::Kind::Usage, .message = phrase("workspace.no-zone", std::string(word))});
    settings.twig.timezone = word;
    return {};
}

run::Settings defaultSettings()
{
    run::Settings settings;
    settings.logic.failOnWarnings = true;
    return settings;
}

Result<Manifest> readManifest(const json::Document& document)
{
    if (const auto format = checkFormat(document); !format)
        return fail(format.error());
    Manifest manifest{.settings = defaultSettings()};
    const auto id = textAt(document, "id");
    if (!id)
        return fail(id.error());
    manifest.id = *id;
    const auto name = textAt(document, "name");
    if (!name)
        return fail(name.error());
    manifest.name = *name;

    const auto settings = document.member(0, "settings");
    if (settings == json::Document::none)
        return manifest;
    if (document.node(settings).kind != json::Kind::Object)
        return wrong(document, settings, phrase("workspace.manifest-no-settings"));
    for (const auto& [key, set] : {std::pair{"dialect", &setDialect},
                                   {"php_warnings", &setPhpWarnings},
                                   {"filter_truth", &setFilterTruth},
                                   {"autoescape", &setAutoescape},
                                   {"timezone", &setTimezone}}) {
        if (const auto read = readSetting(document, settings, key, manifest.settings, set); !read)
            return fail(read.error());
    }
    if (const auto read = readFilters(document, settings, manifest.settings); !read)
        return fail(read.error());
    if (const auto read = readProfilePlaces(document, settings, manifest.profilePlaces); !read)
        return fail(read.error());
    return manifest;
}

} // namespace retort

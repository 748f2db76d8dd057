// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/bundle/settingwords.h"

#include "engine/json/write.h"

#include <array>
#include <iterator>
#include <span>
#include <string_view>

namespace retort::bundle {

namespace {

constexpr std::string_view dialects[] = {"php", "js"};
constexpr std::string_view warnings[] = {"pass", "fail"};
constexpr std::string_view truths[] = {"php", "js", "strict"};
constexpr std::string_view escapes[] = {"html", "off", "js"};

std::string member(std::string_view key, std::string_view word)
{
    return json::quoted(key) + ": " + json::quoted(word);
}

class Words {
public:
    Words(const json::Document& document, Reader& reader, json::Document::Index object)
        : m_document(document), m_reader(reader), m_object(object)
    {}

    /// The place of the word among these; `otherwise` where there is none.
    std::size_t at(std::string_view key, std::span<const std::string_view> words, std::size_t otherwise)
    {
        const json::Document::Index index = m_document.member(m_object, key);
        if (index == json::Document::none)
            return otherwise;
        const auto word = m_document.stringOf(index);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (word == words[i])
                return i;
        }
        m_reader.fail(Error::Kind::Type, phrase("bundle.no-setting", std::string(key)), index);
        return otherwise;
    }

private:
    const json::Document& m_document;
    Reader& m_reader;
    json::Document::Index m_object;
};

} // namespace

std::string writeSettings(const run::Settings& settings)
{
    std::string text = "{" + member("dialect", dialects[settings.logic.dialect == logic::Dialect::Js ? 1 : 0]);
    text += ", " + member("php_warnings", warnings[settings.logic.failOnWarnings ? 1 : 0]);
    text += ", " + member("template_warnings", warnings[settings.twig.failOnWarnings ? 1 : 0]);
    if (settings.logic.objects)
        text += ", \"objects\": true";
    if (settings.filterTruth)
        text += ", " + member("filter_truth", truths[static_cast<std::size_t>(*settings.filterTruth)]);
    text += ", " + member("autoescape", escapes[static_cast<std::size_t>(settings.twig.autoescape)]);
    text += ", " + member("timezone", settings.twig.timezone) + ", \"filters\": [";
    for (std::size_t i = 0; i < settings.twig.passedFilters.size(); ++i)
        text += (i == 0 ? "" : ", ") + json::quoted(settings.twig.passedFilters[i]);
    return text + "]}";
}

run::Settings readSettings(const json::Document& document, Reader& reader, json::Document::Index object)
{
    Words words(document, reader, object);
    run::Settings settings;
    settings.logic.dialect = words.at("dialect", dialects, 0) == 1 ? logic::Dialect::Js : logic::Dialect::Php;
    settings.logic.failOnWarnings = words.at("php_warnings", warnings, 1) == 1;
    settings.logic.objects = reader.boolean(object, "objects").value_or(false);
    settings.twig.failOnWarnings = words.at("template_warnings", warnings, 1) == 1;
    if (const std::size_t truth = words.at("filter_truth", truths, std::size(truths)); truth < std::size(truths))
        settings.filterTruth = static_cast<run::FilterTruth>(truth);
    settings.twig.autoescape = static_cast<twig::Autoescape>(words.at("autoescape", escapes, 0));
    if (std::string zone = reader.text(object, "timezone"); !zone.empty())
        settings.twig.timezone = std::move(zone);
    settings.twig.passedFilters = reader.texts(object, "filters");
    return settings;
}

} // namespace retort::bundle

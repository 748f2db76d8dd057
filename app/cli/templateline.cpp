// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/templateline.h"

#include "app/cli/clock.h"
#include "app/cli/lineerror.h"
#include "app/workspace/manifest.h"
#include "engine/base/english.h"
#include "engine/json/write.h"

namespace retort {

namespace {

json::Limits lineLimits()
{
    json::Limits limits;
    ++limits.depth;                      // the context has the whole depth, below the line's own object
    limits.bytesInString = limits.bytes; // how long a template may be is the template's own limit
    return limits;
}

/// A value of a line as it is quoted to whoever sent it.
std::string shown(json::Value value)
{
    constexpr std::size_t longest = 60;
    const std::string text = json::write(value);
    if (text.size() <= longest)
        return text;
    return value.isString() ? "This text" : value.isObject() ? "This object" : "This value";
}

/// A line's own settings win; null is as if it were not there.
Result<twig::Settings> settingsOf(json::Value line, const twig::Settings& given, const ZoneSource* zones)
{
    run::Settings settings;
    settings.twig = given;
    if (const json::Value* autoescape = line.find("autoescape"); autoescape && !autoescape->isNull()) {
        // Twig's own option has false where the setting says off.
        const std::string_view word = autoescape->isString()                          ? autoescape->text()
                                      : autoescape->isBool() && !autoescape->asBool() ? std::string_view("off")
                                                                                      : std::string_view();
        if (!setAutoescape(settings, word))
            return fail({.kind = Error::Kind::Usage,
                         .message = phrase("workspace.no-such-choice", "autoescape", shown(*autoescape),
                                           "false, \"html\", \"off\", \"js\"")});
    }
    if (const json::Value* timezone = line.find("timezone"); timezone && !timezone->isNull()) {
        const std::string zone(timezone->isString() ? timezone->text() : std::string_view());
        if (!setTimezone(settings, zone) || !whyNoZone(zone, zones).empty())
            return fail({.kind = Error::Kind::Usage, .message = phrase("workspace.no-zone", shown(*timezone))});
    }
    return settings.twig;
}

/// What Twig and PHP say, where one of them is the one who says it.
std::string errorLine(const twig::Failure& failure)
{
    return templateErrorLine(failure.thrown.empty() ? english(failure.message) : failure.thrown, failure.kind,
                             failure.line);
}

} // namespace

std::string templateErrorLine(std::string_view sentence, twig::Failure::Kind kind, std::size_t line)
{
    return "{\"error\":" + json::quoted(sentence) + ",\"kind\":" + json::quoted(wordOf(kind)) +
           ",\"line\":" + (line > 0 ? std::to_string(line) : "null") + '}';
}

std::size_t TemplateLine::longest() { return lineLimits().bytes; }

std::string TemplateLine::answer(std::string_view line)
{
    const auto parsed = json::Data::parse(line, lineLimits());
    if (!parsed) {
        return templateErrorLine(sentenceOfLine(parsed.error()), parsed.error().kind == Error::Kind::Limit
                                                                     ? twig::Failure::Kind::Limit
                                                                     : twig::Failure::Kind::Syntax);
    }
    const json::Value root = parsed->root();
    if (!root.isObject())
        return templateErrorLine("A line must be an object: {\"template\": …, \"context\": …}.");
    const json::Value* source = root.find("template");
    if (!source)
        return templateErrorLine("The line has no \"template\".");
    if (!source->isString())
        return templateErrorLine("\"template\" must be a text.");
    const auto settings = settingsOf(root, m_settings, m_surroundings.zones);
    if (!settings)
        return templateErrorLine(english(settings.error().message));
    const json::Value* context = root.find("context");
    if (context && !context->isContainer() && !context->isNull())
        return templateErrorLine("\"context\" must be an object.");
    return rendered(source->text(), *settings, context ? *context : json::Value());
}

std::string TemplateLine::rendered(std::string_view source, const twig::Settings& settings, json::Value context)
{
    // Lines often share their template: the same one is not compiled again.
    if (!m_renderer || m_source != source || m_used != settings) {
        m_renderer.reset();
        auto compiled = twig::Template::compile(source, settings);
        if (!compiled)
            return errorLine(compiled.error());
        m_source = source;
        m_used = settings;
        m_renderer.emplace(std::move(*compiled), m_surroundings);
    }
    const twig::Rendering rendering = m_renderer->render(context);
    if (rendering.failure)
        return errorLine(*rendering.failure);
    return "{\"output\":" + json::quoted(rendering.output) + '}';
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/evaluate/environment.h"

#include <algorithm>

namespace retort::logic {

std::string textOf(Warning warning, json::Value about)
{
    switch (warning) {
    case Warning::NonNumeric:
        return "A non-numeric value encountered";
    case Warning::ArrayToText:
        return "Array to string conversion";
    case Warning::UndefinedKey:
        return "Undefined array key " + std::to_string(about.isInt() ? about.asInt() : 0);
    case Warning::UndefinedVariable:
        return "Undefined variable $current";
    case Warning::ObjectToInt:
        return "Object of class stdClass could not be converted to int";
    case Warning::ObjectToFloat:
        return "Object of class stdClass could not be converted to float";
    }
    return {};
}

char* Environment::text(std::size_t bytes)
{
    const Limits& limits = m_settings.limits;
    if (bytes > limits.bytesInString)
        fail(Failure::Kind::Limit, {}, phrase("logic.limit-text", std::to_string(limits.bytesInString)));
    charge(bytes);
    return m_arena.allocate<char>(bytes);
}

json::Value* Environment::items(std::size_t count)
{
    const Limits& limits = m_settings.limits;
    if (count > limits.itemsInList)
        fail(Failure::Kind::Limit, {}, phrase("logic.limit-list", std::to_string(limits.itemsInList)));
    charge(count * sizeof(json::Value));
    return m_arena.allocate<json::Value>(std::max<std::size_t>(count, 1));
}

json::Member* Environment::members(std::size_t count)
{
    const Limits& limits = m_settings.limits;
    if (count > limits.itemsInList)
        fail(Failure::Kind::Limit, {}, phrase("logic.limit-list", std::to_string(limits.itemsInList)));
    charge(count * sizeof(json::Member));
    return m_arena.allocate<json::Member>(std::max<std::size_t>(count, 1));
}

json::Value Environment::textValue(std::string_view value)
{
    char* to = text(value.size());
    std::copy(value.begin(), value.end(), to);
    return json::Value(std::string_view(to, value.size()));
}

void Environment::charge(std::size_t bytes) const
{
    if (m_arena.used() + bytes > m_settings.limits.bytesInAll) {
        fail(Failure::Kind::Limit, {},
             phrase("logic.limit-memory", std::to_string(m_settings.limits.bytesInAll >> 20)));
    }
}

void Environment::warn(Warning warning, json::Value about)
{
    if (m_settings.failOnWarnings) {
        const std::string text = textOf(warning, about);
        fail(Failure::Kind::Warning, "ErrorException: " + text, phrase("logic.warning-ends", text));
    }
    if (m_listener)
        m_listener->warned(warning, about);
}

void Environment::fail(Failure::Kind kind, std::string thrown, Phrase message) const
{
    throw Failure{kind, m_node, std::move(thrown), std::move(message)};
}

void Environment::tooDeep() const
{
    fail(Failure::Kind::Limit, {}, phrase("logic.limit-depth", std::to_string(deepest)));
}

void Environment::tooManySteps() const
{
    fail(Failure::Kind::Limit, {}, phrase("logic.limit-steps", std::to_string(m_settings.limits.steps)));
}

} // namespace retort::logic

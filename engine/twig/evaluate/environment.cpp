// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/evaluate/environment.h"

#include "engine/twig/value/regex.h"

#include <cstring>

namespace retort::twig {

Environment::Environment() : m_regexes(std::make_shared<RegexCache>()) {}

void Environment::start(const Settings& settings, const Surroundings& surroundings)
{
    m_settings = &settings;
    m_surroundings = surroundings;
    m_arena.clear();
    m_dates.clear();
    m_zones.clear();
    m_steps = static_cast<std::int64_t>(settings.limits.steps);
    m_span = {};
    m_line = 0;
    m_warnings.clear();
    m_random = surroundings.seed;
    m_drewRandom = false;
    m_readClock = false;
}

char* Environment::text(std::size_t bytes)
{
    if (bytes > limits().bytesInString)
        failLongText();
    spend(bytes / 64);
    return m_arena.allocate<char>(bytes);
}

Value Environment::textValue(std::string_view text)
{
    char* to = this->text(text.size());
    if (!text.empty())
        std::memcpy(to, text.data(), text.size());
    return Value(std::string_view(to, text.size()));
}

Value Environment::markupValue(std::string_view text) { return markup(textValue(text).text()); }

Value* Environment::items(std::size_t count)
{
    if (count > limits().itemsInArray)
        failLimit(phrase("twig.array-too-long", std::to_string(limits().itemsInArray)));
    spend(count / 4);
    return m_arena.allocate<Value>(count);
}

json::Member* Environment::members(std::size_t count)
{
    if (count > limits().itemsInArray)
        failLimit(phrase("twig.array-too-long", std::to_string(limits().itemsInArray)));
    spend(count / 2);
    return static_cast<json::Member*>(m_arena.allocate(count * (sizeof(json::Member) + sizeof(std::uint32_t))));
}

Value Environment::make(DateObject date)
{
    spend(4);
    m_dates.push_back(std::make_unique<DateObject>(std::move(date)));
    return special(m_dates.back().get(), Mark::Date);
}

Value Environment::make(IntervalObject interval)
{
    return special(new (allocate<IntervalObject>(1)) IntervalObject(interval), Mark::Interval);
}

Value Environment::make(ZoneObject zone)
{
    spend(4);
    m_zones.push_back(std::make_unique<ZoneObject>(std::move(zone)));
    return special(m_zones.back().get(), Mark::Zone);
}

void Environment::warn(std::string thrown, Phrase message)
{
    if (m_settings->failOnWarnings)
        failPhp(std::move(thrown), std::move(message));
    spend(1);
    m_warnings.push_back({std::move(thrown), std::move(message), m_span, m_line, false});
}

void Environment::deprecated(std::string thrown, Phrase message)
{
    spend(1);
    m_warnings.push_back({std::move(thrown), std::move(message), m_span, m_line, true});
}

void Environment::failRuntime(std::string thrown, Phrase message) const
{
    throw Failure{Failure::Kind::Runtime, std::move(thrown), std::move(message), m_span, m_line, {}};
}

void Environment::failPhp(std::string thrown, Phrase message) const
{
    throw Failure{Failure::Kind::Php, std::move(thrown), std::move(message), m_span, m_line, {}};
}

void Environment::failLimit(Phrase message) const
{
    throw Failure{Failure::Kind::Limit, {}, std::move(message), m_span, m_line, {}};
}

void Environment::failLongText() const
{
    failLimit(phrase("twig.text-too-long", std::to_string(limits().bytesInString)));
}

void Environment::tooManySteps() const { failLimit(phrase("twig.too-many-steps", std::to_string(limits().steps))); }

// splitmix64: a good spread from any seed.
std::uint64_t Environment::random()
{
    m_drewRandom = true;
    std::uint64_t z = (m_random += 0x9E3779B97F4A7C15u);
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

} // namespace retort::twig

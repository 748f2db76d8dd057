// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/convertdate.h"

#include "engine/twig/date/parsedtime.h"
#include "engine/twig/date/reckon.h"
#include "engine/twig/evaluate/environment.h"
#include "engine/twig/value/convert.h"

#include <algorithm>

namespace retort::twig {

namespace {

bool isDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// As PHP's messages say it. A NUL ends what is said, as it ends PHP's text.
std::string sayError(std::string_view text, const TimeError& error)
{
    std::string said =
        "Failed to parse time string (" + std::string(text) + ") at position " + std::to_string(error.position) + " (";
    if (error.character == '\0')
        return said;
    return said + error.character + "): " + std::string(error.reason);
}

/// What is wrong with a date text, and what PHP knows.
Phrase whyNoDate(std::string_view id, std::string_view text, const TimeError& error)
{
    const bool zone = error.reason.substr(0, 12) == "The timezone";
    const std::string rest(error.position < text.size() ? text.substr(error.position) : std::string_view());
    return phrase(id, std::string(text),
                  zone ? phrase("twig.date-word-unknown", rest)
                       : phrase("twig.date-text-wrong", std::string(error.reason), rest));
}

/// Does it take anything from the present?
bool leavesOpen(const ParsedTime& time)
{
    return !time.year || !time.month || !time.day || (!time.hasDate && !time.hour);
}

[[noreturn]] void failFar(const Environment& environment, std::string_view text)
{
    environment.failLimit(phrase("twig.date-too-far", std::string(text)));
}

ParsedTime parsed(std::string_view text, const Environment& environment, std::optional<TimeError>& error)
{
    ParsedTime time;
    error = TimeParser(environment.surroundings().zones).parse(text, time);
    return time;
}

} // namespace

void failThrown(const std::string& thrown, Phrase message, Environment& environment)
{
    environment.failRuntime("An exception has been thrown during the rendering of a template (\"" + thrown + "\").",
                            std::move(message));
}

ZoneObject zoneOfText(std::string_view name, Environment& environment)
{
    environment.spend(4);
    const ZoneSource* zones = environment.surroundings().zones;
    if (name.find('\0') != std::string_view::npos) {
        environment.failPhp("DateTimeZone::__construct(): Argument #1 ($timezone) must not contain any null bytes",
                            phrase("twig.zone-unknown", std::string(name.substr(0, name.find('\0')))));
    }
    if (auto zone = zoneNamed(name, zones)) {
        if (isOffsetInRange(*zone))
            return *zone;
        failThrown("DateTimeZone::__construct(): Timezone offset is out of range (" + std::string(name) + ")",
                   phrase("twig.zone-too-far", std::string(name)), environment);
    }
    failThrown("DateTimeZone::__construct(): Unknown or bad timezone (" + std::string(name) + ")",
               phrase(zones == nullptr ? "twig.zone-without-data" : "twig.zone-unknown", std::string(name)),
               environment);
}

ZoneObject environmentZone(const Environment& environment)
{
    const std::string& name = environment.settings().timezone;
    if (name == "UTC")
        return utc();
    return zoneOfText(name, const_cast<Environment&>(environment));
}

DateObject dateOfText(std::string_view text, const ZoneObject& zone, Environment& environment)
{
    environment.spend(40 + text.size());
    const ZoneSource* zones = environment.surroundings().zones;
    std::optional<TimeError> error;
    const ParsedTime time = parsed(text.empty() ? "now" : text, environment, error);
    if (error)
        failThrown(sayError(text, *error), whyNoDate("twig.no-date", text, *error), environment);
    if (leavesOpen(time))
        environment.markClockRead();
    DateObject now;
    now.at = environment.surroundings().now;
    setZone(now, zone);
    auto date = newDate(time, now, zones);
    if (!date)
        failFar(environment, text);
    date->mutableDate = true;
    return *date;
}

Value modify(const DateObject& date, std::string_view text, Environment& environment)
{
    environment.spend(40 + text.size());
    std::optional<TimeError> error;
    const ParsedTime time = parsed(text, environment, error);
    if (error) {
        environment.warn("DateTime::modify(): " + sayError(text, *error),
                         whyNoDate("twig.no-date-change", text, *error));
        return Value(false);
    }
    auto changed = modified(date, time, environment.surroundings().zones);
    if (!changed)
        failFar(environment, text);
    return environment.make(*changed);
}

DateObject toDate(Value value, Value zone, Environment& environment)
{
    const bool keep = zone.isBool() && !zone.asBool();
    std::optional<ZoneObject> wanted;
    if (!keep) {
        if (zone.isNull())
            wanted = environmentZone(environment);
        else if (isZone(zone))
            wanted = zoneOf(zone);
        else
            wanted =
                zoneOfText(textParameter(zone, {"DateTimeZone::__construct", 1, "timezone"}, environment), environment);
    }
    if (isDate(value)) {
        DateObject date = dateOf(value);
        if (wanted)
            setZone(date, *wanted);
        return date;
    }
    if (value.isNull() || (isText(value) && value.text() == "now"))
        return dateOfText("now", wanted ? *wanted : environmentZone(environment), environment);

    std::string buffer;
    const std::string_view text = toText(value, buffer, environment);
    DateObject date;
    if (isDigits(text) || (text.substr(0, 1) == "-" && isDigits(text.substr(1)))) {
        date = dateOfText("@" + std::string(text), utc(), environment);
    } else {
        textParameter(value, {"DateTime::__construct", 1, "datetime"}, environment); // refuses arrays
        date = dateOfText(text, environmentZone(environment), environment);
    }
    if (wanted)
        setZone(date, *wanted);
    return date;
}

} // namespace retort::twig

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/datemembers.h"

#include "engine/twig/date/calendar.h"
#include "engine/twig/date/convertdate.h"
#include "engine/twig/date/datediff.h"
#include "engine/twig/date/dateformat.h"
#include "engine/twig/date/reckon.h"
#include "engine/twig/evaluate/environment.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/convert.h"

#include <algorithm>
#include <string>

namespace retort::twig {

namespace {

using Arguments = std::span<const Value>;

/// One call of a method: its arguments as PHP takes them.
class Call {
public:
    Call(std::string function, Arguments arguments, Environment& environment)
        : m_function(std::move(function)), m_arguments(arguments), m_environment(environment)
    {}

    /// Fails where there are fewer or more arguments than the method takes.
    void expect(std::size_t least, std::size_t most) const
    {
        const std::size_t given = m_arguments.size();
        if (given >= least && given <= most)
            return;
        const std::size_t bound = given < least ? least : most;
        const std::string count = std::to_string(bound) + (bound == 1 ? " argument" : " arguments");
        m_environment.failPhp(m_function + "() expects " +
                                  (least == most   ? "exactly "
                                   : given < least ? "at least "
                                                   : "at most ") +
                                  count + ", " + std::to_string(given) + " given",
                              phrase("twig.date-argument-count", m_function, count, std::to_string(given)));
    }
    std::string_view text(int number, std::string_view name) const
    {
        return textParameter(at(number), {m_function, number, name}, m_environment);
    }
    std::int64_t whole(int number, std::string_view name, std::int64_t fallback = 0) const
    {
        return m_arguments.size() < static_cast<std::size_t>(number)
                   ? fallback
                   : intParameter(at(number), {m_function, number, name}, m_environment);
    }
    bool truth(int number, std::string_view name) const
    {
        return m_arguments.size() >= static_cast<std::size_t>(number) &&
               boolParameter(at(number), {m_function, number, name}, m_environment);
    }
    Value object(int number, std::string_view name, std::string_view type, bool (*is)(Value)) const
    {
        const Value value = at(number);
        if (!is(value)) {
            m_environment.failPhp(
                m_function + "(): Argument #" + std::to_string(number) + " ($" + std::string(name) +
                    ") must be of type " + std::string(type) + ", " + std::string(typeName(value)) + " given",
                phrase("twig.date-argument-type", m_function, std::string(type), std::string(typeName(value))));
        }
        return value;
    }
    Value at(int number) const { return m_arguments[static_cast<std::size_t>(number) - 1]; }

private:
    std::string m_function;
    Arguments m_arguments;
    Environment& m_environment;
};

constexpr std::string_view dateMethods[] = {"format",       "modify",       "add",     "sub",     "gettimezone",
                                            "settimezone",  "getoffset",    "settime", "setdate", "setisodate",
                                            "settimestamp", "gettimestamp", "diff"};
constexpr std::string_view otherDateMethods[] = {
    "__construct",         "__wakeup",         "__set_state",   "__serialize", "__unserialize", "createfromimmutable",
    "createfrominterface", "createfromformat", "getlasterrors", "lasterrors"};
constexpr std::string_view zoneMethods[] = {"getname", "getoffset"};
constexpr std::string_view otherZoneMethods[] = {
    "__construct", "__wakeup",          "__set_state",     "__serialize", "__unserialize", "gettransitions",
    "getlocation", "listabbreviations", "listidentifiers", "transitions", "location"};
constexpr std::string_view otherIntervalMethods[] = {"__construct", "__wakeup",      "__set_state",
                                                     "__serialize", "__unserialize", "createfromdatestring"};
constexpr std::string_view shownOfDates[] = {"date", "timezone_type", "timezone"};
constexpr std::string_view shownOfIntervals[] = {"y", "m", "d", "h", "i", "s", "f", "invert", "days", "from_string"};

template <std::size_t N>
bool has(const std::string_view (&names)[N], std::string_view name)
{
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::string lower(std::string_view name)
{
    std::string text(name);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

/// The method that Twig calls for a name: "timestamp" is getTimestamp().
template <std::size_t N>
std::string methodFor(const std::string_view (&methods)[N], std::string_view name)
{
    const std::string small = lower(name);
    if (has(methods, small))
        return small;
    return has(methods, "get" + small) ? "get" + small : std::string();
}

[[noreturn]] void failUnknown(std::string_view type, std::string_view name, const Environment& environment)
{
    environment.failLimit(phrase("twig.date-method-missing", std::string(type), std::string(name)));
}

/// Dates belong to the environment, and PHP's DateTime changes in place.
Value changed(Value date, const std::optional<DateObject>& result, std::string_view method, Environment& environment)
{
    if (!result)
        environment.failLimit(phrase("twig.date-too-far", std::string(method)));
    DateObject& object = const_cast<DateObject&>(dateOf(date));
    object = *result;
    return date;
}

ParsedTime timeOfInterval(const IntervalObject& interval, bool backwards)
{
    const std::int64_t sign = interval.inverted == backwards ? 1 : -1;
    ParsedTime time;
    time.relates = true;
    time.relative.years = interval.years * sign;
    time.relative.months = interval.months * sign;
    time.relative.days = interval.days * sign;
    time.relative.hours = interval.hours * sign;
    time.relative.minutes = interval.minutes * sign;
    time.relative.seconds = interval.seconds * sign;
    time.relative.microseconds = interval.microseconds * sign;
    return time;
}

Value callDate(Value value, std::string_view method, std::string_view written, Arguments arguments,
               Environment& environment)
{
    const ZoneSource* zones = environment.surroundings().zones;
    const DateObject& date = dateOf(value);
    const auto call = [&](std::string_view name) {
        return Call("DateTime::" + std::string(name), arguments, environment);
    };
    const auto apply = [&](const ParsedTime& time) {
        return changed(value, modified(date, time, zones), written, environment);
    };
    environment.spend(8);
    if (method == "format") {
        const Call format = call("format");
        format.expect(1, 1);
        return environment.textValue(formatted(date, format.text(1, "format"), zones));
    }
    if (method == "modify") {
        const Call modifyCall = call("modify");
        modifyCall.expect(1, 1);
        const Value result = modify(date, modifyCall.text(1, "modifier"), environment);
        return isDate(result) ? changed(value, dateOf(result), written, environment) : result;
    }
    if (method == "add" || method == "sub") {
        const Call add = call(method);
        add.expect(1, 1);
        const Value interval = add.object(1, "interval", "DateInterval", isInterval);
        return apply(timeOfInterval(intervalOf(interval), method == "sub"));
    }
    if (method == "diff") {
        const Call diff = call("diff");
        diff.expect(1, 2);
        const Value other = diff.object(1, "targetObject", "DateTimeInterface", isDate);
        IntervalObject interval = difference(date, dateOf(other), zones);
        if (diff.truth(2, "absolute"))
            interval.inverted = false;
        return environment.make(interval);
    }
    if (method == "gettimezone") {
        call("getTimezone").expect(0, 0);
        return environment.make(zoneOfDate(date));
    }
    if (method == "getoffset") {
        call("getOffset").expect(0, 0);
        return Value(std::int64_t{offsetAt(zoneOfDate(date), date.at.seconds, zones).seconds});
    }
    if (method == "gettimestamp") {
        call("getTimestamp").expect(0, 0);
        return Value(date.at.seconds);
    }
    if (method == "settimezone") {
        const Call set = call("setTimezone");
        set.expect(1, 1);
        DateObject moved = date;
        setZone(moved, zoneOf(set.object(1, "timezone", "DateTimeZone", isZone)));
        return changed(value, moved, written, environment);
    }
    ParsedTime time;
    if (method == "settimestamp") {
        const Call set = call("setTimestamp");
        set.expect(1, 1);
        DateObject moved = date;
        moved.at = {.seconds = set.whole(1, "timestamp"), .microseconds = 0};
        const std::int64_t limit = yearLimit * 365 * secondsInDay;
        if (moved.at.seconds > limit || moved.at.seconds < -limit)
            return changed(value, std::nullopt, written, environment);
        return changed(value, moved, written, environment);
    }
    if (method == "settime") {
        const Call set = call("setTime");
        set.expect(2, 4);
        time.hour = set.whole(1, "hour");
        time.minute = set.whole(2, "minute");
        time.second = set.whole(3, "second");
        time.microsecond = set.whole(4, "microsecond");
        return apply(time);
    }
    if (method == "setdate") {
        const Call set = call("setDate");
        set.expect(3, 3);
        time.year = set.whole(1, "year");
        time.month = set.whole(2, "month");
        time.day = set.whole(3, "day");
        return apply(time);
    }
    const Call set = call("setISODate");
    set.expect(2, 3);
    const std::int64_t year = set.whole(1, "year");
    const std::int64_t bound = 1'000'000'000'000;
    if (year < -yearLimit || year > yearLimit)
        return changed(value, std::nullopt, written, environment);
    time.year = year;
    time.month = time.day = 1;
    time.relates = true;
    time.relative.days = daysToIsoWeek(year, std::clamp(set.whole(2, "week"), -bound, bound),
                                       std::clamp(set.whole(3, "dayOfWeek", 1), -bound, bound));
    return apply(time);
}

} // namespace

std::optional<Value> dateMethod(Value date, std::string_view name, Arguments arguments, Environment& environment)
{
    const std::string method = methodFor(dateMethods, name);
    if (!method.empty())
        return callDate(date, method, name, arguments, environment);
    if (has(otherDateMethods, lower(name)))
        failUnknown("DateTime", name, environment);
    return std::nullopt;
}

std::optional<Value> dateProperty(Value date, std::string_view name, Environment& environment)
{
    if (has(shownOfDates, name)) {
        environment.warn("Undefined property: DateTime::$" + std::string(name),
                         phrase("twig.date-property-hidden", std::string(name)));
        return Value();
    }
    return dateMethod(date, name, {}, environment);
}

bool hasDateMember(Value, std::string_view name)
{
    return has(shownOfDates, name) || !methodFor(dateMethods, name).empty() || has(otherDateMethods, lower(name));
}

std::optional<Value> intervalProperty(Value value, std::string_view name, Environment& environment)
{
    const IntervalObject& interval = intervalOf(value);
    if (name == "y")
        return Value(interval.years);
    if (name == "m")
        return Value(interval.months);
    if (name == "d")
        return Value(interval.days);
    if (name == "h")
        return Value(interval.hours);
    if (name == "i")
        return Value(interval.minutes);
    if (name == "s")
        return Value(interval.seconds);
    if (name == "f")
        return Value(static_cast<double>(interval.microseconds) / 1'000'000);
    if (name == "invert")
        return Value(std::int64_t{interval.inverted});
    if (name == "days")
        return interval.totalDays < 0 ? Value(false) : Value(interval.totalDays);
    if (name == "from_string")
        return Value(false);
    return intervalMethod(value, name, {}, environment);
}

std::optional<Value> intervalMethod(Value interval, std::string_view name, Arguments arguments,
                                    Environment& environment)
{
    if (lower(name) == "format") {
        const Call format("DateInterval::format", arguments, environment);
        format.expect(1, 1);
        environment.spend(8);
        return environment.textValue(formatted(intervalOf(interval), format.text(1, "format")));
    }
    if (has(otherIntervalMethods, lower(name)))
        failUnknown("DateInterval", name, environment);
    return std::nullopt;
}

bool hasIntervalMember(Value, std::string_view name)
{
    return has(shownOfIntervals, name) || lower(name) == "format" || has(otherIntervalMethods, lower(name));
}

std::optional<Value> zoneMethod(Value zone, std::string_view name, Arguments arguments, Environment& environment)
{
    const std::string method = methodFor(zoneMethods, name);
    if (method == "getname") {
        Call("DateTimeZone::getName", arguments, environment).expect(0, 0);
        return environment.textValue(zoneText(zoneOf(zone)));
    }
    if (method == "getoffset") {
        const Call offset("DateTimeZone::getOffset", arguments, environment);
        offset.expect(1, 1);
        const Value date = offset.object(1, "datetime", "DateTimeInterface", isDate);
        const ZoneSource* zones = environment.surroundings().zones;
        return Value(std::int64_t{offsetAt(zoneOf(zone), dateOf(date).at.seconds, zones).seconds});
    }
    if (has(otherZoneMethods, lower(name)))
        failUnknown("DateTimeZone", name, environment);
    return std::nullopt;
}

bool hasZoneMember(Value, std::string_view name)
{
    return !methodFor(zoneMethods, name).empty() || has(otherZoneMethods, lower(name));
}

Value publicMembers(Value object, Environment& environment)
{
    ArrayBuilder members(environment);
    const auto set = [&](std::string_view name, Value value) { members.set(Value(name), value); };
    if (isInterval(object)) {
        for (const std::string_view name : shownOfIntervals)
            set(name, *intervalProperty(object, name, environment));
        return members.take();
    }
    ZoneObject zone;
    if (isDate(object)) {
        zone = zoneOfDate(dateOf(object));
        set("date",
            environment.textValue(formatted(dateOf(object), "x-m-d H:i:s.u", environment.surroundings().zones)));
    } else {
        zone = zoneOf(object);
    }
    set("timezone_type", Value(zone.name.empty() ? (zone.abbreviation.empty() ? 1 : 2) : 3));
    set("timezone", environment.textValue(zoneText(zone)));
    return members.take();
}

} // namespace retort::twig

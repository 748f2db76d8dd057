// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/reckon.h"

#include "engine/twig/date/calendar.h"
#include "engine/twig/date/zone.h"

namespace retort::twig {

namespace {

/// A date that is being reckoned: its fields may be out of range until they are put in order.
class Reckoning {
public:
    explicit Reckoning(const LocalFields& fields) : m_fields(fields) {}

    /// In the order in which PHP applies what a text says. False where it goes beyond the years that can be.
    bool apply(const ParsedTime& time);
    /// Seconds since 1970-01-01T00:00:00 of the local clocks.
    std::int64_t seconds() const
    {
        return daysFromCalendar(m_fields.year, m_fields.month, m_fields.day) * secondsInDay + m_fields.hour * 3600 +
               m_fields.minute * 60 + m_fields.second;
    }
    std::int32_t microseconds() const { return static_cast<std::int32_t>(m_fields.microsecond); }

private:
    void add(std::int64_t& to, std::int64_t amount) { m_fits = !__builtin_add_overflow(to, amount, &to) && m_fits; }
    void carry(std::int64_t& from, std::int64_t size, std::int64_t& to)
    {
        add(to, floorDivide(from, size));
        from = floorModulo(from, size);
    }
    bool order();
    void goToDayOf(Relative::DayOf dayOf);
    void goToWeekday(const Relative& relative);
    void addWeekdays(std::int64_t amount);
    std::int64_t days() const { return daysFromCalendar(m_fields.year, m_fields.month, m_fields.day); }

    LocalFields m_fields;
    bool m_fits = true;
};

bool Reckoning::order()
{
    carry(m_fields.microsecond, 1'000'000, m_fields.second);
    carry(m_fields.second, 60, m_fields.minute);
    carry(m_fields.minute, 60, m_fields.hour);
    carry(m_fields.hour, 24, m_fields.day);
    add(m_fields.month, -1);
    carry(m_fields.month, 12, m_fields.year);
    m_fields.month += 1;
    constexpr std::int64_t dayLimit = yearLimit * 367;
    if (!m_fits || m_fields.year < -yearLimit || m_fields.year > yearLimit || m_fields.day < -dayLimit ||
        m_fields.day > dayLimit)
        return false;
    const CalendarDay ordered = calendarFromDays(days());
    m_fields.year = ordered.year;
    m_fields.month = ordered.month;
    m_fields.day = ordered.day;
    return ordered.year >= -yearLimit && ordered.year <= yearLimit;
}

void Reckoning::goToDayOf(Relative::DayOf dayOf)
{
    if (dayOf == Relative::DayOf::None)
        return;
    m_fields.day = dayOf == Relative::DayOf::First ? 1 : 0;
    add(m_fields.month, dayOf == Relative::DayOf::First ? 0 : 1);
}

void Reckoning::goToWeekday(const Relative& relative)
{
    const std::int64_t today = weekday(days());
    std::int64_t wanted = relative.weekday;
    if (relative.behaviour == 2) { // within the week, which begins on Monday
        if (today == 0 && wanted != 0)
            wanted -= 7;
        else if (wanted == 0 && today != 0)
            wanted = 7;
        add(m_fields.day, wanted - today);
        return;
    }
    if (wanted < 0) { // "ago"
        add(m_fields.day, -(7 - (-wanted - today)));
        return;
    }
    std::int64_t ahead = wanted - today;
    if (relative.days < 0 ? ahead < 0 : ahead <= -relative.behaviour)
        ahead += 7;
    add(m_fields.day, ahead);
}

/// So many working days on, weekends not counted; backwards it is the mirror image.
void Reckoning::addWeekdays(std::int64_t amount)
{
    const std::int64_t today = weekday(days());
    const std::int64_t rest = amount % 5;
    add(m_fields.day, amount / 5 * 7);
    std::int64_t extra = 0;
    if (amount > 0) {
        if (rest == 0)
            extra = today == 0 ? -2 : today == 6 ? -1 : 0;
        else if (today == 6)
            extra = 1;
        else if (today + rest > 5)
            extra = 2;
    } else {
        if (rest == 0)
            extra = today == 6 ? 2 : today == 0 ? 1 : 0;
        else if (today == 0)
            extra = -1;
        else if (today + rest < 1)
            extra = -2;
    }
    add(m_fields.day, extra + rest);
}

bool Reckoning::apply(const ParsedTime& time)
{
    const Relative& relative = time.relative;
    std::int64_t months = relative.months;
    if (relative.special == Relative::Special::DayOfWeekInMonth ||
        relative.special == Relative::Special::LastDayOfWeekInMonth) {
        m_fields.day = 1;
        add(m_fields.month, months + (relative.special == Relative::Special::LastDayOfWeekInMonth ? 1 : 0));
        months = 0;
    }
    goToDayOf(relative.dayOf);
    if (!order())
        return false;
    if (relative.toWeekday)
        goToWeekday(relative);
    if (!order())
        return false;
    if (time.relates) {
        add(m_fields.microsecond, relative.microseconds);
        add(m_fields.second, relative.seconds);
        add(m_fields.minute, relative.minutes);
        add(m_fields.hour, relative.hours);
        add(m_fields.day, relative.days);
        add(m_fields.month, months);
        add(m_fields.year, relative.years);
    }
    goToDayOf(relative.dayOf);
    if (!order())
        return false;
    if (relative.special == Relative::Special::Weekdays)
        addWeekdays(relative.amount);
    return order();
}

} // namespace

LocalFields fieldsOf(const DateObject& date, const ZoneSource* zones)
{
    LocalFields fields;
    fields.offset = offsetAt(zoneOfDate(date), date.at.seconds, zones);
    const std::int64_t local = date.at.seconds + fields.offset.seconds;
    const CalendarDay day = calendarFromDays(floorDivide(local, secondsInDay));
    const std::int64_t second = floorModulo(local, secondsInDay);
    fields.year = day.year;
    fields.month = day.month;
    fields.day = day.day;
    fields.hour = second / 3600;
    fields.minute = second / 60 % 60;
    fields.second = second % 60;
    fields.microsecond = date.at.microseconds;
    return fields;
}

std::optional<DateObject> newDate(const ParsedTime& time, const DateObject& now, const ZoneSource* zones)
{
    LocalFields fields = fieldsOf(now, zones);
    const bool anything = time.year || time.month || time.day || time.hour || time.minute || time.second;
    const bool midnight = time.hasDate && time.times == 0;
    fields.year = time.year.value_or(fields.year);
    fields.month = time.month.value_or(fields.month);
    fields.day = time.day.value_or(fields.day);
    fields.hour = midnight ? 0 : time.hour.value_or(fields.hour);
    fields.minute = midnight ? 0 : time.minute.value_or(fields.minute);
    fields.second = midnight ? 0 : time.second.value_or(fields.second);
    fields.microsecond = midnight ? 0 : time.microsecond.value_or(anything ? 0 : fields.microsecond);

    Reckoning reckoning(fields);
    if (!reckoning.apply(time))
        return std::nullopt;
    const ZoneObject zone = time.zone.value_or(zoneOfDate(now));
    DateObject date;
    setZone(date, zone);
    // Of the two moments at which clocks that go back show a time, a zone in the text takes the first one.
    date.at.seconds = momentOf(zone, reckoning.seconds(), time.zones > 0 ? std::optional(true) : std::nullopt, zones);
    date.at.microseconds = reckoning.microseconds();
    return date;
}

std::optional<DateObject> modified(const DateObject& date, const ParsedTime& time, const ZoneSource* zones)
{
    LocalFields fields = fieldsOf(date, zones);
    fields.year = time.year.value_or(fields.year);
    fields.month = time.month.value_or(fields.month);
    fields.day = time.day.value_or(fields.day);
    if (time.hour) {
        fields.hour = *time.hour;
        fields.minute = time.minute.value_or(0);
        fields.second = time.minute ? time.second.value_or(0) : 0;
    }
    fields.microsecond = time.microsecond.value_or(fields.microsecond);

    Reckoning reckoning(fields);
    if (!reckoning.apply(time))
        return std::nullopt;
    ZoneObject zone = zoneOfDate(date);
    // The beginning of 1970 in UTC stands for a timestamp ("@86400" is 86400 seconds later): then the zone is taken
    // too.
    if (time.year == 1970 && time.month == 1 && time.day == 1 && time.hour == 0 && time.minute == 0 &&
        time.second == 0 && time.microsecond == 0 && time.zones > 0 && time.zone && *time.zone == ZoneObject{})
        zone = ZoneObject{};
    DateObject result = date;
    setZone(result, zone);
    result.at.seconds = momentOf(zone, reckoning.seconds(), fields.offset.summer, zones);
    result.at.microseconds = reckoning.microseconds();
    return result;
}

} // namespace retort::twig

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/datediff.h"

#include "engine/twig/date/calendar.h"
#include "engine/twig/date/reckon.h"
#include "engine/twig/date/zone.h"

#include <cstdlib>
#include <limits>
#include <tuple>
#include <utility>

namespace retort::twig {

namespace {

struct Side {
    const DateObject* date;
    LocalFields fields;

    std::int64_t seconds() const { return date->at.seconds; }
    std::int64_t day() const { return daysFromCalendar(fields.year, fields.month, fields.day); }
    auto time() const { return std::tie(fields.hour, fields.minute, fields.second, fields.microsecond); }
    auto clock() const
    {
        return std::tie(fields.year, fields.month, fields.day, fields.hour, fields.minute, fields.second,
                        fields.microsecond);
    }
};

void carry(std::int64_t& from, std::int64_t size, std::int64_t& to)
{
    to += floorDivide(from, size);
    from = floorModulo(from, size);
}

/// Makes all parts positive. Days are borrowed from the months before `base`, or after it where that is the earlier
/// date.
void order(IntervalObject& interval, const LocalFields& base)
{
    std::int64_t micro = interval.microseconds;
    carry(micro, 1'000'000, interval.seconds);
    interval.microseconds = static_cast<std::int32_t>(micro);
    carry(interval.seconds, 60, interval.minutes);
    carry(interval.minutes, 60, interval.hours);
    carry(interval.hours, 24, interval.days);
    carry(interval.months, 12, interval.years);
    std::int64_t year = base.year;
    std::int64_t month = base.month;
    while (interval.days < 0) {
        if (!interval.inverted && --month < 1) {
            month = 12;
            --year;
        }
        interval.days += daysInMonth(year, month);
        --interval.months;
        if (interval.inverted && ++month > 12) {
            month = 1;
            ++year;
        }
    }
    carry(interval.months, 12, interval.years);
}

std::int64_t wholeDays(const Side& one, const Side& two, bool ofOneZone)
{
    if (!ofOneZone)
        return std::llabs(one.seconds() - two.seconds()) / secondsInDay;
    const bool ordered = one.date->at < two.date->at;
    const Side& earlier = ordered ? one : two;
    const Side& later = ordered ? two : one;
    const std::int64_t days = std::llabs(later.day() - earlier.day());
    return days > 0 && later.time() < earlier.time() ? days - 1 : days;
}

/// Near a change of clocks PHP counts the time that went by and not what the clocks show.
void correctForClocks(IntervalObject& interval, const Side& one, const Side& two, const ZoneSource* zones)
{
    const ZoneObject zone = zoneOfDate(*two.date);
    const std::int64_t change = two.fields.offset.seconds - one.fields.offset.seconds;
    const std::int64_t elapsed = two.seconds() - one.seconds();
    const auto countElapsed = [&] {
        interval.hours -= change / 3600;
        interval.minutes -= change % 3600 / 60;
    };
    if (one.fields.offset.summer && !two.fields.offset.summer) {
        if (elapsed + change < secondsInDay)
            countElapsed();
    } else if (!one.fields.offset.summer && two.fields.offset.summer) {
        const std::int64_t since = two.fields.offset.since;
        const std::int64_t nextDay = one.seconds() + secondsInDay;
        if (since != std::numeric_limits<std::int64_t>::min() && !(nextDay > since && nextDay <= since + change) &&
            two.seconds() >= since && (elapsed + change) % secondsInDay > two.seconds() - since)
            countElapsed();
    } else if (elapsed >= secondsInDay) {
        const ZoneOffset before = offsetAt(zone, two.seconds() - two.fields.offset.seconds, zones);
        const std::int64_t step = one.fields.offset.seconds - before.seconds;
        if (before.since != std::numeric_limits<std::int64_t>::min() && two.seconds() >= before.since - step &&
            two.seconds() < before.since) {
            --interval.days;
            interval.hours = 24;
        }
    }
}

} // namespace

IntervalObject difference(const DateObject& from, const DateObject& to, const ZoneSource* zones)
{
    Side one{&from, fieldsOf(from, zones)};
    Side two{&to, fieldsOf(to, zones)};
    const ZoneObject zoneOne = zoneOfDate(from);
    const ZoneObject zoneTwo = zoneOfDate(to);
    const bool ofOneName = !from.zone.empty() && from.zone == to.zone;

    IntervalObject interval;
    if (ofOneName ? two.clock() < one.clock() : to.at < from.at) {
        std::swap(one, two);
        interval.inverted = true;
    }
    const LocalFields& a = one.fields;
    const LocalFields& b = two.fields;
    interval.years = b.year - a.year;
    interval.months = b.month - a.month;
    interval.days = b.day - a.day;
    interval.hours = b.hour - a.hour;
    interval.minutes = b.minute - a.minute;
    interval.seconds = b.second - a.second;
    interval.microseconds = static_cast<std::int32_t>(b.microsecond - a.microsecond);
    const bool sameClocks = ofOneName || (from.zone.empty() && to.zone.empty() && from.offset == to.offset);
    interval.totalDays = wholeDays(one, two, sameClocks);
    if (!ofOneName) {
        interval.seconds += a.offset.seconds - b.offset.seconds;
        order(interval, interval.inverted ? a : b);
        return interval;
    }
    if (two.seconds() < one.seconds()) { // the clocks went back between them, so that the later one shows less
        const std::int64_t change = b.offset.seconds - a.offset.seconds;
        const std::int64_t flipped = std::llabs(interval.minutes * 60 + interval.seconds - change);
        interval.hours = flipped / 3600;
        interval.minutes = flipped % 3600 / 60;
        interval.seconds = flipped % 60;
        interval.inverted = !interval.inverted;
    }
    order(interval, interval.inverted ? a : b);
    correctForClocks(interval, one, two, zones);
    return interval;
}

} // namespace retort::twig

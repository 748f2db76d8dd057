// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/timereading.h"

#include <algorithm>
#include <limits>

namespace retort::twig {

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

/// For amounts: beyond 64 bits they stay at the limit, which is far outside of what a date can be.
std::int64_t heldSum(std::int64_t a, std::int64_t b)
{
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum))
        return b < 0 ? -most : most;
    return std::max(sum, -most); // so that "ago" can turn it
}

std::int64_t heldProduct(std::int64_t a, int factor)
{
    std::int64_t product = 0;
    if (__builtin_mul_overflow(a, factor, &product))
        return a < 0 ? -most : most;
    return product;
}

} // namespace

void TimeReading::addUnits(WordReader& reader, std::int64_t amount, int behaviour, bool keepTime)
{
    const DateUnit* unit = reader.unit();
    if (unit == nullptr)
        return;
    Relative& relative = m_time.relative;
    const auto add = [&](std::int64_t& to) { to = heldSum(to, heldProduct(amount, unit->factor)); };
    switch (unit->kind) {
    case DateUnit::Kind::Microsecond:
        return add(relative.microseconds);
    case DateUnit::Kind::Second:
        return add(relative.seconds);
    case DateUnit::Kind::Minute:
        return add(relative.minutes);
    case DateUnit::Kind::Hour:
        return add(relative.hours);
    case DateUnit::Kind::Day:
        return add(relative.days);
    case DateUnit::Kind::Month:
        return add(relative.months);
    case DateUnit::Kind::Year:
        return add(relative.years);
    case DateUnit::Kind::Weekday:
        m_time.relates = true;
        relative.toWeekday = true;
        if (!keepTime)
            noTime();
        relative.days = heldSum(relative.days, heldProduct(amount > 0 ? amount - 1 : amount, 7));
        relative.weekday = unit->factor;
        relative.behaviour = behaviour;
        return;
    case DateUnit::Kind::Weekdays:
        m_time.relates = true;
        if (!keepTime)
            noTime();
        relative.special = Relative::Special::Weekdays;
        relative.amount = amount;
        return;
    }
}

std::string_view TimeReading::takeTimestamp(bool fraction, WordReader& reader)
{
    std::string_view error;
    m_time.relates = true;
    m_time.hasDate = false;
    noTime();
    if (!beginZone(error)) {
        m_time.year = m_time.month = m_time.day = 0;
        return error;
    }
    const bool negative = reader.peek(1) == '-';
    const auto seconds = reader.signedNumber(24);
    if (!seconds)
        return outOfRange;
    if (fraction) {
        reader.skip(1);
        if (reader.atEnd())
            return "Found unexpected data"; // "@5."
        std::int64_t micro = 0;
        for (int place = 0; place < 6; ++place) {
            micro = micro * 10 + (reader.atEnd() ? 0 : reader.peek() - '0');
            reader.skip(reader.atEnd() ? 0 : 1);
        }
        m_time.relative.microseconds = negative ? -micro : micro;
    }
    m_time.year = 1970;
    m_time.month = m_time.day = 1;
    m_time.relative.seconds = heldSum(m_time.relative.seconds, *seconds);
    m_time.zone = ZoneObject{};
    return {};
}

std::string_view TimeReading::takeTime(DateWord word, WordReader& reader)
{
    if (word == DateWord::HourMinute) {
        if (m_time.times > 1)
            return doubleTime;
        if (m_time.times++ == 1) {
            m_time.year = reader.number(4);
        } else {
            m_time.hour = reader.number(2);
            m_time.minute = reader.number(2);
            m_time.second = 0;
        }
        return {};
    }
    if (word == DateWord::QuarterHour)
        noTime();
    if (!beginTime())
        return doubleTime;
    switch (word) {
    case DateWord::QuarterHour: {
        const bool back = reader.peek() == 'b'; // PHP knows the small letter only
        m_time.hour = reader.number(2).value_or(0) - (back ? 0 : 1);
        m_time.minute = back ? 15 : 45;
        if (!reader.atEnd())
            *m_time.hour += reader.meridian(*m_time.hour);
        break;
    }
    case DateWord::HourMinuteSecond:
        m_time.hour = reader.number(2);
        m_time.minute = reader.number(2);
        m_time.second = reader.number(2);
        break;
    default:
        m_time.hour = reader.number(2);
        if (reader.peek() == ':' || reader.peek() == '.') {
            m_time.minute = reader.number(2);
            if (reader.peek() == ':' || reader.peek() == '.') {
                m_time.second = reader.number(2);
                if (word == DateWord::Time24 ? reader.peek() == '.' : word == DateWord::TimeFraction12)
                    m_time.microsecond = reader.fraction();
            }
        }
        if (word != DateWord::Time24)
            *m_time.hour += reader.meridian(*m_time.hour);
    }
    return {};
}

std::string_view TimeReading::takeRelative(DateWord word, WordReader& reader)
{
    Relative& relative = m_time.relative;
    m_time.relates = true;
    switch (word) {
    case DateWord::DayOfMonth:
        relative.dayOf = reader.peek() == 'l' || reader.peek() == 'L' ? Relative::DayOf::Last : Relative::DayOf::First;
        break;
    case DateWord::WeekdayOfMonth: {
        const DateOrdinal ordinal = reader.ordinal();
        reader.skipSpace();
        const bool counted = ordinal.amount > 0;
        addUnits(reader, ordinal.amount, counted ? 1 : ordinal.behaviour, false);
        relative.special = counted ? Relative::Special::DayOfWeekInMonth : Relative::Special::LastDayOfWeekInMonth;
        break;
    }
    case DateWord::Weekday: {
        const DateUnit* unit = reader.unit();
        relative.toWeekday = true;
        noTime();
        relative.weekday = unit->kind == DateUnit::Kind::Weekdays ? 1 : unit->factor;
        if (relative.behaviour != 2)
            relative.behaviour = 1;
        break;
    }
    case DateWord::RelativeWeek:
    case DateWord::RelativeText: {
        const DateOrdinal ordinal = reader.ordinal();
        reader.skipSpace();
        addUnits(reader, ordinal.amount, ordinal.behaviour, false);
        if (word == DateWord::RelativeWeek) {
            relative.behaviour = 2;
            if (!relative.toWeekday) {
                relative.toWeekday = true;
                relative.weekday = 1;
            }
        }
        break;
    }
    case DateWord::RelativeNumber: {
        const std::int64_t amount = reader.signedNumber(24).value_or(0);
        reader.skipSpace();
        addUnits(reader, amount, 1, true);
        break;
    }
    default: // Ago
        for (std::int64_t* part : {&relative.years, &relative.months, &relative.days, &relative.hours,
                                   &relative.minutes, &relative.seconds, &relative.weekday})
            *part = -*part;
        if (relative.weekday == 0)
            relative.weekday = -7;
        if (relative.special == Relative::Special::Weekdays)
            relative.amount = -relative.amount;
    }
    return {};
}

std::string_view TimeReading::take(DateWord word, std::string_view text)
{
    WordReader reader(text);
    switch (word) {
    case DateWord::Yesterday:
    case DateWord::Tomorrow:
        m_time.relates = true;
        noTime();
        m_time.relative.days = word == DateWord::Tomorrow ? 1 : -1;
        return {};
    case DateWord::Noon:
        noTime();
        beginTime();
        m_time.hour = 12;
        return {};
    case DateWord::Midnight:
        noTime();
        return {};
    case DateWord::Timestamp:
    case DateWord::TimestampFraction:
        return takeTimestamp(word == DateWord::TimestampFraction, reader);
    case DateWord::Time12:
    case DateWord::TimeFraction12:
    case DateWord::Time24:
    case DateWord::HourMinute:
    case DateWord::HourMinuteSecond:
    case DateWord::QuarterHour:
        return takeTime(word, reader);
    case DateWord::American:
    case DateWord::IsoDate:
    case DateWord::IsoDateShortYear:
    case DateWord::IsoDateLongYear:
    case DateWord::YearMonth:
    case DateWord::YearMonthDay:
    case DateWord::DayMonthNameYear:
    case DateWord::PointedDate:
    case DateWord::PointedDateShortYear:
    case DateWord::MonthNameYear:
    case DateWord::YearMonthName:
    case DateWord::MonthNameDay:
    case DateWord::DayMonthName:
    case DateWord::CompactDate:
    case DateWord::YearDay:
    case DateWord::IsoWeekDay:
    case DateWord::IsoWeek:
    case DateWord::MonthNameDayYear:
    case DateWord::YearMonthNameDay:
    case DateWord::MonthName:
        return takeDate(word, reader);
    case DateWord::DateTime:
    case DateWord::LogDate:
    case DateWord::MonthNameDayTime12:
    case DateWord::MonthNameDayTime24:
        return takeBoth(word, reader);
    case DateWord::Year:
        m_time.year = reader.number(4);
        return {};
    case DateWord::DayOfMonth:
    case DateWord::WeekdayOfMonth:
    case DateWord::Ago:
    case DateWord::Weekday:
    case DateWord::RelativeWeek:
    case DateWord::RelativeText:
    case DateWord::RelativeNumber:
        return takeRelative(word, reader);
    case DateWord::Zone: {
        std::string_view error;
        return beginZone(error) ? readZoneHere(reader) : error;
    }
    case DateWord::Now:
    case DateWord::Separator:
    case DateWord::Space:
    case DateWord::End:
        return {};
    case DateWord::Other:
        break;
    }
    return "Unexpected character";
}

} // namespace retort::twig

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/dateformat.h"

#include "engine/twig/date/calendar.h"
#include "engine/twig/date/reckon.h"
#include "engine/twig/date/zone.h"

#include <algorithm>
#include <string>

namespace retort::twig {

namespace {

constexpr std::string_view dayNames[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::string_view monthNames[] = {"January", "February", "March",     "April",   "May",      "June",
                                           "July",    "August",   "September", "October", "November", "December"};

/// Like printf's %0*d: the sign counts as a digit.
std::string padded(std::int64_t value, std::size_t width)
{
    std::string text = std::to_string(value);
    const std::size_t sign = value < 0 ? 1 : 0;
    if (text.size() < width)
        text.insert(sign, width - text.size(), '0');
    return text;
}

/// Four digits at least, without the sign.
std::string yearText(std::int64_t year, bool plus)
{
    return std::string(year < 0 ? "-" : plus ? "+" : "") + padded(year < 0 ? -year : year, 4);
}

/// Internet time: thousandths of a day in Biel.
std::int64_t beat(std::int64_t seconds)
{
    std::int64_t tenths = (seconds % secondsInDay + 3600) * 10;
    if (tenths < 0)
        tenths += 864'000;
    return tenths / 864 % 1000;
}

std::string_view suffixOf(std::int64_t day)
{
    if (day < 10 || day > 19) {
        switch (day % 10) {
        case 1:
            return "st";
        case 2:
            return "nd";
        case 3:
            return "rd";
        }
    }
    return "th";
}

class Formatter {
public:
    Formatter(const DateObject& date, const ZoneSource* zones)
        : m_date(date)
        , m_fields(fieldsOf(date, zones))
        , m_weekday(weekday(floorDivide(date.at.seconds + m_fields.offset.seconds, secondsInDay)))
    {}

    void write(char letter, std::string& out) const;

private:
    std::string abbreviation() const
    {
        if (!m_date.zone.empty() || !m_date.abbreviation.empty())
            return m_fields.offset.abbreviation;
        return "GMT" + offsetText(m_date.offset, false); // as Debian's PHP 8.2 does; 8.0 and others write "+10:00"
    }
    bool isZulu() const
    {
        const std::string text = abbreviation();
        return text == "UTC" || text == "Z" || text == "GMT+0000";
    }
    void writeAll(std::string_view letters, std::string& out) const
    {
        for (const char letter : letters)
            write(letter, out);
    }

    const DateObject& m_date;
    LocalFields m_fields;
    int m_weekday;
};

void Formatter::write(char letter, std::string& out) const
{
    const CalendarDay day{m_fields.year, m_fields.month, m_fields.day};
    const std::int64_t hour12 = m_fields.hour % 12 == 0 ? 12 : m_fields.hour % 12;
    const std::string_view dayName = dayNames[m_weekday];
    const std::string_view monthName = monthNames[day.month - 1];
    switch (letter) {
    case 'd':
        out += padded(day.day, 2);
        return;
    case 'D':
        out += dayName.substr(0, 3);
        return;
    case 'j':
        out += std::to_string(day.day);
        return;
    case 'l':
        out += dayName;
        return;
    case 'S':
        out += suffixOf(day.day);
        return;
    case 'w':
        out += std::to_string(m_weekday);
        return;
    case 'N':
        out += std::to_string(m_weekday == 0 ? 7 : m_weekday);
        return;
    case 'z':
        out += std::to_string(dayOfYear(day));
        return;
    case 'W':
        out += padded(isoWeek(day).week, 2);
        return;
    case 'o':
        out += std::to_string(isoWeek(day).year);
        return;
    case 'F':
        out += monthName;
        return;
    case 'M':
        out += monthName.substr(0, 3);
        return;
    case 'm':
        out += padded(day.month, 2);
        return;
    case 'n':
        out += std::to_string(day.month);
        return;
    case 't':
        out += std::to_string(daysInMonth(day.year, day.month));
        return;
    case 'L':
        out += isLeapYear(day.year) ? '1' : '0';
        return;
    case 'y':
        out += padded(day.year % 100, 2);
        return;
    case 'Y':
        out += yearText(day.year, false);
        return;
    case 'x':
        out += yearText(day.year, day.year > 9999);
        return;
    case 'X':
        out += yearText(day.year, true);
        return;
    case 'a':
        out += m_fields.hour >= 12 ? "pm" : "am";
        return;
    case 'A':
        out += m_fields.hour >= 12 ? "PM" : "AM";
        return;
    case 'B':
        out += padded(beat(m_date.at.seconds), 3);
        return;
    case 'g':
        out += std::to_string(hour12);
        return;
    case 'G':
        out += std::to_string(m_fields.hour);
        return;
    case 'h':
        out += padded(hour12, 2);
        return;
    case 'H':
        out += padded(m_fields.hour, 2);
        return;
    case 'i':
        out += padded(m_fields.minute, 2);
        return;
    case 's':
        out += padded(m_fields.second, 2);
        return;
    case 'u':
        out += padded(m_fields.microsecond, 6);
        return;
    case 'v':
        out += padded(m_fields.microsecond / 1000, 3);
        return;
    case 'I':
        out += m_fields.offset.summer ? '1' : '0';
        return;
    case 'P':
    case 'O':
        out += offsetText(m_fields.offset.seconds, letter == 'P');
        return;
    case 'p':
        out += isZulu() ? "Z" : offsetText(m_fields.offset.seconds, true);
        return;
    case 'T':
        out += abbreviation();
        return;
    case 'e': // an offset's seconds are left out, other than in zoneText()
        out += m_date.zone.empty() && m_date.abbreviation.empty() ? offsetText(m_date.offset, true)
                                                                  : zoneText(zoneOfDate(m_date));
        return;
    case 'Z':
        out += std::to_string(m_fields.offset.seconds);
        return;
    case 'c':
        out += padded(day.year, 4);
        writeAll("-m-d", out);
        out += 'T';
        writeAll("H:i:sP", out);
        return;
    case 'r':
        writeAll("D, d M ", out);
        out += padded(day.year, 4);
        writeAll(" H:i:s O", out);
        return;
    case 'U':
        out += std::to_string(m_date.at.seconds);
        return;
    default:
        out += letter;
    }
}

} // namespace

std::string formatted(const DateObject& date, std::string_view format, const ZoneSource* zones)
{
    const Formatter formatter(date, zones);
    std::string out;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '\\')
            formatter.write(format[i], out);
        else
            out += ++i < format.size() ? format[i] : '\0'; // after a last backslash PHP writes what ends its text
    }
    return out;
}

std::string formatted(const IntervalObject& interval, std::string_view format)
{
    std::string out;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%') {
            out += format[i];
            continue;
        }
        if (++i == format.size())
            break; // a last % is dropped
        switch (format[i]) {
        case 'Y':
            out += padded(interval.years, 2);
            break;
        case 'y':
            out += std::to_string(interval.years);
            break;
        case 'M':
            out += padded(interval.months, 2);
            break;
        case 'm':
            out += std::to_string(interval.months);
            break;
        case 'D':
            out += padded(interval.days, 2);
            break;
        case 'd':
            out += std::to_string(interval.days);
            break;
        case 'H':
            out += padded(interval.hours, 2);
            break;
        case 'h':
            out += std::to_string(interval.hours);
            break;
        case 'I':
            out += padded(interval.minutes, 2);
            break;
        case 'i':
            out += std::to_string(interval.minutes);
            break;
        case 'S':
            out += padded(interval.seconds, 2);
            break;
        case 's':
            out += std::to_string(interval.seconds);
            break;
        case 'F':
            out += padded(interval.microseconds, 6);
            break;
        case 'f':
            out += std::to_string(interval.microseconds);
            break;
        case 'a':
            out += interval.totalDays < 0 ? "(unknown)" : std::to_string(interval.totalDays);
            break;
        case 'R':
            out += interval.inverted ? '-' : '+';
            break;
        case 'r':
            out += interval.inverted ? "-" : "";
            break;
        case '%':
            out += '%';
            break;
        default:
            out += '%';
            out += format[i];
        }
    }
    return out;
}

} // namespace retort::twig

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/grammar.h"

#include <array>
#include <string>

namespace retort::twig {

namespace {

std::string either(std::initializer_list<std::string> parts)
{
    std::string all = "(";
    for (const std::string& part : parts)
        all += (all.size() > 1 ? "|" : "") + part;
    return all + ')';
}

std::string maybe(const std::string& part) { return '(' + part + ")?"; }

// PHP's manual, "Supported Date and Time Formats", with what PHP 8.2 does beyond it.
std::array<std::string, static_cast<std::size_t>(DateWord::Other) + 1> patterns()
{
    const std::string space = "([ \t]+|(\\xC2\\xA0)+|(\\xE2\\x80\\xAF)+)"; // also no-break ones
    const std::string fraction = "\\.[0-9]+";
    const std::string hour24 = "([01]?[0-9]|2[0-4])";
    const std::string hour24Two = "([01][0-9]|2[0-4])";
    const std::string hour12 = "(0?[1-9]|1[0-2])";
    const std::string minute = "([0-5]?[0-9])";
    const std::string minuteTwo = "([0-5][0-9])";
    const std::string second = either({minute, "60"});
    const std::string secondTwo = either({minuteTwo, "60"});
    const std::string meridian = "([AaPp]\\.?[Mm]\\.?[\\x00\t ])";
    const std::string zoneName = "(\\(?[A-Za-z]{1,6}\\)?|[A-Z][a-z]+([_/-][A-Za-z]+)+)";
    const std::string zoneOffset = "((GMT)?[+-]" +
                                   either({hour24 + maybe(":?" + minute), hour24Two + minuteTwo + secondTwo,
                                           hour24Two + ":" + minuteTwo + ":" + secondTwo}) +
                                   ")";
    const std::string zone = either({zoneOffset, zoneName});

    const std::string month = "(0?[0-9]|1[0-2])";
    const std::string monthTwo = "(0[0-9]|1[0-2])";
    const std::string day = "(([0-2]?[0-9]|3[01])(st|nd|rd|th)?)";
    const std::string dayTwo = "(0[0-9]|[12][0-9]|3[01])";
    const std::string year = "[0-9]{1,4}";
    const std::string year2 = "[0-9]{2}";
    const std::string year4 = "[0-9]{4}";
    const std::string yearDay = "(00[1-9]|0[1-9][0-9]|[12][0-9][0-9]|3[0-5][0-9]|36[0-6])";
    const std::string week = "(0[1-9]|[1-4][0-9]|5[0-3])";

    const std::string dayName = "('sunday'|'monday'|'tuesday'|'wednesday'|'thursday'|'friday'|'saturday')";
    const std::string dayShort = "('sun'|'mon'|'tue'|'wed'|'thu'|'fri'|'sat')";
    const std::string dayText = either({dayName + "('s')?", dayShort, "'weekdays'", "'weekday'"});
    const std::string monthLong = "('january'|'february'|'march'|'april'|'may'|'june'|'july'|'august'|'september'|"
                                  "'october'|'november'|'december')";
    const std::string monthShort = "('jan'|'feb'|'mar'|'apr'|'may'|'jun'|'jul'|'aug'|'sep'|'sept'|'oct'|'nov'|'dec')";
    const std::string monthRoman = "(I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII)";
    const std::string monthText = either({monthLong, monthShort, monthRoman});

    const std::string point = "[:.]";
    const std::string shortTime12 = hour12 + point + minuteTwo + maybe(space) + meridian;
    const std::string longTime12 = hour12 + point + minute + point + secondTwo + maybe(space) + meridian;
    const std::string shortTime24 = "('t')?" + hour24 + point + minute;
    const std::string longTime24 = shortTime24 + point + second;
    const std::string longTime24Zone = shortTime24 + point + secondTwo + maybe(space) + zone;
    const std::string gap = "[ .\t-]*";
    const std::string monthDay = monthText + gap + day + "([,.stndrh\t ]+|\\x00)";
    const std::string isoDate = year4 + "-" + monthTwo + "-" + dayTwo;
    const std::string clock = hour24Two + ":" + minuteTwo + ":" + secondTwo;

    const std::string ordinal = "('first'|'second'|'third'|'fourth'|'fifth'|'sixth'|'seventh'|'eight'|'eighth'|'ninth'|"
                                "'tenth'|'eleventh'|'twelfth')";
    const std::string relation = "('next'|'last'|'previous'|'this')";
    const std::string unit =
        either({"'ms'", "\\xC2\\xB5's'", "\\xC2\\xB5'sec'",
                "('msec'|'millisecond'|'microsecond'|'usec'|'sec'|'second'|'min'|'minute'|'hour'|'day'|'fortnight'|"
                "'forthnight'|'month'|'year')('s')?",
                "\\xC2\\xB5'secs'", "'weeks'", dayText});

    std::array<std::string, static_cast<std::size_t>(DateWord::Other) + 1> all;
    const auto set = [&](DateWord word, std::initializer_list<std::string> forms) {
        all[static_cast<std::size_t>(word)] = either(forms);
    };
    set(DateWord::Yesterday, {"'yesterday'"});
    set(DateWord::Now, {"'now'"});
    set(DateWord::Noon, {"'noon'"});
    set(DateWord::Midnight, {"'midnight'", "'today'"});
    set(DateWord::Tomorrow, {"'tomorrow'"});
    set(DateWord::Timestamp, {"@-?[0-9]+"});
    set(DateWord::TimestampFraction, {"@-?[0-9]+\\.[0-9]{0,6}"});
    set(DateWord::DayOfMonth, {"'first day of'", "'last day of'"});
    set(DateWord::QuarterHour, {"('back of '|'front of ')" + hour24 + maybe(maybe(space) + meridian)});
    set(DateWord::WeekdayOfMonth,
        {either({ordinal, relation}) + space + either({dayName + "('s')?", dayShort}) + space + "'of'"});
    set(DateWord::Time12, {hour12 + maybe(space) + meridian, shortTime12, longTime12});
    set(DateWord::TimeFraction12, {hour12 + ":" + minuteTwo + ":" + secondTwo + "[:.][0-9]+" + meridian});
    set(DateWord::Time24, {"'t'" + hour24, shortTime24, longTime24, longTime24 + fraction});
    set(DateWord::HourMinute, {"('t')?" + hour24Two + minuteTwo});
    set(DateWord::HourMinuteSecond, {"('t')?" + hour24Two + minuteTwo + secondTwo});
    set(DateWord::American, {month + "/" + day, month + "/" + day + "/" + year});
    set(DateWord::IsoDate,
        {"[+-]?" + isoDate, year4 + "/" + monthTwo + "/" + dayTwo + "/?", year4 + "/" + month + "/" + day});
    set(DateWord::IsoDateShortYear, {year2 + "-" + monthTwo + "-" + dayTwo});
    set(DateWord::IsoDateLongYear, {"[+-][0-9]{5,19}-" + monthTwo + "-" + dayTwo});
    set(DateWord::YearMonth, {year4 + "-" + month});
    set(DateWord::YearMonthDay, {year + "-" + month + "-" + day});
    set(DateWord::DayMonthNameYear, {day + gap + monthText + gap + year});
    set(DateWord::PointedDate, {day + "[.\t-]" + month + "[.-]" + year4});
    set(DateWord::PointedDateShortYear, {day + "[.\t]" + month + "\\." + year2});
    set(DateWord::MonthNameYear, {monthText + gap + year4});
    set(DateWord::YearMonthName, {year4 + gap + monthText});
    set(DateWord::MonthNameDay, {monthText + gap + day + "[,.stndrh\t ]+" + year, monthDay});
    set(DateWord::DayMonthName, {day + gap + monthText});
    set(DateWord::CompactDate, {year4 + monthTwo + dayTwo});
    set(DateWord::DateTime, {year4 + monthTwo + dayTwo + "T" + hour24 + ":" + minuteTwo + ":" + secondTwo,
                             year4 + monthTwo + dayTwo + "'t'" + hour24 + minuteTwo + secondTwo,
                             isoDate + "T" + clock + fraction + maybe(zoneOffset),
                             year4 + "-" + month + "-" + day + "T" + hour24 + ":" + minute + ":" + second,
                             year4 + ":" + monthTwo + ":" + dayTwo + " " + clock});
    set(DateWord::YearDay, {year4 + "[.-]?" + yearDay});
    set(DateWord::IsoWeekDay, {year4 + "-?W" + week + "-?[0-7]"});
    set(DateWord::IsoWeek, {year4 + "-?W" + week});
    set(DateWord::MonthNameDayYear, {monthShort + "-" + dayTwo + "-" + year});
    set(DateWord::YearMonthNameDay, {year + "-" + monthShort + "-" + dayTwo});
    set(DateWord::LogDate, {day + "/" + monthShort + "/" + year4 + ":" + clock + space + zoneOffset});
    set(DateWord::Year, {year4});
    set(DateWord::Ago, {"'ago'"});
    set(DateWord::Weekday, {dayText});
    set(DateWord::RelativeWeek, {relation + space + "'week'"});
    set(DateWord::RelativeText, {either({ordinal, relation}) + space + unit});
    set(DateWord::MonthName, {monthLong, monthShort});
    set(DateWord::Zone, {zone});
    set(DateWord::MonthNameDayTime12, {monthDay + either({shortTime12, longTime12})});
    set(DateWord::MonthNameDayTime24, {monthDay + either({shortTime24, longTime24, longTime24Zone})});
    set(DateWord::RelativeNumber, {"[+-]*[ \t]*[0-9]{1,13}" + maybe(space) + either({unit, "'week'"})});
    set(DateWord::Separator, {"[.,]"});
    set(DateWord::Space, {space});
    set(DateWord::End, {"[\\x00\\x0A]"});
    set(DateWord::Other, {"[\\x01-\\xFF]"});
    return all;
}

} // namespace

const PatternSet& dateWords()
{
    static const PatternSet set(patterns());
    return set;
}

} // namespace retort::twig

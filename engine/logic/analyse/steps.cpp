// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/steps.h"

#include "engine/base/decimal.h"
#include "engine/json/write.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace retort::logic {

namespace {

constexpr int mostDecimals = 9;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }

/// A number of `count` digits at `at`; -1 where there are others.
int digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return -1;
    int number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (!isDigit(text[i]))
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

// Days since 1970-01-01 in the Gregorian calendar, with years that begin in March so that the leap day comes last.
std::int64_t daysOf(int year, int month, int day)
{
    const std::int64_t y = month > 2 ? year : year - 1;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t yearOfEra = y - era * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

std::string twoDigits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string dateOf(std::int64_t days)
{
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const std::int64_t dayOfEra = days - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t monthFromMarch = (5 * dayOfYear + 2) / 153;
    const std::int64_t day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    const std::int64_t month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    const std::int64_t year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    const std::string text = std::to_string(year);
    return std::string(text.size() < 4 ? 4 - text.size() : 0, '0') + text + '-' + twoDigits(month) + '-' +
           twoDigits(day);
}

/// "2026-01-31", and what may follow: " 10:30", "T10:30:00", with a fraction and a zone that stay as they are.
std::optional<std::string> steppedDate(std::string_view text, int direction)
{
    const int year = digitsAt(text, 0, 4);
    const int month = digitsAt(text, 5, 2);
    const int day = digitsAt(text, 8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const std::int64_t days = daysOf(year, month, day);
    if (year == 9999 || (year == 1 && month == 1))
        return std::nullopt;
    const int hour = digitsAt(text, 11, 2);
    const int minute = digitsAt(text, 14, 2);
    const bool timed = text.size() >= 16 && (text[10] == 'T' || text[10] == ' ') && text[13] == ':' && hour >= 0 &&
                       hour < 24 && minute >= 0 && minute < 60;
    if (!timed)
        return dateOf(days + direction) + std::string(text.substr(10));
    const int second = text.size() >= 19 && text[16] == ':' ? digitsAt(text, 17, 2) : -1;
    const bool seconds = second >= 0 && second < 60;
    std::int64_t moment = days * 86400 + hour * 3600 + minute * 60 + (seconds ? second : 0);
    moment += direction * (seconds ? 1 : 60);
    const std::int64_t date = (moment >= 0 ? moment : moment - 86399) / 86400;
    const std::int64_t rest = moment - date * 86400;
    std::string next = dateOf(date) + text[10] + twoDigits(rest / 3600) + ':' + twoDigits(rest / 60 % 60);
    if (seconds)
        next += ':' + twoDigits(rest % 60);
    return next + std::string(text.substr(seconds ? 19 : 16));
}

} // namespace

json::Data dataOf(std::string_view text)
{
    json::Builder out;
    out.text(text);
    return out.take();
}

json::Data dataOf(std::int64_t number)
{
    json::Builder out;
    out.integer(number);
    return out.take();
}

json::Data dataOf(double number)
{
    json::Builder out;
    out.number(number);
    return out.take();
}

json::Data truthData(bool value)
{
    json::Builder out;
    out.boolean(value);
    return out.take();
}

int decimalsOf(json::Value number)
{
    if (!number.isDouble() || !std::isfinite(number.asDouble()))
        return 0;
    const std::string text = json::numberText(number.asDouble());
    const std::size_t point = text.find('.');
    if (point == std::string::npos || text.find('e') != std::string::npos)
        return 0;
    return static_cast<int>(std::min<std::size_t>(text.size() - point - 1, mostDecimals));
}

json::Data stepped(json::Value number, int direction, int decimals)
{
    if (number.isInt() && decimals == 0) {
        const std::int64_t at = number.asInt();
        const bool atEnd =
            at == (direction < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max());
        return atEnd ? dataOf(static_cast<double>(at)) : dataOf(at + direction);
    }
    // Rounded to the digits that are shown, so that 1000 - 0.01 is 999.99 and nothing beside it.
    const double at = number.number();
    const double raw = at + direction * std::pow(10.0, -decimals);
    char text[400];
    const auto written = std::to_chars(text, text + sizeof text, std::fabs(raw), std::chars_format::fixed, decimals);
    double next = raw;
    if (written.ec == std::errc() && std::isfinite(raw))
        next = std::copysign(decimalValue({text, static_cast<std::size_t>(written.ptr - text)}), raw);
    if (!(direction < 0 ? next < at : next > at)) // too large for such a step, or too small
        next = std::nextafter(at, direction * std::numeric_limits<double>::infinity());
    return dataOf(next == 0 ? 0.0 : next);
}

std::optional<std::string> stepped(std::string_view text, int direction)
{
    if (auto date = steppedDate(text, direction))
        return date;
    if (!text.empty() && text.size() < 18 && std::all_of(text.begin(), text.end(), isDigit)) {
        std::int64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        if (number + direction < 0)
            return "-1";
        const std::string next = std::to_string(number + direction);
        return std::string(text.size() > next.size() && text[0] == '0' ? text.size() - next.size() : 0, '0') + next;
    }
    if (direction > 0)
        return std::string(text) + 'a';
    if (text.empty())
        return std::nullopt;
    std::size_t last = text.size() - 1; // of its last character
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U)
        --last;
    return std::string(text.substr(0, last));
}

std::optional<std::string> otherLetters(std::string_view text)
{
    const auto first = std::find_if(text.begin(), text.end(), [](char c) { return isLower(c) || isUpper(c); });
    if (first == text.end())
        return std::nullopt;
    std::string other(text);
    if (isLower(*first)) {
        other[static_cast<std::size_t>(first - text.begin())] = static_cast<char>(*first - 'a' + 'A');
        return other;
    }
    for (char& c : other) {
        if (isUpper(c))
            c = static_cast<char>(c - 'A' + 'a');
    }
    return other;
}

} // namespace retort::logic

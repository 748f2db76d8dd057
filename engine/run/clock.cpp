// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/clock.h"

#include <chrono>
#include <string>

namespace retort::run {

namespace {

constexpr std::int64_t secondsInDay = 86'400;

/// Takes a text apart from its beginning.
class Scan {
public:
    explicit Scan(std::string_view text) : m_text(text) {}

    bool done() const { return m_text.empty(); }
    bool take(char c)
    {
        if (m_text.empty() || m_text.front() != c)
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    bool takeOneOf(std::string_view characters)
    {
        return !m_text.empty() && characters.find(m_text.front()) != std::string_view::npos && take(m_text.front());
    }
    bool sees(std::string_view characters) const
    {
        return !m_text.empty() && characters.find(m_text.front()) != std::string_view::npos;
    }
    /// Exactly that many digits.
    std::optional<int> digits(std::size_t count)
    {
        int number = 0;
        if (m_text.size() < count)
            return std::nullopt;
        for (std::size_t i = 0; i < count; ++i) {
            if (m_text[i] < '0' || m_text[i] > '9')
                return std::nullopt;
            number = number * 10 + (m_text[i] - '0');
        }
        m_text.remove_prefix(count);
        return number;
    }
    /// The digits of a fraction as microseconds; what is finer is left out.
    std::optional<int> microseconds()
    {
        int number = 0;
        std::size_t count = 0;
        for (; !m_text.empty() && m_text.front() >= '0' && m_text.front() <= '9'; m_text.remove_prefix(1), ++count) {
            if (count < 6)
                number = number * 10 + (m_text.front() - '0');
        }
        for (std::size_t i = count; i < 6; ++i)
            number *= 10;
        return count > 0 ? std::optional(number) : std::nullopt;
    }

private:
    std::string_view m_text;
};

std::optional<std::int64_t> dayOf(Scan& scan)
{
    const auto year = scan.digits(4);
    const bool dashes = scan.take('-');
    const auto month = scan.digits(2);
    if (dashes && !scan.take('-'))
        return std::nullopt;
    const auto day = scan.digits(2);
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

struct Clock {
    std::int64_t seconds = 0; ///< Of the day.
    int microseconds = 0;
};

std::optional<Clock> clockOf(Scan& scan)
{
    Clock clock;
    const auto hour = scan.digits(2);
    const bool colons = scan.take(':');
    const auto minute = scan.digits(2);
    if (!hour || !minute || *hour > 24 || *minute > 59)
        return std::nullopt;
    int second = 0;
    if (colons ? scan.take(':') : scan.sees("0123456789")) {
        const auto read = scan.digits(2);
        if (!read || *read > 59)
            return std::nullopt;
        second = *read;
        if (scan.takeOneOf(".,")) {
            const auto fraction = scan.microseconds();
            if (!fraction)
                return std::nullopt;
            clock.microseconds = *fraction;
        }
    }
    if (*hour == 24 && (*minute > 0 || second > 0 || clock.microseconds > 0))
        return std::nullopt; // 24:00 is the end of the day, and nothing comes after it
    clock.seconds = std::int64_t{*hour} * 3600 + *minute * 60 + second;
    return clock;
}

/// "+10:00", "-0330", "+10"
std::optional<std::int64_t> offsetOf(Scan& scan)
{
    const bool west = scan.sees("-");
    if (!scan.takeOneOf("+-"))
        return std::nullopt;
    const auto hours = scan.digits(2);
    std::optional<int> minutes = 0;
    if (scan.take(':') || !scan.done())
        minutes = scan.digits(2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59 || !scan.done())
        return std::nullopt;
    const std::int64_t seconds = std::int64_t{*hours} * 3600 + *minutes * 60;
    return west ? -seconds : seconds;
}

/// What a zone's clocks are ahead of UTC when they show `local`.
std::optional<std::int64_t> offsetOf(std::string_view zone, std::int64_t local, const ZoneSource* zones)
{
    if (zone.empty() || zone == "UTC" || zone == "Z")
        return 0;
    if (zone.front() == '+' || zone.front() == '-') {
        Scan scan(zone);
        return offsetOf(scan);
    }
    if (!zones)
        return std::nullopt;
    const auto name = zones->find(zone);
    if (!name)
        return std::nullopt;
    // No zone changes its clocks twice within a day and a half of any of its hours. The offset before a change is taken
    // where it fits, and where neither does.
    constexpr std::int64_t day = 86'400;
    const std::int64_t before = zones->at(*name, local - day).seconds;
    const std::int64_t after = zones->at(*name, local + day).seconds;
    const auto fits = [&](std::int64_t offset) { return zones->at(*name, local - offset).seconds == offset; };
    return fits(before) || !fits(after) ? before : after;
}

} // namespace

std::optional<Instant> instantOf(std::string_view iso, std::string_view zone, const ZoneSource* zones)
{
    Scan scan(iso);
    const auto day = dayOf(scan);
    if (!day)
        return std::nullopt;
    Clock clock;
    std::optional<std::int64_t> offset;
    if (!scan.done()) {
        if (!scan.takeOneOf("Tt "))
            return std::nullopt;
        const auto read = clockOf(scan);
        if (!read)
            return std::nullopt;
        clock = *read;
        if (scan.takeOneOf("Zz")) {
            if (!scan.done())
                return std::nullopt;
            offset = 0;
        } else if (!scan.done()) {
            offset = offsetOf(scan);
            if (!offset)
                return std::nullopt;
        }
    }
    const std::int64_t local = *day * secondsInDay + clock.seconds;
    if (!offset)
        offset = offsetOf(zone, local, zones);
    if (!offset)
        return std::nullopt;
    return Instant{local - *offset, clock.microseconds};
}

} // namespace retort::run

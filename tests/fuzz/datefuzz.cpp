// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/datediff.h"
#include "engine/twig/date/dateformat.h"
#include "engine/twig/date/reckon.h"
#include "engine/twig/date/zone.h"
#include "tests/support/fakezones.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace retort;
using namespace retort::twig;

namespace {

void require(bool holds, const char* what)
{
    if (!holds) {
        std::fprintf(stderr, "does not hold: %s\n", what);
        std::abort();
    }
}

std::optional<ParsedTime> parsed(std::string_view text, const ZoneSource& zones)
{
    ParsedTime time;
    if (const auto error = TimeParser(&zones).parse(text, time)) {
        require(error->position <= text.size() && !error->reason.empty(), "an error has a place and a reason");
        return std::nullopt;
    }
    return time;
}

} // namespace

/// A zone, a date, a change and a format, parted by line feeds: nothing of them breaks, and a date that is printed
/// whole is read again as the same moment.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const FakeZones zones;
    std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto line = [&text] {
        const std::string_view first = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), first.size() + 1));
        return first;
    };
    DateObject now;
    now.at = {.seconds = 1'770'091'800, .microseconds = 5};
    setZone(now, zoneNamed(line(), &zones).value_or(utc()));
    const auto time = parsed(line(), zones);
    const auto date = time ? newDate(*time, now, &zones) : std::nullopt;
    if (!date)
        return 0;
    const auto change = parsed(line(), zones);
    const auto later = change ? modified(*date, *change, &zones) : std::nullopt;
    formatted(*date, text, &zones);
    if (later) {
        const IntervalObject interval = difference(*date, *later, &zones);
        require(interval.totalDays >= 0 && interval.months < 12, "an interval is in order");
        formatted(interval, text);
    }
    const LocalFields fields = fieldsOf(*date, &zones);
    // PHP takes "+77" for an offset, and does not read the "+77:00" that it prints of it.
    const bool readable = fields.offset.seconds % 60 == 0 && std::abs(fields.offset.seconds) < 24 * 3600;
    if (fields.year >= 1 && fields.year <= 9999 && readable) {
        const auto again = parsed(formatted(*date, "Y-m-d\\TH:i:s.uP", &zones), zones);
        require(again && newDate(*again, now, &zones)->at == date->at, "what is printed is read again");
    }
    return 0;
}

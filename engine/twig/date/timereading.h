// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/date/grammar.h"
#include "engine/twig/date/parsedtime.h"
#include "engine/twig/date/wordreader.h"
#include "engine/twig/date/zone.h"

#include <string_view>

namespace retort::twig {

/// The work on one text: each word fills something in.
class TimeReading {
public:
    TimeReading(ParsedTime& time, const ZoneSource* zones) : m_time(time), m_zones(zones) {}

    /// Why PHP refuses it, or "".
    std::string_view take(DateWord word, std::string_view text);

private:
    static constexpr std::string_view unknownZone = "The timezone could not be found in the database";
    static constexpr std::string_view doubleTime = "Double time specification";
    static constexpr std::string_view doubleDate = "Double date specification";
    static constexpr std::string_view outOfRange = "Number out of range";

    std::string_view takeTime(DateWord word, WordReader& reader);
    std::string_view takeDate(DateWord word, WordReader& reader);
    std::string_view takeBoth(DateWord word, WordReader& reader);
    std::string_view takeRelative(DateWord word, WordReader& reader);
    std::string_view takeTimestamp(bool fraction, WordReader& reader);

    void setTime(std::int64_t hour, std::int64_t minute, std::int64_t second, std::int64_t microsecond)
    {
        m_time.hour = hour;
        m_time.minute = minute;
        m_time.second = second;
        m_time.microsecond = microsecond;
    }
    void noTime()
    {
        m_time.times = 0;
        setTime(0, 0, 0, 0);
    }
    bool beginTime()
    {
        if (m_time.times > 0)
            return false;
        m_time.times = 1;
        setTime(0, 0, 0, 0);
        return true;
    }
    bool beginDate()
    {
        const bool first = !m_time.hasDate;
        m_time.hasDate = true;
        return first;
    }
    /// A second zone is passed over, a third one is an error. False: nothing is to be read.
    bool beginZone(std::string_view& error)
    {
        if (m_time.zones > 1)
            error = "Double timezone specification";
        return m_time.zones++ == 0;
    }
    std::string_view readZoneHere(WordReader& reader)
    {
        m_time.zone = readZone(reader, m_zones);
        return m_time.zone ? "" : unknownZone;
    }
    void addUnits(WordReader& reader, std::int64_t amount, int behaviour, bool keepTime);

    ParsedTime& m_time;
    const ZoneSource* m_zones;
};

} // namespace retort::twig

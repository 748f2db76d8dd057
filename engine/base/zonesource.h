// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retort {

/// What a time zone's clocks show at a moment.
struct ZoneOffset {
    std::int32_t seconds = 0; ///< East of UTC.
    bool summer = false;      ///< Daylight saving time.
    std::string abbreviation; ///< "AEDT"

    bool operator==(const ZoneOffset&) const = default;
};

/// What a local time means in a zone. Where clocks go forward (no moment has it) or back (two have it), the two offsets
/// differ; else they are the same.
struct LocalTime {
    ZoneOffset before; ///< In force before the change.
    ZoneOffset after;
};

/// The time zones of the tz database, from outside: the engine reads no files. Immutable, so that a run repeats.
class ZoneSource {
public:
    virtual ~ZoneSource() = default;

    /// A zone's name as the database writes it ("Australia/Sydney") for one in any letter case; none where it is
    /// unknown. Only names of the list are ever looked up, no path reaches a file.
    virtual std::optional<std::string> find(std::string_view name) const = 0;
    /// `zone` is a name that find() gave; `seconds` since 1970-01-01T00:00:00Z.
    virtual ZoneOffset at(const std::string& zone, std::int64_t seconds) const = 0;
    /// `seconds` since 1970-01-01T00:00:00 of the zone's own clocks.
    virtual LocalTime local(const std::string& zone, std::int64_t seconds) const = 0;
    /// Of the database: "2025b".
    virtual std::string version() const = 0;
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace retort {

/// What a time zone's clocks show at a moment.
struct ZoneOffset {
    std::int32_t seconds = 0; ///< East of UTC.
    bool summer = false;      ///< Daylight saving time, as the database has it (Dublin's is in winter).
    std::string abbreviation; ///< "AEDT"
    /// When these clocks came into force, in seconds since 1970-01-01T00:00:00Z; the least number for the first ones.
    std::int64_t since = std::numeric_limits<std::int64_t>::min();

    bool operator==(const ZoneOffset&) const = default;
};

/// The time zones of the tz database, from outside: the engine reads no files. Immutable, so that a run repeats, and
/// good for any thread.
class ZoneSource {
public:
    virtual ~ZoneSource() = default;

    /// A zone's name as the database writes it ("Australia/Sydney") for one in any letter case; none where it is
    /// unknown. Only names of the list are ever looked up, no path reaches a file.
    virtual std::optional<std::string> find(std::string_view name) const = 0;
    /// `zone` is a name that find() gave; `seconds` since 1970-01-01T00:00:00Z.
    virtual ZoneOffset at(const std::string& zone, std::int64_t seconds) const = 0;
    /// Of the database: "2025b"; "" where it does not say.
    virtual std::string version() const = 0;
};

} // namespace retort

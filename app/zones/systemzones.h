// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/base/zonesource.h"

#include <map>
#include <memory>
#include <string>

namespace date {
class time_zone;
}

namespace retort {

/// The time zones that the system has. Made once, in main, and handed on; zones are read when they are first asked for.
class SystemZones : public ZoneSource {
public:
    /// Fails where the system has no zone data, or data without the rules for the years to come. The engine then does
    /// with UTC and offsets.
    static Result<std::unique_ptr<SystemZones>> open();

    std::optional<std::string> find(std::string_view name) const override;
    ZoneOffset at(const std::string& zone, std::int64_t seconds) const override;
    std::string version() const override { return m_version; }

private:
    SystemZones() = default;

    std::map<std::string, const date::time_zone*, std::less<>> m_zones; ///< By name in small letters.
    std::string m_version;
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/zonesource.h"
#include "engine/json/data.h"
#include "engine/twig/trace.h"
#include "engine/twig/value/object.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace retort::twig {

/// Copies values for a trace: of a large one its beginning, and of all together no more than is allowed. They share one
/// piece of memory.
class Keeper {
public:
    Keeper(std::size_t bytesOfValue, std::size_t bytesInAll, const ZoneSource* zones);

    /// `seen` must stay where it is until finish(), which fills it.
    void keep(Value value, Seen& seen);
    void finish();

private:
    bool copy(Value value, std::size_t& room, int depth);
    bool copyText(std::string_view text, std::size_t& room);

    std::size_t m_bytesOfValue;
    std::size_t m_room;
    const ZoneSource* m_zones;
    json::Builder m_builder;
    std::vector<Seen*> m_kept;
};

/// The beginning of a text, at most so many bytes of it and no part of a character.
std::string_view beginningOf(std::string_view text, std::size_t bytes);
/// What people call a value of that kind: "text", "whole number", "list".
std::string_view kindWord(Value value);
/// "2026-03-05T14:07:09+11:00", with the zone's name behind it in brackets where it has one.
std::string textOfDate(const DateObject& date, const ZoneSource* zones);
/// "P1Y2M3DT4H5M6S", as ISO 8601 has it.
std::string textOfInterval(const IntervalObject& interval);

} // namespace retort::twig

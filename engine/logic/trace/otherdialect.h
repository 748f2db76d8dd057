// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/compile/code.h"
#include "engine/logic/evaluate/environment.h"
#include "engine/logic/trace/remark.h"

#include <optional>

namespace retort::logic {

/// What the other dialect makes of the same operands. Asked only while tracing, and only where that is cheap.
class OtherDialect {
public:
    struct Answer {
        Other what;
        json::Value value; ///< Lies in this object's arena, or in an operand.
    };

    explicit OtherDialect(const Settings& settings);

    void start() { m_environment.start(); }
    Arena& arena() { return m_environment.arena(); }

    /// Where an operation gives another value there; nullopt where it is the same.
    std::optional<Answer> operated(Step step, const json::Value* operands, std::size_t count, json::Value here);
    /// Where a path leads to another value there. `here` is what was found, `fallback` what var gives if nothing is.
    std::optional<Answer> read(json::Value data, std::string_view path, json::Value here, json::Value fallback);
    /// Where a value is true for the one and false for the other.
    std::optional<Answer> decided(json::Value value);
    /// Where a list is walked here and not there, or the other way round.
    std::optional<Answer> walked(json::Value value);

private:
    std::optional<Answer> compared(json::Value there, json::Value here) const;

    bool m_isPhp; ///< The other one.
    Settings m_settings;
    Environment m_environment;
};

} // namespace retort::logic

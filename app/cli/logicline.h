// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate.h"
#include "engine/logic/settings.h"

#include <optional>
#include <string>
#include <string_view>

namespace retort {

/// Answers lines of {"rule", "data"} with {"result"} or {"error"}. Keeps the rule of the line before ready to run.
class LogicLine {
public:
    explicit LogicLine(const logic::Settings& settings, bool traced) : m_settings(settings), m_traced(traced) {}

    /// The bytes of one line that are taken.
    static std::size_t longest();
    /// One line of JSON, without a newline. Never fails: what is wrong with the line is its answer.
    std::string answer(std::string_view line);

private:
    std::string evaluated(const json::Data& rule, const json::Data& data);
    std::string traced(const json::Data& data);
    std::string write(json::Value value) const;

    logic::Settings m_settings;
    bool m_traced;
    std::optional<logic::Machine> m_machine;
};

/// {"error": SENTENCE} on one line.
std::string errorLine(std::string_view sentence);

} // namespace retort

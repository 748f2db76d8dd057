// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/twig/render.h"

#include <optional>
#include <string>
#include <string_view>

namespace retort {

/// Answers lines of {"template", "context"} with {"output"} or {"error", "kind", "line"}. Keeps the template of the
/// line before ready to render.
class TemplateLine {
public:
    TemplateLine(const twig::Settings& settings, const twig::Surroundings& surroundings)
        : m_settings(settings), m_surroundings(surroundings)
    {}

    /// The bytes of one line that are taken.
    static std::size_t longest();
    /// One line of JSON, without a newline. Never fails: what is wrong with the line is its answer.
    std::string answer(std::string_view line);

private:
    std::string rendered(std::string_view source, const twig::Settings& settings, json::Value context);

    twig::Settings m_settings;
    twig::Surroundings m_surroundings;
    std::string m_source;
    twig::Settings m_used;                    ///< What m_renderer's template was compiled with.
    std::optional<twig::Renderer> m_renderer; ///< None: there is no line before, or its template was wrong.
};

/// {"error": SENTENCE, "kind": "syntax", "line": null} for a line that is none; kind limit for one that is too large.
std::string templateErrorLine(std::string_view sentence, twig::Failure::Kind kind = twig::Failure::Kind::Syntax,
                              std::size_t line = 0);

} // namespace retort

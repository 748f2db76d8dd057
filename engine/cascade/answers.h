// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/reaction/event.h"
#include "engine/run/options.h"
#include "engine/run/program.h"
#include "engine/run/trace.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace retort::cascade {

/// How one reaction answers an event.
struct Answer {
    enum class Kind : std::uint8_t {
        Fires,   ///< Its chain runs to the end.
        Stops,   ///< A filter ends it.
        Fails,   ///< A step fails.
        Inactive ///< It waits for the event, and is switched off.
    };

    std::size_t reaction = 0; ///< Index into the programs, or into the trace's reactions.
    std::string name;
    std::string file;
    Kind kind = Kind::Fires;
    bool alias = false;              ///< It waits for another spelling of the event.
    std::optional<std::size_t> step; ///< Where it stops or fails.
    std::string pointer;             ///< That action, in the reaction's file.
    std::size_t effects = 0;         ///< How many it has all the same.
    Phrase why;                      ///< One sentence.
};
std::string_view wordOf(Answer::Kind kind); ///< "fires", "stops", "fails", "inactive"

/// Those reactions of a trace that wait for its event, in their order.
std::vector<Answer> answersOf(const run::Trace& trace);
/// One event against all reactions.
std::vector<Answer> whichAnswer(const Event& event, std::span<const run::Program> programs,
                                const run::Options& options = {});

} // namespace retort::cascade

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"
#include "engine/base/zonesource.h"
#include "engine/json/value.h"
#include "engine/twig/failure.h"
#include "engine/twig/template.h"
#include "engine/twig/trace.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace retort::twig {

/// What a render takes from outside; the same surroundings give the same output to the byte.
struct Surroundings {
    Instant now;                       ///< Of the sample; "now" does not move during a render.
    const ZoneSource* zones = nullptr; ///< nullptr: UTC and offsets are the only zones.
    std::uint64_t seed = 0;            ///< Of random() and shuffle.
};

/// What came of a render.
struct Rendering {
    std::string output; ///< What had been printed before the failure, where there is one.
    std::optional<Failure> failure;
    std::vector<Warning> warnings;
    bool drewRandom = false; ///< random() or shuffle was used: the platform draws anew each time.
    bool readClock = false;  ///< A date of null, '' or 'now' was asked for, which is the sample's time.
};

/// Renders one template over many contexts, and keeps its scratch memory in between. Not for two threads at once.
class Renderer {
public:
    explicit Renderer(Template code, Surroundings surroundings = {});
    ~Renderer();
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;

    /// The context is an object (anything else counts as one without members). Never throws.
    Rendering render(json::Value context);
    /// The same answer, and how it came about.
    Rendering render(json::Value context, Trace& trace);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace retort::twig

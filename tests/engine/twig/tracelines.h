// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/twig/render.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort::tests {

/// A template rendered over a context, with its trace.
struct Traced {
    Traced(std::string_view source, std::string_view context, twig::Settings settings = {});

    json::Data context;
    twig::Settings settings;
    twig::Template code;
    twig::Rendering rendering;
    twig::Trace trace;

    /// Its records, one line each, indented by what they are inside of:
    /// print name: "Ada" |upper "ADA" => ADA @6+3 {name}
    std::vector<std::string> lines() const;
    std::string source(twig::Span span) const { return code.source().substr(span.offset, span.length); }
};

} // namespace retort::tests

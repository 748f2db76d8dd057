// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/trace.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace retort::twig {

/// A run of the output that one print or one piece of the template's text wrote.
struct Segment {
    enum class Kind { Text, Print, Unknown }; ///< Unknown: not kept by the trace.

    std::size_t begin = 0;
    std::size_t end = 0;
    Kind kind = Kind::Unknown;
    std::size_t index = 0; ///< Of Trace::texts or Trace::records.
};

/// A print that printed nothing.
struct Hole {
    std::size_t at = 0;
    std::size_t record = 0;
};

/// The output cut into what wrote it. Of a print that shows a macro's or a captured text, the prints inside count.
struct Segments {
    std::vector<Segment> all; ///< Without gaps.
    std::vector<Hole> holes;  ///< By place.
};
Segments segmentsOf(std::string_view output, const Trace& trace);

} // namespace retort::twig

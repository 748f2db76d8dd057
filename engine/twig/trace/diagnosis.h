// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/payload.h"
#include "engine/twig/trace/payloadwalk.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::twig {

/// What of a render its diagnosis looks at.
struct Rendered {
    const Code& code;
    std::string_view output;
    const Trace& trace;
    std::optional<json::Value> context; ///< For nearest names.
    bool drewRandom = false;
    bool readClock = false;

    std::string_view printed(const Record& record) const;
    /// The expression as written, short enough for a sentence.
    std::string nameOf(const Record& record) const { return nameOf(record.span); }
    std::string nameOf(Span expression) const;
    /// Where an offset of a text piece stands in the template.
    std::optional<std::uint32_t> sourceOf(std::size_t text, std::size_t outputOffset) const;
    bool inLoop(std::optional<std::size_t> parent) const;
};

/// A remedy that has yet to be tried.
struct Candidate {
    Span replaced;
    std::string replacement;
    Phrase remedy;
};

/// A problem with the ways in which it may be mended, the best one first.
struct Diagnosed {
    PayloadProblem problem;
    std::vector<Candidate> candidates;
};

/// All problems, each span and cause once, and then the hints.
std::vector<Diagnosed> diagnose(const Rendered& rendered);

// Its parts.
Diagnosed problemOf(const Rendered& rendered, const Finding& finding, const std::vector<PrintPlace>& places);
/// Of chance and of the clock, as far as `known` hints do not tell of it.
std::vector<Diagnosed> hintsOfOutside(const Rendered& rendered, const std::vector<Diagnosed>& known);
std::vector<Diagnosed> hintsOf(const Rendered& rendered, const std::vector<PrintPlace>& places);

// How a print may be written instead. All keep its place and change nothing else.
std::vector<Candidate> encoded(const Rendered& rendered, const Record& record, bool inText);
std::vector<Candidate> valueInstead(const Rendered& rendered, const Record& record);
std::vector<Candidate> commas(const Rendered& rendered, const Finding& finding);
std::vector<Candidate> escapedQuotes(const Rendered& rendered, const Finding& finding);

/// A value as a sentence shows it.
std::string shown(const Seen& seen);
std::string shown(std::string_view text);

} // namespace retort::twig

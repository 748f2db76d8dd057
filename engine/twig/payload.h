// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"
#include "engine/twig/render.h"

#include <optional>
#include <string>
#include <vector>

namespace retort::twig {

/// Why a rendered text is no JSON, or no good JSON, mapped back to the template.
struct PayloadProblem {
    /// quote, newline, backslash, control: a value that breaks the text it stands in. missing, false: nothing was
    /// printed where a value has to stand. comma, number, html: see docs/twig.md. json: anything else.
    std::string cause;
    Phrase message;          ///< What is wrong, with the value.
    Phrase remedy;           ///< What to write instead; id "" where there is none.
    std::string replacement; ///< The remedy as template text for `span`, "" where it cannot be given.
    Span span;               ///< Of the template: the expression (or text) that caused it.
    Span replaced;           ///< What `replacement` stands for: with the quotes around the expression, where they go.
    OutputRange output;      ///< The piece of the output.
    Place place;             ///< Where in the output.
    std::optional<std::size_t> record; ///< Of the trace.

    friend bool operator==(const PayloadProblem& a, const PayloadProblem& b);
};

/// Parses what was rendered as JSON. Empty where it is sound. The first problem is the parser's; further ones are of
/// the same text, found by going over the prints.
std::vector<PayloadProblem> checkPayload(const Template& code, const Rendering& rendering, const Trace& trace);

/// A print whose text depends on the autoescape setting.
struct EscapeDifference {
    Span span;
    std::string html; ///< What html escaping prints there.
    std::string off;
    Phrase message; ///< "' became &#039; in last_name"

    friend bool operator==(const EscapeDifference& a, const EscapeDifference& b);
};

/// What a template would print with html escaping and without, where that differs.
struct EscapeComparison {
    std::string html;
    std::string off;
    std::vector<EscapeDifference> differences; ///< Empty where both print the same.
};
EscapeComparison compareEscaping(const Template& code, json::Value context, const Surroundings& surroundings);

} // namespace retort::twig

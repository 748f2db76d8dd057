// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"
#include "engine/base/phrase.h"
#include "engine/twig/render.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace retort::twig {

/// Why a rendered text is no JSON, or hardly the JSON that was meant, mapped back to the template.
struct PayloadProblem {
    /// What is wrong, for programs.
    /// A value that breaks the text it stands in: quote, newline, control, backslash, utf8.
    /// Nothing was printed where a value has to stand: missing, false, empty.
    /// Something was printed that is no value: text (it lacks quotes), number (00042), array ("Array"), html (&quot;).
    /// The template's own text: comma (too many, or none), quote, newline, control (inside of a text), json (anything
    /// else).
    /// Hints: html, boolean (true printed 1), missing, array, backslash, duplicate (a key), object ({} became []), keys
    /// (a list became an object), clock (the current time was asked for, or there was no date), and what is not certain
    /// of the platform: inferred, passed, random.
    std::string cause;
    bool hint = false;        ///< It is sound JSON all the same.
    Phrase message;           ///< What is wrong, with the value.
    Phrase remedy;            ///< What to do; id "" where there is nothing to say.
    std::string replacement;  ///< The remedy as template text for `replaced`; rendered, it was seen to leave a sound
                              ///< payload, or the other problems only.
    Span span;                ///< Of the template: the expression (or text) that caused it.
    Span replaced;            ///< What `replacement` stands for: with the quotes around the expression, where they go.
    bool replaceable = false; ///< There is a replacement; it may be empty.
    OutputRange output;       ///< The piece of the output.
    Place place;              ///< Where in the output.
    std::optional<std::size_t> record; ///< Of the trace.
    std::size_t times = 1;             ///< How often, where a loop's turns have it again.

    friend bool operator==(const PayloadProblem& a, const PayloadProblem& b);
};

/// Parses what was rendered as JSON; empty where it is sound and nothing is suspicious. Problems first, in the order of
/// the output, each found as if those before it were mended; then hints. Of a render that failed nothing is said.
/// `context` and `surroundings` are those of the rendering: each replacement is tried with them.
std::vector<PayloadProblem> checkPayload(const Template& code, const Rendering& rendering, const Trace& trace,
                                         json::Value context, const Surroundings& surroundings);
/// The same without replacements.
std::vector<PayloadProblem> checkPayload(const Template& code, const Rendering& rendering, const Trace& trace);
/// Is there no problem but hints?
bool isSound(const std::vector<PayloadProblem>& problems);

/// A print whose text depends on the autoescape setting.
struct EscapeDifference {
    Span span;
    std::string html; ///< What html escaping prints there.
    std::string off;
    Phrase message;        ///< "' became &#039; in last_name"
    std::size_t times = 1; ///< How often, where a loop's turns have it again.

    friend bool operator==(const EscapeDifference& a, const EscapeDifference& b);
};

/// What a template would print with html escaping and without, where that differs.
struct EscapeComparison {
    std::string html;
    std::string off;
    std::vector<EscapeDifference> differences; ///< Empty where both print the same.
};
EscapeComparison compareEscaping(const Template& code, json::Value context, const Surroundings& surroundings);

/// One line about a render: that it failed and why, that its payload is sound, or how many problems it has.
Phrase summaryOf(const Rendering& rendering, const std::vector<PayloadProblem>& problems);

} // namespace retort::twig

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/trace.h"

#include <optional>
#include <string_view>
#include <vector>

namespace retort {

// Which part of a render's output came from which part of the template. Offsets are bytes.

/// The printed expression that wrote this byte of the output; nothing where it is the template's own text.
std::optional<twig::Span> sourceOf(const twig::Trace& trace, std::size_t output);

/// Where the template's own text holds this byte of the output; nothing where an expression printed it.
std::optional<std::size_t> textSourceOf(const twig::Trace& trace, std::string_view source, std::string_view printed,
                                        std::size_t output);

/// What was printed by the expression at this place of the template, in each turn of its loops; at a tag, by all that
/// the tag encloses; in the template's own text, what the line holds of it without the space around. In the order of
/// the output; pieces that touch are one.
std::vector<twig::OutputRange> outputsOf(const twig::Trace& trace, std::string_view source, std::string_view printed,
                                         std::size_t caret);

/// An expression with the delimiters around it: "{{ name }}" of "name".
twig::Span withDelimiters(std::string_view source, twig::Span expression);

} // namespace retort

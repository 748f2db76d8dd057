// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/rendermap.h"

#include <algorithm>

namespace retort {

namespace {

using twig::OutputRange;
using twig::Record;
using twig::Span;
using twig::Trace;

/// The smallest span of a record at the place.
std::optional<Span> innermost(const Trace& trace, std::string_view source, std::size_t caret)
{
    std::optional<Span> best;
    for (const Record& record : trace.records) {
        if (record.kind == Record::Kind::Turn || record.span.length == 0)
            continue;
        const Span whole = withDelimiters(source, record.span);
        if (caret >= whole.offset && caret <= whole.end() && (!best || record.span.length < best->length))
            best = record.span;
    }
    return best;
}

std::vector<OutputRange> joined(std::vector<OutputRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(),
              [](const OutputRange& a, const OutputRange& b) { return a.offset < b.offset; });
    std::vector<OutputRange> all;
    for (const OutputRange& range : ranges) {
        if (!all.empty() && range.offset <= all.back().offset + all.back().length)
            all.back().length =
                std::max(all.back().offset + all.back().length, range.offset + range.length) - all.back().offset;
        else
            all.push_back(range);
    }
    return all;
}

/// The part of a piece of text that was printed: white space control may have taken from its ends. None where it was
/// printed otherwise than it is written: with other line ends.
std::optional<Span> writtenOf(const twig::TextPiece& piece, std::string_view source, std::string_view printed)
{
    if (piece.span.end() > source.size() || piece.output.offset + piece.output.length > printed.size())
        return std::nullopt;
    const std::size_t at = source.substr(piece.span.offset, piece.span.length)
                               .find(printed.substr(piece.output.offset, piece.output.length));
    if (at == std::string_view::npos)
        return std::nullopt;
    return Span{static_cast<std::uint32_t>(piece.span.offset + at), static_cast<std::uint32_t>(piece.output.length)};
}

/// Of the part that the caret is in, what stands on its line, without the space around.
Span onLine(std::string_view source, Span part, std::size_t caret)
{
    constexpr std::string_view space = " \t\r\n";
    const std::string_view text = source.substr(part.offset, part.length);
    const std::size_t before = text.substr(0, caret - part.offset).rfind('\n');
    const std::size_t begin = text.find_first_not_of(space, before == std::string_view::npos ? 0 : before);
    const std::size_t end = std::min(text.find('\n', caret - part.offset), text.size());
    if (begin == std::string_view::npos || begin >= end)
        return {};
    const std::size_t last = text.find_last_not_of(space, end - 1);
    return {static_cast<std::uint32_t>(part.offset + begin), static_cast<std::uint32_t>(last + 1 - begin)};
}

std::vector<OutputRange> textOutputsOf(const Trace& trace, std::string_view source, std::string_view printed,
                                       std::size_t caret)
{
    std::vector<OutputRange> ranges;
    for (const twig::TextPiece& piece : trace.texts) {
        if (caret < piece.span.offset || caret > piece.span.end())
            continue;
        const auto part = writtenOf(piece, source, printed);
        if (!part || caret < part->offset || caret > part->end())
            continue;
        const Span line = onLine(source, *part, caret);
        if (line.length > 0)
            ranges.push_back({piece.output.offset + line.offset - part->offset, line.length});
    }
    return ranges;
}

} // namespace

Span withDelimiters(std::string_view source, Span expression)
{
    constexpr std::string_view around = " \t\r\n-~";
    std::size_t begin = std::min<std::size_t>(expression.offset, source.size());
    std::size_t end = std::min<std::size_t>(expression.end(), source.size());
    const std::size_t open = source.substr(0, begin).find_last_not_of(around);
    if (open != std::string_view::npos && open > 0 && source.substr(open - 1, 2) == "{{")
        begin = open - 1;
    const std::size_t close = source.find_first_not_of(around, end);
    if (close != std::string_view::npos && source.substr(close, 2) == "}}")
        end = close + 2;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
}

std::optional<Span> sourceOf(const Trace& trace, std::size_t output)
{
    const Record* best = nullptr;
    for (const Record& record : trace.records) {
        if (record.kind == Record::Kind::Print && record.output && record.output->contains(output) &&
            (!best || record.output->length < best->output->length))
            best = &record;
    }
    return best ? std::optional(best->span) : std::nullopt;
}

std::optional<std::size_t> textSourceOf(const Trace& trace, std::string_view source, std::string_view printed,
                                        std::size_t output)
{
    if (sourceOf(trace, output))
        return std::nullopt;
    for (const twig::TextPiece& piece : trace.texts) {
        const auto part = piece.output.contains(output) ? writtenOf(piece, source, printed) : std::nullopt;
        if (part)
            return part->offset + output - piece.output.offset;
    }
    return std::nullopt;
}

std::vector<OutputRange> outputsOf(const Trace& trace, std::string_view source, std::string_view printed,
                                   std::size_t caret)
{
    const auto span = innermost(trace, source, caret);
    if (!span)
        return joined(textOutputsOf(trace, source, printed, caret));
    std::vector<bool> within(trace.records.size(), false); // a record comes after the one that encloses it
    std::vector<OutputRange> ranges;
    for (std::size_t i = 0; i < trace.records.size(); ++i) {
        const Record& record = trace.records[i];
        within[i] = record.span == *span || (record.parent && *record.parent < i && within[*record.parent]);
        if (within[i] && record.kind == Record::Kind::Print && record.output && record.output->length > 0)
            ranges.push_back(*record.output);
    }
    return joined(std::move(ranges));
}

} // namespace retort

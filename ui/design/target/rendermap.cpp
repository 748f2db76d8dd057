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

std::vector<OutputRange> outputsOf(const Trace& trace, std::string_view source, std::size_t caret)
{
    const auto span = innermost(trace, source, caret);
    if (!span)
        return {};
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/trace/segments.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

namespace retort::twig {

namespace {

constexpr std::uint32_t nobody = 0xFFFFFFFF;
constexpr std::uint32_t textBit = 0x80000000;

/// How many captures and calls each record is inside of.
std::vector<std::uint32_t> depths(const Trace& trace)
{
    std::vector<std::uint32_t> depth(trace.records.size(), 0);
    for (std::size_t i = 0; i < trace.records.size(); ++i) {
        const auto parent = trace.records[i].parent;
        if (!parent || *parent >= i)
            continue;
        const Record::Kind kind = trace.records[*parent].kind;
        depth[i] = depth[*parent] + (kind == Record::Kind::Capture || kind == Record::Kind::Call ? 1 : 0);
    }
    return depth;
}

void paint(std::vector<std::uint32_t>& owners, OutputRange range, std::uint32_t owner)
{
    if (range.offset <= owners.size() && range.length <= owners.size() - range.offset)
        std::fill_n(owners.begin() + static_cast<std::ptrdiff_t>(range.offset), range.length, owner);
}

} // namespace

Segments segmentsOf(std::string_view output, const Trace& trace)
{
    Segments segments;
    const std::vector<std::uint32_t> depth = depths(trace);
    std::vector<std::uint32_t> prints;
    for (std::size_t i = 0; i < trace.records.size(); ++i) {
        const Record& record = trace.records[i];
        if (record.kind != Record::Kind::Print || !record.output)
            continue;
        if (record.output->length == 0)
            segments.holes.push_back({record.output->offset, i});
        else
            prints.push_back(static_cast<std::uint32_t>(i));
    }
    std::stable_sort(segments.holes.begin(), segments.holes.end(),
                     [](const Hole& a, const Hole& b) { return a.at < b.at; });
    // What lies inside is painted over what it lies in.
    std::stable_sort(prints.begin(), prints.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::make_tuple(trace.records[b].output->length, depth[a]) <
               std::make_tuple(trace.records[a].output->length, depth[b]);
    });
    std::vector<std::uint32_t> owners(output.size(), nobody);
    for (const std::uint32_t i : prints)
        paint(owners, *trace.records[i].output, i);
    for (std::size_t i = 0; i < trace.texts.size(); ++i)
        paint(owners, trace.texts[i].output, static_cast<std::uint32_t>(i) | textBit);
    for (std::size_t at = 0; at < owners.size();) {
        std::size_t end = at + 1;
        while (end < owners.size() && owners[end] == owners[at])
            ++end;
        Segment segment{.begin = at, .end = end};
        if (owners[at] != nobody) {
            segment.kind = (owners[at] & textBit) != 0 ? Segment::Kind::Text : Segment::Kind::Print;
            segment.index = owners[at] & ~textBit;
        }
        segments.all.push_back(segment);
        at = end;
    }
    return segments;
}

} // namespace retort::twig

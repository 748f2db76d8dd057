// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/code.h"
#include "engine/twig/payload.h"
#include "engine/twig/trace/diagnosis.h"
#include "engine/twig/trace/printsource.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace retort::twig {

namespace {

struct Side {
    std::string output;
    Trace trace;
    bool failed = true;
};

Side renderedWith(Autoescape autoescape, const Template& code, json::Value context, const Surroundings& surroundings)
{
    Side side;
    Settings settings = code.settings();
    settings.autoescape = autoescape;
    const auto compiled = Template::compile(code.source(), settings);
    if (!compiled)
        return side;
    Rendering rendering = Renderer(*compiled, surroundings).render(context, side.trace);
    side.output = std::move(rendering.output);
    side.failed = rendering.failure.has_value();
    return side;
}

std::string_view printedBy(const Record& record, const Side& side)
{
    return record.output ? std::string_view(side.output).substr(record.output->offset, record.output->length)
                         : std::string_view(record.printed);
}

/// The first place where the two differ: "'" and "&#039;".
std::pair<std::string, std::string> firstChange(std::string_view off, std::string_view html)
{
    std::size_t at = 0;
    while (at < off.size() && at < html.size() && off[at] == html[at])
        ++at;
    // An apostrophe that becomes &#039; begins as & does.
    const std::size_t end = html.find(';', at);
    const std::size_t begin = at < html.size() && html[at] == '&' ? at : html.rfind('&', at);
    if (at >= off.size() || end == std::string_view::npos || begin == std::string_view::npos)
        return {};
    if (begin < at) // an & of the value itself: "&amp;" and "&"
        return {std::string(off.substr(begin, 1)), std::string(html.substr(begin, end + 1 - begin))};
    return {std::string(off.substr(at, 1)), std::string(html.substr(begin, end + 1 - begin))};
}

bool isInside(const Record& inner, const Record& outer)
{
    return inner.output && outer.output && inner.output->offset >= outer.output->offset &&
           inner.output->offset + inner.output->length <= outer.output->offset + outer.output->length;
}

} // namespace

EscapeComparison compareEscaping(const Template& code, json::Value context, const Surroundings& surroundings)
{
    Side html = renderedWith(Autoescape::Html, code, context, surroundings);
    Side off = renderedWith(Autoescape::Off, code, context, surroundings);
    EscapeComparison comparison;
    const std::vector<Record>& a = html.trace.records;
    const std::vector<Record>& b = off.trace.records;
    if (!html.failed && !off.failed && html.output != off.output) {
        std::vector<std::size_t> differing;
        for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
            if (a[i].kind != b[i].kind || a[i].span != b[i].span)
                break; // a condition went another way: what follows is not comparable piece by piece
            if (a[i].kind == Record::Kind::Print && printedBy(a[i], html) != printedBy(b[i], off))
                differing.push_back(i);
        }
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::optional<std::size_t>> known; // none: an outer print
        for (const std::size_t i : differing) {
            const auto [place, isNew] = known.emplace(std::make_pair(a[i].span.offset, a[i].span.length), std::nullopt);
            if (!isNew) {
                if (place->second)
                    ++comparison.differences[*place->second].times;
                continue;
            }
            // Of a macro's print the prints inside say it better.
            const bool outer = std::any_of(differing.begin(), differing.end(), [&](std::size_t k) {
                return k != i && isInside(a[k], a[i]) && (a[k].output != a[i].output || k > i);
            });
            if (outer)
                continue;
            place->second = comparison.differences.size();
            EscapeDifference difference{.span = trimmed(code.source(), a[i].span),
                                        .html = std::string(printedBy(a[i], html)),
                                        .off = std::string(printedBy(b[i], off))};
            const auto [character, entity] = firstChange(difference.off, difference.html);
            const std::string name = Rendered{code.code(), html.output, html.trace, std::nullopt}.nameOf(a[i]);
            difference.message = entity.empty() ? phrase("twig.escape-differs", name)
                                                : phrase("twig.escape-became", character, entity, name);
            comparison.differences.push_back(std::move(difference));
        }
    }
    comparison.html = std::move(html.output);
    comparison.off = std::move(off.output);
    return comparison;
}

bool operator==(const EscapeDifference& a, const EscapeDifference& b)
{
    return a.span == b.span && a.html == b.html && a.off == b.off && a.message == b.message && a.times == b.times;
}

} // namespace retort::twig

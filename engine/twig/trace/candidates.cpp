// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/trace/diagnosis.h"
#include "engine/twig/trace/printsource.h"

#include <algorithm>
#include <set>

namespace retort::twig {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Where the tag that begins here ends, if it is one of that name.
std::optional<std::size_t> endOfTag(std::string_view source, std::size_t at, std::string_view name)
{
    if (source.substr(at, 2) != "{%")
        return std::nullopt;
    std::size_t word = at + 2;
    while (word < source.size() && (isSpace(source[word]) || source[word] == '-' || source[word] == '~'))
        ++word;
    const std::size_t close = source.find("%}", word);
    if (source.substr(word, name.size()) != name || close == std::string_view::npos)
        return std::nullopt;
    return close + 2;
}

Span between(std::size_t begin, std::size_t end)
{
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
}

constexpr std::string_view lastComma = "{% if not loop.last %},{% endif %}";

Candidate withRemedy(Span replaced, std::string replacement, std::string_view remedy)
{
    Candidate candidate{.replaced = replaced, .replacement = std::move(replacement)};
    candidate.remedy = phrase(remedy, candidate.replacement);
    return candidate;
}

/// A comma too many, at this place of the template.
void extraComma(const Rendered& rendered, std::size_t at, bool inLoop, std::vector<Candidate>& out)
{
    const std::string_view source = rendered.code.source;
    if (inLoop)
        out.push_back(withRemedy(between(at, at + 1), std::string(lastComma), "twig.remedy-comma-between"));
    std::size_t next = at + 1;
    while (next < source.size() && isSpace(source[next]))
        ++next;
    if (const auto end = endOfTag(source, next, "if")) {
        out.push_back(withRemedy(between(at, *end), std::string(source.substr(at + 1, *end - at - 1)) + ',',
                                 "twig.remedy-comma-inside"));
    }
    std::size_t before = at;
    while (before > 0 && isSpace(source[before - 1]))
        --before;
    if (before >= 2 && source.substr(before - 2, 2) == "%}") {
        const std::size_t tag = source.rfind("{%", before);
        if (tag != std::string_view::npos && endOfTag(source, tag, "endif") == before) {
            out.push_back(withRemedy(between(tag, at + 1), ',' + std::string(source.substr(tag, at - tag)),
                                     "twig.remedy-comma-inside"));
        }
    }
    if (!inLoop) // there it may part other items
        out.push_back({between(at, at + 1), {}, phrase("twig.remedy-comma-away")});
}

} // namespace

std::vector<Candidate> encoded(const Rendered& rendered, const Record& record, bool inText)
{
    std::vector<Candidate> out;
    const auto print = PrintSource::of(rendered.code, record);
    if (!print)
        return out;
    const bool escapes = rendered.code.settings.autoescape != Autoescape::Off || !record.escapedBy.empty();
    const std::string raw = escapes ? "|raw" : "";
    const bool isEncoded = print->lastFilter() == "json_encode";
    const std::string whole = print->bare() + (isEncoded ? "" : "|json_encode") + raw;
    if (!inText)
        out.push_back(withRemedy(print->outer(), print->around(whole), "twig.remedy-encode"));
    else if (print->quoted())
        out.push_back(withRemedy(print->withQuotes(), print->around(whole), "twig.remedy-encode-no-quotes"));
    if (inText && !isEncoded)
        out.push_back(withRemedy(print->outer(), print->around(print->bare() + "|e('js')"), "twig.remedy-js"));
    return out;
}

std::vector<Candidate> valueInstead(const Rendered& rendered, const Record& record)
{
    std::vector<Candidate> out;
    const auto print = PrintSource::of(rendered.code, record);
    if (!print)
        return out;
    const json::Value value = record.value.value.root();
    const auto add = [&](const std::string& expression, std::string_view remedy) {
        out.push_back(withRemedy(print->outer(), print->around(expression), remedy));
    };
    if (value.isBool())
        add(print->bare() + " ? 'true' : 'false'", "twig.remedy-words");
    const bool missing =
        std::any_of(record.reads.begin(), record.reads.end(), [](const VariableRead& read) { return read.missing; });
    if (missing)
        add(print->bare() + "|default(0)", "twig.remedy-default");
    for (Candidate& candidate : encoded(rendered, record, false)) {
        if (value.isNull())
            candidate.remedy.id = "twig.remedy-null";
        out.push_back(std::move(candidate));
    }
    add(print->bare() + "|default(0)", "twig.remedy-default");
    return out;
}

std::vector<Candidate> commas(const Rendered& rendered, const Finding& finding)
{
    std::vector<Candidate> out;
    if (finding.cause == Finding::Cause::ExtraComma && finding.text) {
        if (const auto at = rendered.sourceOf(*finding.text, finding.output.offset))
            extraComma(rendered, *at, rendered.inLoop(rendered.trace.texts[*finding.text].parent), out);
    } else if (finding.cause == Finding::Cause::NoComma) {
        // Behind what was read last.
        std::optional<std::size_t> at;
        bool inLoop = false;
        if (finding.text) {
            at = rendered.sourceOf(*finding.text, finding.output.offset);
            inLoop = rendered.inLoop(rendered.trace.texts[*finding.text].parent);
        } else if (finding.record) {
            const Record& record = rendered.trace.records[*finding.record];
            if (const auto print = PrintSource::of(rendered.code, record))
                at = print->outer().end() - 1;
            inLoop = rendered.inLoop(record.parent);
        }
        if (!at)
            return out;
        if (inLoop)
            out.push_back(withRemedy(between(*at + 1, *at + 1), std::string(lastComma), "twig.remedy-comma-between"));
        out.push_back(withRemedy(between(*at + 1, *at + 1), ",", "twig.remedy-comma-there"));
    }
    return out;
}

/// A backslash before each quote of the template's own that stands inside of the text.
std::vector<Candidate> escapedQuotes(const Rendered& rendered, const Finding& finding)
{
    std::set<std::size_t> quotes; // in the template: a loop prints one of them many times
    for (std::size_t i = 0; i < rendered.trace.texts.size(); ++i) {
        const OutputRange piece = rendered.trace.texts[i].output;
        const std::size_t end = std::min(piece.offset + piece.length, finding.end);
        for (std::size_t at = std::max(piece.offset, finding.output.offset); at < end; ++at) {
            if (rendered.output[at] == '\\') {
                ++at;
            } else if (rendered.output[at] == '"') {
                if (const auto source = rendered.sourceOf(i, at))
                    quotes.insert(*source);
            }
        }
    }
    if (quotes.empty())
        return {};
    const std::size_t begin = *quotes.begin();
    std::string text;
    for (std::size_t at = begin; at <= *quotes.rbegin(); ++at) {
        if (quotes.count(at) > 0)
            text += '\\';
        text += rendered.code.source[at];
    }
    return {withRemedy(between(begin, *quotes.rbegin() + 1), std::move(text), "twig.remedy-text-quote")};
}

} // namespace retort::twig

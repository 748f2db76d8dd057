// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/twig/parse/code.h"
#include "engine/twig/payload.h"
#include "engine/twig/render.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace retort;
using namespace retort::twig;

namespace {

void require(bool holds, const char* what)
{
    if (!holds) {
        std::fprintf(stderr, "does not hold: %s\n", what);
        std::abort();
    }
}

bool same(const Rendering& a, const Rendering& b)
{
    return a.output == b.output && a.failure == b.failure && a.warnings == b.warnings;
}

/// Small enough that a run over any of them takes no time, large enough for what is worth finding.
Limits limits()
{
    Limits small;
    small.bytesOfTemplate = 1 << 14;
    small.tokens = 4'000;
    small.steps = 20'000;
    small.iterations = 2'000;
    small.rangeItems = 2'000;
    small.bytesOfOutput = 1 << 15;
    small.bytesInString = 1 << 15;
    small.itemsInArray = 4'000;
    small.regexMatch = 20'000;
    small.regexSubject = 1 << 13;
    small.records = 200; // so that traces are cut too
    return small;
}

void checkTrace(const Code& code, const Rendering& rendering, const Trace& trace)
{
    require(trace.records.size() + trace.texts.size() <= code.settings.limits.records, "a trace keeps to its limit");
    for (std::size_t i = 0; i < trace.records.size(); ++i) {
        const Record& record = trace.records[i];
        require(!record.parent || *record.parent < i, "a record stands behind its parent");
        require(record.span.end() <= code.source.size(), "a record's span lies in the template");
        require(!record.output || record.output->offset + record.output->length <= rendering.output.size(),
                "a record's output lies in the output");
    }
    for (const TextPiece& text : trace.texts)
        require(text.output.offset + text.output.length <= rendering.output.size(), "a text lies in the output");
}

void check(std::string_view source, json::Value context, Settings settings, bool diagnosed)
{
    settings.limits = limits();
    const auto code = Template::compile(source, settings);
    if (!code) {
        require(code.error().span.end() <= source.size() + 1, "an error's span lies in the template");
        require(!english(code.error().message).empty(), "an error has words");
        return;
    }
    const Surroundings surroundings = {.now = {.seconds = 1'770'091'800}, .seed = 7};
    Renderer renderer(*code, surroundings);
    const Rendering untraced = renderer.render(context);
    require(untraced.output.size() <= settings.limits.bytesOfOutput, "the output keeps to its limit");
    if (untraced.failure)
        require(!english(untraced.failure->message).empty(), "an error has words");
    Trace trace;
    const Rendering traced = renderer.render(context, trace);
    require(same(untraced, traced), "the traced answer is the untraced one");
    require(same(untraced, renderer.render(context)), "a renderer's second answer is its first");
    checkTrace(code->code(), traced, trace);
    if (!diagnosed)
        return;
    const auto problems = checkPayload(*code, traced, trace, context, surroundings);
    if (!traced.failure && traced.output.size() < 1'000) {
        const auto parsed = json::Data::parse(traced.output);
        const bool duplicate = !parsed && parsed.error().message.id == "json.duplicate-key"; // what follows is not read
        require(duplicate || parsed.has_value() == isSound(problems),
                "a payload is sound exactly where the parser takes it");
    }
    compareEscaping(*code, context, surroundings);
}

} // namespace

/// A template, a line feed, and its context as JSON: compiled and rendered in every setting, traced and not. The last
/// line feed parts them, since templates have lines.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const std::size_t line = text.rfind('\n');
    const std::string_view source = text.substr(0, line);
    const auto parsed =
        line == std::string_view::npos ? Result<json::Data>(json::Data()) : json::Data::parse(text.substr(line + 1));
    const json::Data context = parsed ? *parsed : json::Data();
    check(source, context.root(), {.autoescape = Autoescape::Html, .failOnWarnings = false}, true);
    check(source, context.root(), {.autoescape = Autoescape::Off, .failOnWarnings = true}, false);
    check(source, context.root(), {.autoescape = Autoescape::Js, .timezone = "+05:30", .failOnWarnings = false}, false);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/json/write.h"
#include "engine/logic/evaluate.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace retort;
using namespace retort::logic;

namespace {

void require(bool holds, const char* what)
{
    if (!holds) {
        std::fprintf(stderr, "does not hold: %s\n", what);
        std::abort();
    }
}

bool same(const Answer& a, const Answer& b)
{
    return a.failure == b.failure && a.undefined == b.undefined &&
           json::write(a.value.root()) == json::write(b.value.root());
}

void check(const json::Data& rule, const json::Data& data, Settings settings)
{
    settings.limits.steps = 20'000;
    settings.limits.bytesInString = 1 << 16;
    settings.limits.itemsInList = 1 << 14;
    settings.limits.bytesInAll = 1 << 20;
    settings.limits.records = 500; // so that traces are cut too
    const Program program = Program::compile(rule, settings);
    for (const Diagnostic& diagnostic : program.diagnostics()) {
        program.pointerTo(diagnostic.node);
        english(diagnostic.message);
    }
    Trace trace;
    const Answer untraced = evaluate(program, data);
    const Answer traced = evaluate(program, data, trace);
    require(same(untraced, traced), "the traced answer is the untraced one");
    for (std::uint32_t i = 0; i < trace.records.size(); ++i) {
        require(trace.records[i].last > i && trace.records[i].last <= trace.records.size(),
                "a record ends behind itself");
        require(trace.records[i].parent == noIndex || trace.records[i].parent < i, "a record stands behind its parent");
    }
    for (const Note& note : trace.notes())
        require(note.record < trace.records.size(), "a note belongs to a record");
}

} // namespace

/// A rule, a line feed, and its data: evaluated in every dialect and setting, traced and not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const std::size_t line = text.find('\n');
    const auto rule = json::Data::parse(text.substr(0, line));
    if (!rule)
        return 0;
    const auto parsed = line == text.npos ? Result<json::Data>(json::Data()) : json::Data::parse(text.substr(line + 1));
    const json::Data data = parsed ? *parsed : json::Data();
    for (bool objects : {false, true}) {
        for (bool warnings : {false, true})
            check(*rule, data, {.failOnWarnings = warnings, .objects = objects});
    }
    check(*rule, data, {.dialect = Dialect::Js});
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/runentry.h"

#include "engine/reaction/event.h"
#include "engine/run/tracejson.h"

#include <string_view>

namespace retort {

namespace {

using json::Document;

/// Parsed as the files of a bundle are.
Result<Document> parsed(const std::string& text) { return Document::parse(text); }

} // namespace

HistoryEntry entryOf(const bundle::Bundle& run)
{
    HistoryEntry entry;
    const bundle::Inputs& inputs = run.inputs;
    HistoryLine& line = entry.line;
    line.event = run.trace.event;
    line.eventFile = inputs.event.path;
    if (const auto event = readEvent(inputs.event.document))
        line.eventTitle = event->label;
    entry.eventText = inputs.event.document.text();
    entry.now = inputs.now;
    entry.trace = run::writeTrace(run.trace, 0);

    // What stays the same from run to run is one text, which is then kept once.
    bundle::Bundle rest;
    rest.scrubbed = run.scrubbed;
    rest.inputs = inputs;
    rest.inputs.event = {};
    rest.inputs.now = {};
    if (inputs.reactions.size() == 1) {
        line.reactionFile = inputs.reactions.front().path;
        entry.reactionText = inputs.reactions.front().document.text();
        rest.inputs.reactions.clear();
    }
    if (run.trace.reactions.size() == 1) {
        line.reaction = run.trace.reactions.front().name;
        line.outcome = run::wordOf(run.trace.reactions.front().outcome);
    }
    entry.around = bundle::write(rest);
    return entry;
}

Result<bundle::Bundle> bundleOf(const HistoryEntry& entry)
{
    if (entry.around.empty())
        return fail({.kind = Error::Kind::Missing, .message = phrase("history.trace-alone"), .where = {}, .place = {}});
    auto run = bundle::read(entry.around);
    if (!run)
        return fail(run.error());
    auto event = parsed(entry.eventText);
    if (!event)
        return fail(event.error());
    run->inputs.event = {entry.line.eventFile, *std::move(event)};
    run->inputs.now = entry.now;
    if (run->inputs.reactions.empty()) {
        auto reaction = parsed(entry.reactionText);
        if (!reaction)
            return fail(reaction.error());
        run->inputs.reactions = {{entry.line.reactionFile, *std::move(reaction)}};
    }
    auto trace = run::readTrace(entry.trace);
    if (!trace)
        return fail(trace.error());
    run->trace = *std::move(trace);
    return run;
}

} // namespace retort

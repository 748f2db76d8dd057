// SPDX-License-Identifier: GPL-3.0-or-later
// Any reaction and any event: errors with a place, or a run that repeats, a trace that reads back equal, edits that can
// be read again, and problems in order, each with a rule and with fixes that can be made. The input is one byte of
// choices, the reaction's text, a line of three dashes, the event's text.
#include "engine/base/english.h"
#include "engine/json/pointer.h"
#include "engine/lint/lint.h"
#include "engine/lint/ordered.h"
#include "engine/lint/rules.h"
#include "engine/reaction/edit.h"
#include "engine/reaction/event.h"
#include "engine/reaction/eventname.h"
#include "engine/reaction/reaction.h"
#include "engine/reaction/words.h"
#include "engine/run/runner.h"
#include "engine/run/tracejson.h"
#include "engine/run/tracetext.h"
#include "engine/run/tracetree.h"
#include "engine/run/words.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace retort;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

const Catalogue& catalogue()
{
    static const Catalogue small = *Catalogue::parse(R"({
        "events": [{"name": "transaction.created", "aliases": ["transaction.completed"], "family": "t", "root": "t"},
                   {"name": "profile.updated", "aliases": ["profile_update"], "family": "p", "root": "profile"},
                   {"name": "custom.*", "family": "custom", "root": "custom"}],
        "actions": [
          {"type": "filter", "arguments": [{"name": "condition", "type": "jsonlogic", "required": true, "evidence": "documented"}]},
          {"type": "benefit.create", "arguments": [
            {"name": "profile_id", "type": "string", "required": true, "dynamic": "always", "evidence": "documented"},
            {"name": "definition", "type": "string", "required": true, "evidence": "documented"},
            {"name": "value", "type": "number"}]},
          {"type": "point.create", "aliases": ["points.award"], "arguments": [
            {"name": "profile_id", "type": "string", "required": true, "dynamic": "always", "evidence": "documented"},
            {"name": "value", "aliases": ["amount"], "type": "number", "required": true, "evidence": "inferred"}]},
          {"type": "target.send", "aliases": ["tsend"], "arguments": [
            {"name": "target", "aliases": ["handle"], "type": "string", "required": true, "evidence": "inferred"}]}],
        "contexts": {"t": {"fields": [{"path": "profile_id"}]}, "p": {"root": "profile", "fields": [{"path": "id"}]}}})");
    return small;
}

void checkError(const json::Document& document, const Error& error)
{
    check(error.place.line > 0 && error.place.column > 0);
    check(document.find(error.where).has_value());
    check(!english(error.message).empty());
}

void checkEdits(const json::Document& document, const Reaction& reaction, std::uint8_t choice)
{
    const std::size_t count = reaction.actions.size();
    const auto named = edit::setName(document, "a \"b\"");
    check(named && readReaction(*named)->name == "a \"b\"");
    const auto added = edit::addAction(document, catalogue(), "benefit.create", choice % (count + 1));
    check(added && readReaction(*added)->actions.size() == count + 1);
    const std::size_t where = runOrder(*readReaction(*added)).actions[choice % (count + 1)];
    check(readReaction(*added)->actions[where].type == "benefit.create");
    if (count == 0)
        return;
    const std::size_t action = choice % count;
    const std::size_t position = choice / 7 % count;
    const auto moved = edit::moveAction(document, action, position);
    check(moved.has_value());
    const auto after = readReaction(*moved);
    check(after && after->actions.size() == count);
    check(after->actions[runOrder(*after).actions[position]].type == reaction.actions[action].type);
    const auto doubled = edit::duplicateAction(document, action);
    check(doubled && readReaction(*doubled)->actions.size() == count + 1);
    const auto removed = edit::removeAction(document, action);
    check(removed && readReaction(*removed)->actions.size() == count - 1);
}

void checkRun(const run::Program& program, const Event& event, const run::Options& options)
{
    const run::Trace trace = runEvent({&program, 1}, event, options);
    const std::string text = run::writeTrace(trace, 0);
    check(run::writeTrace(runEvent({&program, 1}, event, options), 0) == text);
    const auto back = run::readTrace(text);
    check(back && *back == trace);
    check(run::writeTrace(*back, 0) == text);
    check(!run::textOf(trace, {.details = true}).empty());

    const run::ReactionTrace& whole = trace.reactions.front();
    run::Runner runner(program, event, options);
    while (runner.step()) {
    }
    check(runner.trace() == whole);
    runner.goTo(runner.position() / 2);
    runner.run();
    check(runner.trace() == whole);
    check(!english(outcomeOf(whole)).empty());
    for (const run::Step& step : whole.steps) {
        check(!english(badgeOf(step)).empty());
        check(run::treeOf(step).size() == step.evaluations.size() + step.variables.size() + step.notEvaluated.size());
    }
    run::Options quiet = options;
    quiet.trace = false;
    check(runReaction(program, event, quiet).outcome == whole.outcome);
}

void checkProblems(const json::Document& document, const Reaction& reaction, const Event& event,
                   const run::Settings& settings)
{
    lint::Surroundings::Parts parts;
    parts.catalogue = catalogue();
    parts.settings = settings;
    parts.samples = {event};
    const lint::Surroundings surroundings(std::move(parts));
    const auto problems = lint::lintReaction(document, reaction, surroundings);
    check(lint::lintReaction(document, reaction, surroundings) == problems);
    lint::Offsets offsets(document);
    std::size_t before = 0;
    for (const Problem& one : problems) {
        const std::size_t offset = offsets.of(one.pointer);
        check(before <= offset);
        before = offset;
        check(lint::rule(one.rule) && !english(one.message).empty());
        for (const Fix& fix : one.fixes) {
            const auto fixed = applied(document, fix);
            check(fixed && readReaction(*fixed));
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::uint8_t choice = bytes[0];
    const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
    constexpr std::string_view line = "\n---\n";
    const std::size_t middle = text.find(line);
    const std::string_view reactionText = text.substr(0, middle);
    const std::string_view eventText =
        middle == std::string_view::npos ? R"({"event": "custom.x", "data": {}})" : text.substr(middle + line.size());

    const auto document = json::Document::parse(std::string(reactionText));
    if (!document)
        return 0;
    const auto reaction = readReaction(*document);
    if (!reaction) {
        checkError(*document, reaction.error());
        return 0;
    }
    for (const Action& action : reaction->actions)
        check(!english(actionWords(action, catalogue()).sentence).empty());
    check(!english(triggerWords(*reaction, catalogue()).title).empty());
    check(!english(checkEventName(reaction->trigger, catalogue()).message).empty() ||
          catalogue().event(reaction->trigger));
    if (reactionText.size() < 20'000)
        checkEdits(*document, *reaction, choice);

    const auto eventDocument = json::Document::parse(std::string(eventText));
    if (!eventDocument)
        return 0;
    const auto event = readEvent(*eventDocument);
    if (!event) {
        checkError(*eventDocument, event.error());
        return 0;
    }
    run::Settings settings;
    settings.logic.dialect = choice & 1 ? logic::Dialect::Js : logic::Dialect::Php;
    settings.logic.failOnWarnings = (choice & 2) != 0;
    settings.logic.objects = (choice & 4) != 0;
    settings.logic.limits.steps = 100'000; // a fuzzer's time is short
    if (choice & 8)
        settings.filterTruth = run::FilterTruth::Strict;
    run::Options options{.asIfActive = (choice & 16) == 0};
    if (choice & 32)
        options.skipped.insert("/actions/0");
    if (reactionText.size() < 20'000)
        checkProblems(*document, *reaction, *event, settings);
    checkRun(run::Program::compile(*reaction, catalogue(), settings), *event, options);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clock.h"
#include "app/cli/report.h"
#include "app/cli/runinput.h"
#include "app/cli/settingoptions.h"
#include "app/cli/terminal.h"
#include "app/cli/verb.h"
#include "engine/base/harmless.h"
#include "engine/run/runner.h"
#include "engine/run/tracejson.h"
#include "engine/run/tracetext.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

namespace retort {

namespace {

struct Options {
    RunChoice choice;
    SettingOptions settings;
    bool all = false;
    bool details = false;
    std::string clock;
    std::string format = "text";
};

run::Trace runAll(const RunInput& input, const run::Settings& settings, const Options& options, const ZoneSource* zones)
{
    const run::Targets targets = input.targets ? run::Targets::compile(*input.targets, settings) : run::Targets();
    std::vector<run::Program> programs;
    for (const RunReaction& reaction : input.reactions)
        programs.push_back(run::Program::compile(reaction.reaction, input.catalogue, settings, reaction.file, targets));
    Event event = input.event;
    if (!options.clock.empty())
        event.clock = options.clock;
    run::Options how{.asIfActive = !options.choice.reaction.empty()};
    how.now = realTime();
    how.zones = zones;
    run::Trace trace = run::runEvent(programs, event, how);
    trace.event = event.name;
    trace.dialect = settings.logic.dialect;
    // Of a whole workspace most reactions wait for other events: they are left out unless asked for.
    if (!options.all && options.choice.reaction.empty()) {
        std::erase_if(trace.reactions,
                      [](const run::ReactionTrace& reaction) { return reaction.match == run::Match::None; });
    }
    return trace;
}

ExitStatus runEvent(const Options& options, Streams streams)
{
    const auto input = readRunInput(options.choice, streams.err);
    if (!input)
        return Unusable;
    const run::Settings settings = options.settings.over(input->settings);
    const auto zones = systemZones(streams.err);
    if (const std::string why = whyNoZone(settings.twig.timezone, zones.get()); !why.empty()) {
        report(streams.err, (options.settings.timezone ? "--timezone: " : "retort.json, settings.timezone: ") + why);
        return Unusable;
    }
    const run::Trace trace = runAll(*input, settings, options, zones.get());
    if (options.format == "json")
        streams.out << run::writeTrace(trace) << '\n';
    else
        streams.out << run::textOf(trace, {.colour = takesColour(streams.out), .details = options.details});
    if (trace.reactions.empty() && options.format == "text")
        streams.out << "No reaction of this workspace waits for " << harmless(trace.event) << ".\n";
    return input->complete ? Fine : Unusable;
}

} // namespace

void addRun(CLI::App& app, Task& task)
{
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("run", "Runs a sample event through reactions, and prints what happened and why");
    verb->footer("With a workspace the event meets all of its reactions, and those that wait for it are\n"
                 "shown; --reaction picks one. Without a workspace --reaction is a file. A reaction that\n"
                 "is picked runs as if it were active, and the trace says so. The exit status is 0 whatever\n"
                 "the outcome, and 2 where a reaction could not be read.\n\n"
                 "  retort-cli run acme-loyalty --event survey-promoter\n"
                 "  retort-cli run --reaction welcome-gift.json --event new-member.json --format json");
    verb->add_option("WORKSPACE", options->choice.workspace, "The folder that holds retort.json")->option_text(" ");
    verb->add_option("--event", options->choice.event,
                     "The sample event's file; also by its path or name in the workspace")
        ->required()
        ->option_text("FILE");
    const CLI::Option* chosen =
        verb->add_option("--reaction", options->choice.reaction,
                         "One reaction: with a workspace the name of its file, without one a file")
            ->option_text("SLUG|FILE");
    verb->add_flag("--all", options->all, "Shows the reactions, too, that wait for other events");
    options->settings.addDialect(*verb, "without it the workspace's, or php");
    options->settings.addPhpWarnings(*verb, "without it the workspace's, or fail");
    options->settings.addFilterTruth(*verb, "without it the workspace's, or the dialect's");
    options->settings.addAutoescape(*verb, "without it the workspace's, or html");
    options->settings.addTimezone(*verb, "without it the workspace's, or UTC");
    verb->add_option("--tenant", options->choice.tenant,
                     "Runs with what retort.json overrides in the targets for this tenant")
        ->option_text("NAME");
    verb->add_option("--clock", options->clock,
                     "The time that it is during the run; without it that of the sample event, or of this machine")
        ->check(checkClock)
        ->option_text("ISO");
    verb->add_option("--format", options->format, "text (unless told) for people, json for programs: retort-run/1")
        ->check(CLI::IsMember({"text", "json"}))
        ->option_text("text|json");
    verb->add_flag("--details", options->details, "In text: the value of each operator as well");
    verb->callback([options, chosen, &task] {
        if (options->choice.workspace.empty() && options->choice.reaction.empty())
            throw CLI::RequiredError("WORKSPACE or --reaction");
        if (chosen->count() > 0 && options->choice.reaction.empty())
            throw CLI::ValidationError("--reaction", "The name is empty; name one, or leave --reaction out to run all");
        if (options->choice.tenant && options->choice.workspace.empty())
            throw CLI::ValidationError("--tenant", "Tenants are those of a workspace; give its folder too");
        task = [options](Streams streams) { return runEvent(*options, streams); };
    });
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clock.h"
#include "app/cli/report.h"
#include "app/cli/runinput.h"
#include "app/cli/settingoptions.h"
#include "app/cli/terminal.h"
#include "app/cli/verb.h"
#include "app/workspace/bundled.h"
#include "engine/base/english.h"
#include "engine/base/harmless.h"
#include "engine/cascade/answers.h"
#include "engine/cascade/cascade.h"
#include "engine/cascade/repeat.h"
#include "engine/effects/simulate.h"
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
    bool twice = false;
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
    how.origins = input.origins;
    // Dates of what a customer gets come from a clock that was named, never from this machine's: a run repeats.
    const effects::World world{effects::Book(input.definitions), input.catalogue, {}, zones, settings};
    effects::Customer customer = effects::customerOf(event, input.profile ? &*input.profile : nullptr, world);
    // Of a whole workspace most reactions wait for other events: they are left out unless asked for.
    const bool waiting = !options.all && options.choice.reaction.empty();
    run::Trace trace;
    if (options.twice) {
        std::erase_if(programs, [&](const run::Program& program) {
            const std::string& trigger = program.reaction().trigger;
            return waiting && (trigger.empty() ||
                               input.catalogue.canonicalEvent(trigger) != input.catalogue.canonicalEvent(event.name));
        });
        trace = cascade::fireTwice(programs, event, customer, world, how, input.profileFile).first;
    } else if (options.choice.cascade) {
        cascade::How follow;
        follow.only = input.picked;
        follow.waiting = waiting;
        follow.profile = input.profileFile;
        trace = cascade::follow(programs, event, std::move(customer), world, how, follow).trace;
    } else {
        trace = run::runEvent(programs, event, how);
        if (waiting) {
            std::erase_if(trace.reactions,
                          [](const run::ReactionTrace& reaction) { return reaction.match == run::Match::None; });
        }
        effects::applyTo(trace, std::move(customer), world, effects::momentOf(event, world), input.profileFile);
    }
    trace.event = event.name;
    trace.dialect = settings.logic.dialect;
    return trace;
}

/// "transaction=root"; "" where it is right, as CLI11 has it.
std::string checkProfilePlace(const std::string& given)
{
    const auto equals = given.find('=');
    if (equals == std::string::npos)
        return given + " is not of the form FAMILY=RULE, such as transaction=root";
    const auto catalogue = Catalogue::parse(bundledCatalogue());
    const auto known =
        compose::checkProfileChoice(given.substr(0, equals), given.substr(equals + 1), catalogue.value_or(Catalogue()));
    return known ? std::string() : english(known.error().message);
}

/// Which reactions answer the event, one line each.
void printAnswers(const run::Trace& trace, std::ostream& out)
{
    const std::vector<cascade::Answer> answers = cascade::answersOf(trace);
    out << answers.size() << " of " << trace.reactions.size() << " reactions wait for " << harmless(trace.event)
        << (answers.empty() ? ".\n" : ":\n");
    for (const cascade::Answer& one : answers)
        out << "  " << wordOf(one.kind) << "  " << harmless(one.file) << "  " << harmless(english(one.why)) << '\n';
    out << '\n';
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
    else if (options.all)
        printAnswers(trace, streams.out);
    if (options.format != "json")
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
    verb->add_flag("--all", options->all,
                   "Says first which reactions answer the event, and shows those, too, that wait for other events");
    verb->add_flag("--cascade", options->choice.cascade,
                   "Answers the events that effects raise, too, and tells loops and gifts that are given twice");
    verb->add_flag("--twice", options->twice,
                   "Fires the event twice, as a delivery that is repeated does, and tells what is given again")
        ->excludes("--cascade");
    const CLI::Option* profile =
        verb->add_option(
                "--profile", options->choice.profile,
                "The customer: a profile's file, also by its path or name in the workspace; without it the one "
                "that the sample names")
            ->option_text("FILE");
    verb->add_option_function<std::vector<std::string>>(
            "--profile-place",
            [options](const std::vector<std::string>& given) {
                for (const std::string& one : given)
                    options->choice.profilePlaces[one.substr(0, one.find('='))] = one.substr(one.find('=') + 1);
            },
            "Where the customer's fields stand in events of a family, such as transaction=root; without it the "
            "workspace's, or the best documented")
        ->check(checkProfilePlace)
        ->option_text("FAMILY=RULE");
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
    verb->callback([options, chosen, profile, &task] {
        if (options->choice.workspace.empty() && options->choice.reaction.empty())
            throw CLI::RequiredError("WORKSPACE or --reaction");
        if (chosen->count() > 0 && options->choice.reaction.empty())
            throw CLI::ValidationError("--reaction", "The name is empty; name one, or leave --reaction out to run all");
        if (profile->count() > 0 && options->choice.profile.empty())
            throw CLI::ValidationError("--profile", "The name is empty; name a file, or leave --profile out");
        if (options->choice.tenant && options->choice.workspace.empty())
            throw CLI::ValidationError("--tenant", "Tenants are those of a workspace; give its folder too");
        task = [options](Streams streams) { return runEvent(*options, streams); };
    });
}

} // namespace retort

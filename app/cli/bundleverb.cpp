// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bundle/bundlefile.h"
#include "app/cli/bundleinput.h"
#include "app/cli/clock.h"
#include "app/cli/comparetext.h"
#include "app/cli/report.h"
#include "app/cli/settingoptions.h"
#include "app/cli/verb.h"
#include "app/workspace/bundled.h"
#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"
#include "app/workspace/savefile.h"
#include "engine/base/english.h"
#include "engine/base/harmless.h"
#include "engine/json/write.h"
#include "engine/run/limits.h"
#include "engine/run/tracejson.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <random>

namespace retort {

namespace {

// ---- export

struct ExportOptions {
    RunChoice choice;
    SettingOptions settings;
    std::string clock;
    std::string out;
    bool scrub = false;
};

std::uint64_t anySeed()
{
    std::random_device device;
    return (std::uint64_t{device()} << 32) | device();
}

ExitStatus writeOut(const std::string& file, const std::string& text, Streams streams)
{
    if (file.empty()) {
        streams.out << text;
        return Fine;
    }
    const auto there = readFile(pathOf(file), run::readingLimits().bytes); // to be overwritten, as asked
    const auto written = saveFile(pathOf(file), text, there ? there->sha256 : std::string());
    if (!written) {
        report(streams.err, file, written.error());
        return Unusable;
    }
    return Fine;
}

ExitStatus exportRun(const ExportOptions& options, Streams streams)
{
    const auto input = readRunInput(options.choice, streams.err);
    if (!input || !input->complete)
        return Unusable; // a bundle of a part would tell another story
    const run::Settings settings = options.settings.over(input->settings);
    const auto zones = systemZones(streams.err);
    if (const std::string why = whyNoZone(settings.twig.timezone, zones.get()); !why.empty()) {
        report(streams.err, (options.settings.timezone ? "--timezone: " : "retort.json, settings.timezone: ") + why);
        return Unusable;
    }
    auto inputs = bundleInputs(*input, settings, options.clock, !options.choice.reaction.empty(),
                               options.choice.cascade, realTime());
    if (!inputs) {
        report(streams.err, input->eventFile, inputs.error());
        return Unusable;
    }
    if (inputs->reactions.empty()) {
        report(streams.err, "No reaction of this workspace waits for " + harmless(input->event.name) +
                                ". Pick one with --reaction, or take them all with --cascade.");
        return Unusable;
    }
    const auto made = bundle::made(*std::move(inputs), input->catalogue, zones.get(), options.scrub, anySeed());
    if (!made) {
        report(streams.err, english(made.error().message));
        return Unusable;
    }
    const ExitStatus written = writeOut(options.out, sealedText(made->bundle), streams);
    if (written != Fine)
        return written;
    if (made->keys > 0)
        streams.err << "note: what looks like a key was taken out of " << made->keys
                    << (made->keys == 1 ? " text.\n" : " texts.\n");
    if (made->otherStory)
        streams.err << "warning: the chain goes another way than without the replacements: "
                    << harmless(sentenceOf(*made->otherStory)) << ".\n";
    return Fine;
}

void addExport(CLI::App& verb, Task& task)
{
    auto options = std::make_shared<ExportOptions>();
    CLI::App* app = verb.add_subcommand("export", "Runs a sample event and writes the run as a bundle");
    app->footer("Of a workspace the reactions that wait for the event are packed, with --cascade all of them.\n"
                "Keys stay out: of a target's address only the host goes in, no headers, and what looks\n"
                "like a key anywhere is taken out.\n\n"
                "  retort-cli bundle export acme-loyalty --event survey-promoter --out run.bundle.json\n"
                "  retort-cli bundle export acme-loyalty --event survey-promoter --scrub >run.bundle.json");
    app->add_option("WORKSPACE", options->choice.workspace, "The folder that holds retort.json")->option_text(" ");
    app->add_option("--event", options->choice.event,
                    "The sample event's file; also by its path or name in the workspace")
        ->required()
        ->option_text("FILE");
    CLI::Option* reaction = app->add_option("--reaction", options->choice.reaction,
                                            "One reaction: with a workspace the name of its file, without one a file")
                                ->option_text("SLUG|FILE");
    app->add_flag("--cascade", options->choice.cascade, "Answers the events that effects raise, too")
        ->excludes(reaction);
    app->add_option("--profile", options->choice.profile,
                    "The customer: a profile's file, also by its path or name in the workspace; without it the one "
                    "that the sample names")
        ->option_text("FILE");
    options->settings.addDialect(*app, "without it the workspace's, or php");
    options->settings.addPhpWarnings(*app, "without it the workspace's, or fail");
    options->settings.addFilterTruth(*app, "without it the workspace's, or the dialect's");
    options->settings.addAutoescape(*app, "without it the workspace's, or html");
    options->settings.addTimezone(*app, "without it the workspace's, or UTC");
    app->add_option("--clock", options->clock,
                    "The time that it is during the run; without it that of the sample event, or of this machine")
        ->check(checkClock)
        ->option_text("ISO");
    app->add_flag("--scrub", options->scrub,
                  "Replaces personal data in the event and the customer by pseudonyms; warns where the chain then goes "
                  "another way");
    app->add_option("--out", options->out, "The file to write; without it standard output")->option_text("FILE");
    app->callback([options, &task] {
        if (options->choice.workspace.empty() && options->choice.reaction.empty())
            throw CLI::RequiredError("WORKSPACE or --reaction");
        task = [options](Streams streams) { return exportRun(*options, streams); };
    });
}

// ---- verify

struct VerifyOptions {
    std::vector<std::string> files;
    std::string format = "text";
};

/// What came of verifying one file.
struct Verdict {
    std::string file;
    Seal seal = Seal::None;
    bool scrubbed = false;
    run::TraceComparison comparison;

    bool good() const { return comparison.same() && seal != Seal::Broken; }
};

void print(const Verdict& verdict, std::ostream& out)
{
    out << harmless(verdict.file) << ": ";
    if (verdict.comparison.same())
        out << "same outcome";
    else
        out << "differs at " << harmless(sentenceOf(*verdict.comparison.first));
    if (verdict.seal == Seal::Broken)
        out << " (the file was changed after it was exported)";
    else if (verdict.seal == Seal::None)
        out << " (the file has no seal)";
    out << '\n';
}

std::string verdictJson(const Verdict& verdict)
{
    std::string text = "{\"file\": " + json::quoted(verdict.file) +
                       ", \"same\": " + (verdict.comparison.same() ? "true" : "false") +
                       ", \"seal\": " + json::quoted(wordOf(verdict.seal));
    if (verdict.scrubbed)
        text += ", \"scrubbed\": true";
    if (verdict.comparison.first)
        text += ", \"first\": " + jsonOf(*verdict.comparison.first);
    return text + '}';
}

ExitStatus verifyAll(const VerifyOptions& options, Streams streams)
{
    const auto catalogue = Catalogue::parse(bundledCatalogue());
    if (!catalogue) {
        report(streams.err, "catalogue.json", catalogue.error());
        return Unusable;
    }
    const auto zones = systemZones(streams.err);
    ExitStatus status = Fine;
    std::string all;
    for (const std::string& file : options.files) {
        const auto read = readBundleFile(pathOf(file));
        const auto verified =
            read ? bundle::verify(read->bundle, *catalogue, zones.get()) : Result<bundle::Verified>(fail(read.error()));
        if (!verified) {
            report(streams.err, file, verified.error());
            status = Unusable;
            continue;
        }
        const Verdict verdict{file, read->seal, read->bundle.scrubbed, verified->comparison};
        if (options.format == "text")
            print(verdict, streams.out);
        all += (all.empty() ? "\n    " : ",\n    ") + verdictJson(verdict);
        if (!verdict.good() && status == Fine)
            status = CheckFailed;
    }
    if (options.format == "json")
        streams.out << "{\n  \"format\": \"retort-verify/1\",\n  \"bundles\": [" << all << (all.empty() ? "" : "\n  ")
                    << "]\n}\n";
    return status;
}

void addVerify(CLI::App& verb, Task& task)
{
    auto options = std::make_shared<VerifyOptions>();
    CLI::App* app = verb.add_subcommand("verify", "Runs bundles again: the same outcome, or the step where it differs");
    app->footer("The exit status is 0 where all come out the same; 1 where one differs, or its file was changed\n"
                "after it was exported; 2 where one cannot be read.\n\n"
                "  retort-cli bundle verify run.bundle.json");
    app->add_option("FILE", options->files, "Bundles")->required()->option_text(" ");
    app->add_option("--format", options->format, "text (unless told) for people, json for programs: retort-verify/1")
        ->check(CLI::IsMember({"text", "json"}))
        ->option_text("text|json");
    app->callback([options, &task] { task = [options](Streams streams) { return verifyAll(*options, streams); }; });
}

// ---- compare

struct CompareOptions {
    std::string first, second;
    std::string format = "text";
};

/// The trace of a bundle, or one that `run --format json` printed.
Result<run::Trace> readTraceFile(const std::string& file)
{
    const auto text = readInput(pathOf(file), run::readingLimits().bytes);
    if (!text)
        return fail(text.error());
    if (looksLikeBundle(std::string_view(text->text).substr(0, 512)))
        return bundle::read(text->text).map([](const bundle::Bundle& bundle) { return bundle.trace; });
    return run::readTrace(text->text);
}

ExitStatus compareTwo(const CompareOptions& options, Streams streams)
{
    const auto first = readTraceFile(options.first);
    if (!first)
        report(streams.err, options.first, first.error());
    const auto second = readTraceFile(options.second);
    if (!second)
        report(streams.err, options.second, second.error());
    if (!first || !second)
        return Unusable;
    const run::TraceComparison comparison = run::compare(*first, *second);
    const std::vector<run::TraceDifference> all = allDifferences(comparison);
    if (options.format == "json") {
        streams.out << "{\n  \"format\": \"retort-compare/1\",\n  \"same\": " << (comparison.same() ? "true" : "false");
        if (comparison.first)
            streams.out << ",\n  \"first\": " << jsonOf(*comparison.first);
        streams.out << ",\n  \"differences\": " << jsonOf(all) << "\n}\n";
    } else if (comparison.same()) {
        streams.out << "Both say the same.\n";
    } else {
        streams.out << "The first difference is at " << harmless(sentenceOf(*comparison.first)) << '\n';
        for (const run::TraceDifference& one : all) {
            if (!(one == *comparison.first))
                streams.out << "  " << harmless(sentenceOf(one)) << '\n';
        }
    }
    return comparison.same() ? Fine : CheckFailed;
}

void addCompare(CLI::App& verb, Task& task)
{
    auto options = std::make_shared<CompareOptions>();
    CLI::App* app = verb.add_subcommand("compare", "Holds the traces of two runs against each other");
    app->footer("Each is a bundle, or what `run --format json` printed. Nothing is run again. The exit status is 0\n"
                "where both say the same, 1 where they differ, 2 where one cannot be read.\n\n"
                "  retort-cli bundle compare before.bundle.json after.bundle.json");
    app->add_option("FIRST", options->first, "A bundle or a trace")->required()->option_text(" ");
    app->add_option("SECOND", options->second, "Another one")->required()->option_text(" ");
    app->add_option("--format", options->format, "text (unless told) for people, json for programs: retort-compare/1")
        ->check(CLI::IsMember({"text", "json"}))
        ->option_text("text|json");
    app->callback([options, &task] { task = [options](Streams streams) { return compareTwo(*options, streams); }; });
}

} // namespace

void addBundle(CLI::App& app, Task& task)
{
    CLI::App* verb = app.add_subcommand("bundle", "Exports a run as one file, verifies such files, compares two runs");
    verb->require_subcommand(1);
    verb->footer("`retort-cli bundle export --help`, `verify --help` and `compare --help` tell more.");
    addExport(*verb, task);
    addVerify(*verb, task);
    addCompare(*verb, task);
}

} // namespace retort

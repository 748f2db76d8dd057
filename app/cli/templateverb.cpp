// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clock.h"
#include "app/cli/linereader.h"
#include "app/cli/report.h"
#include "app/cli/settingoptions.h"
#include "app/cli/templateline.h"
#include "app/cli/verb.h"
#include "engine/run/clock.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace retort {

namespace {

struct Options {
    SettingOptions settings;
    std::string clock;
};

ExitStatus answerLines(const Options& options, Streams streams)
{
    const auto zones = systemZones(streams.err);
    if (options.settings.timezone) {
        if (const std::string why = whyNoZone(*options.settings.timezone, zones.get()); !why.empty()) {
            report(streams.err, "--timezone: " + why);
            return Unusable;
        }
    }
    const twig::Surroundings surroundings = {.now = run::instantOf(options.clock).value_or(realTime()),
                                             .zones = zones.get()};
    TemplateLine templates(options.settings.over(run::Settings()).twig, surroundings);
    LineReader lines(streams.in, TemplateLine::longest());
    while (lines.next() && streams.out) {
        if (lines.tooLong()) {
            streams.out << templateErrorLine("The line is longer than 16 MiB, the most that is read.",
                                             twig::Failure::Kind::Limit);
        } else if (!lines.blank()) {
            streams.out << templates.answer(lines.line());
        } else {
            continue;
        }
        // Whoever sent the line may wait for its answer before the next one.
        (streams.out << '\n').flush();
    }
    return Fine;
}

} // namespace

void addTemplate(CLI::App& app, Task& task)
{
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("template", "Renders Twig templates, one to a line");
    verb->footer(
        "Reads lines of {\"template\": \"…\", \"context\": {…}} from standard input until it ends, and\n"
        "answers each with one line, {\"output\": \"…\"} or {\"error\": \"…\", \"kind\": \"…\", \"line\": …}. A\n"
        "line's own \"autoescape\" (false, \"html\", \"js\") and \"timezone\" win over the options. Blank\n"
        "lines are passed over. The exit status is 0 whatever the answers.\n\n"
        "  echo '{\"template\": \"Hello {{ first_name }}\", \"context\": {\"first_name\": \"Ada\"}}' |\n"
        "    retort-cli template");
    options->settings.addAutoescape(*verb, "html without it");
    options->settings.addPhpWarnings(*verb, "fail without it");
    options->settings.addTimezone(*verb, "UTC without it");
    verb->add_option("--clock", options->clock,
                     "The time that it is for every line; without it the time of this machine")
        ->check(checkClock)
        ->option_text("ISO");
    verb->callback([options, &task] { task = [options](Streams streams) { return answerLines(*options, streams); }; });
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/linereader.h"
#include "app/cli/logicline.h"
#include "app/cli/settingoptions.h"
#include "app/cli/verb.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace retort {

namespace {

struct Options {
    SettingOptions settings;
    bool objects = false;
    bool trace = false;
};

ExitStatus answerLines(const Options& options, Streams streams)
{
    logic::Settings settings = options.settings.over(run::Settings()).logic;
    settings.objects = options.objects;
    LogicLine logic(settings, options.trace);
    LineReader lines(streams.in, LogicLine::longest());
    while (lines.next() && streams.out) {
        if (lines.tooLong())
            streams.out << errorLine("The line is longer than 16 MiB, the most that is read.");
        else if (!lines.blank())
            streams.out << logic.answer(lines.line());
        else
            continue;
        // Whoever sent the line may wait for its answer before the next one.
        (streams.out << '\n').flush();
    }
    return Fine;
}

} // namespace

void addLogic(CLI::App& app, Task& task)
{
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("logic", "Answers JSON Logic rules, one to a line");
    verb->footer(
        "Reads lines of {\"rule\": …, \"data\": …} from standard input until it ends, and answers each\n"
        "with one line, {\"result\": …} or {\"error\": \"…\"}. Blank lines are passed over. The exit\n"
        "status is 0 whatever the answers.\n\n"
        "  echo '{\"rule\": {\">=\": [{\"var\": \"score\"}, 9]}, \"data\": {\"score\": 9}}' | retort-cli logic");
    options->settings.addDialect(*verb, "php without it");
    options->settings.addPhpWarnings(*verb, "pass without it");
    verb->add_flag("--objects", options->objects, "PHP: objects are decoded as stdClass and not as arrays");
    verb->add_flag("--trace", options->trace, "Adds to each answer how it came about");
    verb->callback([options, &task] { task = [options](Streams streams) { return answerLines(*options, streams); }; });
}

} // namespace retort

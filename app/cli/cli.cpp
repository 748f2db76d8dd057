// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "app/cli/report.h"
#include "app/cli/verb.h"
#include "engine/base/harmless.h"
#include "engine/base/nearest.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

namespace retort {

namespace {

/// CLI11 would only say that a verb is missing.
std::optional<std::string> unknownVerb(const CLI::App& app, const std::vector<std::string>& arguments)
{
    if (arguments.empty() || arguments[0].starts_with('-'))
        return std::nullopt;
    std::vector<std::string> names;
    for (const CLI::App* verb : app.get_subcommands({}))
        names.push_back(verb->get_name());
    if (std::find(names.begin(), names.end(), arguments[0]) != names.end())
        return std::nullopt;
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::string_view near = nearest(arguments[0], views);
    std::string sentence = "There is no verb " + arguments[0] + '.';
    if (!near.empty())
        sentence += " Did you mean " + std::string(near) + '?';
    return sentence + " `retort-cli --help` lists them all.";
}

} // namespace

int runCli(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out, std::ostream& err)
{
    CLI::App app("Runs and edits Retort's reactions without a window.", "retort-cli");
    app.set_version_flag("--version", "retort-cli " RETORT_VERSION);
    app.require_subcommand(1);
    app.failure_message([](const CLI::App*, const CLI::Error& error) {
        return "error: " + harmless(error.what()) + ". `retort-cli --help` and `retort-cli VERB --help` tell more.\n";
    });
    app.footer("Exit status: 0 fine; 1 a check failed; 2 wrong usage or unreadable input.\n"
               "`retort-cli VERB --help` tells more of each verb.");
    Task task;
    addRun(app, task);
    addBundle(app, task);
    addLint(app, task);
    addLogic(app, task);
    addTemplate(app, task);
    addEdit(app, task);
    addFormat(app, task);

    if (arguments.empty()) {
        err << app.help();
        return Unusable;
    }
    if (const auto sentence = unknownVerb(app, arguments)) {
        report(err, *sentence);
        return Unusable;
    }
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend())); // reversed, as CLI11 takes them
    } catch (const CLI::ParseError& error) {
        return app.exit(error, out, err) == 0 ? Fine : Unusable; // 0: --help and --version
    }
    const ExitStatus status = task({in, out, err});
    out.flush();
    if (!out) {
        report(err, "The output could not be written.");
        return Unusable;
    }
    return status;
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "app/cli/verb.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace retort {

int runCli(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out, std::ostream& err)
{
    CLI::App app("Runs and edits Retort's reactions without a window.", "retort-cli");
    app.set_version_flag("--version", "retort-cli " RETORT_VERSION);
    app.require_subcommand(1);
    app.fallthrough(false);
    app.footer("Exit status: 0 fine; 1 a check failed; 2 wrong usage or unreadable input.\n"
               "`retort-cli VERB --help` tells more of each verb.");
    Task task;
    addRun(app, task);
    addLogic(app, task);
    addEdit(app, task);
    addFormat(app, task);

    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend()); // as CLI11 takes them
    try {
        app.parse(reversed);
    } catch (const CLI::ParseError& error) {
        const bool asked = error.get_exit_code() == 0; // --help and --version
        if (!asked && arguments.empty())
            err << app.help();
        else
            app.exit(error, out, err);
        return asked ? Fine : Unusable;
    }
    const ExitStatus status = task({in, out, err});
    out.flush();
    if (!out) {
        err << "error: The output could not be written.\n";
        return Unusable;
    }
    return status;
}

} // namespace retort

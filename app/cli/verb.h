// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <istream>
#include <ostream>

namespace CLI {
class App;
}

namespace retort {

enum ExitStatus : int { Fine = 0, CheckFailed = 1, Unusable = 2 };

/// Where a verb reads from and writes to.
struct Streams {
    std::istream& in;
    std::ostream& out; ///< Results.
    std::ostream& err; ///< Messages.
};

/// What the arguments asked for, to be carried out once all of them are known to be right.
using Task = std::function<ExitStatus(Streams)>;

// Each declares its verb with its options and help, and leaves in `task` what is to be done when it was chosen. One
// file for each.
void addRun(CLI::App& app, Task& task);
void addBundle(CLI::App& app, Task& task);
void addLint(CLI::App& app, Task& task);
void addLogic(CLI::App& app, Task& task);
void addTemplate(CLI::App& app, Task& task);
void addEdit(CLI::App& app, Task& task);
void addFormat(CLI::App& app, Task& task);

} // namespace retort

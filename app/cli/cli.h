// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <vector>

namespace retort {

/// The command line, whole: `arguments` are those after the program's name, in UTF-8. Returns the exit status: 0 fine,
/// 1 a check failed, 2 wrong usage or unreadable input. Results go to `out`, messages to `err`. docs/command-line.md
/// describes every verb.
int runCli(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out, std::ostream& err);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include <cstdlib>
#include <iostream>
#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace retort {

namespace {

bool standardOutputIsTerminal()
{
#ifdef _WIN32
    return ::_isatty(1) != 0;
#else
    return ::isatty(STDOUT_FILENO) != 0;
#endif
}

std::string_view environment(const char* name)
{
    const char* value = std::getenv(name);
    return value ? value : "";
}

} // namespace

bool takesColour(const std::ostream& out)
{
    return out.rdbuf() == std::cout.rdbuf() && standardOutputIsTerminal() && environment("NO_COLOR").empty() &&
           environment("TERM") != "dumb";
}

} // namespace retort

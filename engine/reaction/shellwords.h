// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// A word of a command line as the shell hands it over, each byte with where it was read.
struct ShellWord {
    std::string text;
    std::vector<std::uint32_t> from; ///< For each byte of `text` its offset in the line.
    std::uint32_t begin = 0;         ///< Where the word begins in the line.
};

struct ShellCommand {
    std::vector<ShellWord> words;
    ShellWord input; ///< What a here-document feeds to it; empty text where there is none.
};

/// The words of the first command of a text, quoted as POSIX shells quote (IEEE 1003.1, 2.2 and 2.7.4) and with bash's
/// $'…': '…', "…", backslashes, lines that a backslash continues, here-documents. Nothing is expanded: a $variable
/// stays as it is written. A command ends with its line, or at ; & |. Comments and redirections are left out.
/// Errors of kind Syntax, with the place in the text: a quote that is not closed, a here-document without its end.
Result<ShellCommand> readShellCommand(std::string_view text);

} // namespace retort

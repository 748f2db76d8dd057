// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report.h"

#include "engine/base/english.h"

namespace retort {

std::string sentenceOf(const Error& error)
{
    std::string sentence = english(error.message);
    if (!error.where.empty())
        sentence += " (at " + error.where + ")";
    return sentence;
}

void report(std::ostream& err, std::string_view file, const Error& error)
{
    if (error.place.line > 0)
        err << file << ':' << error.place.line << ':' << error.place.column << ": ";
    report(err, sentenceOf(error));
}

void report(std::ostream& err, std::string_view sentence) { err << "error: " << sentence << '\n'; }

} // namespace retort

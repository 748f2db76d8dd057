// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report.h"

#include "engine/base/english.h"
#include "engine/base/harmless.h"

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
        err << harmless(file) << ':' << error.place.line << ':' << error.place.column << ": ";
    report(err, harmless(sentenceOf(error))); // a line break in a name is no new line
}

void report(std::ostream& err, std::string_view sentence)
{
    err << "error: ";
    for (std::size_t end = 0; end != std::string_view::npos;) {
        end = sentence.find('\n');
        err << harmless(sentence.substr(0, end)) << '\n';
        sentence.remove_prefix(end == std::string_view::npos ? sentence.size() : end + 1);
    }
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lineerror.h"

#include "engine/base/english.h"

#include <string>

namespace retort {

Phrase ofLine(Phrase message)
{
    if (message.id == "json.nul" || message.id == "json.all-nul")
        return phrase("workspace.line-nul");
    if (message.id == "json.too-deep" && !message.arguments.empty()) {
        if (auto* depth = std::get_if<std::string>(&message.arguments[0]))
            *depth = std::to_string(std::stoul(*depth) - 1);
    }
    for (Phrase::Argument& argument : message.arguments) {
        const auto* place = std::get_if<Phrase>(&argument);
        if (place && place->id == "json.place" && place->arguments.size() == 2)
            argument = phrase("workspace.line-column", Phrase::Argument(place->arguments[1]));
    }
    return message;
}

std::string sentenceOfLine(const Error& error)
{
    std::string sentence = english(ofLine(error.message));
    if (error.place.column > 0)
        sentence += " (column " + std::to_string(error.place.column) + ')';
    return sentence;
}

} // namespace retort

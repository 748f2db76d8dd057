// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"

#include "engine/base/english_table.h"

#include <unordered_map>

namespace retort {

namespace {

std::string textOf(const Phrase::Argument& argument, std::string (*say)(const Phrase&))
{
    if (const auto* text = std::get_if<std::string>(&argument))
        return *text;
    return say(std::get<Phrase>(argument));
}

} // namespace

const std::vector<EnglishRow>& englishRows()
{
    static const std::vector<EnglishRow> all = [] {
        std::vector<EnglishRow> rows;
        for (auto part : {bundleRows(), composeRows(), conditionRows(), effectsRows(), jsonRows(), lintRows(),
                          logicRows(), evaluationRows(), reactionRows(), runRows(), twigHelpRows(), twigParseRows(),
                          twigRenderRows(), twigTraceRows(), usesRows(), workspaceRows()})
            rows.insert(rows.end(), part.begin(), part.end());
        return rows;
    }();
    return all;
}

std::string fill(std::string_view text, const Phrase& phrase, std::string (*say)(const Phrase&))
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{' && i + 1 < text.size() && text[i + 1] == '{') {
            out += '{';
            ++i;
        } else if (text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '0' &&
                   text[i + 1] <= '9') {
            const std::size_t index = static_cast<std::size_t>(text[i + 1] - '0');
            if (index < phrase.arguments.size())
                out += textOf(phrase.arguments[index], say);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string english(const Phrase& phrase)
{
    static const auto byId = [] {
        std::unordered_map<std::string_view, std::string_view> map;
        for (const EnglishRow& row : englishRows())
            map.emplace(row.id, row.text);
        return map;
    }();
    const auto found = byId.find(phrase.id);
    if (found != byId.end())
        return fill(found->second, phrase, english);
    std::string out = phrase.id;
    for (const auto& argument : phrase.arguments)
        out += ' ' + textOf(argument, english);
    return out;
}

} // namespace retort

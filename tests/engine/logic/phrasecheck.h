// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/english.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace retort::test {

/// What is wrong with a phrase, or "": an id without a sentence, an argument that the sentence leaves out, a place that
/// no argument fills.
inline std::string wrongWith(const Phrase& phrase)
{
    static const auto byId = [] {
        std::unordered_map<std::string_view, std::string_view> map;
        for (const EnglishRow& row : englishRows())
            map.emplace(row.id, row.text);
        return map;
    }();
    const auto row = byId.find(phrase.id);
    if (row == byId.end())
        return "no sentence for " + phrase.id;
    for (std::size_t i = 0; i < 10; ++i) {
        const bool used = row->second.find('{' + std::to_string(i) + '}') != row->second.npos;
        if (used != (i < phrase.arguments.size()))
            return phrase.id + (used ? " lacks argument " : " leaves out argument ") + std::to_string(i);
    }
    for (const Phrase::Argument& argument : phrase.arguments) {
        if (const auto* nested = std::get_if<Phrase>(&argument)) {
            if (std::string wrong = wrongWith(*nested); !wrong.empty())
                return wrong;
        }
    }
    return {};
}

} // namespace retort::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/comparetext.h"

#include "engine/base/english.h"
#include "engine/json/write.h"

namespace retort {

std::vector<run::TraceDifference> allDifferences(const run::TraceComparison& comparison)
{
    std::vector<run::TraceDifference> all;
    const auto add = [&all](const std::vector<run::TraceDifference>& some) {
        all.insert(all.end(), some.begin(), some.end());
    };
    for (const run::TraceDifference& one : comparison.differences) {
        if (one.what == run::TraceDifference::What::Event)
            all.push_back(one);
    }
    for (const run::ReactionPair& reaction : comparison.reactions) {
        for (const run::StepPair& step : reaction.steps)
            add(step.differences);
        add(reaction.differences);
    }
    for (const run::TraceDifference& one : comparison.differences) {
        if (one.what != run::TraceDifference::What::Event)
            all.push_back(one);
    }
    return all;
}

std::string sentenceOf(const run::TraceDifference& difference)
{
    std::string place;
    if (difference.step)
        place = "step " + std::to_string(*difference.step) + " of ";
    if (!difference.reaction.empty())
        place += difference.reaction + ": ";
    // What is called like its kind is not called twice.
    const std::string word(run::wordOf(difference.what));
    const bool named = difference.name.empty() || difference.name == word;
    return place + (named ? "" : word + ' ') + english(difference.text);
}

std::string jsonOf(const run::TraceDifference& difference)
{
    std::string text = "{";
    const auto add = [&text](std::string_view key, const std::string& value) {
        text += (text.size() > 1 ? ", " : "") + json::quoted(key) + ": " + value;
    };
    if (difference.event)
        add("event", std::to_string(*difference.event));
    if (!difference.reaction.empty())
        add("reaction", json::quoted(difference.reaction));
    if (difference.step)
        add("step", std::to_string(*difference.step));
    add("what", json::quoted(run::wordOf(difference.what)));
    if (!difference.name.empty())
        add("name", json::quoted(difference.name));
    add("first", json::write(difference.first.root()));
    add("second", json::write(difference.second.root()));
    add("text", json::quoted(english(difference.text)));
    return text + '}';
}

std::string jsonOf(const std::vector<run::TraceDifference>& differences)
{
    std::string text = "[";
    for (std::size_t i = 0; i < differences.size(); ++i)
        text += (i == 0 ? "\n    " : ",\n    ") + jsonOf(differences[i]);
    return text + (differences.empty() ? "]" : "\n  ]");
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bundleinput.h"

#include "app/workspace/paths.h"
#include "engine/json/edit.h"
#include "engine/json/write.h"

namespace retort {

namespace {

/// Of a file outside of a workspace its name alone: where it lies is nobody's business.
std::string nameFor(const std::string& folder, const std::string& file)
{
    return file.starts_with(folder) ? file : folder + utf8Of(pathOf(file).filename());
}

Result<json::Document> withClock(const json::Document& event, const std::string& clock)
{
    if (event.find("/_retort"))
        return json::setString(event, "/_retort/clock", clock);
    return json::set(event, "/_retort", "{\"clock\": " + json::quoted(clock) + "}");
}

} // namespace

Result<bundle::Inputs> bundleInputs(const RunInput& input, const run::Settings& settings, const std::string& clock,
                                    bool picked, bool cascade, Instant now)
{
    bundle::Inputs inputs;
    inputs.event = {nameFor("events/", input.eventFile), input.wholeEvent};
    if (!clock.empty()) {
        auto event = withClock(input.wholeEvent, clock);
        if (!event)
            return fail(event.error());
        inputs.event.document = *std::move(event);
    }
    if (input.profile)
        inputs.profile = {nameFor("profiles/", input.profileFile), *input.profile};
    const std::string event = input.catalogue.canonicalEvent(input.event.name);
    for (const RunReaction& reaction : input.reactions) {
        const std::string& trigger = reaction.reaction.trigger;
        if (picked || cascade || (!trigger.empty() && input.catalogue.canonicalEvent(trigger) == event))
            inputs.reactions.push_back({nameFor("reactions/", reaction.file), reaction.document});
    }
    if (input.targets) {
        inputs.targets.emplace();
        for (const auto& [file, text] : input.targetTexts) {
            if (auto document = json::Document::parse(text)) // what cannot be read was told
                inputs.targets->push_back({file, *std::move(document)});
        }
    }
    for (std::size_t i = 0; i < input.definitions.size(); ++i)
        inputs.definitions.push_back({input.definitionFiles[i], input.definitions[i]});
    inputs.settings = settings;
    inputs.profilePlaces = input.profilePlaces;
    inputs.now = now;
    inputs.asIfActive = picked;
    inputs.cascade = cascade;
    return inputs;
}

} // namespace retort

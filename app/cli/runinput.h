// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/compose/profilerule.h"
#include "engine/reaction/catalogue.h"
#include "engine/reaction/event.h"
#include "engine/reaction/reaction.h"
#include "engine/run/observation.h"
#include "engine/run/settings.h"
#include "engine/run/targets.h"

#include <cstddef>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// What `run` was asked to run; "" for what was not given.
struct RunChoice {
    std::string workspace;                 ///< Folder.
    std::string event;                     ///< File; with a workspace also its path or name in there.
    std::string profile;                   ///< File; with a workspace also its path or name in there.
    bool cascade = false;                  ///< All reactions of the workspace are wanted, also where one is picked.
    std::string reaction;                  ///< With a workspace the name of a file in reactions/, without one any file.
    compose::ProfileChoices profilePlaces; ///< Win over those of retort.json.
    std::optional<std::string> tenant;     ///< Whose overrides the targets of the workspace have.
};

struct RunReaction {
    std::string file; ///< For the trace: the path in the workspace, or as given.
    Reaction reaction;
    json::Document document; ///< What it was read from.
};

struct RunInput {
    Event event;                                                  ///< Joined with the profile, where there is one.
    json::Document wholeEvent;                                    ///< What its file stands for, without the profile.
    std::string eventFile;                                        ///< Its path in the workspace, else its name.
    std::map<std::string, run::Origin> origins;                   ///< Of what came with the profile.
    std::optional<json::Document> profile;                        ///< The customer's fields.
    std::string profileFile;                                      ///< Where they stand; "" for none.
    std::vector<RunReaction> reactions;                           ///< By path.
    std::optional<std::size_t> picked;                            ///< Into `reactions`, where one is picked among all.
    std::vector<json::Document> definitions;                      ///< Of the workspace.
    std::vector<std::string> definitionFiles;                     ///< Their paths there.
    std::vector<std::pair<std::string, std::string>> targetTexts; ///< Path and text, without overrides.
    std::optional<std::vector<run::TargetFile>> targets;          ///< Of the workspace; none without one.
    compose::ProfileChoices profilePlaces; ///< Where the customer's fields go, by family of events.
    run::Settings settings;                ///< The workspace's, or the defaults of one.
    Catalogue catalogue;
    bool complete = true; ///< false: a reaction or target of the workspace could not be read, which was told.
};

/// Reads it all. What is wrong is told on `err`; nullopt where nothing can be run.
std::optional<RunInput> readRunInput(const RunChoice& choice, std::ostream& err);

} // namespace retort

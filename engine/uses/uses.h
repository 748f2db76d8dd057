// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/document.h"
#include "engine/reaction/catalogue.h"
#include "engine/reaction/definitions.h"
#include "engine/reaction/event.h"
#include "engine/reaction/reaction.h"
#include "engine/reaction/target.h"
#include "engine/run/settings.h"
#include "engine/uses/use.h"

#include <span>
#include <string_view>
#include <vector>

/// Where the documents of a workspace name something. Each function reads one document; whoever has many keeps what it
/// gives, since a document never changes.
namespace retort::uses {

// What a document names for sure: Defines, Names and Reads, in the order of its text.

std::vector<Use> usesIn(const Reaction& reaction, const Catalogue& catalogue, const logic::Settings& settings = {});
/// A template that does not compile reads nothing.
std::vector<Use> usesIn(const Target& target, const run::Settings& settings = {});
std::vector<Use> usesIn(const DefinitionList& definitions);

// What has to be looked for with the subject in hand.

// Of a sample event `event` is what its file stands for; of a variant only what its own changes say is found.

/// Where a sample event has a field: the value, or with a `*` in the path the first one.
std::vector<Use> holdersIn(const json::Document& document, const Event& event, const Subject& field);
/// Texts that are the same as a handle and stand where they may mean it; not those of `known`, which are sure.
std::vector<Use> mentionsIn(const json::Document& document, const Reaction& reaction, const Subject& handle,
                            std::span<const Use> known);
std::vector<Use> mentionsIn(const json::Document& document, const Target& target, const Subject& handle,
                            const run::Settings& settings = {});
/// With the catalogue those are Names that stand in a field which holds such handles: tier_handle, definition.handle.
std::vector<Use> mentionsIn(const json::Document& document, const Event& event, const Subject& handle,
                            const Catalogue& catalogue = {});
/// Where a custom attribute is read by its path: `known` are the fields that the document reads. Names where the
/// namespace is that of the handle, Mentions where the handle does not say which it has. None of other handles.
std::vector<Use> pathsIn(const json::Document& document, const Subject& handle, std::span<const Use> known);
std::vector<Use> mentionsIn(const json::Document& document, const DefinitionList& definitions, const Subject& handle,
                            std::span<const Use> known);

} // namespace retort::uses

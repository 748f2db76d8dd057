// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"
#include "engine/json/document.h"
#include "engine/reaction/catalogue.h"
#include "engine/reaction/definitions.h"
#include "engine/reaction/event.h"
#include "engine/reaction/fields.h"
#include "engine/reaction/problem.h"
#include "engine/reaction/reaction.h"
#include "engine/run/settings.h"
#include "engine/run/targets.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

/// Finds what is wrong, or doubtful, before a customer does. docs/lint-rules.md has each rule with its reason.
namespace retort::lint {

/// What the files of a workspace are held against. Made once for many files. Immutable; cheap to copy (copies share);
/// may be used from several threads at once.
class Surroundings {
public:
    Surroundings(); ///< A file on its own: nothing is known but what stands in it.
    Surroundings(Catalogue catalogue, run::Settings settings, run::Targets targets, Definitions definitions,
                 std::vector<Event> samples);

    const Catalogue& catalogue() const;
    const run::Settings& settings() const;
    const run::Targets& targets() const;
    const Definitions& definitions() const;
    std::span<const Event> samplesOf(std::string_view event) const; ///< Under any of its spellings.
    const Fields& fieldsOf(std::string_view event) const;           ///< Made when first asked for, then kept.

private:
    struct Content;
    std::shared_ptr<const Content> m_content;
};

/// Problems of a reaction, in the order of its text, each once. Deterministic. Work is bounded whatever the reaction:
/// what cannot be decided within the bounds is not told.
std::vector<Problem> lintReaction(const json::Document& document, const Reaction& reaction,
                                  const Surroundings& surroundings);
/// Problems of a target, likewise; its payload is rendered for the samples of the reactions' events.
std::vector<Problem> lintTarget(const json::Document& document, const run::CompiledTarget& target,
                                const Surroundings& surroundings);
/// Problems of a sample event.
std::vector<Problem> lintEvent(const json::Document& document, const Event& event, const Surroundings& surroundings);
/// A file that is no JSON, or not what its folder says: "json.invalid" (or "file.type").
Problem problemOf(const Error& error);

} // namespace retort::lint

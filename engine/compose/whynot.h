// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/base/result.h"
#include "engine/json/data.h"
#include "engine/json/document.h"
#include "engine/reaction/event.h"
#include "engine/run/options.h"
#include "engine/run/program.h"
#include "engine/run/trace.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// Why a chain did not go on, and the smallest change of the event with which it would.
namespace retort::compose {

/// One value of the context that is otherwise.
struct EventChange {
    std::string path;               ///< As `var` reads it: "aggregations.spend_12m".
    std::optional<json::Data> from; ///< None: absent.
    std::optional<json::Data> to;   ///< None: taken out.
    Phrase text;                    ///< "aggregations.spend_12m from 940 to 1000.01, which is 60.01 more"

    bool operator==(const EventChange&) const = default;
};

/// Changes that together are enough, and of which each is needed: with no proper subset of them the chain comes as far.
struct Remedy {
    std::vector<EventChange> changes;                ///< In the order in which the chain reads them.
    Event event;                                     ///< With the changes made.
    run::Outcome outcome = run::Outcome::Unfinished; ///< What came of it: it was run.
    std::optional<std::size_t> stoppedAt;            ///< Where a later step ends the chain all the same.

    bool operator==(const Remedy&) const = default;
};

struct WhyNot {
    run::ReactionTrace trace;        ///< Of the event as it is.
    std::optional<std::size_t> step; ///< The step that ended the chain; none where it ran to its end.
    Phrase why;                      ///< That step's sentence: "data.score is 8, which is not at least 9".
    std::string clause;              ///< The smallest part that is answerable, in the reaction's document; or "".
    std::string path;                ///< The first field that it reads; "" for none.
    std::optional<json::Data> value; ///< What stands there; none where it is absent.
    Phrase needed;                   ///< What has to hold: "data.score is at least 9"; an empty id for none.
    std::vector<Remedy> remedies;    ///< The fewest changes first, then the nearest; at most WhyNotOptions::most.
    bool complete = true; ///< false: the search was cut; there may be others, and smaller ones than those found.

    bool operator==(const WhyNot&) const = default;
};

struct WhyNotOptions {
    run::Options run;         ///< As for the run in question: clock, skipped actions, origins.
    std::size_t most = 5;     ///< Remedies.
    std::size_t runs = 2'000; ///< Of the reaction, at most. Each remedy was run.
};

/// Answers for a chain that a filter ended, or that failed. Remedies lead to the end of the chain; only where none was
/// found that does, those that lead past the step in question. Values to try are those that the conditions name and
/// their neighbours (logic::edgesOf), within the catalogue's types; a value that came with the profile is replaced, but
/// never taken out, which an event cannot say. Empty for a reaction that is inactive or waits for another event.
/// Deterministic and bounded.
WhyNot whyNot(const run::Program& program, const Event& event, const WhyNotOptions& options = {});

/// An event file (no variant) with the changes made in it: what "make it pass" makes a variant of. Parents are made
/// where they are missing. Errors: those of engine/json/edit.h.
Result<json::Document> withChanges(const json::Document& file, const std::vector<EventChange>& changes);

} // namespace retort::compose

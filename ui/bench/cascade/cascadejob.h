// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/cascade/answers.h"
#include "engine/effects/book.h"
#include "engine/run/options.h"
#include "engine/run/program.h"
#include "engine/run/trace.h"
#include "ui/bench/cascade/cascaderow.h"
#include "ui/document/entry.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace retort {

/// What was made ready for one cascade and serves the next one, as far as it is still of the same contents.
struct CascadeMade {
    struct Reaction {
        EntryId id = EntryId::None;
        std::string file;
        std::shared_ptr<const Content> content;
    };

    run::Settings settings;
    std::vector<std::shared_ptr<const Content>> targetContents;
    std::vector<std::shared_ptr<const Content>> definitionContents;
    run::Targets targets;
    effects::Book book;
    std::vector<Reaction> reactions;    ///< In the order of the workspace; those that can be run.
    std::vector<run::Program> programs; ///< Of them.
};

/// A sample event and all that it meets, as they are at one moment.
struct CascadeJob {
    int stamp = 0;
    Entry event; ///< One that can be run.
    std::optional<Entry> profile;
    std::vector<Entry> reactions, targets, definitions; ///< In the order of the workspace.
    Catalogue catalogue;
    run::Settings settings;
    run::Options options;                    ///< Without origins.
    std::shared_ptr<const CascadeMade> made; ///< Of the last one; nullptr for the first.
};

/// What came of it. Never changes.
struct CascadeResult {
    struct LeftOut {
        EntryId id = EntryId::None;
        QString title;
        std::string file;
        Error why;
    };

    int stamp = 0;
    EntryId eventEntry = EntryId::None;
    QString eventTitle; ///< Its label, else its file's name.
    Event event;
    logic::Dialect dialect = logic::Dialect::Php;
    std::size_t reactions = 0;            ///< Of the workspace.
    run::Trace trace;                     ///< Of the cascade; its reactions are those that wait for the event.
    std::vector<cascade::Answer> answers; ///< Into trace.reactions.
    std::vector<LeftOut> leftOut;         ///< Reactions that cannot be run: they are not valid at present.
    run::Trace twice;                     ///< The event fired once, with what a repeat gives again.
    std::vector<CascadeRow> rows;
    std::size_t allRows = 0; ///< With those below others.
    std::shared_ptr<const CascadeMade> made;

    /// The answers to an event: of the first where it is none.
    const std::vector<run::ReactionTrace>& reactionsOf(std::optional<std::size_t> of) const;
    const run::CascadeTrace& cascade() const { return *trace.cascade; }
};

/// Touches nothing but what it is given: for any thread.
std::unique_ptr<CascadeResult> carryOut(const CascadeJob& job);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/bundle/bundle.h"
#include "engine/run/program.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace retort {

/// A run that was made on purpose, in one line.
struct PastRunLine {
    std::int64_t id = 0; ///< Higher is later. Never given twice.
    std::int64_t at = 0; ///< Milliseconds since 1970, UTC.
    std::string event;   ///< Name.
    QString eventTitle;  ///< Its label; "" where it has none.
    QString eventFile;   ///< "events/survey-promoter.json"
    QString reaction;    ///< Name; "" for a run of several.
    QString reactionFile;
    std::string outcome; ///< As the trace has it: "completed".
    QString summary;     ///< "Stopped at step 2: score is 6"

    bool operator==(const PastRunLine&) const = default;
};

/// With all that was run. Never changes.
struct PastRun {
    PastRunLine line;
    bundle::Bundle run;
    std::vector<run::Program> programs; ///< Of its reactions, in their order: for the words of a step.

    const std::string& eventText() const { return run.inputs.event.document.text(); }
    /// "" for a run of several reactions.
    std::string reactionText() const;
    /// The reaction's, of the run of one; nullptr where the trace has several or none.
    const run::ReactionTrace* trace() const;
};
using PastRunPtr = std::shared_ptr<const PastRun>;

/// Makes the words ready. Errors: of a reaction that cannot be read. Touches nothing else: for any thread.
Result<PastRunPtr> pastRunOf(PastRunLine line, bundle::Bundle run, const Catalogue& catalogue);

} // namespace retort

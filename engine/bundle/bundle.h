// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/base/time.h"
#include "engine/base/zonesource.h"
#include "engine/compose/profilerule.h"
#include "engine/json/document.h"
#include "engine/reaction/catalogue.h"
#include "engine/run/compare.h"
#include "engine/run/debug.h"
#include "engine/run/settings.h"
#include "engine/run/trace.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace retort::bundle {

struct File {
    std::string path; ///< In the workspace: "reactions/welcome.json".
    json::Document document;

    bool operator==(const File&) const = default;
};

/// All that decides how a run comes out, beside this program.
struct Inputs {
    File event; ///< No variant: what it stands for. Its `_retort` counts.
    std::optional<File> profile;
    std::vector<File> reactions;              ///< In the order in which they answer.
    std::optional<std::vector<File>> targets; ///< None: they are not known.
    std::vector<File> definitions;
    run::Settings settings;
    compose::ProfileChoices profilePlaces;
    Instant now;             ///< What time it was, for an event without a clock of its own.
    bool asIfActive = false; ///< Inactive reactions were run, too.
    /// Pointers of actions that were left out of the run, of every reaction that was run: "/actions/1".
    std::set<std::string> skipped = {};
    std::vector<run::ContextEdit> edits = {}; ///< Values that were edited on the way; only of one reaction, by itself.
    bool cascade = false;                     ///< The events that effects raise were answered.

    bool operator==(const Inputs&) const = default;
};

/// A run to pass on: attached to a ticket, kept beside a release. Its JSON is retort-bundle/1, docs/bundle-format.md.
struct Bundle {
    Inputs inputs;
    run::Trace trace;
    bool scrubbed = false; ///< Event and profile hold pseudonyms.
};

/// Runs the inputs. Errors: of the files, with place and with "file" where they are, as their readers give them.
Result<run::Trace> runOf(const Inputs& inputs, const Catalogue& catalogue, const ZoneSource* zones = nullptr);

struct Made {
    Bundle bundle;
    /// Where the chain goes another way than it did before keys were taken out and pseudonyms put in; none where the
    /// story is the same.
    std::optional<run::TraceDifference> otherStory;
    std::size_t keys = 0; ///< Texts that held a key, which was taken out.
};

/// What goes into a bundle of these: nothing secret. Of an address only the host, of a target only what decides what it
/// renders; in every file a sign in the place of what looks like a key (see keys.h). Gives how many texts held one.
std::size_t takeSecretsOut(Inputs& inputs);

/// Packs a run, without what is secret. With `scrub` event and profile get pseudonyms (see compose::scrub()) and files
/// of no name; reactions and definitions stay. The trace is that of what is packed, so that it can be verified. Errors:
/// those of runOf() and of scrub().
Result<Made> made(Inputs inputs, const Catalogue& catalogue, const ZoneSource* zones = nullptr, bool scrub = false,
                  std::uint64_t seed = 0);

/// The same bundle gives the same bytes; documents stay to the byte. A newline at the end.
std::string write(const Bundle& bundle);
/// Errors, with place: no JSON, another format or version, a part that is missing or of another kind, a trace that
/// cannot be read.
Result<Bundle> read(std::string_view text);

/// What running a bundle again gives.
struct Verified {
    run::Trace trace;
    run::TraceComparison comparison; ///< Of the bundle's trace with this one.

    bool same() const { return comparison.same(); }
};

/// Runs a bundle again and holds the trace that it brings against what comes out now: the same, or where they part (a
/// file that was edited, another version of this program or its catalogue). Errors: those of runOf().
Result<Verified> verify(const Bundle& bundle, const Catalogue& catalogue, const ZoneSource* zones = nullptr);

} // namespace retort::bundle

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
#include "engine/run/options.h"
#include "engine/run/settings.h"
#include "engine/run/targets.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Finds what is wrong, or doubtful, before a customer does. docs/lint-rules.md has each rule with its reason.
namespace retort::lint {

/// A reaction that sends to a target: for which events the target is rendered.
struct Sender {
    std::string event;  ///< The reaction's trigger.
    std::string target; ///< Handle.

    bool operator==(const Sender&) const = default;
};
/// What a reaction sends to, as its target.send actions say with a fixed handle.
std::vector<Sender> sendersIn(const Reaction& reaction, const Catalogue& catalogue);

/// Reads an event file that may refer to others. `path` is its own, as lintText() is told.
using EventReader = std::function<Result<Event>(const json::Document& file, const std::string& path)>;

/// What the files of a workspace are held against. Made once for many files; remembers what it worked out for a rule,
/// so that linting again after an edit costs little. Immutable to its callers; cheap to copy (copies share); may be
/// used from several threads at once.
class Surroundings {
public:
    struct Parts {
        Catalogue catalogue;
        run::Settings settings;
        run::Targets targets;        ///< Compiled under these settings. Targets() where they are not known.
        Definitions definitions;     ///< Definitions() where none are known.
        std::vector<Event> samples;  ///< Sample events, in the order of their files.
        std::vector<Sender> senders; ///< Of all reactions.
        run::Options options = {};   ///< Clock and zones of templates; without zones only UTC is known.
        EventReader readEvent = {};  ///< Of the event files; without one each stands for itself.
    };

    Surroundings(); ///< A file on its own: nothing is known but what stands in it.
    explicit Surroundings(Parts parts);
    Surroundings(Catalogue catalogue, run::Settings settings, run::Targets targets, Definitions definitions,
                 std::vector<Event> samples);

    const Catalogue& catalogue() const;
    const run::Settings& settings() const;
    const run::Targets& targets() const;
    const Definitions& definitions() const;
    const run::Options& options() const;
    const std::vector<Sender>& senders() const;
    Result<Event> readEvent(const json::Document& file, const std::string& path) const;
    std::span<const Event> samplesOf(std::string_view event) const; ///< Under any of its spellings.
    const Fields& fieldsOf(std::string_view event) const;           ///< Made when first asked for, then kept.

private:
    friend class RuleCache;
    struct Content;
    std::shared_ptr<Content> m_content;
};

/// Problems of a reaction, in the order of its text, each once. Deterministic. Work is bounded whatever the reaction:
/// what cannot be decided within the bounds is not told.
std::vector<Problem> lintReaction(const json::Document& document, const Reaction& reaction,
                                  const Surroundings& surroundings);
/// Problems of a target, likewise; its payload is rendered for the samples of the events that send to it.
std::vector<Problem> lintTarget(const json::Document& document, const run::CompiledTarget& target,
                                const Surroundings& surroundings);
/// Problems of a sample event. What is wrong with its base's event is told there, and not of each variant.
std::vector<Problem> lintEvent(const json::Document& document, const Event& event, const Surroundings& surroundings);
/// A file that is no JSON, or not what its folder says: "json.invalid" or "file.type".
Problem problemOf(const Error& error);

/// What a file is read as.
enum class FileKind { Reaction, Event, Target, Definitions, Other };
/// What cannot be read in a file that is JSON, and so keeps all of it from being used: "file.type", the first 20 of
/// them, in the order of the text.
std::vector<Problem> typeProblems(FileKind kind, const json::Document& document);
/// The same of an event file that could not be read, with what is wrong in the files that it names: `error` is what
/// reading it gave.
std::vector<Problem> sampleErrors(const json::Document& document, const Error& error);
/// By its folder in a workspace: "reactions/welcome-gift.json".
FileKind kindOfPath(std::string_view path);
/// By what stands in it, for a file on its own.
FileKind kindOfContent(const json::Document& document);
/// A problem and where it stands in the text of its file.
struct Placed {
    Problem problem;
    Place place;
};
/// Problems of a file from its text, whatever is wrong with it. `path` names a target's file among those of the
/// surroundings; a target that is not among them is compiled on its own.
std::vector<Placed> lintText(FileKind kind, const std::string& path, const std::string& text,
                             const Surroundings& surroundings);
/// A file that could not be read at all.
Placed placed(const Error& error);
/// Line and column of a problem: of what its pointer leads to, or of what is around where nothing stands there.
Place placeOf(const Problem& problem, const json::Document& document);

} // namespace retort::lint

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"
#include "engine/compose/profilerule.h"
#include "engine/json/document.h"
#include "engine/reaction/definitions.h"
#include "engine/reaction/event.h"
#include "engine/reaction/reaction.h"
#include "engine/reaction/target.h"
#include "engine/run/observation.h"
#include "engine/run/settings.h"

#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace retort {

enum class EntryKind {
    Reaction,    ///< reactions/*.json
    Event,       ///< events/*.json
    Target,      ///< targets/*.json
    Definitions, ///< definitions/*.json: lists that were pulled from a tenant
    Profile,     ///< profiles/*.json: customers whom sample events name
    Manifest,    ///< retort.json, at most one
};
inline constexpr std::size_t entryKinds = 6;

/// One open file, for as long as the workspace is open; a deleted one that undo brings back is still the same. Never
/// given twice.
enum class EntryId : quint32 { None = 0 };

/// One action of a reaction, the same through edits, moves and undo, so that a view finds its selection again. Unique
/// in the workspace.
enum class ActionId : quint32 { None = 0 };

/// Which value of a document is being typed as text.
struct TextTarget {
    ActionId action = ActionId::None; ///< The pointer counts from this action; None: from the document's root.
    std::string pointer;              ///< RFC 6901; "" is the whole document (or action).
    /// Where that leads to a text that holds JSON: the place in there, "" for all of it. None: the value itself.
    std::optional<std::string> inside = {};

    bool operator==(const TextTarget&) const = default;
};

/// Where it is, but for its action, as one text; and back. A pointer, or longer where it is inside of a text.
std::string placeOf(const TextTarget& target);
TextTarget targetAt(ActionId action, std::string_view place);

/// Text that somebody typed and that cannot be taken over (yet): it is no JSON, or would make the document too big.
/// It belongs to the document's state: undo and redo cover it, and an entry with one counts as unsaved.
struct Draft {
    TextTarget target;
    std::string text; ///< As typed.
    Error error;      ///< Why; its place counts within `text`.

    /// A number box that is empty or half typed: told in words of the field, not of JSON.
    bool isUnfinishedValue() const { return error.message.id.rfind("workspace.value-", 0) == 0; }

    bool operator==(const Draft&) const = default;
};

/// What retort.json says, as far as the window needs it.
struct ManifestFacts {
    std::string name;
    run::Settings settings;
    compose::ProfileChoices profilePlaces; ///< Where customers' fields go, by family of events.

    bool operator==(const ManifestFacts&) const = default;
};
/// Reads retort.json. app has the one reader, which the command line uses as well, and hands it in.
using ManifestReader = std::function<Result<ManifestFacts>(const json::Document&)>;

/// What an entry holds at one moment. Never changes: an edit puts another one in its place, and the undo step keeps
/// this.
struct Content {
    json::Document document;          ///< The last text that was valid JSON: what is shown, evaluated and saved.
    std::vector<Draft> drafts;        ///< While there is one, nothing that is evaluated may be shown as current.
    std::vector<ActionId> actions;    ///< Of a reaction: one for each of reaction->actions, in file order.
    std::optional<Reaction> reaction; ///< Of a reaction whose document can be read as one.
    /// Likewise of a sample event: of a variant what it stands for, and joined with the customer whom it names.
    std::optional<Event> event;
    std::map<std::string, run::Origin> origins; ///< Of what came with that customer; for run::Options.
    bool refers = false;                        ///< A sample event that names others, which the workspace reads.
    std::vector<QString> sources;              ///< The files that it was asked for then, whether they are there or not.
    std::optional<Target> target;              ///< Likewise of a target.
    std::optional<DefinitionList> definitions; ///< Likewise of a list of definitions.
    std::optional<ManifestFacts> manifest;     ///< Likewise of retort.json.
    std::optional<Error> problem;              ///< Why the document is none of these; the place is in its text.

    const Draft* draft(const TextTarget& target) const;           ///< nullptr where there is none.
    std::optional<std::size_t> positionOf(ActionId action) const; ///< In reaction->actions.
    /// RFC 6901 pointer into the document; nullopt where the action is not there.
    std::optional<std::string> pointerTo(const TextTarget& target) const;
    /// The node of a target; none where it is not there. Of a place inside of a text, that text's.
    json::Document::Index nodeOf(const TextTarget& target) const;
    /// The JSON that the text of a target holds; nullopt where it is no text, or one that is no JSON.
    std::optional<json::Document> textOf(const TextTarget& target) const;
    /// Whether the whole document is being typed as text and is no JSON.
    bool hasOpenText() const { return draft({}) != nullptr; }
};

/// A file of the folder, as it was read.
struct WorkspaceFile {
    QString path;               ///< Relative to the folder, with slashes: "reactions/nps-survey-completed.json".
    std::string text;           ///< Its bytes.
    std::optional<Error> error; ///< Why there is no text to be had: no permission, too big, ...

    bool operator==(const WorkspaceFile&) const = default;
};

/// One file of the open workspace.
struct Entry {
    EntryId id = EntryId::None;
    EntryKind kind = EntryKind::Reaction;
    QString path;                           ///< As in WorkspaceFile: where it is, or will be with the next save.
    QString savedPath;                      ///< The file that holds it now: another one while a new name is unsaved, ""
                                            ///< where there is none yet.
    std::shared_ptr<const Content> content; ///< nullptr for a file that is no JSON or cannot be read at all.
    std::optional<Error> unreadable;        ///< Why there is no content. Such a file is listed, and untouched until
                                            ///< somebody mends its text.
    std::shared_ptr<const std::string> broken =
        {}; ///< That text, where it is one; nullptr for what is none, or too big.

    bool isReadable() const { return content != nullptr; }
    bool isEditable() const { return content || broken; } ///< As a whole text at least.
    const Reaction* reaction() const;                     ///< nullptr where it is none, or one that cannot be read.
    const Event* event() const;                           ///< Likewise.
    const Target* target() const;                         ///< Likewise.
    const DefinitionList* definitions() const;            ///< Likewise.
    /// What to tell about the entry, if anything: the unreadable file's error, the document's problem, a draft's error.
    const Error* problem() const;
    QString baseName() const; ///< Of a sample event that is a variant: the file that it is one of, as that names it.
    QString fileName() const; ///< "nps-survey-completed", without folder and ending.
    /// A reaction's or target's name, an event's label (of one that cannot be read, too), what a list of definitions is
    /// of, else the file's name.
    QString title() const;
};

/// "Benefits" for "benefits"; a kind that is not known is its own title.
QString titleOfDefinitions(std::string_view kind);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/compose/eventimport.h"
#include "ui/document/workspace.h"

#include <atomic>
#include <map>
#include <memory>

namespace retort {

/// A text to look for events in.
struct ImportText {
    QString name;               ///< Of its file; "" for what was pasted.
    std::string text;           ///< Its bytes.
    std::optional<Error> error; ///< Why there is no text to be had.
};

/// What was found in texts.
struct ImportRead {
    struct Found {
        std::size_t text = 0; ///< Index of the text that it stands in.
        compose::ImportedEvent event;
        QString sameAs = {}; ///< The label of a sample that is there already and says the same; "" for none.
        bool twice = false;  ///< It stands further up as well.
    };
    struct Trouble {
        std::size_t text = 0;
        Error error;
    };
    std::vector<Found> events;
    std::vector<Trouble> problems;
    std::size_t left = 0; ///< Further problems, and events beyond the most.
};

/// The samples that are there, by what they say.
using SamplesThere = std::map<std::string, QString, std::less<>>;
SamplesThere samplesThere(const Workspace& workspace);

/// Reads all of them. Ends early, with what it has by then, once it is cancelled.
ImportRead readImport(const std::vector<std::shared_ptr<const ImportText>>& texts, const Catalogue& catalogue,
                      const SamplesThere& there, const std::atomic<bool>& cancelled);

/// What a guess takes an event for: of all custom events one name to begin with.
std::string nameOf(const compose::EventGuess& guess);
/// The same context as a file of another event: custom ones have it at the root, the platform's under `context`.
Result<json::Document> takenFor(const json::Document& event, const std::string& name, const Catalogue& catalogue);

/// What to add, each with a label that no other has: its own, else one of its event.
std::vector<NewEntry> entriesOf(const std::vector<const compose::ImportedEvent*>& events, const Workspace& workspace);

} // namespace retort

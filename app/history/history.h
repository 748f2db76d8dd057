// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history/database.h"
#include "engine/base/time.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace retort {

/// Which workspace: the same one in another folder has a history of its own.
struct HistoryOwner {
    std::string id;     ///< From retort.json.
    std::string folder; ///< Absolute.

    bool operator==(const HistoryOwner&) const = default;
};

/// One run that somebody asked for, in one line.
struct HistoryLine {
    std::int64_t id = 0; ///< Higher is later. Never given twice.
    std::int64_t at = 0; ///< Milliseconds since 1970, UTC.
    std::string event;   ///< Name.
    std::string eventTitle;
    std::string eventFile; ///< "" for one that was never saved.
    std::string reaction;  ///< Name; "" for a run of all reactions.
    std::string reactionFile;
    std::string reactionHash; ///< SHA-256 of the reaction's text: by which a later version of the file is known.
    std::string outcome;      ///< As the trace has it: "completed".
    std::string summary;      ///< "Stopped at step 2: score is 6", for people.

    bool operator==(const HistoryLine&) const = default;
};

/// With all that was run.
struct HistoryEntry {
    HistoryLine line;         ///< `id` and `reactionHash` are given by record().
    std::string eventText;    ///< The event file as it was, of a variant what it stood for.
    std::string reactionText; ///< The reaction's file as it was.
    std::string trace;        ///< retort-run/1.
    /// All else that decided how it came out, see runentry.h; "" where that was not kept.
    std::string around = {};
    Instant now = {}; ///< What time it was for an event without a clock of its own.

    bool operator==(const HistoryEntry&) const = default;
};

/// What is kept. The oldest runs go first, of all workspaces together.
struct HistoryLimits {
    std::int64_t days = 30;
    std::size_t bytes = 500'000'000; ///< Of texts and traces.
    std::size_t run = 16'777'216;    ///< Of one run; a larger one is refused.
    int patience = 5000;             ///< Milliseconds that another window's writing is waited for.
};

struct HistorySearch {
    /// Words, all of which have to stand in event, reaction, file names, outcome, summary or the event's text; letter
    /// case is no difference. "" for all.
    std::string words;
    std::string reactionFile;   ///< Only of this reaction; "" for all.
    std::size_t most = 200;     ///< So many lines at once.
    std::int64_t olderThan = 0; ///< Only before this id: the next page; 0 from the latest on.
};

/// Runs that were made on purpose, in history.db of the state folder. One file for all workspaces and windows; a run is
/// on the disk when record() returns, also through a kill or a power cut. Nothing in it is ever sent.
class History {
public:
    /// Opens it, and makes it where there is none. A file that is damaged is set aside beside it under another name
    /// (see setAside()), and a new one begun. Errors: Conflict for a file of a later version of this program, which is
    /// left alone; Io.
    static Result<History> open(const std::filesystem::path& file, const HistoryLimits& limits = {});

    /// Where the damaged file is now; empty where it was sound.
    const std::filesystem::path& setAside() const { return m_setAside; }

    /// Keeps a run, and lets go of what is over the limits. Gives its id. Errors: Limit for a run that is too large, Io
    /// (a full disk); then nothing was kept, and what was there still is.
    Result<std::int64_t> record(const HistoryOwner& owner, const HistoryEntry& run);

    /// The latest first.
    Result<std::vector<HistoryLine>> find(const HistoryOwner& owner, const HistorySearch& search = {}) const;
    Result<std::size_t> count(const HistoryOwner& owner) const; ///< Of all runs of a workspace.
    Result<HistoryEntry> read(std::int64_t id) const;           ///< Missing for one that is gone.
    /// The next run before or after one, that the search finds; nullopt at the end. The one itself may be gone.
    Result<std::optional<HistoryLine>> older(const HistoryOwner& owner, std::int64_t id,
                                             const HistorySearch& search = {}) const;
    Result<std::optional<HistoryLine>> newer(const HistoryOwner& owner, std::int64_t id,
                                             const HistorySearch& search = {}) const;

    /// What it alone held is not to be found in the file.
    Result<> remove(std::int64_t id);
    Result<> clear(const HistoryOwner& owner); ///< All of one workspace. What it held is not to be found in the file.

    Result<std::size_t> bytes() const; ///< Of texts and traces.

private:
    History(history::Database database, const HistoryLimits& limits) : m_database(std::move(database)), m_limits(limits)
    {}
    Result<> keepSnapshot(const std::string& hash, const std::string& text);
    Result<> letGo(std::int64_t now);
    Result<> dropSnapshots();
    Result<> erase(const char* statement, const std::function<void(history::Statement&)>& bind);
    Result<std::vector<HistoryLine>> lines(const HistoryOwner& owner, const HistorySearch& search,
                                           std::int64_t newerThan) const;

    history::Database m_database;
    HistoryLimits m_limits;
    std::filesystem::path m_setAside;
};

/// "history.db" in the state folder.
std::filesystem::path historyFile(const std::filesystem::path& stateFolder);

} // namespace retort

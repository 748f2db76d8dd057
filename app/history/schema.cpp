// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/schema.h"

#include <string>

namespace retort::history {

namespace {

/// "rtrt": by which a file is known to be ours.
constexpr std::int64_t applicationId = 0x72747274;

// What is found by its columns stands before what is large: SQLite reads a row from its front.
constexpr std::string_view firstSchema = R"(
CREATE TABLE snapshot (
    hash TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    text TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX snapshot_bytes ON snapshot (bytes);
CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    workspace TEXT NOT NULL,
    folder TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    event TEXT NOT NULL,
    event_title TEXT NOT NULL,
    event_file TEXT NOT NULL,
    event_hash TEXT NOT NULL REFERENCES snapshot (hash),
    reaction TEXT NOT NULL,
    reaction_file TEXT NOT NULL,
    reaction_hash TEXT NOT NULL REFERENCES snapshot (hash),
    outcome TEXT NOT NULL,
    summary TEXT NOT NULL,
    trace TEXT NOT NULL
);
CREATE INDEX run_of_workspace ON run (workspace, folder, id);
CREATE INDEX run_by_time ON run (at);
CREATE INDEX run_bytes ON run (bytes);
CREATE INDEX run_of_event ON run (event_hash);
CREATE INDEX run_of_reaction ON run (reaction_hash);
)";

/// What makes a run whole again: settings, profile, targets and definitions, and the moment.
constexpr std::string_view secondSchema = R"(
ALTER TABLE run ADD COLUMN around_hash TEXT REFERENCES snapshot (hash);
ALTER TABLE run ADD COLUMN moment INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN moment_microseconds INTEGER NOT NULL DEFAULT 0;
CREATE INDEX run_of_around ON run (around_hash);
)";

} // namespace

Result<> bringUp(Database& database)
{
    const auto application = database.number("PRAGMA application_id");
    const auto version = application ? database.number("PRAGMA user_version") : application;
    const auto tables = version ? database.number("SELECT count(*) FROM sqlite_schema") : version;
    if (!tables)
        return fail(tables.error());
    if (*application != applicationId && (*application != 0 || *tables > 0))
        return fail({.kind = Error::Kind::Conflict, .message = phrase("history.not-ours"), .where = {}, .place = {}});
    if (*version > schemaVersion)
        return fail({.kind = Error::Kind::Conflict, .message = phrase("history.newer"), .where = {}, .place = {}});
    if (*tables == 0) { // has to come before the first table, and outside of a transaction
        if (const auto set = database.execute("PRAGMA auto_vacuum = INCREMENTAL"); !set)
            return set;
    }
    if (const auto set = database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                                          "PRAGMA foreign_keys = ON");
        !set)
        return set;
    if (*version == schemaVersion)
        return {};
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    // Another window may have been quicker.
    const auto now = database.number("PRAGMA user_version");
    if (!now)
        return fail(now.error());
    if (*now == schemaVersion)
        return transaction->commit();
    const std::string all = std::string(*now < 1 ? firstSchema : "") + std::string(secondSchema) +
                            "PRAGMA application_id = " + std::to_string(applicationId) +
                            "; PRAGMA user_version = " + std::to_string(schemaVersion);
    if (const auto made = database.execute(all); !made)
        return made;
    return transaction->commit();
}

Result<bool> isSound(Database& database)
{
    return database.text("PRAGMA quick_check(1)").map([](const std::string& word) { return word == "ok"; });
}

} // namespace retort::history

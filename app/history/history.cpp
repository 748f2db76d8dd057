// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history.h"

#include "app/history/schema.h"
#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"
#include "app/workspace/statefolder.h"

#include <algorithm>
#include <chrono>
#include <system_error>

namespace retort {

namespace fs = std::filesystem;
using history::Database;
using history::Statement;
using history::Transaction;

namespace {

constexpr std::string_view lineColumns =
    "run.id, run.at, run.event, run.event_title, run.event_file, run.reaction, run.reaction_file, run.reaction_hash, "
    "run.outcome, run.summary";

HistoryLine lineIn(const Statement& row)
{
    return {.id = row.integer(0),
            .at = row.integer(1),
            .event = row.text(2),
            .eventTitle = row.text(3),
            .eventFile = row.text(4),
            .reaction = row.text(5),
            .reactionFile = row.text(6),
            .reactionHash = row.text(7),
            .outcome = row.text(8),
            .summary = row.text(9)};
}

std::vector<std::string> wordsOf(const std::string& text)
{
    std::vector<std::string> words;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(" \t\n", at)) != std::string::npos) {
        const std::size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

bool isAscii(const std::string& word)
{
    return std::all_of(word.begin(), word.end(), [](unsigned char c) { return c < 0x80; });
}

/// Of LIKE, which finds the word anywhere.
std::string patternOf(const std::string& word)
{
    std::string pattern = "%";
    for (const char c : word) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

std::size_t sizeOf(const HistoryEntry& run)
{
    return run.eventText.size() + run.reactionText.size() + run.around.size() + run.trace.size();
}

/// Gives a damaged file another name, with what SQLite keeps beside it: nothing of it is lost, and nothing in its way.
Result<fs::path> moveAside(const fs::path& file)
{
    std::error_code code;
    fs::path aside;
    for (int number = 1; number == 1 || fs::exists(aside, code); ++number)
        aside = pathOf(utf8Of(file) + ".damaged-" + std::to_string(number));
    fs::rename(file, aside, code);
    if (code)
        return fail({.kind = Error::Kind::Io,
                     .message = phrase("history.cannot-set-aside", utf8Of(file), code.message()),
                     .where = {},
                     .place = {}});
    for (const char* beside : {"-wal", "-shm"}) { // of another file they would be misread
        std::error_code ignored;
        fs::rename(pathOf(utf8Of(file) + beside), pathOf(utf8Of(aside) + beside), ignored);
    }
    return aside;
}

struct Ready {
    std::optional<Database> database; ///< None where the file is damaged.
};

Result<Ready> openSound(const fs::path& file, const HistoryLimits& limits)
{
    auto database = Database::open(file, limits.patience);
    if (!database)
        return fail(database.error());
    if (const auto up = history::bringUp(*database); !up)
        return database->isDamaged() ? Result<Ready>(Ready{}) : fail(up.error());
    const auto sound = history::isSound(*database);
    if (!sound && !database->isDamaged())
        return fail(sound.error());
    return sound && *sound ? Ready{*std::move(database)} : Ready{};
}

} // namespace

fs::path historyFile(const fs::path& stateFolder) { return stateFolder / "history.db"; }

Result<History> History::open(const fs::path& file, const HistoryLimits& limits)
{
    if (const auto made = makePrivateFolder(file.parent_path()); !made)
        return fail(made.error());
    auto ready = openSound(file, limits);
    if (!ready)
        return fail(ready.error());
    if (ready->database)
        return History(*std::move(ready->database), limits);
    const auto aside = moveAside(file);
    if (!aside)
        return fail(aside.error());
    auto again = openSound(file, limits);
    if (!again)
        return fail(again.error());
    if (!again->database)
        return fail({.kind = Error::Kind::Io,
                     .message = phrase("history.sqlite", "the new file is damaged, too"),
                     .where = {},
                     .place = {}});
    History history(*std::move(again->database), limits);
    history.m_setAside = *aside;
    return history;
}

Result<> History::keepSnapshot(const std::string& hash, const std::string& text)
{
    auto insert = m_database.prepare("INSERT OR IGNORE INTO snapshot (hash, bytes, text) VALUES (?, ?, ?)");
    if (!insert)
        return fail(insert.error());
    insert->bind(0, hash);
    insert->bind(1, static_cast<std::int64_t>(text.size()));
    insert->bind(2, text);
    return insert->run();
}

Result<std::int64_t> History::record(const HistoryOwner& owner, const HistoryEntry& run)
{
    const std::size_t size = sizeOf(run);
    if (size > m_limits.run)
        return fail({.kind = Error::Kind::Limit,
                     .message = phrase("history.too-large", std::to_string(m_limits.run / 1024 / 1024)),
                     .where = {},
                     .place = {}});
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return fail(transaction.error());
    const std::string eventHash = sha256Of(run.eventText);
    const std::string reactionHash = sha256Of(run.reactionText);
    const std::string aroundHash = sha256Of(run.around);
    for (const auto& [hash, text] :
         {std::pair(&eventHash, &run.eventText), {&reactionHash, &run.reactionText}, {&aroundHash, &run.around}}) {
        if (const auto kept = keepSnapshot(*hash, *text); !kept)
            return fail(kept.error());
    }
    auto insert = m_database.prepare(
        "INSERT INTO run (at, workspace, folder, bytes, event, event_title, event_file, event_hash, reaction, "
        "reaction_file, reaction_hash, outcome, summary, trace, around_hash, moment, moment_microseconds) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!insert)
        return fail(insert.error());
    insert->bind(0, run.line.at);
    insert->bind(3, static_cast<std::int64_t>(run.trace.size()));
    int parameter = 0;
    for (const std::string* text : {&owner.id, &owner.folder})
        insert->bind(++parameter, *text);
    parameter = 3;
    for (const std::string* text :
         {&run.line.event, &run.line.eventTitle, &run.line.eventFile, &eventHash, &run.line.reaction,
          &run.line.reactionFile, &reactionHash, &run.line.outcome, &run.line.summary, &run.trace, &aroundHash})
        insert->bind(++parameter, *text);
    insert->bind(++parameter, run.now.seconds);
    insert->bind(++parameter, std::int64_t{run.now.microseconds});
    if (const auto inserted = insert->run(); !inserted)
        return fail(inserted.error());
    const std::int64_t id = m_database.lastId();
    if (const auto gone = letGo(run.line.at); !gone)
        return fail(gone.error());
    if (const auto committed = transaction->commit(); !committed)
        return fail(committed.error());
    static_cast<void>(m_database.execute("PRAGMA incremental_vacuum")); // of use, and of no consequence
    return id;
}

Result<> History::letGo(std::int64_t now)
{
    using namespace std::chrono;
    auto old = m_database.prepare("DELETE FROM run WHERE at < ?");
    if (!old)
        return fail(old.error());
    old->bind(0, now - duration_cast<milliseconds>(hours(24 * m_limits.days)).count());
    if (const auto gone = old->run(); !gone)
        return gone;
    if (m_database.changes() > 0) {
        if (const auto dropped = dropSnapshots(); !dropped)
            return dropped;
    }
    auto size = bytes();
    while (size && *size > m_limits.bytes) {
        // A few at a time: a snapshot goes with the last run that has it.
        const auto few =
            m_database.execute("DELETE FROM run WHERE id IN (SELECT id FROM run WHERE id < (SELECT max(id) "
                               "FROM run) ORDER BY id LIMIT 8)");
        if (!few)
            return few;
        if (const auto dropped = dropSnapshots(); !dropped)
            return dropped;
        const auto left = bytes();
        if (!left || *left == *size)
            break; // the latest one alone
        size = left;
    }
    return size ? Result<>() : fail(size.error());
}

Result<> History::dropSnapshots()
{
    return m_database.execute("DELETE FROM snapshot WHERE hash NOT IN (SELECT event_hash FROM run UNION ALL SELECT "
                              "reaction_hash FROM run UNION ALL SELECT around_hash FROM run WHERE around_hash IS "
                              "NOT NULL)");
}

Result<std::size_t> History::bytes() const
{
    return m_database
        .number("SELECT (SELECT ifnull(sum(bytes), 0) FROM run) + (SELECT ifnull(sum(bytes), 0) FROM snapshot)")
        .map([](std::int64_t sum) { return static_cast<std::size_t>(sum); });
}

Result<std::vector<HistoryLine>> History::lines(const HistoryOwner& owner, const HistorySearch& search,
                                                std::int64_t newerThan) const
{
    const std::vector<std::string> words = wordsOf(search.words);
    std::string text = "SELECT " + std::string(lineColumns) +
                       " FROM run JOIN snapshot ON snapshot.hash = run.event_hash WHERE workspace = ? AND folder = ?";
    if (!search.reactionFile.empty())
        text += " AND reaction_file = ?";
    if (search.olderThan > 0)
        text += " AND id < ?";
    if (newerThan > 0)
        text += " AND id > ?";
    constexpr std::string_view all =
        "(event || char(10) || event_title || char(10) || event_file || char(10) || reaction || char(10) || "
        "reaction_file || char(10) || outcome || char(10) || summary || char(10) || snapshot.text)";
    for (const std::string& word : words) // LIKE knows letter case of ASCII alone, and is the faster one
        text += isAscii(word) ? " AND " + std::string(all) + " LIKE ? ESCAPE '\\'"
                              : " AND holds(" + std::string(all) + ", ?)";
    text += newerThan > 0 ? " ORDER BY id LIMIT ?" : " ORDER BY id DESC LIMIT ?";
    auto query = m_database.prepare(text);
    if (!query)
        return fail(query.error());
    int parameter = 0;
    query->bind(parameter++, owner.id);
    query->bind(parameter++, owner.folder);
    if (!search.reactionFile.empty())
        query->bind(parameter++, search.reactionFile);
    if (search.olderThan > 0)
        query->bind(parameter++, search.olderThan);
    if (newerThan > 0)
        query->bind(parameter++, newerThan);
    std::vector<std::string> patterns; // bound as they stand
    for (const std::string& word : words)
        patterns.push_back(isAscii(word) ? patternOf(word) : word);
    for (const std::string& pattern : patterns)
        query->bind(parameter++, pattern);
    query->bind(parameter, static_cast<std::int64_t>(search.most));
    std::vector<HistoryLine> found;
    for (;;) {
        const auto row = query->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return found;
        found.push_back(lineIn(*query));
    }
}

Result<std::vector<HistoryLine>> History::find(const HistoryOwner& owner, const HistorySearch& search) const
{
    return lines(owner, search, 0);
}

Result<std::optional<HistoryLine>> History::older(const HistoryOwner& owner, std::int64_t id,
                                                  const HistorySearch& search) const
{
    HistorySearch next = search;
    next.olderThan = id;
    next.most = 1;
    return lines(owner, next, 0).map([](auto found) {
        return found.empty() ? std::nullopt : std::optional(found.front());
    });
}

Result<std::optional<HistoryLine>> History::newer(const HistoryOwner& owner, std::int64_t id,
                                                  const HistorySearch& search) const
{
    HistorySearch next = search;
    next.olderThan = 0;
    next.most = 1;
    return lines(owner, next, std::max<std::int64_t>(id, 1)).map([](auto found) {
        return found.empty() ? std::nullopt : std::optional(found.front());
    });
}

Result<std::size_t> History::count(const HistoryOwner& owner) const
{
    auto query = m_database.prepare("SELECT count(*) FROM run WHERE workspace = ? AND folder = ?");
    if (!query)
        return fail(query.error());
    query->bind(0, owner.id);
    query->bind(1, owner.folder);
    return query->step().map([&](bool row) { return row ? static_cast<std::size_t>(query->integer(0)) : 0; });
}

Result<HistoryEntry> History::read(std::int64_t id) const
{
    auto query = m_database.prepare("SELECT " + std::string(lineColumns) +
                                    ", event.text, reaction.text, run.trace, around.text, moment, "
                                    "moment_microseconds FROM run JOIN snapshot AS event ON event.hash = event_hash "
                                    "JOIN snapshot AS reaction ON reaction.hash = reaction_hash LEFT JOIN snapshot AS "
                                    "around ON around.hash = around_hash WHERE id = ?");
    if (!query)
        return fail(query.error());
    query->bind(0, id);
    const auto row = query->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail({.kind = Error::Kind::Missing, .message = phrase("history.gone"), .where = {}, .place = {}});
    return HistoryEntry{
        .line = lineIn(*query),
        .eventText = query->text(10),
        .reactionText = query->text(11),
        .trace = query->text(12),
        .around = query->text(13),
        .now = {query->integer(14), static_cast<std::int32_t>(query->integer(15))},
    };
}

Result<> History::remove(std::int64_t id)
{
    return erase("DELETE FROM run WHERE id = ?", [&](Statement& gone) { gone.bind(0, id); });
}

Result<> History::clear(const HistoryOwner& owner)
{
    return erase("DELETE FROM run WHERE workspace = ? AND folder = ?", [&](Statement& gone) {
        gone.bind(0, owner.id);
        gone.bind(1, owner.folder);
    });
}

Result<> History::erase(const char* statement, const std::function<void(Statement&)>& bind)
{
    // Overwritten, and not only marked as free: what goes may have been somebody's personal data.
    if (const auto set = m_database.execute("PRAGMA secure_delete = ON"); !set)
        return set;
    {
        auto transaction = Transaction::begin(m_database);
        if (!transaction)
            return fail(transaction.error());
        auto gone = m_database.prepare(statement);
        if (!gone)
            return fail(gone.error());
        bind(*gone);
        if (const auto done = gone->run(); !done)
            return done;
        if (const auto dropped = dropSnapshots(); !dropped)
            return dropped;
        if (const auto committed = transaction->commit(); !committed)
            return committed;
    }
    return m_database.execute("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace retort

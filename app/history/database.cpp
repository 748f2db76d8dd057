// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/database.h"

#include "app/workspace/paths.h"

#include <QString>

#include <cerrno>
#include <fcntl.h>
#include <sqlite3.h>
#include <system_error>
#include <unistd.h>

namespace retort::history {

namespace {

QString textOf(sqlite3_value* value)
{
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
    return QString::fromUtf8(bytes, bytes ? sqlite3_value_bytes(value) : 0);
}

/// holds(text, word): whether the word stands in it, in letters of any case and script.
void holds(sqlite3_context* context, int, sqlite3_value** values)
{
    sqlite3_result_int(context, textOf(values[0]).contains(textOf(values[1]), Qt::CaseInsensitive) ? 1 : 0);
}

tl::unexpected<Error> failed(sqlite3* database)
{
    const std::string words = database ? sqlite3_errmsg(database) : "out of memory";
    return fail({.kind = Error::Kind::Io, .message = phrase("history.sqlite", words), .where = {}, .place = {}});
}

} // namespace

// ---- Statement

void Statement::Free::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::bind(int parameter, std::int64_t value) { sqlite3_bind_int64(m_statement.get(), parameter + 1, value); }

void Statement::bind(int parameter, std::string_view text)
{
    sqlite3_bind_text64(m_statement.get(), parameter + 1, text.data() ? text.data() : "", text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
}

void Statement::bindNull(int parameter) { sqlite3_bind_null(m_statement.get(), parameter + 1); }

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return code == SQLITE_ROW;
    return failed(m_database);
}

Result<> Statement::run()
{
    auto stepped = step();
    sqlite3_reset(m_statement.get());
    return stepped ? Result<>() : fail(stepped.error());
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement.get(), column); }

std::string Statement::text(int column) const
{
    const auto* bytes = sqlite3_column_blob(m_statement.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column));
    return bytes ? std::string(static_cast<const char*>(bytes), size) : std::string();
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL; }

// ---- Database

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Result<Database> Database::open(const std::filesystem::path& file, int patience)
{
    // SQLite would make it readable for everybody; what it keeps beside it gets the mode of the file.
    const int handle = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (handle < 0)
        return fail({.kind = Error::Kind::Io,
                     .message = phrase("workspace.cannot-read", utf8Of(file),
                                       std::error_code(errno, std::generic_category()).message()),
                     .where = {},
                     .place = {}});
    ::close(handle);
    Database database;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    database.m_database.reset(opened);
    if (code != SQLITE_OK)
        return failed(opened);
    sqlite3_busy_timeout(opened, patience);
    if (sqlite3_create_function_v2(opened, "holds", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                                   &holds, nullptr, nullptr, nullptr) != SQLITE_OK)
        return failed(opened);
    sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr); // a file may come from anywhere
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return database;
}

Result<> Database::execute(std::string_view statements)
{
    const std::string text(statements);
    if (sqlite3_exec(m_database.get(), text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return failed(m_database.get());
    return {};
}

Result<Statement> Database::prepare(std::string_view statement) const
{
    Statement made;
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(m_database.get(), statement.data(), static_cast<int>(statement.size()), &prepared,
                           nullptr) != SQLITE_OK)
        return failed(m_database.get());
    made.m_database = m_database.get();
    made.m_statement.reset(prepared);
    return made;
}

Result<std::int64_t> Database::number(std::string_view query) const
{
    auto statement = prepare(query);
    if (!statement)
        return fail(statement.error());
    return statement->step().map([&](bool row) { return row ? statement->integer(0) : 0; });
}

Result<std::string> Database::text(std::string_view query) const
{
    auto statement = prepare(query);
    if (!statement)
        return fail(statement.error());
    return statement->step().map([&](bool row) { return row ? statement->text(0) : std::string(); });
}

std::int64_t Database::lastId() const { return sqlite3_last_insert_rowid(m_database.get()); }

std::int64_t Database::changes() const { return sqlite3_changes64(m_database.get()); }

bool Database::isDamaged() const
{
    const int code = sqlite3_errcode(m_database.get()) & 0xff;
    return code == SQLITE_NOTADB || code == SQLITE_CORRUPT;
}

// ---- Transaction

Result<Transaction> Transaction::begin(Database& database)
{
    // At once for writing: two windows that both only read first would each wait for the other.
    if (const auto begun = database.execute("BEGIN IMMEDIATE"); !begun)
        return fail(begun.error());
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database)
        static_cast<void>(m_database->execute("ROLLBACK"));
}

Result<> Transaction::commit()
{
    auto done = m_database->execute("COMMIT");
    if (done)
        m_database = nullptr;
    return done;
}

} // namespace retort::history

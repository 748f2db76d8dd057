// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace retort::history {

/// One statement of SQLite; parameters and columns count from 0.
class Statement {
public:
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, std::string_view text); ///< The text has to live until the statement has run.
    void bindNull(int parameter);

    /// Goes to the next row; false after the last one.
    Result<bool> step();
    /// Runs one that gives no rows, and makes it ready for the next time.
    Result<> run();

    std::int64_t integer(int column) const;
    std::string text(int column) const; ///< "" for NULL.
    bool isNull(int column) const;

private:
    friend class Database;
    struct Free {
        void operator()(sqlite3_stmt* statement) const;
    };

    sqlite3* m_database = nullptr;
    std::unique_ptr<sqlite3_stmt, Free> m_statement;
};

/// A file of SQLite. Errors are of kind Io, and say what SQLite says.
class Database {
public:
    /// Opens the file, and makes it for its owner alone where there is none. Nothing is read of it yet.
    /// What another process writes is waited for, for `patience` milliseconds.
    static Result<Database> open(const std::filesystem::path& file, int patience = 5000);

    Result<> execute(std::string_view statements); ///< Several, divided by semicolons.
    Result<Statement> prepare(std::string_view statement) const;
    Result<std::int64_t> number(std::string_view query) const; ///< The first column of its only row.
    Result<std::string> text(std::string_view query) const;    ///< Likewise.
    std::int64_t lastId() const;
    std::int64_t changes() const; ///< How many rows the last statement wrote or deleted.
    bool isDamaged() const;       ///< The last error was that the file is none of SQLite's, or is torn.

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };

    std::unique_ptr<sqlite3, Close> m_database;
};

/// What is done together: all of it, or, where commit() was not reached, nothing.
class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    ~Transaction();
    Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;

    Result<> commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

} // namespace retort::history

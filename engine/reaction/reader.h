// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// Reads known members of a document's objects and says of what cannot be read where it stands. null and absent are the
/// same. What cannot be read is empty, and the reading goes on, so that a caller asks once for all errors.
/// For the sources of engine/reaction and engine/run.
class Reader {
public:
    using Index = json::Document::Index;

    explicit Reader(const json::Document& document) : m_document(document) {}

    std::string text(Index object, std::string_view key);               ///< "" where absent.
    std::string requiredText(Index object, std::string_view key);       ///< Missing where absent or empty.
    std::optional<bool> boolean(Index object, std::string_view key);    ///< Also 1 and 0.
    std::vector<std::string> texts(Index object, std::string_view key); ///< A list of texts.
    std::vector<Index> objects(Index object, std::string_view key);     ///< A list of objects.
    Index member(Index object, std::string_view key) const;             ///< none also where it is null.
    std::vector<Index> children(Index container) const;
    bool isObject(Index index, std::string_view what); ///< Else an error; `what` names it: "reaction.an-action".

    bool failed() const { return !m_errors.empty(); }
    const Error& error() const { return m_errors.front(); }       ///< The first one.
    const std::vector<Error>& errors() const { return m_errors; } ///< In the order of reading; at most mostErrors.
    bool isFull() const { return m_errors.size() >= mostErrors; } ///< Nothing more is read.
    void fail(Error::Kind kind, Phrase message, Index where);

    static constexpr std::size_t mostErrors = 20;

private:
    void wrongType(Index index, Phrase what, std::string_view wanted);

    const json::Document& m_document;
    std::vector<Error> m_errors;
};

/// What a kind of value is called: "a list".
Phrase nameOfKind(json::Kind kind);

} // namespace retort

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
/// same. The first error is kept; everything read after it is empty, so that a caller reads on and asks once.
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

    bool failed() const { return m_error.has_value(); }
    const Error& error() const { return *m_error; }
    /// The first error wins.
    void fail(Error::Kind kind, Phrase message, Index where);

private:
    void wrongType(Index index, Phrase what, std::string_view wanted);

    const json::Document& m_document;
    std::optional<Error> m_error;
};

/// What a kind of value is called: "a list".
Phrase nameOfKind(json::Kind kind);

} // namespace retort

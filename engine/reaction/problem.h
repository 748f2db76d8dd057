// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/base/result.h"
#include "engine/json/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// One elementary edit of a document, as engine/json/edit.h has them.
struct Change {
    enum class Kind {
        Set,    ///< The value at `pointer` becomes `json`; a member that is not there yet is added.
        Remove, ///< `pointer` goes.
        Rename, ///< The member at `pointer` gets the key `json` (the key itself, no JSON text).
        Insert, ///< `json` becomes the item at `pointer`, whose last part is a position.
        Wrap,   ///< The value at `pointer` stays as it is written, between `json` and `behind`.
    };
    Kind kind;
    std::string pointer; ///< Into the document as the changes before this one left it.
    std::string json;
    std::string behind = {}; ///< Of Wrap.

    bool operator==(const Change&) const = default;
};

/// A way out of a problem that is right wherever it is offered: one click, one undo step.
struct Fix {
    Phrase label; ///< "Read first_name instead"
    std::vector<Change> changes;
    /// Where the changes are to JSON that stands in the document as a text: the text's pointer. Theirs count in it.
    std::string textAt = {};

    bool operator==(const Fix&) const = default;
};

/// The document after a fix. Errors: those of engine/json/edit.h, where the document is no longer the one it was made
/// for.
Result<json::Document> applied(const json::Document& document, const Fix& fix);

/// What is wrong, or doubtful, with a reaction, a target or another file of the workspace.
struct Problem {
    enum class Severity { Error, Warning, Hint };

    Severity severity;
    std::string rule;            ///< A stable name: "filter.no-condition"; docs/lint-rules.md lists them all.
    std::string pointer;         ///< Into the document of the file.
    Phrase message;              ///< One sentence: what, and why it matters.
    std::string suggestion = {}; ///< The nearest name, or "".
    std::vector<Fix> fixes = {}; ///< Best one first.
    std::string within = {}; ///< Where `pointer` leads to a text that holds JSON: the place in there; "" for all of it.

    bool operator==(const Problem&) const = default;
};
std::string_view wordOf(Problem::Severity severity); ///< "error", "warning", "hint"

} // namespace retort

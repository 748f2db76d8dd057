// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/lint.h"
#include "ui/document/workspace.h"

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace retort {

/// A file to be looked at, as it is at one moment.
struct LintItem {
    EntryId id = EntryId::None;
    EntryKind kind = EntryKind::Reaction;
    QString path;
    std::shared_ptr<const Content> content;
    std::optional<Error> unreadable;
};
LintItem lintItemOf(const Entry& entry);

/// What other files' problems depend on.
struct LintFacts {
    std::string event;                 ///< A reaction's trigger, an event's name, as the catalogue spells it.
    std::vector<lint::Sender> senders; ///< Of a reaction.

    bool operator==(const LintFacts&) const = default;
};

struct LintResult {
    LintItem item;
    LintFacts facts;
    std::vector<Problem> problems;
};

/// One piece of work for the background.
struct LintJob {
    /// Put the surroundings together first, of these files.
    std::optional<std::vector<LintItem>> rebuild;
    Catalogue catalogue;
    run::Settings settings;
    run::Options options;
    lint::Surroundings surroundings; ///< Where they are not rebuilt.
    int stamp = 0;                   ///< Of the surroundings.
    std::vector<LintItem> items;
    std::chrono::milliseconds budget{0}; ///< When to leave the rest; at least one is looked at.
};

struct LintAnswer {
    lint::Surroundings surroundings;
    int stamp = 0;
    std::vector<LintResult> done;
    std::vector<EntryId> left; ///< Not looked at within the budget.
};

/// Touches nothing but what it is given: for any thread.
std::unique_ptr<LintAnswer> carryOut(const LintJob& job);

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/find/findindex.h"

#include <atomic>
#include <vector>

namespace retort {

/// A rename that is to be worked out: for any thread.
struct RenameWork {
    struct Part {
        EntryId entry = EntryId::None;
        json::Document document;
        std::vector<uses::Use> uses;
    };
    std::vector<Part> parts; ///< The one that defines the handle first: that is where undo leads.
    std::string handle;
};
/// The next document of each part. `done` counts them. Errors: those of uses::renamed().
Result<std::vector<EntryEdit>> carryOut(const RenameWork& work, std::atomic<int>* done = nullptr);

/// One place that a rename can change.
struct RenameChange {
    PlacedUse place;
    bool sure = true;     ///< It names the handle; else it is the same text, and may mean something else.
    bool possible = true; ///< Some texts cannot be written into: a condition that is itself text.
    bool ticked = true;
};

/// Another handle for a target or a definition, wherever it is named: what would change, to be ticked, and then all of
/// it in one step. Made for one moment: after an edit it has to be made anew.
class RenamePlan {
public:
    RenamePlan(Workspace& workspace, FindIndex& index, uses::Subject handle);

    const uses::Subject& handle() const { return m_handle; }
    const std::vector<RenameChange>& changes() const { return m_changes; }
    /// What is sure cannot be left out: half a rename is a broken one.
    void tick(std::size_t change, bool ticked);

    /// Why this cannot be the handle; "" where it can.
    QString objectionTo(const QString& handle) const;
    /// What is worth knowing though it can; "" where nothing is.
    QString noteOn(const QString& handle) const;
    /// All ticked places, as one step: work(), carryOut() and take() in one go.
    Result<> apply(const QString& handle) const;

    RenameWork work(const QString& handle) const;
    /// Whether the documents are still those that were worked on.
    bool isCurrent(const RenameWork& work) const;
    /// What came of it, as one step. Errors: those of Workspace::applyAll().
    Result<> take(const std::vector<EntryEdit>& edits, const QString& handle) const;

private:
    Workspace& m_workspace;
    FindIndex& m_index;
    uses::Subject m_handle;
    std::vector<RenameChange> m_changes; ///< The sure ones first.
};

} // namespace retort

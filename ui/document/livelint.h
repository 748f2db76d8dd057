// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/lint.h"
#include "ui/document/outside.h"
#include "ui/document/selection.h"

#include <memory>
#include <string_view>
#include <vector>

namespace retort {

/// The problems of every file of the workspace, again after every edit: those of what is selected at once, all others
/// in the background, a few at a time. An edit has done again what depends on it: of a reaction itself, of a sample the
/// reactions of its event, of a target those that send, of a definition or a setting everything.
class LiveLint : public QObject {
    Q_OBJECT

public:
    struct Counts {
        int errors = 0;
        int warnings = 0;
        int hints = 0;

        int all() const { return errors + warnings + hints; }
        bool operator==(const Counts&) const = default;
    };

    LiveLint(const Workspace& workspace, const Selection& selection, Outside outside = {}, QObject* parent = nullptr);
    ~LiveLint() override;

    /// Of one entry, in the order of its text; empty where there are none, or where it has not been looked at yet. What
    /// is being typed and is no JSON comes first. Valid until changed() is emitted, like all pointers from here.
    const std::vector<Problem>& problemsOf(EntryId id) const;
    bool isKnown(EntryId id) const; ///< It was looked at since the last edit that matters to it.
    Counts counts(EntryId id) const;
    Counts total() const;
    /// Those that stand within a place of an entry: a card's ("/actions/2"), an argument's, a clause's.
    std::vector<const Problem*> problemsWithin(EntryId id, std::string_view pointer) const;
    int pending() const; ///< How many entries are still to be looked at.

    /// What files are held against, as it was when it was last put together; also for completion of fields.
    const lint::Surroundings& surroundings() const;

    void lintNow(); ///< All of it, waiting for it; for tests.

Q_SIGNALS:
    void changed(retort::EntryId id); ///< Its problems.
    void progress(int done, int all); ///< Of a round; done == all at its end.
    void surroundingsChanged();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Of a list of problems.
/// Does a pointer lead to `place`, or into it?
bool isWithin(std::string_view pointer, std::string_view place);
LiveLint::Counts countsOf(const std::vector<Problem>& problems);
LiveLint::Counts countsOf(const std::vector<const Problem*>& problems);

} // namespace retort

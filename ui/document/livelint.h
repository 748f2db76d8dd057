// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/lint.h"
#include "ui/document/selection.h"

#include <QTimer>

#include <map>
#include <memory>

namespace retort {

/// The problems of every file of the workspace, again after every edit: those of the selected reaction at once, all
/// others in the background, a few at a time.
class LiveLint : public QObject {
    Q_OBJECT

public:
    struct Counts {
        int errors = 0;
        int warnings = 0;
        int hints = 0;
        int all() const { return errors + warnings + hints; }
    };

    LiveLint(const Workspace& workspace, const Selection& selection, QObject* parent = nullptr);
    ~LiveLint() override;

    /// Of one entry, in the order of its text; empty where there are none, or where it has not been looked at yet.
    const std::vector<Problem>& problemsOf(EntryId id) const;
    bool isKnown(EntryId id) const; ///< It was looked at since its last edit.
    Counts counts(EntryId id) const;
    Counts total() const;
    /// Those that stand within a place of an entry: a card's ("/actions/2"), an argument's, a clause's.
    std::vector<const Problem*> problemsWithin(EntryId id, std::string_view pointer) const;
    int pending() const; ///< How many entries are still to be looked at.

    const lint::Surroundings& surroundings() const; ///< As they are now; also for completion of fields.

    void lintNow(); ///< All of it, waiting for it; for tests.

Q_SIGNALS:
    void changed(retort::EntryId id); ///< Its problems.
    void progress(int done, int all); ///< Of a round over the workspace.
    void surroundingsChanged();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace retort

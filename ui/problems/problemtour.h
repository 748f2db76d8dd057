// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/livelint.h"

#include <QObject>

#include <optional>
#include <vector>

namespace retort {

/// One problem of an entry.
struct ProblemRef {
    EntryId entry = EntryId::None;
    int index = -1; ///< In LiveLint::problemsOf(entry).

    bool operator==(const ProblemRef&) const = default;
};

/// All problems of the workspace in the order of the panel: files with errors first, then as the sidebar has them;
/// within a file errors, warnings, hints, each in the order of its text. With `only` those of one entry.
std::vector<ProblemRef> problemsInOrder(const Workspace& workspace, const LiveLint& lint,
                                        std::optional<EntryId> only = std::nullopt);

/// The way through the problems of the workspace: which one is current, where it leads, what mends it.
class ProblemTour : public QObject {
    Q_OBJECT

public:
    ProblemTour(Workspace& workspace, Selection& selection, const LiveLint& lint, QObject* parent = nullptr);

    const Workspace& workspace() const { return m_workspace; }
    const LiveLint& lint() const { return m_lint; }
    const Selection& selection() const { return m_selection; }
    /// What the panel lists as of "this": the target where one is looked at, else the reaction.
    EntryId shownEntry() const;

    /// The one that was gone to, as long as it is there and its place is selected; else the first with a fix, or the
    /// first, of the selected card. None where there is nothing.
    std::optional<ProblemRef> current() const;
    /// The one that was gone to, as long as it is there and its place is selected.
    std::optional<ProblemRef> visited() const { return marked(); }
    const Problem* problem(const ProblemRef& ref) const; ///< nullptr where it is gone.

    void goTo(const ProblemRef& ref); ///< Selects its place and emits went().
    void next();                      ///< From the current one, or from what is selected; wraps.
    void previous();

    /// Carries a fix of a problem out, in one step of its name.
    Result<> fix(const ProblemRef& ref, std::size_t which = 0);
    Result<> fixCurrent(); ///< Does nothing where there is no fix.

Q_SIGNALS:
    void currentChanged();
    /// The place is selected: the panes show what the pointer leads to. For an action it counts from there.
    void went(retort::EntryId entry, retort::ActionId action, const std::string& pointer);

private:
    /// What a problem is known by while others come and go.
    struct Mark {
        EntryId entry;
        Problem problem;
    };

    /// Where a problem was that was mended: the next one is what came after it.
    struct Mended {
        EntryId shown;
        EntryId entry;
        ActionId action;
        std::size_t position; ///< In problemsInOrder().
        std::optional<Mark> next, previous;
    };

    void step(int direction);
    std::optional<std::size_t> onward(const std::vector<ProblemRef>& all, int direction) const;
    bool isSelected(const ProblemRef& ref) const;
    std::optional<ProblemRef> marked() const;
    void select(EntryId entry, ActionId action);

    Workspace& m_workspace;
    Selection& m_selection;
    const LiveLint& m_lint;
    std::optional<Mark> m_mark;
    std::optional<Mended> m_mended;
    bool m_going = false;
};

} // namespace retort

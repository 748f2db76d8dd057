// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/design/sidebar/sidebarsection.h"
#include "ui/document/selection.h"

#include <array>
#include <set>

class QLineEdit;

namespace retort {

/// The workspace at the left: a filter, the reactions, the sample events, the targets, and the definitions where there
/// are some. What is selected here is selected everywhere; reactions, targets and definitions share the middle of the
/// window, so only one of these lists has a current row.
class Sidebar : public QWidget {
    Q_OBJECT

public:
    Sidebar(Workspace& workspace, Selection& selection, const LiveLint& lint, QWidget* parent = nullptr);

    void focusFilter(); ///< For Ctrl+F.
    void clearFilter(); ///< Or what comes next might not be seen.
    /// The new entry is selected and its name is being edited. A reaction has no trigger yet: nothing is guessed that
    /// nobody would look at again.
    void addReaction();
    void addTarget();

    /// Targets whose payload, as it is rendered at present, is no sound JSON.
    void showUnsound(const std::set<EntryId>& targets);

    /// Which lists are folded away, by their names; for QSettings.
    QStringList foldedLists() const;
    void foldLists(const QStringList& lists);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void newEventRequested(); ///< Of a kind that is still to be chosen.
    void pasteRequested();    ///< What the clipboard holds is to become an entry.
    void usesRequested(retort::EntryId target);
    void copiedInactive();   ///< See SidebarSection.
    void triggerRequested(); ///< The new reaction has its name now: what is it to wait for?

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void showCurrent();
    std::array<SidebarSection*, 4> sections() const { return {m_reactions, m_events, m_targets, m_definitions}; }

    Workspace& m_workspace;
    Selection& m_selection;
    QLineEdit* m_filter;
    SidebarSection* m_reactions;
    SidebarSection* m_events;
    SidebarSection* m_targets;
    SidebarSection* m_definitions;
    EntryId m_fresh = EntryId::None; ///< The reaction that was added last, until it has its name.
};

} // namespace retort

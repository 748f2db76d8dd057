// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/design/chain/card.h"
#include "ui/document/liverun.h"
#include "ui/document/selection.h"
#include "ui/document/workspace.h"

#include <QAbstractListModel>

#include <map>
#include <optional>
#include <vector>

namespace retort {

/// The selected reaction as a list: row 0 is its trigger, the others its actions in the order of execution, each with
/// what the selected sample event makes of it. Empty where there is no reaction that can be read. Actions that move are
/// reported as moves, whatever moved them.
class ChainModel : public QAbstractListModel {
    Q_OBJECT

public:
    ChainModel(const Workspace& workspace, const Selection& selection, const LiveRun& run, const LiveLint& lint,
               QObject* parent = nullptr);

    const Card& card(int row) const { return m_cards[row]; }
    int rowOf(ActionId id) const; ///< 0 for None, the trigger; -1 for an action that is not there.
    ActionId idAt(int row) const { return m_cards[row].id; }
    bool isChainCompleted() const { return m_completed; } ///< The sample event gets to the end of the chain.

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    /// The ids of the actions, for a drag within this window.
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    /// What mimeData() wrote, of actions that are still here; empty for anything else.
    std::vector<ActionId> actionsIn(const QMimeData* data) const;

private:
    /// A card with all that it was made of: while that stays, so does the card. To say a step in words takes far longer
    /// than to see that nothing about it changed, and an edit changes one of perhaps hundreds.
    struct Made {
        Action action;
        std::optional<run::Step> step;
        CardNumber number;
        bool stale = false;
        bool cursor = false;
        QString unfinished;
        bool skipped = false;
        std::vector<Problem> problems;
        Card card;

        bool isOf(const Action& now, CardNumber at, const CardRun& run) const;
    };

    void switchReaction();
    void update();
    std::vector<Card> cards();
    Card cardOf(const Action& action, ActionId id, CardNumber number, const CardRun& run,
                std::map<ActionId, Made>& made);

    const Workspace& m_workspace;
    const Selection& m_selection;
    const LiveRun& m_run;
    const LiveLint& m_lint;
    std::vector<Card> m_cards;
    bool m_completed = false;
    std::map<ActionId, Made> m_made; ///< Of the cards that can be known again, by their action.
    logic::Settings m_settings;      ///< Under which they were made.
};

} // namespace retort

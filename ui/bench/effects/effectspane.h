// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/effects/liveeffects.h"

#include <QWidget>

class QModelIndex;
class QStackedWidget;

namespace retort {

class Chip;
class ElidingLabel;
class EmptyState;
class RowTree;
class Selection;
class TraceModel;

/// What the run does to the simulated customer. The effects of the selected action are shown with it; a click, or
/// Enter, selects the action of an effect. What is older than the last edit is marked so.
class EffectsPane : public QWidget {
    Q_OBJECT

public:
    EffectsPane(LiveEffects& effects, Selection& selection, QWidget* parent = nullptr);

    RowTree& view() { return *m_view; }
    /// How many effects there are, and how old it is: a line that may stand elsewhere.
    QWidget* head() const { return m_headLine; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void showResult();
    void followSelection();
    void currentChanged(const QModelIndex& index);

    LiveEffects& m_effects;
    Selection& m_selection;
    TraceModel* m_model;
    RowTree* m_view;
    QWidget* m_headLine;
    ElidingLabel* m_head;
    Chip* m_state;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    std::shared_ptr<const EffectsResult> m_shown;
    EntryId m_reaction = EntryId::None;
    bool m_following = false;
};

} // namespace retort

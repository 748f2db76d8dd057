// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/history/tracepairs.h"

#include <QWidget>

class QPushButton;

namespace retort {

class Chip;
class PlainLabel;
class TracePairModel;
class TracePairView;

/// Two runs side by side, step by step, with where they part selected at once. F7 and Shift+F7 go from difference to
/// difference.
class TracePairPane : public QWidget {
    Q_OBJECT

public:
    explicit TracePairPane(QWidget* parent = nullptr);

    void show(TracePairs pairs, const QString& firstTitle, const QString& secondTitle);
    TracePairView& view() { return *m_view; }
    QString verdict() const;

private:
    void goTo(const QModelIndex& index);
    void bringIntoSight(const QModelIndex& index);
    void fitColumns();
    bool eventFilter(QObject* watched, QEvent* event) override;

    TracePairModel* m_model;
    Chip* m_state;
    PlainLabel* m_verdict;
    QPushButton* m_first;
    QPushButton* m_previous;
    QPushButton* m_next;
    TracePairView* m_view;
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/comparemodel.h"

#include <QWidget>

class QAction;
class QListView;
class QPushButton;
class QScrollBar;

namespace retort {

class CompareDelegate;
class PlainLabel;

/// Two texts side by side, by lines: the folder's at the left, the person's at the right. Where there is to choose,
/// each change takes one of the two: by a click on it, by Left and Right, or by the buttons below. F7 and Shift+F7 go
/// from change to change.
class CompareView : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(const CompareWords& words, QWidget* parent = nullptr);

    /// The comparison outlives this, or is replaced.
    void show(Comparison* comparison, bool choosing);
    int currentChange() const { return m_current; }
    void goToChange(int change);
    /// The current change, then on to the next one that is open.
    void choose(Comparison::Side side);

    QSize sizeHint() const override { return {880, 460}; }

Q_SIGNALS:
    void chosen();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeHeads(const CompareWords& words);
    QWidget* makeFoot(const CompareWords& words);
    void follow(const QModelIndex& index);
    void showState();
    void fitBar();
    void showDifference();
    void clicked(const QPoint& place);

    CompareModel* m_model;
    CompareDelegate* m_delegate;
    QListView* m_list;
    QScrollBar* m_bar;
    QWidget* m_foot = nullptr;
    PlainLabel* m_position = nullptr;
    QPushButton* m_previous = nullptr;
    QPushButton* m_next = nullptr;
    QPushButton* m_takeTheirs = nullptr;
    QPushButton* m_takeMine = nullptr;
    QPushButton* m_allTheirs = nullptr;
    QPushButton* m_allMine = nullptr;
    int m_current = -1;
};

} // namespace retort

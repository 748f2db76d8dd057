// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/problems/problemtour.h"

#include <QWidget>

class QAction;
class QListView;
class QPushButton;
class QStackedWidget;

namespace retort {

class ElidingLabel;
class EmptyState;
class FixButton;
class PlainLabel;
class ProblemModel;
class ProblemCounts;
class Segments;

/// What lint finds in the reaction on the screen, or in all files: a list, and below it the current one in full with
/// its fixes. A click or Enter goes to the place.
class ProblemsPane : public QWidget {
    Q_OBJECT

public:
    explicit ProblemsPane(ProblemTour& tour, QWidget* parent = nullptr);

    /// "This reaction", "All", and how many there are: for the line of the tabs.
    QWidget* head() const { return m_head; }
    QListView* list() const { return m_list; }
    void showAll(bool all);
    void focusList(); ///< On the current problem.

Q_SIGNALS:
    void refused(const retort::Error& error); ///< A fix could not be made.

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void update();
    void followCurrent();
    void showCurrent();
    void open(const QModelIndex& index);
    void fix(const ProblemRef& ref, std::size_t which);
    void showMenu(const QModelIndex& at, const QPoint& place);
    std::optional<ProblemRef> listed() const; ///< The one whose row is current.

    ProblemTour& m_tour;
    ProblemModel* m_model;
    QWidget* m_head;
    Segments* m_scope;
    ProblemCounts* m_counts;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    QListView* m_list;
    QWidget* m_details;
    PlainLabel* m_message;
    FixButton* m_fix; ///< The best one.
    QPushButton* m_more;
};

} // namespace retort

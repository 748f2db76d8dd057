// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/design/target/targetproblem.h"

#include <QScrollArea>

class QVBoxLayout;

namespace retort {

/// The problems of a target, one row each: what is wrong, what to do, a button that does it, and the way to the place.
/// As high as its rows, up to a third of the pane.
class ProblemsList : public QScrollArea {
    Q_OBJECT

public:
    explicit ProblemsList(QWidget* parent = nullptr);

    /// Rows that say the same stay, with the focus in them. At most a few dozen are listed; the last row counts the
    /// rest.
    void show(const std::vector<TargetProblem>& problems);
    void setStale(bool stale); ///< What they say is of another text: nothing can be applied.

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSizeHint() const override { return {160, 0}; }

Q_SIGNALS:
    void goTo(retort::twig::Span span);
    void applyRequested(const retort::TargetProblem& problem);
    void focusLost(); ///< The row with the focus went.

private:
    class Row;

    QWidget* m_page;
    QVBoxLayout* m_rowLayout;
    std::vector<TargetProblem> m_problems;
    std::vector<Row*> m_rows;
    bool m_stale = false;
};

} // namespace retort

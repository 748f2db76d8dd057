// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace retort {

/// What can be done to the selected cards, with words and shortcuts; what it does is for the chain to say. The
/// shortcuts work while the chain has the focus.
class ChainItems : public QObject {
    Q_OBJECT

public:
    explicit ChainItems(QObject* parent);

    QAction* insert;
    QAction* cut;
    QAction* copy;
    QAction* paste;
    QAction* duplicate;
    QAction* selectAll;
    QAction* skip; ///< Checked where all selected ones are skipped.
    QAction* runAllAgain;
    QAction* moveUp;
    QAction* moveDown;
    QAction* remove;

    QList<QAction*> withKeys() const;
    void fill(QMenu& menu) const; ///< The context menu.
};

} // namespace retort

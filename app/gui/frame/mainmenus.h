// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

class QMenu;
class QMenuBar;

namespace retort {

class ChainItems;
class MenuItems;

/// The menus of the window, filled with its items; and those of them that others fill or follow.
class MainMenus {
    Q_DECLARE_TR_FUNCTIONS(MainMenus)

public:
    MainMenus(QMenuBar& bar, const MenuItems& items);

    /// The Reaction menu has the chain's own items.
    void addReactionItems(const MenuItems& items, const ChainItems& chain);

    QMenu* edit;
    QMenu* recent; ///< Empty.

private:
    QMenu* m_reaction;
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/mainmenus.h"

#include "app/gui/frame/menuitems.h"
#include "ui/design/chain/chainitems.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace retort {

namespace {

QMenu* addMenu(QMenuBar& bar, const QString& title, const QList<QAction*>& items)
{
    QMenu* made = bar.addMenu(title);
    for (QAction* item : items)
        if (item)
            made->addAction(item);
        else
            made->addSeparator();
    return made;
}

} // namespace

MainMenus::MainMenus(QMenuBar& bar, const MenuItems& m)
{
    QMenu* file = addMenu(bar, tr("&File"),
                          {m.newReaction, m.newFromRecipe, m.newEvent, m.newTarget, nullptr, m.newWorkspace, m.open,
                           m.openSample, nullptr, m.save, m.versions, nullptr, m.quit});
    recent = new QMenu(tr("Open re&cent"), &bar);
    file->insertMenu(m.openSample, recent);
    edit = addMenu(bar, tr("&Edit"),
                   {m.undo, m.redo, nullptr, m.cut, m.copy, m.paste, m.duplicate, m.selectAll, nullptr, m.findAnything,
                    m.findUses, m.renameEverywhere, m.find, nullptr, m.nextProblem, m.previousProblem, m.quickFix});
    m_reaction = addMenu(bar, tr("Re&action"), {});
    addMenu(bar, tr("&Sample"), {m.newEvent, m.importEvents, nullptr, m.copyAsCurl, m.scrub});
    addMenu(bar, tr("&Run"),
            {m.run, m.goOn, m.reset, nullptr, m.step, m.into, m.out, m.back, nullptr, m.toggleBreakpoint, m.runTo,
             nullptr, m.makePass, m.cascade, nullptr, m.history, m.openBundle});
    QMenu* view = addMenu(bar, tr("&View"),
                          {m.showSidebar, m.showInspector, m.showBench, m.problems, m.resetLayout, nullptr, m.nextPane,
                           m.previousPane, nullptr});
    QMenu* theme = view->addMenu(tr("&Theme"));
    theme->addActions({m.themeSystem, m.themeLight, m.themeDark});
    addMenu(bar, tr("&Help"), {m.guide, m.keys, nullptr, m.about});
}

void MainMenus::addReactionItems(const MenuItems& m, const ChainItems& chain)
{
    m_reaction->addAction(m.rename);
    m_reaction->addSeparator();
    m_reaction->addActions({chain.insert, chain.remove});
    m_reaction->addSeparator();
    m_reaction->addActions({chain.skip, chain.runAllAgain});
    m_reaction->addSeparator();
    m_reaction->addActions({chain.moveUp, chain.moveDown});
    m_reaction->addSeparator();
    m_reaction->addAction(m.signOff);
}

} // namespace retort

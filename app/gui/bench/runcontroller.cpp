// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bench/runcontroller.h"

#include "app/gui/frame/menuitems.h"
#include "ui/document/liverun.h"

#include <QAction>

namespace retort {

RunController::RunController(LiveRun& run, MenuItems& items, QObject* parent)
    : QObject(parent), m_run(run), m_items(items)
{
    connect(items.run, &QAction::triggered, &run, &LiveRun::runAll);
    connect(items.step, &QAction::triggered, &run, &LiveRun::step);
    connect(items.back, &QAction::triggered, &run, &LiveRun::back);
    connect(items.goOn, &QAction::triggered, &run, &LiveRun::runToEnd);
    connect(items.reset, &QAction::triggered, &run, &LiveRun::reset);
    connect(&run, &LiveRun::changed, this, &RunController::update);
    update();
}

void RunController::update()
{
    const bool there = m_run.trace() != nullptr;
    m_items.run->setEnabled(there);
    m_items.step->setEnabled(there && m_run.canStep());
    m_items.back->setEnabled(there && m_run.canGoBack());
    m_items.goOn->setEnabled(there && m_run.isStepping() && m_run.canStep());
    m_items.reset->setEnabled(there && !(m_run.isStepping() && m_run.position() == 0));
}

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace retort {

class LiveRun;
class MenuItems;

/// Joins Run, Step, Back, Continue and Reset to the run of the selected sample event.
class RunController : public QObject {
    Q_OBJECT

public:
    RunController(LiveRun& run, MenuItems& items, QObject* parent = nullptr);

private:
    void update();

    LiveRun& m_run;
    MenuItems& m_items;
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/cascade/cascaderows.h"

#include <QObject>

#include <functional>

namespace retort {

class CascadePane;
class DesignPane;
class Inspector;
class LiveCascade;
class MenuItems;
class TabbedPane;
struct Session;

/// Joins the cascade pane to the window: its tab, its menu item, and the way to each place.
class CascadeController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        TabbedPane& tabs;
        int tab; ///< Of the pane.
        CascadePane& pane;
        DesignPane& canvas;
        Inspector& inspector;
        std::function<void()> showBench; ///< Where it is hidden.
    };

    CascadeController(Session& session, LiveCascade& cascade, MenuItems& items, const Parts& parts,
                      QObject* parent = nullptr);

private:
    void open();
    void goTo(const CascadePlaceOf& place);

    Session& m_session;
    LiveCascade& m_cascade;
    Parts m_parts;
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace retort {

class Sidebar;
struct Session;

/// Tells the sidebar which targets render no JSON at present: the one that is looked at, and those that the selected
/// reaction sends to. Of the others nothing is known without an event that is meant for them.
class TargetController : public QObject {
    Q_OBJECT

public:
    TargetController(Session& session, Sidebar& sidebar, QObject* parent = nullptr);

private:
    void update();

    Session& m_session;
    Sidebar& m_sidebar;
};

} // namespace retort

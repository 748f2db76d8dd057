// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entry.h"

#include <QObject>

class QWidget;

namespace retort {

class MenuItems;
class Sidebar;
class StatusLine;
struct Session;

/// Opens the dialogs of the Sample menu, and carries out what is asked there.
class SampleController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        MenuItems& items;
        Sidebar& sidebar;
        StatusLine& status;
        QWidget& window;
    };

    SampleController(Session& session, const Parts& parts, QObject* parent = nullptr);

    void askNew();

private:
    void show(EntryId event);

    Session& m_session;
    Parts m_parts;
};

} // namespace retort

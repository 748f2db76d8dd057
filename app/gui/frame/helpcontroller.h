// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help/keyswindow.h"

#include <QObject>
#include <QPointer>

class QMainWindow;
class QMenu;

namespace retort {

class GuideWindow;
class MenuItems;

/// The Help menu's guide and list of keys. The keys are read from the menus and parts of the window whenever the list
/// opens, so that it cannot tell of others.
class HelpController : public QObject {
    Q_OBJECT

public:
    HelpController(MenuItems& items, QMainWindow& window);

    std::vector<KeyRow> keys() const;

private:
    void showGuide();
    void showKeys();
    static void addMenu(std::vector<KeyRow>& rows, QMenu& menu, const QString& title);
    void addParts(std::vector<KeyRow>& rows) const;

    QMainWindow& m_window;
    QPointer<GuideWindow> m_guide;
    QPointer<KeysWindow> m_keys;
};

} // namespace retort

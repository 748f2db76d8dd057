// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/frame/designplace.h"
#include "app/gui/frame/mainmenus.h"
#include "ui/common/prompts.h"

#include <QMainWindow>

#include <filesystem>
#include <memory>

class QSettings;

namespace retort {

class FileController;
class FindController;
class MenuItems;
class NoticeBar;
class RecentWorkspaces;
class Sidebar;
class StatusLine;
class ThemeController;
class TopBar;
struct Session;

/// The window: menus, top bar, the panes of the Design screen, status line. It makes the panels and joins them by small
/// controllers; what it knows itself is the frame.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `prompts` asks in the place of the window's own message boxes, for tests.
    MainWindow(Session& session, QSettings& settings, ThemeController& theme, Prompts* prompts = nullptr);
    ~MainWindow() override;

    /// The workspace of last time, or the sample where there was none or it is gone.
    void openLast();

    FileController& files() { return *m_files; }
    FindController& find() { return *m_find; }
    MenuItems& items() { return *m_items; }
    DesignPlace& place() { return *m_place; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void moveEvent(QMoveEvent* event) override;

private:
    void joinOpening();
    void askNewWorkspace();
    Panes makePanes();
    void joinView();
    void showOpened();
    void rememberLook();
    void followCaret(QWidget* focused);
    void showTitle();
    void showAbout();
    void restoreLayout();
    void fitOnScreen();

    Session& m_session;
    QSettings& m_settings;
    ThemeController& m_theme;
    std::unique_ptr<WindowPrompts> m_ownPrompts;
    Prompts& m_prompts;
    MenuItems* m_items;
    MainMenus m_menus;
    NoticeBar* m_notices;
    TopBar* m_bar;
    StatusLine* m_status;
    FileController* m_files;
    FindController* m_find = nullptr;
    RecentWorkspaces* m_recent = nullptr;
    Sidebar* m_sidebar = nullptr;
    DesignPlace* m_place = nullptr;
    QMetaObject::Connection m_caret; ///< Of the editor that has the focus.
    bool m_shown = false;
    QSize m_firstSize;      ///< Until the window has its frame, and is fitted into its screen with it.
    bool m_opening = true;  ///< What is selected is not the person's choice.
    bool m_leaving = false; ///< Nothing would be lost any more: close.
};

} // namespace retort

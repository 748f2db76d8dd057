// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/files/filecontroller.h"
#include "app/gui/frame/systemtheme.h"
#include "app/gui/frame/themecontroller.h"
#include "app/gui/mainwindow.h"
#include "app/gui/session/session.h"
#include "app/workspace/bundled.h"
#include "app/workspace/paths.h"
#include "tests/support/fakeprompts.h"
#include "ui/design/chain/chainview.h"

#include <QtTest>
#include <QtWidgets>

#include <filesystem>
#include <memory>

namespace retort {

inline const QString nps = QStringLiteral("reactions/nps-survey-completed.json");

/// The program without its process: a copy of the sample workspace, open in a window.
struct Desk {
    Desk()
    {
        // Every copy of the sample has the same id: what one desk leaves unsaved must not be offered at another.
        qputenv("XDG_STATE_HOME", home.filePath(QStringLiteral("state")).toUtf8());
        static const QTemporaryDir original;
        static const auto sample = sampleWorkspace(pathOf(original.path()));
        std::filesystem::copy(*sample, pathOf(folder), std::filesystem::copy_options::recursive);
        start();
    }

    void start()
    {
        window.reset();
        session = std::make_unique<Session>(zones);
        window = std::make_unique<MainWindow>(*session, settings, theme, &prompts);
        window->show();
        window->files().open(pathOf(folder));
        session->selection.setReaction(id(nps));
        window->activateWindow();
        (void)QTest::qWaitForWindowActive(window.get());
    }

    EntryId id(const QString& path) const { return session->workspace.findFile(path)->id; }
    EntryId target() const { return session->workspace.entries(EntryKind::Target).front(); }
    const Entry& reaction() const { return *session->workspace.find(id(nps)); }
    ChainView& chain() const { return *window->findChild<ChainView*>(); }

    /// A widget by the name that screen readers know it by.
    QWidget* named(const QString& name) const
    {
        for (QWidget* widget : window->findChildren<QWidget*>())
            if (widget->accessibleName() == name)
                return widget;
        return nullptr;
    }
    QPushButton* button(const QString& name) const { return qobject_cast<QPushButton*>(named(name)); }

    QTemporaryDir home;
    QString folder = home.filePath(QStringLiteral("Retort sample"));
    QSettings settings{home.filePath(QStringLiteral("retort.conf")), QSettings::IniFormat};
    SystemTheme system{false};
    ThemeController theme{settings, system};
    FakePrompts prompts;
    const ZoneSource* zones = nullptr;
    std::unique_ptr<Session> session;
    std::unique_ptr<MainWindow> window;
};

} // namespace retort

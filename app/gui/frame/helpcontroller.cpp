// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/helpcontroller.h"

#include "app/gui/frame/menuitems.h"
#include "ui/condition/build/partcommands.h"
#include "ui/help/guideview.h"
#include "ui/help/guidewindow.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QUrl>

#include <algorithm>

namespace retort {

namespace {

QString titleOf(const QAction& item)
{
    return item.text().replace(QStringLiteral("&&"), QStringLiteral("\n")).remove(u'&').replace(u'\n', u'&');
}

QString keysOf(const QAction& item)
{
    return QKeySequence::listToString(item.shortcuts(), QKeySequence::NativeText)
        .replace(QStringLiteral("; "), QStringLiteral(", "));
}

/// The part of the window that an item belongs to: what it, or what it stands in, is called.
QString partOf(const QAction& item)
{
    for (const QObject* at = item.parent(); at != nullptr; at = at->parent()) {
        const auto* widget = qobject_cast<const QWidget*>(at);
        if (widget && !widget->isWindow() && !widget->accessibleName().isEmpty())
            return widget->accessibleName();
    }
    return {};
}

QStringList pages()
{
    QStringList all;
    const QDir folder(QStringLiteral(":/docs/guide"));
    for (const QString& name : folder.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name))
        all << folder.filePath(name);
    return all << QStringLiteral(":/docs/lint-rules.md");
}

template <class Window>
void present(Window& window)
{
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

HelpController::HelpController(MenuItems& items, QMainWindow& window) : QObject(&window), m_window(window)
{
    connect(items.guide, &QAction::triggered, this, &HelpController::showGuide);
    connect(items.keys, &QAction::triggered, this, &HelpController::showKeys);
}

void HelpController::showGuide()
{
    if (!m_guide) {
        m_guide = new GuideWindow(pages(), &m_window);
        connect(m_guide, &GuideWindow::linkRequested, this, [](const QUrl& url) { QDesktopServices::openUrl(url); });
    }
    present(*m_guide);
}

void HelpController::showKeys()
{
    if (!m_keys)
        m_keys = new KeysWindow(&m_window);
    m_keys->setRows(keys());
    present(*m_keys);
}

std::vector<KeyRow> HelpController::keys() const
{
    std::vector<KeyRow> rows;
    for (QAction* item : m_window.menuBar()->actions()) {
        if (QMenu* menu = item->menu())
            addMenu(rows, *menu, titleOf(*item));
    }
    for (int i = 0; i < partCommands; ++i) {
        const auto command = static_cast<PartCommand>(i);
        if (const QKeySequence key = keyOf(command); !key.isEmpty())
            rows.push_back({tr("In a condition, Build"), stepOf(command), key.toString(QKeySequence::NativeText)});
    }
    addParts(rows);
    return rows;
}

void HelpController::addMenu(std::vector<KeyRow>& rows, QMenu& menu, const QString& title)
{
    for (const QAction* item : menu.actions()) {
        if (QMenu* inside = item->menu())
            addMenu(rows, *inside, title);
        else if (!item->shortcuts().isEmpty())
            rows.push_back({title, titleOf(*item), keysOf(*item)});
    }
}

/// Keys that only count where the focus is, as those of a list.
void HelpController::addParts(std::vector<KeyRow>& rows) const
{
    std::vector<KeyRow> parts;
    for (const QAction* item : m_window.findChildren<QAction*>()) {
        const KeyRow row{partOf(*item), titleOf(*item), keysOf(*item)};
        const bool told = std::any_of(rows.begin(), rows.end(), [&](const KeyRow& other) {
            return other.what == row.what && other.keys == row.keys;
        });
        if (!row.group.isEmpty() && !row.what.isEmpty() && !row.keys.isEmpty() && !told &&
            std::find(parts.begin(), parts.end(), row) == parts.end())
            parts.push_back(row);
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const KeyRow& a, const KeyRow& b) { return a.group.localeAwareCompare(b.group) < 0; });
    rows.insert(rows.end(), parts.begin(), parts.end());
}

} // namespace retort

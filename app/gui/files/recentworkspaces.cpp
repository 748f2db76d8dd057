// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/files/recentworkspaces.h"

#include "app/workspace/manifest.h"
#include "app/workspace/paths.h"
#include "ui/common/label.h"

#include <QDir>
#include <QMenu>
#include <QSettings>

#include <system_error>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const QString setting = u"recentWorkspaces"_s;
constexpr int most = 10;

/// "~/Documents/acme", as people write it.
QString shortened(const QString& folder)
{
    const QString home = QDir::homePath();
    return folder.startsWith(home + u'/') ? u'~' + folder.mid(home.size()) : folder;
}

} // namespace

RecentWorkspaces::RecentWorkspaces(QSettings& settings, QMenu& menu, QObject* parent)
    : QObject(parent), m_settings(settings), m_menu(menu)
{
    connect(&menu, &QMenu::aboutToShow, this, &RecentWorkspaces::fill);
    menu.menuAction()->setEnabled(!folders().isEmpty());
}

QStringList RecentWorkspaces::folders() const { return m_settings.value(setting).toStringList(); }

void RecentWorkspaces::add(const QString& folder)
{
    QStringList all = folders();
    all.removeAll(folder);
    all.prepend(folder);
    m_settings.setValue(setting, QStringList(all.mid(0, most)));
    m_menu.menuAction()->setEnabled(true);
}

void RecentWorkspaces::clear()
{
    m_settings.remove(setting);
    m_menu.menuAction()->setEnabled(false);
}

void RecentWorkspaces::fill()
{
    m_menu.clear();
    for (const QString& folder : folders()) {
        std::error_code ignored;
        const bool there = std::filesystem::exists(pathOf(folder) / manifestName, ignored);
        QString path = visibleText(m_menu.fontMetrics().elidedText(shortened(folder), Qt::ElideMiddle, 520));
        path.replace(u'&', u"&&"_s);
        QAction* item = m_menu.addAction(there ? path : tr("%1 (not there)").arg(path));
        item->setEnabled(there);
        item->setToolTip(tipText(folder));
        connect(item, &QAction::triggered, this, [this, folder] { Q_EMIT openRequested(folder); });
    }
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("&Clear this list")), &QAction::triggered, this, &RecentWorkspaces::clear);
}

} // namespace retort

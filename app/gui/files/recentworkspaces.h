// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;
class QSettings;

namespace retort {

/// The workspaces that were open before, as a menu. One that is not there any more is shown and cannot be chosen: it
/// may be on a disk that comes back.
class RecentWorkspaces : public QObject {
    Q_OBJECT

public:
    RecentWorkspaces(QSettings& settings, QMenu& menu, QObject* parent = nullptr);

    /// A workspace was opened: it is the first now.
    void add(const QString& folder);
    void clear();
    QStringList folders() const;

Q_SIGNALS:
    void openRequested(const QString& folder);

private:
    void fill();

    QSettings& m_settings;
    QMenu& m_menu;
};

} // namespace retort

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSettings;

namespace retort {

class MenuItems;
class SystemTheme;
struct Tokens;

/// Light, dark, or as the system: remembers the choice and switches every window at once.
class ThemeController : public QObject {
    Q_OBJECT

public:
    enum class Choice { System, Light, Dark };

    ThemeController(QSettings& settings, const SystemTheme& system, QObject* parent = nullptr);

    Choice choice() const { return m_choice; }
    void choose(Choice choice);
    /// What the choice amounts to now.
    const Tokens& tokens() const;

    /// Joins the View menu's three items.
    void serve(MenuItems& items);

private:
    void apply();

    QSettings& m_settings;
    const SystemTheme& m_system;
    Choice m_choice;
};

} // namespace retort

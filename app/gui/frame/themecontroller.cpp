// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/themecontroller.h"

#include "app/gui/frame/menuitems.h"
#include "app/gui/frame/systemtheme.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"

#include <QAction>
#include <QApplication>
#include <QSettings>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const QString settingName = u"theme"_s;

ThemeController::Choice choiceOf(const QString& word)
{
    if (word == u"light"_s)
        return ThemeController::Choice::Light;
    if (word == u"dark"_s)
        return ThemeController::Choice::Dark;
    return ThemeController::Choice::System;
}

QString wordOf(ThemeController::Choice choice)
{
    switch (choice) {
    case ThemeController::Choice::Light:
        return u"light"_s;
    case ThemeController::Choice::Dark:
        return u"dark"_s;
    case ThemeController::Choice::System:
        break;
    }
    return u"system"_s;
}

} // namespace

ThemeController::ThemeController(QSettings& settings, const SystemTheme& system, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_system(system)
    , m_choice(choiceOf(settings.value(settingName).toString()))
{
    connect(&system, &SystemTheme::changed, this, &ThemeController::apply);
}

void ThemeController::choose(Choice choice)
{
    m_choice = choice;
    m_settings.setValue(settingName, wordOf(choice));
    apply();
}

const Tokens& ThemeController::tokens() const
{
    const bool dark = m_choice == Choice::Dark || (m_choice == Choice::System && m_system.isDark());
    return dark ? darkTokens() : lightTokens();
}

void ThemeController::serve(MenuItems& items)
{
    const std::pair<QAction*, Choice> pairs[] = {
        {items.themeSystem, Choice::System}, {items.themeLight, Choice::Light}, {items.themeDark, Choice::Dark}};
    for (const auto& [item, choice] : pairs) {
        item->setChecked(choice == m_choice);
        connect(item, &QAction::triggered, this, [this, chosen = choice] { choose(chosen); });
    }
}

void ThemeController::apply()
{
    if (tokensOf(QApplication::palette()) != tokens())
        switchTheme(tokens());
}

} // namespace retort

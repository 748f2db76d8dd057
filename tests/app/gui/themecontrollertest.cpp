// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/themecontroller.h"

#include "app/gui/frame/menuitems.h"
#include "app/gui/frame/systemtheme.h"
#include "ui/common/tokens.h"

#include <QAction>
#include <QSettings>
#include <QtTest>

using namespace retort;
using namespace Qt::StringLiterals;

class ThemeControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qunsetenv("DBUS_SESSION_BUS_ADDRESS"); } // no portal of this machine

    void theStartPaletteIsTheFirstGuess()
    {
        QVERIFY(SystemTheme(true).isDark());
        QVERIFY(!SystemTheme(false).isDark());
    }

    void portalNumbers_data()
    {
        QTest::addColumn<uint>("number");
        QTest::addColumn<bool>("fallback");
        QTest::addColumn<bool>("dark");
        QTest::newRow("no preference, dark start") << 0u << true << true;
        QTest::newRow("no preference, light start") << 0u << false << false;
        QTest::newRow("dark") << 1u << false << true;
        QTest::newRow("light") << 2u << true << false;
        QTest::newRow("of a later version") << 7u << true << true;
    }
    void portalNumbers()
    {
        QFETCH(uint, number);
        QFETCH(bool, fallback);
        QTEST(SystemTheme::isDark(number, fallback), "dark");
    }

    void theChoiceIsRememberedAndApplied()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"retort.conf"_s), QSettings::IniFormat);
        const SystemTheme system(true);
        {
            ThemeController theme(settings, system);
            QCOMPARE(theme.choice(), ThemeController::Choice::System);
            QVERIFY(theme.tokens().dark);
            MenuItems items;
            theme.serve(items);
            QVERIFY(items.themeSystem->isChecked());
            items.themeLight->trigger();
            QVERIFY(!theme.tokens().dark);
            QCOMPARE(&tokensOf(QApplication::palette()), &lightTokens());
            items.themeDark->trigger();
            QCOMPARE(&tokensOf(QApplication::palette()), &darkTokens());
            QVERIFY(!items.themeLight->isChecked()); // one of three
        }
        const SystemTheme light(false);
        const ThemeController theme(settings, light);
        QCOMPARE(theme.choice(), ThemeController::Choice::Dark);
        QVERIFY(theme.tokens().dark);
    }
};

QTEST_MAIN(ThemeControllerTest)
#include "themecontrollertest.moc"

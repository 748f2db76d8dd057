// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/systemtheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

using namespace retort;
using namespace Qt::StringLiterals;

/// Stands in for the desktop portal on a bus of its own.
class FakePortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint colorScheme = 0;
    int reads = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString& group, const QString& key)
    {
        ++reads;
        if (group != u"org.freedesktop.appearance"_s || key != u"color-scheme"_s)
            return QDBusVariant(u"something else"_s);
        return QDBusVariant(QVariant::fromValue(QDBusVariant(colorScheme))); // wrapped twice, as the real one does
    }

Q_SIGNALS:
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);
};

class SystemThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
        if (program.isEmpty())
            QFAIL("dbus-daemon is missing: packaging/install-packages test");
        m_bus.start(program, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY(m_bus.waitForReadyRead());
        const QString address = QString::fromLocal8Bit(m_bus.readLine().trimmed());
        qputenv("DBUS_SESSION_BUS_ADDRESS", address.toLocal8Bit());
        QDBusConnection portal = QDBusConnection::connectToBus(address, u"portal"_s);
        QVERIFY(portal.registerService(u"org.freedesktop.portal.Desktop"_s));
        QVERIFY(portal.registerObject(u"/org/freedesktop/portal/desktop"_s, &m_portal,
                                      QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    }
    void cleanupTestCase()
    {
        m_bus.kill();
        m_bus.waitForFinished();
    }

    void thePortalDecides()
    {
        m_portal.colorScheme = 1;
        const SystemTheme theme(false);
        QVERIFY(!theme.isDark()); // nobody waits for the answer
        QSignalSpy changed(&theme, &SystemTheme::changed);
        QTRY_VERIFY(theme.isDark());
        QCOMPARE(changed.size(), 1);
    }

    void noPreferenceLeavesTheStartPalette()
    {
        m_portal.colorScheme = 0;
        const SystemTheme theme(true);
        QSignalSpy changed(&theme, &SystemTheme::changed);
        waitForAnswer();
        Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(2u));
        QTRY_VERIFY(!theme.isDark());
        QCOMPARE(changed.size(), 1);
    }

    void changesAreFollowed()
    {
        m_portal.colorScheme = 2;
        const SystemTheme theme(false);
        QSignalSpy changed(&theme, &SystemTheme::changed);
        waitForAnswer();
        Q_EMIT m_portal.SettingChanged(u"org.gnome.desktop"_s, u"color-scheme"_s, QDBusVariant(1u)); // not ours
        Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"contrast"_s, QDBusVariant(1u));
        Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(1u));
        QTRY_VERIFY(theme.isDark());
        QCOMPARE(changed.size(), 1);
        Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(u"odd"_s));
        Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(2u));
        QTRY_VERIFY(!theme.isDark());
        QCOMPARE(changed.size(), 2);
    }

private:
    /// What the portal sends after its answer also arrives after it.
    void waitForAnswer()
    {
        const int before = m_portal.reads;
        QTRY_COMPARE(m_portal.reads, before + 1);
    }

    QProcess m_bus;
    FakePortal m_portal;
};

QTEST_GUILESS_MAIN(SystemThemeTest)
#include "systemthemetest.moc"

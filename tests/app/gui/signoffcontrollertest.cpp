// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/menuitems.h"
#include "tests/app/gui/desk.h"
#include "ui/common/noticebar.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"

using namespace retort;
using namespace Qt::StringLiterals;

class SignOffControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        dress(*qApp, lightTokens());
    }

    void writesAPageOrAPdf()
    {
        Desk desk;
        const QString html = desk.home.filePath(u"sheet.html"_s);
        desk.prompts.willSaveTo(html);
        desk.window->items().signOff->trigger();
        QVERIFY(desk.prompts.suggested.first().endsWith(u"/nps-survey-completed sign-off.pdf"_s));
        QFile page(html);
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(page.readAll());
        QVERIFY(text.startsWith(u"<!DOCTYPE html>"_s));
        QVERIFY(text.contains(u"NPS Survey Completed"_s));
        QVERIFY2(desk.window->statusBar()->currentMessage().contains(u"sheet.html"_s),
                 qPrintable(desk.window->statusBar()->currentMessage())); // where it went
        QVERIFY2(text.contains(u"survey-promoter"_s), "the sample of the same event is run");
        QVERIFY2(!text.contains(u"Tier 1 reached"_s), "the sample of another event is not");

        desk.prompts.willSaveTo(desk.home.filePath(u"sheet.pdf"_s));
        desk.window->items().signOff->trigger();
        QFile pdf(desk.home.filePath(u"sheet.pdf"_s));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.readAll().startsWith("%PDF-"));
        QCOMPARE(desk.window->findChild<NoticeBar*>()->text(), QString());
    }

    void showsTheSamplesThatWereMadeForTheReaction()
    {
        Desk desk;
        Workspace& workspace = desk.session->workspace;
        for (const QString& name : {u"NPS Survey Completed low"_s, u"Another"_s})
            workspace.addEvent(name, "custom.survey_completed");
        const QString html = desk.home.filePath(u"sheet.html"_s);
        desk.prompts.willSaveTo(html);
        desk.window->items().signOff->trigger();
        QFile page(html);
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(page.readAll());
        QVERIFY(text.contains(u"NPS Survey Completed low"_s));
        QVERIFY2(text.contains(u"survey-promoter"_s), "the one on screen");
        QVERIFY(!text.contains(u"Another"_s));
        QVERIFY2(text.contains(u"more sample event"_s), "that there are others is said");
    }

    void writesOverWhatThePersonAgreedTo()
    {
        Desk desk;
        const QString path = desk.home.filePath(u"sheet.html"_s);
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("older") > 0);
        old.close();
        desk.prompts.willSaveTo(path);
        desk.window->items().signOff->trigger();
        QVERIFY(old.open(QIODevice::ReadOnly));
        QVERIFY(old.readAll().startsWith("<!DOCTYPE html>"));
    }

    void saysWhatKeepsItFromBeingWritten()
    {
        Desk desk;
        desk.prompts.willSaveTo(desk.home.filePath(u"no such folder/sheet.html"_s));
        desk.window->items().signOff->trigger();
        QVERIFY(!desk.window->findChild<NoticeBar*>()->text().isEmpty());
    }

    void thereIsNoneWithoutAReaction()
    {
        Desk desk;
        QVERIFY(desk.window->items().signOff->isEnabled());
        while (!desk.session->workspace.entries(EntryKind::Reaction).empty())
            QVERIFY(desk.session->workspace.remove(desk.session->workspace.entries(EntryKind::Reaction).front()));
        QVERIFY(!desk.window->items().signOff->isEnabled());
        desk.session->workspace.history().undo();
        QVERIFY(desk.window->items().signOff->isEnabled());
    }
};

QTEST_MAIN(SignOffControllerTest)
#include "signoffcontrollertest.moc"

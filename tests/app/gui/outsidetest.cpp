// SPDX-License-Identifier: GPL-3.0-or-later
// What other programs do to the files while the workspace is open, done by those programs.
#include "app/gui/journalkeeper.h"
#include "app/gui/outsidechanges.h"
#include "tests/app/gui/filedesk.h"

#include <QListView>
#include <QProcess>

#include <sys/stat.h>

using namespace retort;
using namespace retort::tests;
using namespace Qt::StringLiterals;

namespace {

struct Office {
    QTemporaryDir home;
    QString folder = sampleIn(home);
    Desk desk{folder, home.filePath(u"state"_s)};
    QSignalSpy reloaded{&desk.files, &FileController::reloaded};

    Office() { rest(); }

    /// As a shell in the folder.
    void run(const QString& command)
    {
        QProcess shell;
        shell.setWorkingDirectory(folder);
        shell.setProcessChannelMode(QProcess::MergedChannels);
        shell.start(u"sh"_s, {u"-ec"_s, command});
        QVERIFY(shell.waitForFinished(20'000));
        QVERIFY2(shell.exitCode() == 0, shell.readAll().constData());
    }
    QString title(const QString& path = nps) const
    {
        const Entry* entry = desk.entry(path);
        return entry ? entry->title() : u"(none)"_s;
    }
    /// Long enough for anything to be noticed.
    static void rest() { QTest::qWait(400); }
};

void press(QWidget& widget, const QString& text)
{
    for (auto* button : widget.findChildren<QPushButton*>())
        if (button->text().remove(u'&') == text && !button->isHidden()) {
            QVERIFY2(button->isEnabled(), qPrintable(text));
            button->click();
            return;
        }
    QFAIL(qPrintable(text));
}

const QString git = u"git -c user.name=t -c user.email=t@e -c commit.gpgsign=false -c init.defaultBranch=main "_s;

} // namespace

class OutsideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUneditedFileFollows_data()
    {
        QTest::addColumn<QString>("command");
        const QString sed = u"sed 's/NPS Survey Completed/Theirs/' %1 "_s.arg(nps);
        QTest::newRow("sed -i") << u"sed -i 's/NPS Survey Completed/Theirs/' %1"_s.arg(nps);
        QTest::newRow("written in place") << sed + u"> t && cat t > %1 && rm t"_s.arg(nps);
        QTest::newRow("cp over it") << sed + u"> t && cp t %1 && rm t"_s.arg(nps);
        QTest::newRow("moved over it") << sed + u"> t && mv t %1"_s.arg(nps);
        QTest::newRow("deleted and made") << sed + u"> t && rm %1 && sleep 0.05 && cp t %1 && rm t"_s.arg(nps);
        QTest::newRow("an editor's swap")
            << u"mv %1 %1~ && sed 's/NPS Survey Completed/Theirs/' %1~ > %1 && rm %1~"_s.arg(nps);
        QTest::newRow("an old time stamp") << sed + u"> t && touch -r %1 t && mv t %1"_s.arg(nps);
        QTest::newRow("git checkout")
            << git + u"init -q . && "_s + git + u"add . && "_s + git + u"commit -qm one && "_s + git +
                   u"checkout -qb other && sed -i 's/NPS Survey Completed/Theirs/' %1 && "_s.arg(nps) + git +
                   u"commit -qam two && "_s + git + u"checkout -q main && sleep 0.3 && "_s + git +
                   u"checkout -q other"_s;
        QTest::newRow("git stash pop") << git + u"init -q . && "_s + git + u"add . && "_s + git +
                                              u"commit -qm one && sed -i 's/NPS Survey Completed/Theirs/' %1 && "_s.arg(
                                                  nps) +
                                              git + u"stash -q && sleep 0.3 && "_s + git + u"stash pop -q"_s;
        QTest::newRow("git pull")
            << git + u"init -q . && "_s + git + u"add . && "_s + git + u"commit -qm one && rm -rf ../c && "_s + git +
                   u"clone -q . ../c && cd ../c && sed -i 's/NPS Survey Completed/Theirs/' %1 && "_s.arg(nps) + git +
                   u"commit -qam two && cd - >/dev/null && "_s + git + u"pull -q ../c main"_s;
        QTest::newRow("a burst, 20 a second") << u"for i in 1 2 3 4 5 6 7 8 9 10; do sed -i \"s/\\\"name\\\": "
                                                 u"\\\"[^\\\"]*\\\"/\\\"name\\\": \\\"T$i\\\"/\" %1; sleep 0.05; "
                                                 u"done; sed -i 's/\"T10\"/\"Theirs\"/' %1"_s.arg(nps);
    }
    void anUneditedFileFollows()
    {
        QFETCH(QString, command);
        Office office;
        office.desk.session.selection.setReaction(office.desk.id(nps));
        const EntryId selected = office.desk.session.selection.reaction();
        office.run(command);
        QElapsedTimer since;
        since.start();
        QTRY_COMPARE_WITH_TIMEOUT(office.title(), u"Theirs"_s, 3000);
        QVERIFY2(since.elapsed() < 1000, qPrintable(u"%1 ms"_s.arg(since.elapsed())));
        QCOMPARE(office.desk.session.selection.reaction(), selected);
        QCOMPARE(office.desk.session.workspace.unsavedCount(), 0);
        QCOMPARE(office.desk.prompts.asked, QStringList());
        office.desk.session.workspace.history().undo(); // what was there can be had back
        QVERIFY(office.title() != u"Theirs"_s);
        office.desk.session.workspace.history().redo();
        // And what is saved on top of it is no conflict, and nobody else's change.
        office.reloaded.clear();
        office.desk.rename(nps, u"On top"_s);
        office.desk.files.save();
        Office::rest();
        QVERIFY(office.desk.read(nps).contains("On top"));
        QCOMPARE(office.desk.prompts.asked, QStringList());
        QCOMPARE(office.reloaded.size(), 0);
        QCOMPARE(office.desk.notices.text(), QString());
    }

    void whatChangesNoTextIsNoChange()
    {
        Office office;
        for (int i = 0; i < 5; ++i) {
            office.desk.rename(nps, u"Mine %1"_s.arg(i));
            office.desk.files.save();
        }
        office.run(u"touch %1 && chmod 600 %1 && cp -p %1 t && mv t %1 && touch reactions events x && rm x"_s.arg(nps));
        Office::rest();
        Office::rest();
        QCOMPARE(office.reloaded.size(), 0);
        QCOMPARE(office.desk.notices.text(), QString());
        QCOMPARE(office.title(), u"Mine 4"_s);
    }

    void filesComeAndGo()
    {
        Office office;
        office.run(u"cp %1 reactions/copy.json && rm %2"_s.arg(nps, gold));
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.entry(u"reactions/copy.json"_s) && !office.desk.entry(gold), 2000);
        QCOMPARE(office.desk.session.workspace.unsavedCount(), 0);
        office.run(u"mv reactions/copy.json reactions/moved.json"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            office.desk.entry(u"reactions/moved.json"_s) && !office.desk.entry(u"reactions/copy.json"_s), 2000);
        QCOMPARE(office.desk.notices.text(), QString());
    }

    void aPullIsOneStep()
    {
        Office office;
        const int before = office.desk.session.workspace.history().count();
        office.run(u"sed -i 's/\"is_active\": true/\"is_active\": false/' reactions/*.json"_s);
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.session.workspace.history().count() == before + 1, 2000);
        QVERIFY2(office.desk.session.workspace.history().undoText().contains(u"files"_s),
                 qPrintable(office.desk.session.workspace.history().undoText()));
    }

    void anEditedFileIsAskedAbout_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QByteArray>("saved");
        QTest::newRow("keep mine") << u"Keep mine"_s << u"Mine"_s << QByteArray("Mine");
        QTest::newRow("take theirs") << u"Take theirs"_s << u"Theirs"_s << QByteArray("Theirs");
    }
    void anEditedFileIsAskedAbout()
    {
        QFETCH(QString, answer);
        QFETCH(QString, title);
        QFETCH(QByteArray, saved);
        Office office;
        office.desk.rename(nps, u"Mine"_s);
        office.run(u"sed -i 's/NPS Survey Completed/Theirs/' %1"_s.arg(nps));
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"by you"_s), 2000);
        QCOMPARE(office.title(), u"Mine"_s);
        office.desk.files.save(); // refused until it is answered
        QVERIFY(office.desk.read(nps).contains("Theirs"));
        QVERIFY(office.desk.session.workspace.unsavedCount() > 0);
        QCOMPARE(office.desk.prompts.asked, QStringList());
        QVERIFY2(office.desk.notices.text().contains(u"Not saved"_s), qPrintable(office.desk.notices.text()));
        for (auto* button : office.desk.notices.findChildren<QPushButton*>())
            if (button->accessibleName() == u"Dismiss"_s)
                button->click();
        office.desk.press(answer);
        QCOMPARE(office.title(), title);
        QCOMPARE(office.desk.notices.text(), QString());
        office.desk.files.save();
        QVERIFY2(office.desk.read(nps).contains(saved), office.desk.read(nps).constData());
        QCOMPARE(office.desk.prompts.asked, QStringList());
        QCOMPARE(office.desk.session.workspace.unsavedCount(), 0);
        if (answer.startsWith(u"Take"_s)) {
            office.desk.session.workspace.history().undo();
            QCOMPARE(office.title(), u"Mine"_s); // no edit is lost
        }
    }

    void bothSidesAreMergedByChoice()
    {
        Office office;
        office.desk.rename(nps, u"Mine"_s);
        office.run(u"sed -i 's/\"is_active\": true/\"is_active\": false/' %1"_s.arg(nps));
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"by you"_s), 2000);
        office.desk.press(u"Compare…"_s);
        auto* dialog = office.desk.window.findChild<CompareDialog*>();
        QVERIFY(dialog);
        press(*dialog, u"Use what is chosen"_s);
        QCOMPARE(office.title(), u"Mine"_s);
        QCOMPARE(office.desk.notices.text(), QString());
        office.desk.files.save();
        QVERIFY(office.desk.read(nps).contains("Mine"));
        QVERIFY(office.desk.read(nps).contains("\"is_active\": false"));
        QCOMPARE(office.desk.session.workspace.unsavedCount(), 0);
    }

    void whatIsPutBackIsNoQuestionAnyMore()
    {
        Office office;
        office.run(u"cp %1 ../kept"_s.arg(nps));
        office.desk.rename(nps, u"Mine"_s);
        office.run(u"sed -i 's/NPS Survey Completed/Theirs/' %1"_s.arg(nps));
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"by you"_s), 2000);
        office.run(u"cp ../kept %1"_s.arg(nps));
        QTRY_COMPARE_WITH_TIMEOUT(office.desk.notices.text(), QString(), 2000);
        office.desk.files.save();
        QVERIFY(office.desk.read(nps).contains("Mine"));
    }

    void anEditedFileThatIsDeletedIsKept()
    {
        Office office;
        office.desk.rename(nps, u"Mine"_s);
        office.run(u"rm %1"_s.arg(nps));
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"kept here"_s), 2000);
        QCOMPARE(office.title(), u"Mine"_s);
        office.desk.files.save();
        QVERIFY(office.desk.read(nps).contains("Mine"));
        QCOMPARE(office.desk.prompts.asked, QStringList());
    }

    void aDeletedEntryWhoseFileChangesIsAskedAbout()
    {
        Office office;
        QVERIFY(office.desk.session.workspace.remove(office.desk.id(nps)).has_value());
        office.run(u"sed -i 's/NPS Survey Completed/Theirs/' %1"_s.arg(nps));
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"by you"_s), 2000);
        office.desk.files.save();
        QVERIFY(office.desk.read(nps).contains("Theirs"));
        for (auto* button : office.desk.notices.findChildren<QPushButton*>())
            if (button->accessibleName() == u"Dismiss"_s)
                button->click();
        office.desk.press(u"Take theirs"_s);
        QCOMPARE(office.title(), u"Theirs"_s);
    }

    void marksOfAMergeAreNamed()
    {
        Office office;
        office.run(git + u"init -q . && "_s + git + u"add . && "_s + git + u"commit -qm one && "_s + git +
                   u"checkout -qb a && sed -i 's/NPS Survey Completed/A/' %1 && "_s.arg(nps) + git +
                   u"commit -qam a && "_s + git +
                   u"checkout -q main && sed -i 's/NPS Survey Completed/B/' %1 && "_s.arg(nps) + git +
                   u"commit -qam b && ! "_s + git + u"merge a >/dev/null"_s);
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.entry(nps)->unreadable.has_value(), 3000);
        QVERIFY2(office.desk.notices.text().contains(u"<<<<<<<"_s), qPrintable(office.desk.notices.text()));
        QVERIFY2(office.desk.notices.text().contains(u"Line 2"_s), qPrintable(office.desk.notices.text()));
        office.run(git + u"checkout -q --theirs %1"_s.arg(nps));
        QTRY_COMPARE_WITH_TIMEOUT(office.title(), u"A"_s, 3000);
        QCOMPARE(office.desk.notices.text(), QString());
    }

    void nothingIsLostWhateverComes()
    {
        Office office;
        for (int i = 0; i < 12; ++i) {
            office.desk.rename(nps, u"Mine %1"_s.arg(i));
            office.run(u"sed -i 's/\"trigger\": \"[^\"]*\"/\"trigger\": \"custom.theirs_%1\"/' %2"_s.arg(i).arg(nps));
            QTest::qWait(i * 40);
            QCOMPARE(office.title(), u"Mine %1"_s.arg(i));
        }
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"by you"_s), 2000);
        office.desk.press(u"Take theirs"_s);
        office.desk.session.workspace.history().undo();
        QCOMPARE(office.title(), u"Mine 11"_s);
    }
};

QTEST_MAIN(OutsideTest)
#include "outsidetest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What other programs do to the files while the workspace is open, done by those programs.
#include "app/gui/files/journalkeeper.h"
#include "app/gui/files/outsidechanges.h"
#include "tests/app/gui/filedesk.h"

#include <QListView>
#include <QProcess>
#include <QThread>

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
        QTRY_COMPARE_WITH_TIMEOUT(office.title(), u"Theirs"_s, 5000);
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

    // Files are read beside the window: what was read before a save is not what the file holds.
    void aSaveDuringALookIsNoChange()
    {
        Office office;
        FolderWatch& watch = office.desk.files.outside().watch();
        watch.setRest(0);
        const QSignalSpy found(&watch, &FolderWatch::found);
        for (int i = 0; i < 30; ++i) {
            office.desk.rename(nps, u"Mine %1"_s.arg(i));
            watch.look();
            QThread::usleep(static_cast<unsigned long>(i) * 100); // somewhere in the middle of it
            office.desk.files.save();
            if (i % 3 == 0)
                QTest::qWait(5);
        }
        Office::rest();
        QCOMPARE(found.size(), 0);
        QCOMPARE(office.reloaded.size(), 0);
        QCOMPARE(office.title(), u"Mine 29"_s);
        QCOMPARE(office.desk.session.workspace.unsavedCount(), 0);
    }

    void aLookTakesNoTimeOfTheWindow()
    {
        Office office;
        FolderWatch& watch = office.desk.files.outside().watch();
        watch.setRest(0);
        const QSignalSpy found(&watch, &FolderWatch::found);
        office.run(u"sed -i 's/\"is_active\": true/\"is_active\": false/' reactions/*.json"_s);
        for (int i = 0; i < 3; ++i)
            watch.look(); // one is enough
        QCOMPARE(found.size(), 0);
        QTRY_COMPARE(found.size(), 1);
        QVERIFY(found[0][0].value<std::vector<OutsideChange>>().size() > 10);
        watch.look();
        office.desk.files.outside().stop(); // what comes of it is for nobody
        Office::rest();
        QCOMPARE(found.size(), 1);
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

    void everyTransitionIsInTheTable()
    {
        // By what became of the file, then by what is open of it: nothing, saved, edited, the same, deleted.
        const Move wanted[3][5] = {
            {Move::Rest, Move::Rest, Move::Rest, Move::Rest, Move::Rest},
            {Move::Follow, Move::Follow, Move::Ask, Move::Agree, Move::Ask},
            {Move::Rest, Move::Follow, Move::Tell, Move::Tell, Move::Agree},
        };
        for (int there = 0; there < 3; ++there)
            for (int here = 0; here < 5; ++here)
                QCOMPARE(moveFor(static_cast<There>(there), static_cast<Here>(here)), wanted[there][here]);
        // Work that is in no file never gives way by itself.
        for (const There there : {There::Known, There::Changed, There::Gone})
            QVERIFY(moveFor(there, Here::Edited) != Move::Follow);
    }

    void aChoiceIsNeverOutOfSight()
    {
        Office office;
        Workspace& workspace = office.desk.session.workspace;
        // Kept mine, then deleted outside, then saved: all is well again, and nothing of it stays on the screen.
        office.desk.rename(nps, u"Mine"_s);
        office.run(u"sed -i 's/NPS Survey Completed/Theirs/' %1"_s.arg(nps));
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"by you"_s), 2000);
        office.desk.press(u"Keep mine"_s);
        office.run(u"rm %1"_s.arg(nps));
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"kept here"_s), 2000);
        office.desk.files.save();
        QVERIFY(office.desk.read(nps).contains("Mine"));
        QCOMPARE(office.desk.notices.text(), QString());
        QCOMPARE(workspace.unsavedCount(), 0);
        // What comes later is noticed, asked about, and the question is on the screen while a save refuses.
        office.desk.rename(nps, u"Mine again"_s);
        office.run(u"sed -i 's/Mine/Theirs again/' %1"_s.arg(nps));
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"by you"_s), 2000);
        office.desk.files.save();
        QVERIFY(office.desk.read(nps).contains("Theirs again"));
        QVERIFY2(office.desk.notices.text().contains(u"Not saved"_s), qPrintable(office.desk.notices.text()));
        office.desk.notices.post(u"other"_s, u"Something else."_s);
        office.desk.press(u"Take theirs"_s);
        QCOMPARE(office.title(), u"Theirs again"_s);
        QCOMPARE(office.desk.notices.text(), u"Something else."_s);
    }

    void aDeletedFileComesBack_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<bool>("asks");
        QTest::newRow("as it was") << u"cp ../kept %1"_s.arg(nps) << false;
        QTest::newRow("as something else") << u"sed 's/NPS Survey Completed/Theirs/' ../kept > %1"_s.arg(nps) << true;
    }
    void aDeletedFileComesBack()
    {
        QFETCH(QString, command);
        QFETCH(bool, asks);
        Office office;
        office.run(u"cp %1 ../kept"_s.arg(nps));
        office.desk.rename(nps, u"Mine"_s);
        office.run(u"rm %1"_s.arg(nps));
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"kept here"_s), 2000);
        office.run(command);
        if (asks)
            QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"by you"_s), 2000);
        else
            QTRY_COMPARE_WITH_TIMEOUT(office.desk.notices.text(), QString(), 2000);
        QCOMPARE(office.title(), u"Mine"_s);
        office.desk.files.save();
        QCOMPARE(office.desk.read(nps).contains("Mine"), !asks);
    }

    void aDeletedFileCanGoHereToo()
    {
        Office office;
        office.desk.rename(nps, u"Mine"_s);
        office.run(u"rm %1"_s.arg(nps));
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"kept here"_s), 2000);
        office.desk.press(u"Delete it here too"_s);
        QVERIFY(!office.desk.entry(nps));
        QCOMPARE(office.desk.session.workspace.unsavedCount(), 0);
        QCOMPARE(office.desk.notices.text(), QString());
        office.desk.session.workspace.history().undo();
        QCOMPARE(office.title(), u"Mine"_s);
    }

    void aRenamedOneIsLeftAloneAsAWhole_data()
    {
        QTest::addColumn<bool>("noticed");
        QTest::newRow("noticed before") << true;
        QTest::newRow("noticed by the save") << false;
    }
    void aRenamedOneIsLeftAloneAsAWhole()
    {
        QFETCH(bool, noticed);
        Office office;
        const QString moved = u"reactions/promoters.json"_s;
        QVERIFY(office.desk.session.workspace.rename(office.desk.id(nps), u"Promoters"_s).has_value());
        office.run(u"sed -i 's/NPS Survey Completed/Theirs/' %1"_s.arg(nps));
        if (noticed)
            QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"by you"_s), 2000);
        office.desk.files.save();
        QVERIFY(!QFile::exists(office.desk.at(moved))); // not by half
        QVERIFY(office.desk.read(nps).contains("Theirs"));
        QVERIFY2(office.desk.notices.text().startsWith(u"Not saved"_s), qPrintable(office.desk.notices.text()));
        QVERIFY2(office.desk.notices.text().contains(moved),
                 qPrintable(office.desk.notices.text()));     // what it is about
        QCOMPARE(office.desk.notices.text().count(u'\n'), 0); // nothing covers it
        office.desk.press(u"Take theirs"_s);
        QCOMPARE(office.title(), u"Theirs"_s);
        QVERIFY(!office.desk.entry(moved));
        QCOMPARE(office.desk.session.workspace.unsavedCount(), 0);
        // The other answer, on the same.
        office.desk.session.workspace.history().undo();
        QVERIFY(office.desk.entry(moved));
        office.run(u"sed -i 's/Theirs/Theirs 2/' %1"_s.arg(nps));
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"by you"_s), 2000);
        office.desk.press(u"Keep mine"_s);
        office.desk.files.save();
        QVERIFY(office.desk.read(moved).contains("Promoters"));
        QVERIFY(!QFile::exists(office.desk.at(nps)));
        QCOMPARE(office.desk.notices.text(), QString());
    }

    void aFileInTheWayOfANewOneIsNobodysToDelete()
    {
        Office office;
        Workspace& workspace = office.desk.session.workspace;
        const EntryId mine = workspace.addReaction(u"Fresh"_s, "profile.created");
        office.run(u"cp %1 reactions/fresh.json"_s.arg(nps));
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"by you"_s), 2000);
        QVERIFY(workspace.rename(mine, u"Elsewhere"_s).has_value()); // which makes room
        QTRY_COMPARE_WITH_TIMEOUT(office.desk.notices.text(), QString(), 2000);
        QCOMPARE(office.title(u"reactions/fresh.json"_s), u"NPS Survey Completed"_s);
        office.desk.files.save();
        QVERIFY(QFile::exists(office.desk.at(u"reactions/fresh.json"_s)));
        QVERIFY(office.desk.read(u"reactions/elsewhere.json"_s).contains("Elsewhere"));
    }

    void whatWasNotComparedIsNotChosen()
    {
        Office office;
        office.desk.rename(nps, u"Mine"_s);
        office.run(u"sed -i 's/\"is_active\": true/\"is_active\": false/' %1"_s.arg(nps));
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.notices.text().contains(u"by you"_s), 2000);
        office.desk.press(u"Compare…"_s);
        QPointer<CompareDialog> shown = office.desk.window.findChild<CompareDialog*>();
        QVERIFY(shown);
        office.run(u"sed -i 's/\"sort_order\": 1,/\"sort_order\": 91,/' %1"_s.arg(nps));
        QTRY_VERIFY_WITH_TIMEOUT(!shown, 2000); // another one shows what the file holds now
        auto* dialog = office.desk.window.findChild<CompareDialog*>();
        QVERIFY(dialog);
        press(*dialog, u"Use what is chosen"_s);
        office.desk.files.save();
        QVERIFY2(office.desk.read(nps).contains("\"sort_order\": 91"), office.desk.read(nps).constData());
        QVERIFY(office.desk.read(nps).contains("Mine"));
    }
};

QTEST_MAIN(OutsideTest)
#include "outsidetest.moc"

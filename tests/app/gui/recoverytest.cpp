// SPDX-License-Identifier: GPL-3.0-or-later
// What is unsaved when a window goes without a word is offered when the workspace is opened again.
#include "app/gui/files/recovery.h"

#include "app/gui/files/journalkeeper.h"
#include "engine/reaction/edit.h"
#include "tests/app/gui/filedesk.h"
#include "ui/compare/comparedialog.h"
#include "ui/compare/compareview.h"
#include "ui/document/typedtext.h"

#include <QLabel>
#include <QListView>

using namespace retort;
using namespace retort::tests;
using namespace Qt::StringLiterals;

namespace {

struct Home {
    QTemporaryDir home;
    QString folder = sampleIn(home);
    QString state = home.filePath(u"state"_s);

    QStringList journals() const { return QDir(state + u"/journal"_s).entryList(QDir::Files, QDir::Name); }
    /// The program ends as if it were killed: what it wrote is there, and nothing else happens.
    void killed(const std::function<void(Desk&)>& edits)
    {
        Desk desk(folder, state);
        edits(desk);
        QCoreApplication::sendPostedEvents(); // as before the next frame
    }
};

std::string text(const Desk& desk, const QString& path)
{
    const Entry* entry = desk.entry(path);
    return entry && entry->isReadable() ? typedText(*entry->content) : std::string("(none)");
}

CompareDialog* dialogOf(Desk& desk) { return desk.window.findChild<CompareDialog*>(); }

void press(QWidget& widget, const QString& text)
{
    for (auto* button : widget.findChildren<QPushButton*>())
        if (button->text().remove(u'&') == text) {
            QVERIFY2(button->isEnabled(), qPrintable(text));
            button->click();
            return;
        }
    QFAIL(qPrintable(text));
}

} // namespace

class RecoveryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What stands half written in a clause of a target's condition, which is JSON inside of a text.
    void whatIsTypedInsideOfATextComesBack()
    {
        const QString notice = u"targets/tier-change-notice.json"_s;
        const TextTarget target{ActionId::None, "/condition", "/!!/0/var"};
        Home home;
        std::string before;
        home.killed([&](Desk& desk) {
            before = desk.entry(notice)->content->document.text();
            QVERIFY(!desk.session.workspace.setText(desk.id(notice), target, "\"half", u"Type"_s).has_value());
        });
        Desk desk(home.folder, home.state);
        desk.press(u"Recover"_s);
        const Content& content = *desk.entry(notice)->content;
        QCOMPARE(content.document.text(), before);
        QCOMPARE(content.drafts.size(), std::size_t{1});
        QCOMPARE(content.drafts[0].target, target);
        QCOMPARE(content.drafts[0].text, std::string("\"half"));
    }

    void everyKindOfEditComesBackInOneStep()
    {
        Home home;
        std::string edited;
        std::string typed;
        home.killed([&](Desk& desk) {
            Workspace& workspace = desk.session.workspace;
            desk.rename(nps, u"NPS – édité ✓"_s);
            edited = text(desk, nps);
            const EntryId id = desk.id(gold);
            const ActionId action = desk.entry(gold)->content->actions.front();
            QVERIFY(!workspace.setText(id, {action, "/arguments/0/value"}, "{\"and\": [", u"Type"_s).has_value());
            typed = text(desk, gold);
            QVERIFY(typed.find("{\"and\": [") != std::string::npos);
            workspace.addReaction(u"Brand new"_s, "profile.created");
            QVERIFY(workspace.remove(workspace.entries(EntryKind::Event).front()).has_value());
        });
        QCOMPARE(home.journals().size(), 1);

        Desk desk(home.folder, home.state);
        Workspace& workspace = desk.session.workspace;
        const std::string before = text(desk, nps);
        const auto events = workspace.entries(EntryKind::Event).size();
        QVERIFY2(desk.notices.text().contains(u"4 documents"_s), qPrintable(desk.notices.text()));
        desk.press(u"Recover"_s);
        QCOMPARE(text(desk, nps), edited);
        QCOMPARE(text(desk, gold), typed);
        QCOMPARE(desk.entry(gold)->content->drafts.size(), std::size_t{1});
        QVERIFY(desk.entry(gold)->content->drafts.front().target.action != ActionId::None);
        QVERIFY(desk.entry(u"reactions/brand-new.json"_s));
        QCOMPARE(workspace.entries(EntryKind::Event).size(), events - 1);
        QCOMPARE(workspace.unsavedCount(), 4);
        QCOMPARE(desk.notices.text(), QString());
        QCOMPARE(workspace.history().undoText(), u"Recover unsaved changes"_s);
        QVERIFY(desk.read(nps).contains("NPS Survey Completed")); // nothing was written
        workspace.history().undo();
        QCOMPARE(text(desk, nps), before);
        QCOMPARE(workspace.unsavedCount(), 0);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(home.journals(), QStringList()); // nothing is unsaved
        workspace.history().redo();
        QCoreApplication::sendPostedEvents();
        QCOMPARE(home.journals().size(), 1); // undo and redo are edits
    }

    void theJournalIsThereWhileSomethingIsUnsaved()
    {
        Home home;
        {
            Desk desk(home.folder, home.state);
            QCOMPARE(home.journals(), QStringList());
            desk.rename(nps, u"Mine"_s);
            QCoreApplication::sendPostedEvents();
            QCOMPARE(home.journals().size(), 1);
            desk.files.save();
            QCoreApplication::sendPostedEvents();
            QCOMPARE(home.journals(), QStringList());
            desk.rename(nps, u"Mine 2"_s);
            QCoreApplication::sendPostedEvents();
            QCOMPARE(home.journals().size(), 1);
            desk.prompts.willAnswer(u"Discard"_s);
            desk.files.leaveThen([&desk] { desk.files.letGo(); });
        }
        QCOMPARE(home.journals(), QStringList());
        Desk desk(home.folder, home.state);
        QCOMPARE(desk.notices.text(), QString()); // a clean close has nothing to recover
    }

    void whatIsNotDecidedIsOfferedAgain()
    {
        Home home;
        home.killed([](Desk& desk) { desk.rename(nps, u"First"_s); });
        home.killed([](Desk& desk) { desk.rename(gold, u"Second"_s); }); // undecided, edited on, killed again
        {
            Desk desk(home.folder, home.state);
            QVERIFY2(desk.notices.text().contains(u"2 documents"_s), qPrintable(desk.notices.text()));
            desk.files.leaveThen([&desk] { desk.files.letGo(); }); // closed without an answer
        }
        Desk desk(home.folder, home.state);
        QVERIFY2(desk.notices.text().contains(u"2 documents"_s), qPrintable(desk.notices.text()));
        desk.press(u"Recover"_s);
        QCOMPARE(desk.entry(nps)->title(), u"First"_s);
        QCOMPARE(desk.entry(gold)->title(), u"Second"_s);
        QCOMPARE(home.journals().size(), 1); // this window's own
    }

    void twoUndecidedJournalsOfOneDocumentBothCount()
    {
        Home home;
        home.killed([](Desk& desk) { desk.rename(nps, u"First"_s); });
        home.killed([](Desk& desk) { // undecided, the same document edited on, killed again
            const Entry& entry = *desk.entry(nps);
            QVERIFY(desk.session.workspace.apply(entry.id, edit::setActive(entry.content->document, false), u"Switch"_s)
                        .has_value());
        });
        QCOMPARE(home.journals().size(), 2);
        Desk desk(home.folder, home.state);
        desk.press(u"Recover"_s);
        QVERIFY2(text(desk, nps).find("First") != std::string::npos, text(desk, nps).c_str());
        // The later edit was made without the earlier one: the two are compared, and nothing is lost meanwhile.
        QCOMPARE(home.journals().size(), 2); // this window's own, and the one that is not decided
        CompareDialog* dialog = dialogOf(desk);
        QVERIFY(dialog);
        press(*dialog, u"Recover chosen"_s);
        QVERIFY2(text(desk, nps).find("First") != std::string::npos, text(desk, nps).c_str());
        QVERIFY2(!desk.entry(nps)->reaction()->isActive, text(desk, nps).c_str());
        QCOMPARE(desk.notices.text(), QString());
    }

    void whatAllJournalsGiveIsShown()
    {
        Home home;
        home.killed([](Desk& desk) { desk.rename(nps, u"First"_s); });
        home.killed([](Desk& desk) {
            const Entry& entry = *desk.entry(nps);
            QVERIFY(desk.session.workspace.apply(entry.id, edit::setActive(entry.content->document, false), u"Switch"_s)
                        .has_value());
        });
        home.killed([](Desk& desk) { desk.rename(nps, u"Third"_s); }); // the line of the first
        Desk desk(home.folder, home.state);
        desk.press(u"Show changes"_s);
        QVERIFY(dialogOf(desk));
        const auto* model = dialogOf(desk)->view().findChild<QListView*>()->model();
        QString all;
        for (int i = 0; i < model->rowCount(); ++i)
            all += model->index(i, 0).data(Qt::AccessibleTextRole).toString() + u'\n';
        QVERIFY2(all.contains(QRegularExpression(u"Kept, line \\d+: +\"name\": \"Third\""_s)), qPrintable(all));
        QVERIFY2(all.contains(QRegularExpression(u"Kept, line \\d+: +\"is_active\": false"_s)), qPrintable(all));
        bool told = false;
        for (const auto* label : dialogOf(desk)->findChildren<QLabel*>())
            told = told || label->text().contains(u"more than once"_s);
        QVERIFY(told);
        // And that is what comes, once the person has chosen the later text where both changed it.
        press(*dialogOf(desk), u"Recover"_s);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        press(*dialogOf(desk), u"Recover chosen"_s); // nothing to ask about the switch
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        desk.press(u"Recover"_s);
        dialogOf(desk)->view().choose(Comparison::Side::Mine);
        press(*dialogOf(desk), u"Recover chosen"_s);
        QVERIFY(!desk.entry(nps)->reaction()->isActive);
        QCOMPARE(desk.notices.text(), QString());
        QCOMPARE(desk.entry(nps)->title(), u"Third"_s);
    }

    void whatComesBackIsLookedAt()
    {
        Home home;
        home.killed([](Desk& desk) {
            desk.rename(gold, u"Edited"_s);
            desk.session.workspace.addReaction(u"Brand new"_s, "profile.created");
        });
        Desk desk(home.folder, home.state);
        EntryId shown = EntryId::None;
        QObject::connect(&desk.files, &FileController::showRequested, &desk.window, [&](EntryId id) { shown = id; });
        desk.press(u"Recover"_s);
        QVERIFY(shown != EntryId::None);
        QCOMPARE(desk.session.workspace.find(shown)->title(), u"Brand new"_s); // which is nowhere else
    }

    void discardingAsksOnce()
    {
        Home home;
        home.killed([](Desk& desk) { desk.rename(nps, u"First"_s); });
        Desk desk(home.folder, home.state);
        desk.press(u"Discard"_s); // cancelled
        QVERIFY(!desk.notices.text().isEmpty());
        desk.prompts.willAnswer(u"Discard"_s);
        desk.press(u"Discard"_s);
        QCOMPARE(desk.prompts.asked.size(), 2);
        QCOMPARE(desk.notices.text(), QString());
        QCOMPARE(home.journals(), QStringList());
        QCOMPARE(desk.entry(nps)->title(), u"NPS Survey Completed"_s);
        const auto versions = desk.files.backups().versions(nps.toStdString()); // and is not gone
        QCOMPARE(versions.size(), std::size_t{1});
        QVERIFY(Backups::read(versions.front())->find("\"First\"") != std::string::npos);
        QVERIFY(desk.prompts.asked.front().contains(u"earlier versions"_s));
    }

    void whatWasMendedInATornFileComesBack()
    {
        Home home;
        const QString torn = u"reactions/torn.json"_s;
        {
            Desk desk(home.folder, home.state, false);
            desk.write(torn, "{\"name\": \"Torn\",");
        }
        home.killed([&](Desk& desk) {
            const EntryId id = desk.entry(torn)->id;
            QVERIFY(!desk.session.workspace.setText(id, {}, "{\"name\": \"Half", u"Mend"_s).has_value());
        });
        Desk desk(home.folder, home.state);
        QCOMPARE(desk.read(torn), QByteArray("{\"name\": \"Torn\",")); // untouched
        desk.press(u"Recover"_s);
        QVERIFY(dialogOf(desk)); // the file never was JSON: which of the two texts is asked
        dialogOf(desk)->view().setFocus();
        Q_EMIT dialogOf(desk)->chosen({{torn, "{\"name\": \"Half"}});
        QCOMPARE(desk.session.workspace.shownText(desk.entry(torn)->id, {}), std::string("{\"name\": \"Half"));
        QVERIFY(desk.session.workspace.setText(desk.entry(torn)->id, {},
                                               R"({"name": "Whole", "trigger": "a.b", "actions": []})", u"Mend"_s));
        desk.files.save();
        QVERIFY(desk.read(torn).contains("Whole"));
        QCOMPARE(desk.session.workspace.unsavedCount(), 0);
        const auto versions = desk.files.backups().versions(torn.toStdString());
        QVERIFY(!versions.empty()); // the torn text stays
        QCOMPARE(*Backups::read(versions.back()), std::string("{\"name\": \"Torn\","));
    }

    void whatWasNeverSavedIsSaidToBeGone()
    {
        Home home;
        home.killed([](Desk& desk) { desk.session.workspace.addReaction(u"Brand new"_s, "profile.created"); });
        Desk desk(home.folder, home.state);
        desk.press(u"Discard"_s);
        QVERIFY(desk.prompts.asked.front().contains(u"cannot be brought back"_s));
    }

    void aFileThatChangedSinceIsComparedAndNotOverwritten()
    {
        Home home;
        home.killed([](Desk& desk) {
            desk.rename(nps, u"Mine"_s);
            desk.rename(gold, u"Gold mine"_s);
        });
        {
            Desk desk(home.folder, home.state, false);
            desk.write(nps, desk.read(nps).replace("\"is_active\": true", "\"is_active\": false"));
        }
        Desk desk(home.folder, home.state);
        desk.press(u"Recover"_s);
        QCOMPARE(desk.entry(gold)->title(), u"Gold mine"_s); // nothing to ask there
        QCOMPARE(desk.entry(nps)->title(), u"NPS Survey Completed"_s);
        QVERIFY(dialogOf(desk));
        dialogOf(desk)->reject();
        QVERIFY2(desk.notices.text().contains(nps), qPrintable(desk.notices.text())); // still offered
        desk.press(u"Recover"_s);
        press(*dialogOf(desk), u"Recover chosen"_s); // each side changed something else: both are chosen
        QVERIFY2(text(desk, nps).find("\"is_active\": false") != std::string::npos, text(desk, nps).c_str());
        QCOMPARE(desk.entry(nps)->title(), u"Mine"_s);
        QCOMPARE(desk.notices.text(), QString());
        QCoreApplication::sendPostedEvents();
        QCOMPARE(home.journals().size(), 1);
        QVERIFY(desk.session.workspace.isUnsaved(desk.id(nps)));
    }

    void theChangesCanBeLookedAtFirst()
    {
        Home home;
        home.killed([](Desk& desk) { desk.rename(nps, u"Mine"_s); });
        Desk desk(home.folder, home.state);
        desk.press(u"Show changes"_s);
        QVERIFY(dialogOf(desk));
        const auto* model = dialogOf(desk)->view().findChild<QListView*>()->model();
        QStringList rows;
        for (int i = 0; i < model->rowCount(); ++i)
            rows += model->index(i, 0).data(Qt::AccessibleTextRole).toString();
        const QString all = rows.join(u'\n');
        const QRegularExpression both(u"Now, line \\d+: +\"name\": \"NPS Survey Completed\",; Kept, line \\d+: +"
                                      u"\"name\": \"Mine\""_s);
        QVERIFY2(all.contains(both), qPrintable(all));
        press(*dialogOf(desk), u"Recover"_s);
        QCOMPARE(desk.entry(nps)->title(), u"Mine"_s);
    }

    void aKillBetweenSavingAndForgettingOffersNothing()
    {
        Home home;
        QByteArray saved;
        home.killed([&](Desk& desk) {
            desk.rename(nps, u"Mine"_s);
            QCoreApplication::sendPostedEvents();
            saved = QByteArray::fromStdString(text(desk, nps));
        });
        Desk(home.folder, home.state, false).write(nps, saved); // the save itself got as far as the disk
        Desk desk(home.folder, home.state);
        QCOMPARE(desk.notices.text(), QString());
        QCOMPARE(home.journals(), QStringList());
    }

    void aJournalThatCannotBeWrittenIsToldAndWorkGoesOn()
    {
        Home home;
        {
            QFile(home.state).open(QIODevice::WriteOnly);
        } // a file in the way of the folder
        Desk desk(home.folder, home.state);
        desk.rename(nps, u"Mine"_s);
        QCoreApplication::sendPostedEvents();
        QTRY_VERIFY2(desk.notices.text().contains(u"journal"_s), qPrintable(desk.notices.text()));
        QCOMPARE(desk.entry(nps)->title(), u"Mine"_s);
        QVERIFY(QFile::remove(home.state));
        desk.rename(gold, u"Gold"_s); // the next edit tries again
        QCoreApplication::sendPostedEvents();
        QTRY_COMPARE(desk.notices.text(), QString());
        QCOMPARE(home.journals().size(), 1);
    }

    void typingAddsLittleAndTheJournalIsCompacted()
    {
        Home home;
        Desk desk(home.folder, home.state);
        desk.rename(nps, u"Mine"_s);
        QCoreApplication::sendPostedEvents();
        const QString file = home.state + u"/journal/"_s + home.journals().first();
        const qint64 before = QFileInfo(file).size();
        desk.rename(nps, u"Mine too"_s);
        QCoreApplication::sendPostedEvents();
        QVERIFY2(QFileInfo(file).size() - before < 120, qPrintable(QString::number(QFileInfo(file).size() - before)));
    }

    void aRenamedFileComesBackUnderItsNewName()
    {
        Home home;
        home.killed([](Desk& desk) {
            QVERIFY(desk.session.workspace.rename(desk.id(nps), u"Entirely new name"_s).has_value());
        });
        Desk desk(home.folder, home.state);
        const EntryId before = desk.id(nps);
        desk.press(u"Recover"_s);
        QCOMPARE(desk.session.workspace.find(before)->path, u"reactions/entirely-new-name.json"_s);
        int named = 0;
        for (const EntryId id : desk.session.workspace.entries(EntryKind::Reaction))
            named += desk.session.workspace.find(id)->title() == u"Entirely new name"_s ? 1 : 0;
        QCOMPARE(named, 1);
        for (const EntryId id : desk.session.workspace.entries(EntryKind::Reaction))
            QVERIFY(desk.session.workspace.find(id)->title() != u"NPS Survey Completed"_s); // not twice
    }
};

QTEST_MAIN(RecoveryTest)
#include "recoverytest.moc"

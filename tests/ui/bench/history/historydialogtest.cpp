// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/historydialog.h"

#include "tests/support/fakeprompts.h"
#include "tests/support/layoutwalk.h"
#include "tests/support/pseudotranslator.h"
#include "tests/support/widgetwalk.h"
#include "tests/ui/bench/history/past.h"
#include "ui/bench/history/bundledialog.h"
#include "ui/bench/history/exportdialog.h"
#include "ui/bench/history/pastrunmodel.h"
#include "ui/bench/history/pastrunpane.h"
#include "ui/bench/history/tracepairmodel.h"
#include "ui/bench/history/tracepairpane.h"
#include "ui/bench/history/tracepairview.h"
#include "ui/bench/traceview.h"
#include "ui/common/chip.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/label.h"
#include "ui/common/style.h"
#include "ui/common/tabbedpane.h"
#include "ui/common/tokens.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace retort;
using namespace Qt::StringLiterals;

class HistoryDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        hall = std::make_unique<town::Hall>();
        runs = std::make_unique<past::FakeRuns>();
        prompts = std::make_unique<FakePrompts>();
        runs->add(past::run(1, 9));
        runs->add(past::run(2, 3));
        runs->add(past::run(3, 9));
        dialog = std::make_unique<HistoryDialog>(*runs, hall->workspace, hall->selection, nullptr, prompts.get());
        dialog->show();
        dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
        QTRY_VERIFY(dialog->pane().run());
    }
    void cleanup()
    {
        dialog.reset();
        runs.reset();
        hall.reset();
        prompts.reset();
    }

    void partsHaveNamesAndPlainText()
    {
        QCOMPARE(problemsOfWidgets(*dialog).join(u'\n'), QString());
        QCOMPARE(dialog->list().accessibleName(), u"Runs"_s);
        QCOMPARE(dialog->pane().view().accessibleName(), u"Trace of the earlier run"_s);
    }

    void theLatestRunShowsAtOnceAsAnEarlierOne()
    {
        QVERIFY(dialog->list().hasFocus());
        QCOMPARE(dialog->list().currentIndex().row(), 0);
        QCOMPARE(shownId(), 3);
        const auto chips = dialog->pane().findChildren<Chip*>();
        QVERIFY(std::any_of(chips.begin(), chips.end(), [](Chip* chip) { return chip->text() == u"earlier run"_s; }));
        QVERIFY(dialog->pane().findChild<PlainLabel*>(u"when"_s)->text().endsWith(u"PHP · nothing was sent"_s));
        QVERIFY(dialog->pane().view().model()->rowCount() == 3);
        QVERIFY(dialog->list()
                    .currentIndex()
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .endsWith(u"Gift on Promoter. Completed"_s));
    }

    void theKeysGoFromRunToRun()
    {
        QTest::keyClick(&dialog->list(), Qt::Key_Down);
        QTRY_COMPARE(shownId(), 2);
        QTest::keyClick(&dialog->list(), Qt::Key_Return);
        QVERIFY(dialog->pane().view().hasFocus());
        QTest::keyClick(dialog.get(), Qt::Key_Down, Qt::AltModifier); // from anywhere
        QTRY_COMPARE(shownId(), 1);
        QVERIFY(!button(u"Older"_s)->isEnabled());
        QTest::keyClick(dialog.get(), Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(shownId(), 2);
        QTest::mouseClick(button(u"Newer"_s), Qt::LeftButton);
        QTRY_COMPARE(shownId(), 3);
        QVERIFY(!button(u"Newer"_s)->isEnabled());
    }

    void twoStandSideBySideWithTheFirstDifferenceSelected()
    {
        QTest::keyClick(&dialog->list(), Qt::Key_Down, Qt::ShiftModifier);
        TracePairView& view = dialog->pair().view();
        QTRY_VERIFY(view.isVisible());
        auto& model = static_cast<TracePairModel&>(*view.model());
        QCOMPARE(dialog->pair().verdict(), u"The first difference is at step 1: reads data.score: 3, then 9."_s);
        QVERIFY(model.row(view.currentIndex()).isFirst);
        QVERIFY(!view.visualRect(view.currentIndex()).isEmpty());
        QTest::keyClick(dialog.get(), Qt::Key_F7);
        QVERIFY(!model.row(view.currentIndex()).isFirst);
        const QModelIndex second = view.currentIndex();
        QTest::keyClick(dialog.get(), Qt::Key_F7);
        QTest::keyClick(dialog.get(), Qt::Key_F7, Qt::ShiftModifier);
        QCOMPARE(view.currentIndex(), second);
        QTest::keyClick(dialog.get(), Qt::Key_F6); // one key from anywhere
        QVERIFY(model.row(view.currentIndex()).isFirst);
        // All three: too many.
        QTest::keyClick(&dialog->list(), Qt::Key_Down, Qt::ShiftModifier);
        QTRY_VERIFY(!view.isVisible());
    }

    void aRunIsComparedWithTheOneBeforeByOneButton()
    {
        QTest::mouseClick(button(u"Compare with the run before"_s), Qt::LeftButton);
        QTRY_VERIFY(dialog->pair().isVisible());
        QCOMPARE(dialog->list().selectionModel()->selectedIndexes().size(), 2);
    }

    void whatHasChangedSinceIsTold()
    {
        auto* since = dialog->pane().findChild<PlainLabel*>(u"since"_s);
        QCOMPARE(since->text(), u"Nothing has changed since: reaction, event and all around them are as they were."_s);
        hall->edit(town::gift, town::reaction("Gift", "custom.survey_completed", town::benefit("tea", 1)));
        QTRY_COMPARE(since->text(), u"The reaction has changed since."_s);
        QCOMPARE(dialog->pane().tabs().tabs()->tabText(2), u"Reaction (changed since)"_s);
        hall->edit(town::promoter, town::event("Promoter", 5));
        QTRY_COMPARE(since->text(), u"The reaction has changed since. The event has changed since."_s);
        QVERIFY(hall->workspace.remove(hall->id(town::promoter)));
        QTRY_COMPARE(since->text(), u"The reaction has changed since. The event is not in this workspace any more."_s);
        QVERIFY(button(u"Run again"_s)->isEnabled());
        QVERIFY(hall->workspace.remove(hall->id(town::gift)));
        QTRY_VERIFY(!button(u"Run again"_s)->isEnabled());
        // Read-only all the while.
        for (JsonEditor* editor : dialog->pane().findChildren<JsonEditor*>())
            QVERIFY(editor->isReadOnly());
    }

    void aSearchFindsAndEscapeLeavesIt()
    {
        QTest::keyClick(dialog.get(), Qt::Key_F, Qt::ControlModifier);
        auto* field = dialog->findChild<QLineEdit*>();
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, u"stopped"_s);
        QTRY_COMPARE(dialog->model().rowCount(), 1);
        QTRY_COMPARE(shownId(), 2);
        QTest::keyClick(field, Qt::Key_Down);
        QVERIFY(dialog->list().hasFocus());
        QTest::keyClick(&dialog->list(), Qt::Key_Escape);
        QTRY_COMPARE(dialog->model().rowCount(), 3);
        QVERIFY(dialog->isVisible());
        QTRY_COMPARE(shownId(), 2); // it stays in sight
        QTest::keyClick(&dialog->list(), Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }

    void aRunIsDeletedOnlyWhenThatIsMeant()
    {
        QTest::keyClick(&dialog->list(), Qt::Key_Delete); // answered by Cancel
        QCOMPARE(prompts->asked.size(), 1);
        QCOMPARE(dialog->model().rowCount(), 3);
        prompts->willAnswer(u"Delete"_s);
        QTest::keyClick(&dialog->list(), Qt::Key_Delete);
        QTRY_COMPARE(dialog->model().rowCount(), 2);
        QTRY_COMPARE(shownId(), 2); // the next one
        QTest::mouseClick(button(u"Clear all…"_s), Qt::LeftButton);
        QCOMPARE(dialog->model().rowCount(), 2);
        prompts->willAnswer(u"Clear all"_s);
        QTest::mouseClick(button(u"Clear all…"_s), Qt::LeftButton);
        QTRY_COMPARE(dialog->model().rowCount(), 0);
        QVERIFY(!dialog->pane().run());
        QVERIFY(!button(u"Clear all…"_s)->isEnabled());
    }

    void aNewRunComesOnTopAndWhatIsLookedAtStays()
    {
        QTest::keyClick(&dialog->list(), Qt::Key_Down);
        QTRY_COMPARE(shownId(), 2);
        runs->add(past::run(4, 9));
        QCOMPARE(dialog->model().rowCount(), 4);
        QTest::qWait(20);
        QCOMPARE(shownId(), 2);
        dialog->compare(2, 4);
        QTRY_VERIFY(dialog->pair().isVisible());
    }

    void whatIsWishedIsOfTheRunThatShows()
    {
        qRegisterMetaType<PastRunPtr>();
        QSignalSpy again(dialog.get(), &HistoryDialog::runAgainWished);
        QSignalSpy event(dialog.get(), &HistoryDialog::eventWished);
        QSignalSpy now(dialog.get(), &HistoryDialog::nowWished);
        QTest::mouseClick(button(u"Run again"_s), Qt::LeftButton);
        QTest::mouseClick(button(u"Use its event"_s), Qt::LeftButton);
        QTest::mouseClick(button(u"Back to now"_s), Qt::LeftButton);
        for (const QSignalSpy* spy : {&again, &event, &now}) {
            QCOMPARE(spy->count(), 1);
            QCOMPARE(spy->front().front().value<PastRunPtr>()->line.id, 3);
        }
    }

    void aRunThatIsGoneIsTold()
    {
        runs->runs.push_back({.id = 9, .reaction = u"Gone"_s});
        Q_EMIT runs->recorded(runs->runs.back());
        dialog->select(9);
        QTRY_VERIFY(!dialog->pane().isVisible());
        QVERIFY(!dialog->pane().run());
    }

    void everythingHasItsRoom_data()
    {
        QTest::addColumn<bool>("longWords");
        QTest::addColumn<bool>("rightToLeft");
        QTest::newRow("English") << false << false;
        QTest::newRow("long words") << true << false;
        QTest::newRow("long words, right to left") << true << true;
    }
    void everythingHasItsRoom()
    {
        QFETCH(bool, longWords);
        QFETCH(bool, rightToLeft);
        dress(*qApp, lightTokens());
        PseudoTranslator language;
        dialog.reset();
        if (longWords)
            QCoreApplication::installTranslator(&language);
        QGuiApplication::setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        QStringList problems;
        const auto look = [&problems](const char* what, QWidget& at) {
            for (int i = 0; i < 5; ++i)
                QCoreApplication::processEvents();
            for (const QString& problem : problemsOfLayout(at))
                problems += QLatin1String(what) + u": "_s + problem;
        };
        {
            HistoryDialog empty(*runs, hall->workspace, hall->selection, nullptr, prompts.get());
            empty.show();
            empty.model().search(u"nobody"_s);
            QTRY_COMPARE(empty.model().rowCount(), 0);
            look("nothing found", empty);
        }
        HistoryDialog shown(*runs, hall->workspace, hall->selection, nullptr, prompts.get());
        shown.resize(1180, 660);
        shown.show();
        QTRY_VERIFY(shown.pane().run());
        look("one run", shown);
        hall->edit(town::gift, town::reaction("Gift", "custom.survey_completed", town::benefit("tea", 1)));
        QVERIFY(hall->workspace.remove(hall->id(town::promoter)));
        QTest::qWait(250);
        shown.pane().tabs().setCurrent(2);
        look("what has changed since", shown);
        const QString told = u"There is no earlier run of this reaction in the list."_s;
        shown.tell(told, true);
        shown.compare(2, 3);
        QTRY_VERIFY(shown.pair().isVisible());
        look("two runs", shown);
        if (longWords) { // and no word stands outside of a translation
            DataTexts data;
            data.addJson(QByteArray::fromStdString(runs->whole.front()->run.inputs.event.document.text()));
            data.addJson(QByteArray::fromStdString(runs->whole.front()->run.inputs.reactions.front().document.text()));
            for (const PastRunPtr& one : runs->whole)
                data.add(one->line.summary);
            for (const char* name : {"false", "effect", "raised", "benefit_balance"}) // as traces have them
                data.add(QLatin1String(name));
            data.add(told);
            problems += untranslatedIn(shown, data);
        }
        ExportDialog out(runs->whole.front());
        out.show();
        look("export", out);
        BundleDialog in(openedBundle(u"run.bundle.json"_s, OpenedBundle::Seal::Broken, runs->whole.front()->run,
                                     samples::catalogue(), nullptr)
                            .value(),
                        hall->workspace);
        in.setAttribute(Qt::WA_DeleteOnClose, false);
        in.show();
        look("bundle", in);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        for (const QString& problem : problems)
            qWarning().noquote() << problem;
        QCOMPARE(problems.size(), 0);
    }

private:
    /// Of the run in the pane; 0 while none is, as between two.
    int shownId() const { return dialog->pane().run() ? static_cast<int>(dialog->pane().run()->line.id) : 0; }
    QPushButton* button(const QString& text) const
    {
        for (QPushButton* one : dialog->findChildren<QPushButton*>())
            if (one->text() == text)
                return one;
        return nullptr;
    }

    std::unique_ptr<town::Hall> hall;
    std::unique_ptr<past::FakeRuns> runs;
    std::unique_ptr<FakePrompts> prompts;
    std::unique_ptr<HistoryDialog> dialog;
};

QTEST_MAIN(HistoryDialogTest)
#include "historydialogtest.moc"

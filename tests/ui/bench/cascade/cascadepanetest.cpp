// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/cascade/cascadepane.h"

#include "tests/support/widgetwalk.h"
#include "tests/ui/bench/cascade/town.h"
#include "ui/bench/cascade/cascademodel.h"
#include "ui/bench/cascade/cascadeview.h"
#include "ui/common/chip.h"
#include "ui/common/label.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace retort;
using namespace Qt::StringLiterals;
using State = LiveCascade::State;

class CascadePaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qRegisterMetaType<CascadePlaceOf>();
        hall = std::make_unique<town::Hall>();
        window = std::make_unique<QWidget>();
        pane = new CascadePane(hall->cascade, window.get());
        auto* layout = new QVBoxLayout(window.get());
        layout->addWidget(pane->head());
        layout->addWidget(pane);
        window->resize(560, 900);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTRY_COMPARE(hall->cascade.state(), State::Current);
    }
    void cleanup()
    {
        window.reset();
        hall.reset();
    }

    void partsHaveNamesAndPlainText()
    {
        QCOMPARE(problemsOfWidgets(*window).join(u'\n'), QString());
        QCOMPARE(pane->view().accessibleName(), u"Cascade"_s);
    }

    void theHeadSaysWhatItIsOf()
    {
        QCOMPARE(headText(), u"Promoter · PHP · 2026-06-12T10:00:00Z, Europe/London · nothing was sent"_s);
        QCOMPARE(chipText(), u"live"_s);
    }

    void anEditMarksItOldAtOnceAndIsAnsweredWhenTheKeysRest()
    {
        const auto before = hall->cascade.result();
        hall->edit(town::high, town::reaction("High", "custom.survey_completed", town::benefit("tea", 1)));
        QCOMPARE(hall->cascade.state(), State::Working); // no turn of the loop in between
        QCOMPARE(chipText(), u"from before the last edit"_s);
        QCOMPARE(hall->cascade.result(), before);
        QTest::qWait(100);
        hall->edit(town::high, town::reaction("High", "custom.survey_completed", town::benefit("milk", 1)));
        QTest::qWait(200); // the first edit's pause is over, the second one's is not
        QCOMPARE(hall->cascade.state(), State::Working);
        QCOMPARE(hall->cascade.result(), before);
        QTRY_COMPARE(hall->cascade.state(), State::Current);
        QVERIFY(town::find(*pane->view().model(), u"High: fires"_s).isValid());
        QCOMPARE(chipText(), u"live"_s);
    }

    void everyFileThatMattersMakesItOld_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"event", "new reaction", "gone reaction", "new target", "undo"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void everyFileThatMattersMakesItOld()
    {
        QFETCH(QString, what);
        if (what == u"undo"_s) {
            hall->edit(town::high, town::reaction("X", "tier.achieved", ""));
            hall->cascade.workNow();
            hall->workspace.history().undo();
        } else if (what == u"event"_s) {
            hall->edit(town::promoter, town::event("Promoter", 11));
        } else if (what == u"new reaction"_s) {
            hall->workspace.addReaction(u"New"_s, "custom.survey_completed");
        } else if (what == u"gone reaction"_s) {
            QVERIFY(hall->workspace.remove(hall->id(town::high)));
        } else {
            hall->workspace.addTarget(u"New"_s);
        }
        QCOMPARE(hall->cascade.state(), State::Working);
    }

    void anotherSampleIsNoEdit()
    {
        hall->edit(town::passive, town::event("Passive", 3));
        QCOMPARE(hall->cascade.state(), State::Current);
    }

    void nothingIsWorkedOutWhileNobodyLooks()
    {
        pane->hide();
        hall->edit(town::high, town::reaction("High", "custom.survey_completed", ""));
        QTest::qWait(400);
        QCOMPARE(hall->cascade.state(), State::Working);
        pane->show();
        QTRY_COMPARE(hall->cascade.state(), State::Current);
    }

    void onlyWhatChangedIsMadeReadyAnew()
    {
        const auto before = hall->cascade.result()->made;
        hall->edit(town::high, town::reaction("High", "custom.survey_completed", ""));
        hall->cascade.workNow();
        const auto after = hall->cascade.result()->made;
        QCOMPARE(after->programs.size(), before->programs.size());
        for (std::size_t i = 0; i < after->programs.size(); ++i)
            QCOMPARE(&after->programs[i].actions() == &before->programs[i].actions(),
                     after->reactions[i].id != hall->id(town::high));
    }

    void anEventThatIsNoJsonIsTold()
    {
        QVERIFY(!hall->workspace.setText(hall->id(town::promoter), {}, "{\"event\": ", u"Edit"_s));
        QCOMPARE(hall->cascade.state(), State::Invalid);
        QVERIFY(hall->cascade.problem());
        QCOMPARE(chipText(), u"from before the text became invalid"_s);
        hall->workspace.history().undo();
        QTRY_COMPARE(hall->cascade.state(), State::Current);
    }

    void anotherEventShowsNothingOfThisOne()
    {
        hall->selection.setEvent(hall->id(town::passive));
        QVERIFY(!hall->cascade.result());
        QCOMPARE(pane->view().model()->rowCount(), 0);
        QVERIFY(!pane->view().isVisible());
        QTRY_COMPARE(hall->cascade.state(), State::Current);
        QVERIFY(town::find(*pane->view().model(), u"Gift: stops"_s).isValid());
        QVERIFY(headText().startsWith(u"Passive · "_s));
    }

    void aClickGoesToThePlace()
    {
        QSignalSpy places(pane, &CascadePane::placeRequested);
        click(u"High: stops"_s);
        QCOMPARE(places.size(), 1);
        QCOMPARE(places.first().first().value<CascadePlaceOf>().reaction, hall->id(town::high));
        QTest::keyClick(&pane->view(), Qt::Key_Down);
        QTest::keyClick(&pane->view(), Qt::Key_Return);
        QCOMPARE(places.size(), 2);
        QCOMPARE(places.last().first().value<CascadePlaceOf>().reaction, hall->id(town::off));
        click(u"Who answers"_s); // a section closes
        QCOMPARE(places.size(), 2);
        QVERIFY(!pane->view().isExpanded(pane->view().model()->index(0, 0)));
    }

    void aPlaceIsKnownByItsActionWhereverThatIs()
    {
        QSignalSpy places(pane, &CascadePane::placeRequested);
        click(u"High: stops"_s);
        const auto place = places.first().first().value<CascadePlaceOf>();
        QCOMPARE(place.action, hall->workspace.find(hall->id(town::high))->content->actions[0]);
    }

    void whoGoesElsewhereStaysOnTheEvent()
    {
        const EntryId event = hall->selection.event();
        hall->cascade.stayOn([&] { hall->selection.setReaction(hall->id(town::tier)); });
        QVERIFY(hall->selection.event() != event);
        QCOMPARE(hall->cascade.eventEntry(), event);
        QCOMPARE(hall->cascade.state(), State::Current);
        auto* follow = window->findChild<QPushButton*>();
        QVERIFY(follow->isVisible());
        QVERIFY(headText().startsWith(u"Promoter · "_s)); // it says of which it is
        QTest::mouseClick(follow, Qt::LeftButton);
        QCOMPARE(hall->cascade.eventEntry(), hall->selection.event());
        QVERIFY(!follow->isVisible());
        QTRY_COMPARE(hall->cascade.state(), State::Current);
        hall->selection.setEvent(event); // whoever picks one sees it
        QCOMPARE(hall->cascade.eventEntry(), event);
    }

    void theCurrentRowStaysInSightWhenThatIsSaid()
    {
        window->resize(560, 360);
        auto& view = pane->view();
        const QModelIndex raised = town::find(*view.model(), u"benefit.created: "_s);
        view.setCurrentIndex(raised);
        view.scrollTo(raised, QAbstractItemView::PositionAtBottom);
        hall->cascade.stayOn([&] { hall->selection.setReaction(hall->id(town::tier)); });
        const auto inSight = [&] { // but for a pixel, which is Qt's own
            return view.viewport()->rect().adjusted(0, -1, 0, 1).contains(view.visualRect(view.currentIndex()));
        };
        QTRY_VERIFY(window->findChild<QPushButton*>()->isVisible() && inSight());
        QTest::qWait(50);
        QVERIFY(inSight());
    }

    void theEventMayGo()
    {
        QVERIFY(hall->workspace.remove(hall->id(town::promoter)));
        QCOMPARE(hall->cascade.eventEntry(), hall->selection.event());
        QTRY_COMPARE(hall->cascade.state(), State::Current);
        hall->workspace.open({});
        QCOMPARE(hall->cascade.state(), State::Empty);
        QVERIFY(!hall->cascade.result());
        hall->workspace.open(town::files());
        QTRY_COMPARE(hall->cascade.state(), State::Current);
    }

    void whatIsClosedStaysClosed()
    {
        auto& view = pane->view();
        const QModelIndex answers = view.model()->index(0, 0);
        QVERIFY(view.isExpanded(answers));
        view.setExpanded(answers, false);
        view.setCurrentIndex(town::find(*view.model(), u"benefit.created"_s));
        const QString current = view.currentIndex().data(Qt::AccessibleTextRole).toString();
        hall->edit(town::high, town::reaction("High", "custom.survey_completed", town::benefit("tea", 1)));
        QTRY_COMPARE(hall->cascade.state(), State::Current);
        QVERIFY(!view.isExpanded(view.model()->index(0, 0)));
        QCOMPARE(view.currentIndex().data(Qt::AccessibleTextRole).toString(), current);
        // What came is open, so that nothing that was found hides.
        const QModelIndex high = town::find(*view.model(), u"High: fires"_s, view.model()->index(1, 0));
        QVERIFY(high.isValid() && view.isExpanded(high));
    }

private:
    QString headText() const
    {
        const auto labels = pane->findChildren<QLabel*>(Qt::FindDirectChildrenOnly);
        return labels.isEmpty() ? QString() : labels.first()->text();
    }
    QString chipText() const { return pane->head()->findChild<Chip*>()->content().text; }
    void click(const QString& start)
    {
        auto& view = pane->view();
        const QModelIndex index = town::find(*view.model(), start);
        QVERIFY2(index.isValid(), qPrintable(start));
        view.scrollTo(index);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(index).center());
    }

    std::unique_ptr<town::Hall> hall;
    std::unique_ptr<QWidget> window;
    CascadePane* pane = nullptr;
};

QTEST_MAIN(CascadePaneTest)
#include "cascadepanetest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// From a row of the cascade to its place in the window, with real clicks and keys.
#include "app/gui/frame/menuitems.h"
#include "tests/app/gui/desk.h"
#include "tests/support/widgetwalk.h"
#include "ui/bench/cascade/cascadepane.h"
#include "ui/bench/cascade/cascadeview.h"
#include "ui/bench/cascade/livecascade.h"
#include "ui/common/say.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/condition/build/partrow.h"

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const QString thanks = u"reactions/thank-again.json"_s;
const QString detractor = u"reactions/nps-detractor-alert.json"_s;

/// It answers what it raises itself.
const char* const text = R"({
  "name": "Thank again", "trigger": "benefit.created", "is_active": true,
  "actions": [
    {"name": "filter", "sort_order": 1, "arguments": [{"name": "condition", "is_dynamic": null, "value":
      {"and": [{"!=": [{"var": "profile_id"}, ""]}, {"!=": [{"var": "profile_id"}, "nobody"]}]}}]},
    {"name": "benefit.create", "sort_order": 2, "arguments": [
      {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
      {"name": "definition", "value": "welcome-benefit", "is_dynamic": null}]}
  ]
})";

} // namespace

class CascadeControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        desk = std::make_unique<Desk>();
        QFile file(desk->folder + u'/' + thanks);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        desk->start();
        desk->window->resize(1440, 900);
        survey = desk->id(u"events/survey-promoter.json"_s);
        desk->session->selection.setEvent(survey);
        pane = desk->window->findChild<CascadePane*>();
        cascade = desk->window->findChild<LiveCascade*>();
    }
    void cleanup() { desk.reset(); }

    void nothingIsWorkedOutBeforeSomebodyLooks()
    {
        QTest::qWait(400);
        QVERIFY(!cascade->result());
    }

    void theKeysOpenItAlsoWhereTheBenchIsHidden()
    {
        desk->window->items().showBench->setChecked(false);
        QVERIFY(!pane->isVisible());
        open();
        QVERIFY(pane->isVisible());
        QCOMPARE(QApplication::focusWidget(), &pane->view());
        QCOMPARE(problemsOfWidgets(*pane), QStringList());
    }

    void aClickOnAStopGoesToTheFilterAndStaysOnTheEvent()
    {
        open();
        desk->session->selection.setEvent(survey);
        click(u"NPS detractor alert: stops"_s);
        const Selection& at = desk->session->selection;
        QCOMPARE(at.reaction(), desk->id(detractor));
        QCOMPARE(at.event(), survey);
        QCOMPARE(at.action(), desk->session->workspace.find(at.reaction())->content->actions[0]);
        QCOMPARE(cascade->eventEntry(), survey);
        QCOMPARE(cascade->state(), LiveCascade::State::Current); // to look is no edit
        QVERIFY(!cascade->isElsewhere());
    }

    void theClauseThatCouldBreakALoopIsGoneTo()
    {
        open();
        QModelIndex found;
        const QAbstractItemModel& model = *pane->view().model();
        const auto look = [&](const auto& self, const QModelIndex& parent) -> void {
            for (int row = 0; row < model.rowCount(parent); ++row) {
                const QModelIndex index = model.index(row, 0, parent);
                const QString words = index.data(Qt::AccessibleTextRole).toString();
                if (words.contains(u": could break it. Thank again, step 1: "_s))
                    found = index; // the last one
                self(self, index);
            }
        };
        look(look, {});
        QVERIFY(found.isValid());
        pane->view().setCurrentIndex(found);
        QTest::keyClick(&pane->view(), Qt::Key_Return);
        const Selection& at = desk->session->selection;
        QCOMPARE(at.reaction(), desk->id(thanks));
        QCOMPARE(at.action(), desk->session->workspace.find(at.reaction())->content->actions[0]);
        QCOMPARE(cascade->eventEntry(), survey);
        // The keys stay in the list, and the clause is marked in the editor.
        QCOMPARE(QApplication::focusWidget(), &pane->view());
        QTRY_COMPARE(marked(), 1);
    }

    void aReactionThatIsGoneMeanwhileLeadsNowhere()
    {
        open();
        const EntryId before = desk->session->selection.reaction();
        const QModelIndex row = find(u"NPS detractor alert: stops"_s);
        QVERIFY(row.isValid());
        QVERIFY(desk->session->workspace.remove(desk->id(detractor)));
        pane->view().setCurrentIndex(row);
        QTest::keyClick(&pane->view(), Qt::Key_Return);
        QCOMPARE(desk->session->selection.reaction(), before);
    }

    void fixingTheClauseEndsTheLoop()
    {
        open();
        QVERIFY(find(u"The cascade: 1 loop"_s).isValid());
        QVERIFY(desk->session->workspace.setText(
            desk->id(thanks), {}, QString::fromLatin1(text).replace(u"nobody"_s, profile()).toStdString(), u"x"_s));
        QCOMPARE(cascade->state(), LiveCascade::State::Working);
        QTRY_COMPARE(cascade->state(), LiveCascade::State::Current);
        QVERIFY(find(u"The cascade: no loop"_s).isValid());
        desk->session->workspace.history().undo();
        QTRY_COMPARE(cascade->state(), LiveCascade::State::Current);
        QVERIFY(find(u"The cascade: 1 loop"_s).isValid());
    }

private:
    void open()
    {
        QTest::keyClick(desk->window.get(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(cascade->state(), LiveCascade::State::Current, 10'000);
        QTRY_VERIFY(pane->view().isVisible());
        if (QApplication::focusWidget() != &pane->view())
            pane->focusList();
    }
    QModelIndex find(const QString& start, const QModelIndex& parent = {}) const
    {
        const QAbstractItemModel& model = *pane->view().model();
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            if (index.data(Qt::AccessibleTextRole).toString().startsWith(start))
                return index;
            if (const QModelIndex below = find(start, index); below.isValid())
                return below;
        }
        return {};
    }
    void click(const QString& start)
    {
        const QModelIndex index = find(start);
        QVERIFY2(index.isValid(), qPrintable(start));
        pane->view().scrollTo(index);
        QTest::mouseClick(pane->view().viewport(), Qt::LeftButton, {}, pane->view().visualRect(index).center());
    }
    int marked() const
    {
        int count = 0;
        for (const PartRow* row : desk->window->findChildren<PartRow*>())
            count += row->isVisible() && row->isHere() ? 1 : 0;
        return count;
    }
    QString profile() const { return fromUtf8(cascade->result()->event.context.root().find("profile_id")->text()); }

    std::unique_ptr<Desk> desk;
    EntryId survey = EntryId::None;
    CascadePane* pane = nullptr;
    LiveCascade* cascade = nullptr;
};

} // namespace retort

QTEST_MAIN(retort::CascadeControllerTest)
#include "cascadecontrollertest.moc"

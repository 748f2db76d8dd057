// SPDX-License-Identifier: GPL-3.0-or-later
// F8 from problem to problem, and Ctrl+. to mend one, in the whole window with real keys.
#include "app/gui/frame/statusline.h"
#include "tests/app/gui/desk.h"
#include "ui/common/say.h"
#include "ui/common/style.h"
#include "ui/common/tabbedpane.h"
#include "ui/common/tokens.h"
#include "ui/condition/build/partrow.h"
#include "ui/design/inspector/argumentrow.h"
#include "ui/problems/problemmodel.h"
#include "ui/problems/problemspane.h"

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const QString path = u"reactions/many-problems.json"_s;

/// Two problems on one card (on two clauses), two on the next (on two arguments), one that is of the card itself.
const char* const text = R"({
  "name": "Many problems", "trigger": "custom.survey_completed", "is_active": true,
  "actions": [
    {"name": "filter", "sort_order": 1, "arguments": [{"name": "condition", "is_dynamic": null, "value":
      {"and": [{"==>": [{"var": "data.score"}, 5]}, {"==": [{"var": "data.survey_id"}, "NPS-2025-Q2"]}, {"<=>": [{"var": "data.score"}, 9]}]}}]},
    {"name": "benefit.create", "sort_order": 2, "arguments": [
      {"name": "profile_id", "value": "me", "is_dynamic": null},
      {"name": "definition", "value": "no-such-benefit-at-all", "is_dynamic": null}]},
    {"name": "nothing.like_it", "sort_order": 3, "arguments": []}
  ]
})";

} // namespace

class ProblemControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        desk = std::make_unique<Desk>();
        QFile file(desk->folder + u'/' + path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        desk->start();
        desk->window->resize(1440, 900);
        many = desk->id(path);
        desk->session->selection.setReaction(many);
        desk->session->lint.lintNow();
        pane = desk->window->findChild<ProblemsPane*>();
        chain = desk->window->findChild<ChainView*>();
        chain->setFocus();
    }
    void cleanup() { desk.reset(); }

    void theFirstPressShowsTheReason()
    {
        QVERIFY(!pane->isVisible());
        press();
        QVERIFY(pane->isVisible());
        QCOMPARE(desk->window->findChild<TabbedPane*>(u"middle"_s)->current(), 1);
    }

    void theBenchComesBackForIt()
    {
        const auto* bench = pane->parentWidget();
        for (QAction* item : desk->window->findChildren<QAction*>())
            if (item->isCheckable() && item->text().contains(u"bench"_s, Qt::CaseInsensitive))
                item->setChecked(false);
        QCoreApplication::processEvents();
        QVERIFY(!bench->isVisible());
        press();
        QVERIFY(pane->isVisible());
    }

    void eachPressGoesToAnotherPlace_data()
    {
        QTest::addColumn<bool>("back");
        QTest::newRow("F8") << false;
        QTest::newRow("Shift+F8") << true;
    }
    void eachPressGoesToAnotherPlace()
    {
        QFETCH(bool, back);
        const int all = desk->session->lint.counts(many).all();
        QVERIFY(all >= 5);
        QStringList rows;
        QStringList places;
        std::map<ActionId, int> ofCard;
        for (int i = 0; back && i <= all; ++i)
            press(); // to the file after it
        for (int i = 0; i < all; ++i) {
            press(back);
            QCOMPARE(desk->session->selection.reaction(), many);
            QTRY_VERIFY(isSeen(*pane->list(), pane->list()->visualRect(pane->list()->currentIndex())));
            const auto ref = refOfRow();
            QVERIFY(ref);
            const Problem& problem = desk->session->lint.problemsOf(many)[static_cast<std::size_t>(ref->index)];
            rows << pane->list()->currentIndex().data(Qt::AccessibleTextRole).toString();
            ++ofCard[desk->session->selection.action()];
            // The place is marked, and in sight.
            const bool ofCardItself = problem.pointer == "/actions/2";
            QTRY_VERIFY2((placeHere() != nullptr) != ofCardItself, problem.pointer.c_str());
            const QWidget* here = placeHere();
            if (here)
                QTRY_VERIFY2(!here->visibleRegion().isEmpty(), problem.pointer.c_str());
            places << fromUtf8(problem.pointer);
            // Screen readers hear of it, where the keys are.
            QVERIFY(desk->window->findChild<StatusLine*>()->accessibleName().contains(say(problem.message)));
            QVERIFY(QApplication::focusWidget());
            QVERIFY2(QApplication::focusWidget()->accessibleDescription().contains(say(problem.message)),
                     problem.pointer.c_str());
            QVERIFY(!here || here->isAncestorOf(QApplication::focusWidget()) || here == QApplication::focusWidget());
        }
        QCOMPARE(QSet<QString>(rows.begin(), rows.end()).size(), all);
        QCOMPARE(QSet<QString>(places.begin(), places.end()).size(), all);
        QCOMPARE(ofCard.size(), 3u);
        QCOMPARE(ofCard[desk->session->workspace.find(many)->content->actions[0]], 2);
    }

    void inTheListTheKeysStay()
    {
        press();
        pane->list()->setFocus();
        const int row = pane->list()->currentIndex().row();
        press();
        QVERIFY(pane->list()->hasFocus());
        QVERIFY(pane->list()->currentIndex().row() != row);
        QVERIFY(placeHere());
    }

    void theMarkGoesWithTheNextLook()
    {
        press();
        QVERIFY(placeHere());
        desk->session->selection.setAction(ActionId::None);
        desk->session->selection.setAction(desk->session->workspace.find(many)->content->actions[0]);
        QVERIFY(!placeHere());
    }

    void withoutAFixTheMenuItemSaysSo()
    {
        while (!refOfRow() || !problemOfRow().fixes.empty())
            press();
        const std::string before = desk->session->workspace.find(many)->content->document.text();
        QTest::keyClick(desk->window.get(), Qt::Key_Period, Qt::ControlModifier);
        const QString said = desk->window->findChild<StatusLine*>()->currentMessage();
        QVERIFY2(said.contains(u"no fix"_s) && said.contains(say(problemOfRow().message)), qPrintable(said));
        QCOMPARE(desk->session->workspace.find(many)->content->document.text(), before);
    }

    void withoutAProblemItSaysSo()
    {
        desk->session->selection.setReaction(many);
        desk->session->selection.setAction(ActionId::None); // the trigger, which is fine
        QTest::keyClick(desk->window.get(), Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(desk->window->findChild<StatusLine*>()->currentMessage().startsWith(u"There is no problem here"_s));
    }

    void aFixSaysWhatItDid()
    {
        while (!refOfRow() || problemOfRow().fixes.empty())
            press();
        const QString label = say(problemOfRow().fixes.front().label);
        QTest::keyClick(desk->window.get(), Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(desk->window->findChild<StatusLine*>()->currentMessage().contains(label));
        QCOMPARE(desk->session->workspace.history().undoText(), label);
    }

    void afterAFixItGoesOnFromThere()
    {
        press(); // one that nothing mends
        while (!refOfRow() || problemOfRow().fixes.empty())
            press();
        const auto all = problemsInOrder(desk->session->workspace, desk->session->lint);
        const auto at = std::find(all.begin(), all.end(), *refOfRow()) - all.begin();
        QVERIFY(at > 0);
        const auto next = all[static_cast<std::size_t>(at + 1)];
        const Problem after = desk->session->lint.problemsOf(next.entry)[static_cast<std::size_t>(next.index)];
        QTest::keyClick(desk->window.get(), Qt::Key_Period, Qt::ControlModifier);
        desk->session->lint.lintNow();
        press();
        QCOMPARE(fromUtf8(problemOfRow().rule), fromUtf8(after.rule));
        QCOMPARE(say(problemOfRow().message), say(after.message));
    }

private:
    void press(bool back = false)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : desk->window.get(), Qt::Key_F8,
                        back ? Qt::ShiftModifier : Qt::NoModifier);
        QCoreApplication::processEvents();
    }
    std::optional<ProblemRef> refOfRow() const
    {
        return static_cast<ProblemModel*>(pane->list()->model())->refAt(pane->list()->currentIndex().row());
    }
    const Problem& problemOfRow() const
    {
        const auto ref = refOfRow();
        return desk->session->lint.problemsOf(ref->entry)[static_cast<std::size_t>(ref->index)];
    }
    static bool isSeen(const QAbstractScrollArea& view, const QRect& place)
    {
        return place.isValid() && view.viewport()->rect().contains(place);
    }
    const QWidget* placeHere() const
    {
        for (const PartRow* row : desk->window->findChildren<PartRow*>())
            if (row->isVisible() && row->isHere())
                return row->line()->parentWidget();
        for (const ArgumentRow* row : desk->window->findChildren<ArgumentRow*>())
            if (row->isVisible() && row->isHere())
                return row;
        return nullptr;
    }

    std::unique_ptr<Desk> desk;
    ProblemsPane* pane = nullptr;
    ChainView* chain = nullptr;
    EntryId many = EntryId::None;
};

} // namespace retort

QTEST_MAIN(retort::ProblemControllerTest)
#include "problemcontrollertest.moc"

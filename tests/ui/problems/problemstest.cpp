// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widgetwalk.h"
#include "tests/ui/document/samples.h"
#include "ui/common/segments.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/problems/problemcounts.h"
#include "ui/problems/problemdelegate.h"
#include "ui/problems/problemmodel.h"
#include "ui/problems/problemspane.h"
#include "ui/problems/problemwords.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

/// An operator that nobody knows in the filter, and a handle that nobody has in the third step.
const std::string wrongText = R"({
  "name": "Wrong", "trigger": "custom.survey_completed", "is_active": true,
  "actions": [
    {"name": "filter", "sort_order": 1, "arguments": [
      {"name": "condition", "value": {"==>": [{"var": "data.score"}, 9]}, "is_dynamic": null}]},
    {"name": "benefit.create", "sort_order": 2, "arguments": [
      {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
      {"name": "definition", "value": "promoter-thank-you", "is_dynamic": null}]},
    {"name": "target.send", "sort_order": 3, "arguments": [
      {"name": "target", "value": "slack-vop", "is_dynamic": null}]}
  ]
})";
const QString wrongPath = u"reactions/wrong.json"_s;

} // namespace

class ProblemsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        selection = std::make_unique<Selection>(*workspace);
        lint = std::make_unique<LiveLint>(*workspace, *selection);
        auto all = files();
        all.insert(all.begin() + 2, WorkspaceFile{wrongPath, wrongText, {}});
        workspace->open(all);
        wrong = idOf(*workspace, wrongPath);
        torn = idOf(*workspace, u"reactions/torn.json"_s);
        selection->setReaction(idOf(*workspace, reactionPath));
        lint->lintNow();
        tour = std::make_unique<ProblemTour>(*workspace, *selection, *lint);
        window = std::make_unique<QWidget>();
        pane = new ProblemsPane(*tour, window.get());
        auto* layout = new QVBoxLayout(window.get());
        layout->addWidget(pane->head());
        layout->addWidget(pane);
        list = pane->list();
        new QAbstractItemModelTester(list->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     window.get());
        window->resize(560, 360);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    void cleanup()
    {
        window.reset();
        tour.reset();
        lint.reset();
    }

    void isFoundByItsName()
    {
        QCOMPARE(list->accessibleName(), u"Problems"_s);
        pane->showAll(true);
        QCOMPARE(problemsOfWidgets(*window), QStringList());
    }

    void listsAllByFileErrorsFirst()
    {
        pane->showAll(true);
        int problems = 0;
        QString head;
        bool withErrors = true;
        int severity = 0;
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (index.data(ProblemModel::HeadRole).toBool()) {
                head = index.data(ProblemModel::PlaceRole).toString();
                severity = 0;
                const bool errors = lint->counts(idOf(*workspace, head)).errors > 0;
                QVERIFY(withErrors || !errors); // none with errors after one without
                withErrors = errors;
                continue;
            }
            ++problems;
            QVERIFY(index.data(ProblemModel::SeverityRole).toInt() >= severity);
            severity = index.data(ProblemModel::SeverityRole).toInt();
        }
        QCOMPARE(problems, lint->total().all());
        QVERIFY(list->model()->index(0, 0).data(ProblemModel::HeadRole).toBool());
    }

    void saysWhatAndWhereInASentence()
    {
        selection->setReaction(wrong);
        const QString sentence = sentenceOf(u"condition.unknown-operator"_s);
        QVERIFY2(sentence.startsWith(u"Error: "_s), qPrintable(sentence));
        QVERIFY2(sentence.contains(u"; Step 1, Filter, condition; condition.unknown-operator"_s), qPrintable(sentence));
        QVERIFY(sentenceOf(u"handle.unknown"_s).contains(u"; Step 3, "_s));
    }

    void listsThisReactionOrAll()
    {
        const auto* model = list->model();
        selection->setReaction(wrong);
        QCOMPARE(model->rowCount(), lint->counts(wrong).all());
        QTest::mouseClick(window->findChild<Segments*>()->choice(1), Qt::LeftButton);
        QVERIFY(model->rowCount() > lint->counts(wrong).all());
        QTest::mouseClick(window->findChild<Segments*>()->choice(0), Qt::LeftButton);
        selection->setReaction(torn);
        QCOMPARE(model->rowCount(), 1);
    }

    void saysThatThereAreNone()
    {
        workspace->open({{u"reactions/fine.json"_s,
                          R"({"name": "A", "trigger": "tier.achieved", "is_active": true, "actions": [
            {"name": "filter", "sort_order": 1, "arguments": [{"name": "condition", "value":
              {"===": [{"var": "definition.handle"}, "tier-2"]}, "is_dynamic": null}]},
            {"name": "benefit.create", "sort_order": 2, "arguments": [
              {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
              {"name": "definition", "value": "gift", "is_dynamic": null}]}]})",
                          {}}});
        lint->lintNow();
        pane->showAll(true);
        QVERIFY2(lint->total().all() == 0, qPrintable(list->model()->index(1, 0).data().toString()));
        QStringList shown;
        for (const QLabel* label : window->findChildren<QLabel*>()) {
            if (label->isVisible())
                shown << label->text();
        }
        QVERIFY2(shown.contains(u"No problems"_s), qPrintable(shown.join(u'|')));
        tour->next(); // leads nowhere and harms nothing
    }

    void leadsFromAnEmptyListToThoseElsewhere()
    {
        workspace->open({{u"reactions/wrong.json"_s, wrongText, {}},
                         {u"reactions/fine.json"_s,
                          R"({"name": "A", "trigger": "tier.achieved", "is_active": true, "actions": [
            {"name": "benefit.create", "sort_order": 1, "arguments": [
              {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
              {"name": "definition", "value": "gift", "is_dynamic": null}]}]})",
                          {}}});
        selection->setReaction(idOf(*workspace, u"reactions/fine.json"_s));
        lint->lintNow();
        pane->showAll(false);
        QCOMPARE(lint->counts(selection->reaction()).all(), 0);
        QVERIFY(lint->total().all() > 0);
        const auto buttons = pane->findChildren<QPushButton*>();
        const auto showAll = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* button) {
            return button->isVisible() && button->text() == u"Show all"_s;
        });
        QVERIFY(showAll != buttons.end());
        QTest::mouseClick(*showAll, Qt::LeftButton);
        QVERIFY(list->isVisible());
        QVERIFY(!(*showAll)->isVisible());
        QVERIFY(list->hasFocus());
    }

    void enterAndClickGoToThePlace()
    {
        pane->showAll(true);
        std::vector<std::string> went;
        connect(tour.get(), &ProblemTour::went, window.get(),
                [&went](EntryId, ActionId, const std::string& pointer) { went.push_back(pointer); });
        const int row = rowOf(wrong, u"handle.unknown"_s);
        QVERIFY(row > 0);
        list->setCurrentIndex(list->model()->index(row, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(selection->reaction(), wrong);
        QCOMPARE(selection->action(), contentOf(*workspace, wrong).actions[2]);
        QCOMPARE(went, std::vector<std::string>{"/arguments/0"});
        QCOMPARE(list->currentIndex().row(), row); // it stays where it was
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(rowOf(torn, u"json.invalid"_s), 0)).center());
        QCOMPARE(selection->reaction(), torn);
        QCOMPARE(selection->action(), ActionId::None);
    }

    void nextGoesThroughAllAndWraps()
    {
        const auto all = problemsInOrder(*workspace, *lint);
        QVERIFY(all.size() > 4);
        tour->goTo(all[0]);
        for (std::size_t i = 1; i < all.size(); ++i) {
            tour->next();
            QCOMPARE(*tour->current(), all[i]);
        }
        tour->next();
        QCOMPARE(*tour->current(), all[0]);
        tour->previous();
        QCOMPARE(*tour->current(), all.back());
    }

    void nextBeginsAtWhatIsSelected()
    {
        selection->setReaction(wrong);
        selection->setAction(contentOf(*workspace, wrong).actions[2]);
        tour->next();
        QCOMPARE(tour->problem(*tour->current())->rule, "handle.unknown");
        selection->setAction(contentOf(*workspace, wrong).actions[0]); // somebody went elsewhere
        tour->next();
        QCOMPARE(selection->action(), contentOf(*workspace, wrong).actions[0]);
        QCOMPARE(tour->current()->entry, wrong);
    }

    void aFixIsOneStepOfItsName()
    {
        selection->setReaction(wrong);
        selection->setAction(contentOf(*workspace, wrong).actions[2]);
        const auto ref = tour->current();
        QVERIFY(ref);
        const Problem problem = *tour->problem(*ref);
        QVERIFY2(!problem.fixes.empty(), problem.rule.c_str());
        const std::string before = textOf(*workspace, wrong);
        QVERIFY(tour->fixCurrent().has_value());
        QCOMPARE(workspace->history().count(), 1);
        QVERIFY(!workspace->history().undoText().isEmpty());
        lint->lintNow();
        const auto& now = lint->problemsOf(wrong);
        QVERIFY(std::find(now.begin(), now.end(), problem) == now.end());
        workspace->history().undo();
        QCOMPARE(textOf(*workspace, wrong), before);
    }

    void fixesAreButtonsToo()
    {
        selection->setReaction(wrong);
        const int row = rowOf(wrong, u"handle.unknown"_s);
        const QModelIndex index = list->model()->index(row, 0);
        const QString label = index.data(ProblemModel::FixRole).toString();
        QVERIFY(!label.isEmpty());
        list->setCurrentIndex(index);
        QCoreApplication::processEvents();
        QPushButton* button = nullptr;
        for (auto* each : window->findChildren<QPushButton*>()) {
            if (each->accessibleName() == label && each->isVisible())
                button = each;
        }
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(workspace->history().undoText(), label);
        workspace->history().undo();
        lint->lintNow();
        // And the one that is painted in the row.
        const QModelIndex again = list->model()->index(rowOf(wrong, u"handle.unknown"_s), 0);
        list->scrollTo(again);
        const QRect place = ProblemDelegate::fixPlace(list->visualRect(again), again, Qt::LeftToRight);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place.center());
        QCOMPARE(workspace->history().count(), 1);
        QCOMPARE(workspace->history().undoText(), label);
    }

    void rowsFollowTheEdits()
    {
        pane->showAll(true);
        const int before = list->model()->rowCount();
        QVERIFY(workspace->remove(wrong).has_value());
        lint->lintNow();
        QTRY_VERIFY(list->model()->rowCount() < before);
        QCOMPARE(rowOf(wrong, u"handle.unknown"_s), -1);
        workspace->history().undo();
        lint->lintNow();
        QTRY_COMPARE(list->model()->rowCount(), before);
    }

    void aNarrowHeadCountsWithSigns()
    {
        ProblemCounts counts;
        counts.setCounts({.errors = 1, .warnings = 11, .hints = 2}, false);
        QCOMPARE(counts.text(), u"1 error, 11 warnings, 2 hints"_s);
        counts.resize(counts.sizeHint());
        QVERIFY(!counts.isShort());
        counts.resize(counts.minimumSizeHint());
        QVERIFY(counts.isShort());
        QVERIFY(counts.minimumSizeHint().width() < counts.sizeHint().width());
        const auto shown = [&] { return counts.grab().toImage(); };
        QImage before = shown();
        counts.setCounts({.errors = 2, .warnings = 11, .hints = 2}, false);
        QVERIFY(before != shown()); // the gravest is to be seen
        before = shown();
        counts.setCounts({.errors = 2, .warnings = 12, .hints = 2}, false);
        QVERIFY2(before == shown(), "no half of a number");
        counts.resize(counts.sizeHint().width() - 1, counts.height());
        before = shown();
        counts.setCounts({.errors = 2, .warnings = 13, .hints = 2}, false);
        QVERIFY(before != shown());
        counts.setCounts({.errors = 1, .warnings = 12, .hints = 2}, true);
        QVERIFY(counts.text().contains(u"still looking"_s));
    }

    void countsInWords()
    {
        QCOMPARE(inWords({}), u"No problems"_s);
        QCOMPARE(inWords({.errors = 1, .warnings = 0, .hints = 2}), u"1 error, 2 hints"_s);
    }

private:
    int rowOf(EntryId entry, const QString& rule) const
    {
        const auto* model = static_cast<const ProblemModel*>(list->model());
        for (int row = 0; row < model->rowCount(); ++row) {
            if (const auto ref = model->refAt(row);
                ref && ref->entry == entry && model->index(row).data(ProblemModel::RuleRole) == rule)
                return row;
        }
        return -1;
    }
    QString sentenceOf(const QString& rule) const
    {
        const int row = rowOf(selection->reaction(), rule);
        return row < 0 ? QString() : list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }

    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<LiveLint> lint;
    std::unique_ptr<ProblemTour> tour;
    std::unique_ptr<QWidget> window;
    ProblemsPane* pane = nullptr;
    QListView* list = nullptr;
    EntryId wrong = EntryId::None;
    EntryId torn = EntryId::None;
};

} // namespace retort

QTEST_MAIN(retort::ProblemsTest)
#include "problemstest.moc"

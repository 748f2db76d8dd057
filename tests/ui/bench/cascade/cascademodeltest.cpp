// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/cascade/cascademodel.h"

#include "tests/ui/bench/cascade/town.h"
#include "ui/bench/cascade/cascaderows.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace retort;
using namespace Qt::StringLiterals;

class CascadeModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        hall = std::make_unique<town::Hall>();
        model = std::make_unique<CascadeModel>();
        new QAbstractItemModelTester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal, model.get());
        show();
    }
    void cleanup()
    {
        model.reset();
        hall.reset();
    }

    void readsLikeAStory()
    {
        const QStringList rows = town::sentences(*model);
        const QStringList wanted{
            u"Who answers custom.survey_completed: 1 left out. 3 of 6 reactions wait for it: 1 fires, 1 stops, 1 is "
            "inactive"_s,
            u"  Gift: fires. Completed: the chain ran to its end"_s,
            u"  High: stops. Stopped at step 1: data.score is 9, which is not more than 10"_s,
            u"  Off: inactive. Not run: the reaction is inactive"_s,
        };
        for (const QString& row : wanted)
            QVERIFY2(rows.contains(row), qPrintable(row + u"\n\nis not among\n\n"_s + rows.join(u'\n')));
        QVERIFY2(rows.filter(QRegularExpression(u"^  e-torn: left out\\. "_s)).size() == 1,
                 qPrintable(rows.join(u'\n')));
        QVERIFY(rows.filter(QRegularExpression(u"^The cascade: 1 loop, 1 double gift\\. "_s)).size() == 1);
        QVERIFY(rows.contains(
            u"    profile_id is p-1: could break it. Again, step 1: would end the loop if it did not hold"_s));
        QVERIFY(rows.filter(QRegularExpression(u"^    benefit\\.created: double gift\\. "_s)).size() == 1);
        QVERIFY(rows.filter(QRegularExpression(u"^Fired twice: 1 again\\. "_s)).size() == 1);
        QVERIFY(rows.contains(u"  The benefit cake is given again by Gift: given again. Gift, step 2"_s));
    }

    void everyRowThatSaysWhereLeadsThere()
    {
        const auto& result = *model->result();
        const auto placeAt = [&](const QString& start) {
            const QModelIndex index = town::find(*model, start);
            return index.isValid() ? placeOf(result, model->row(index)) : std::nullopt;
        };
        const auto actionOf = [&](const QString& path, std::size_t number) {
            return hall->workspace.find(hall->id(path))->content->actions[number];
        };
        const auto stopped = placeAt(u"High: stops"_s);
        QVERIFY(stopped);
        QCOMPARE(stopped->reaction, hall->id(town::high));
        QCOMPARE(stopped->action, actionOf(town::high, 0));
        QVERIFY(stopped->first);
        const auto fires = placeAt(u"Gift: fires"_s);
        QVERIFY(fires && fires->action == ActionId::None && fires->reaction == hall->id(town::gift));
        const auto clause = placeAt(u"profile_id is p-1: could"_s);
        QVERIFY(clause);
        QCOMPARE(clause->action, actionOf(town::again, 0));
        QCOMPARE(clause->pointer, std::string("/arguments/0/value"));
        QVERIFY(!clause->first);
        const auto torn = placeAt(u"e-torn"_s);
        QVERIFY(torn && torn->reaction == hall->id(town::torn));
        const auto repeat = placeAt(u"The benefit cake"_s);
        QVERIFY(repeat && repeat->action == actionOf(town::gift, 1) && repeat->first);
        const auto raised = placeAt(u"benefit.created: "_s);
        QVERIFY(raised && raised->action == actionOf(town::gift, 1));
        QVERIFY(!placeAt(u"Fired twice"_s));
    }

    void whatStaysStaysCurrent()
    {
        const QPersistentModelIndex high = town::find(*model, u"High: stops"_s);
        const QPersistentModelIndex raised = town::find(*model, u"benefit.created: "_s);
        QSignalSpy changed(model.get(), &QAbstractItemModel::dataChanged);
        hall->edit(town::high, town::reaction("Higher", "custom.survey_completed", town::benefit("tea", 1)));
        show();
        QVERIFY(high.isValid() && raised.isValid());
        QVERIFY(!changed.isEmpty());
        QVERIFY(high.data(Qt::AccessibleTextRole).toString().startsWith(u"Higher: fires"_s));
        hall->edit(town::high, town::reaction("Higher", "tier.achieved", ""));
        show();
        QVERIFY(!high.isValid());
        QVERIFY(raised.isValid());
        model->show(nullptr);
        QCOMPARE(model->rowCount(), 0);
    }

    void anyResultMayFollowAnyOther()
    {
        QRandomGenerator random(20261124);
        const QStringList paths{town::gift, town::again, town::high, town::off, town::tier};
        const char* const triggers[] = {"custom.survey_completed", "benefit.created", "reward.created"};
        for (int turn = 0; turn < 60; ++turn) {
            const QString path = paths[random.bounded(paths.size())];
            std::string actions;
            for (int i = random.bounded(3); i > 0; --i)
                actions += (actions.empty() ? "" : ",") + town::benefit(i == 1 ? "cake" : "tea", i);
            hall->edit(path, town::reaction("R" + std::to_string(turn), triggers[random.bounded(3)], actions,
                                            random.bounded(4) > 0));
            show();
            CascadeModel fresh;
            fresh.show(model->result());
            QCOMPARE(town::sentences(*model), town::sentences(fresh));
        }
    }

    void ofALargeOneWhatIsBelowIsMadeWhenItIsOpened()
    {
        for (int i = 0; i < 250; ++i)
            hall->workspace.addReaction(u"Waits %1"_s.arg(i), "benefit.created");
        show();
        QVERIFY(model->result()->allRows > CascadeModel::rowsAtOnce);
        QTreeView view;
        view.setModel(model.get());
        const QPersistentModelIndex raises = model->index(1, 0);
        // What was there is open already; the new event below it is one row more, and not those who answer it.
        QPersistentModelIndex event = town::find(*model, u"benefit.created: "_s, raises);
        QVERIFY(event.isValid());
        CascadeModel fresh;
        new QAbstractItemModelTester(&fresh, QAbstractItemModelTester::FailureReportingMode::Fatal, &fresh);
        fresh.show(model->result());
        const QModelIndex section = fresh.index(1, 0);
        QCOMPARE(fresh.rowCount(section), 0);
        QVERIFY(fresh.hasChildren(section) && fresh.canFetchMore(section));
        fresh.fetchMore(section);
        QCOMPARE(fresh.rowCount(section), model->rowCount(raises));
        QVERIFY(!fresh.canFetchMore(section));
        // What is open follows the next result, what is not stays to be made.
        const QPersistentModelIndex below = fresh.index(fresh.rowCount(section) - 1, 0, section);
        QVERIFY(fresh.canFetchMore(below));
        hall->edit(town::high, town::reaction("Higher", "custom.survey_completed", town::benefit("tea", 1)));
        show();
        fresh.show(model->result());
        QCOMPARE(fresh.rowCount(section), model->rowCount(raises));
        QVERIFY(below.isValid() && fresh.canFetchMore(below));
        fresh.show(nullptr);
        QCOMPARE(fresh.rowCount(), 0);
    }

private:
    void show()
    {
        hall->cascade.workNow();
        QCOMPARE(hall->cascade.state(), LiveCascade::State::Current);
        model->show(hall->cascade.result());
    }

    std::unique_ptr<town::Hall> hall;
    std::unique_ptr<CascadeModel> model;
};

QTEST_MAIN(CascadeModelTest)
#include "cascademodeltest.moc"

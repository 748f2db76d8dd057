// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/condition/conditionstage.h"
#include "ui/common/style.h"
#include "ui/condition/build/names.h"

#include <QCalendarWidget>
#include <QLineEdit>
#include <QPointer>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const std::string nested =
    R"({"and": [{">=": [{"var": "data.score"}, 9]}, {"or": [{"===": [{"var": "data.name"}, "x"]},)"
    R"( {">=": [{"var": "data.day"}, "2026-01-31"]}]}, {"<": [{"var": "total"}, 100]}]})";
const std::string single = R"({"<": [{"var": "total"}, 5]})";
const std::string groupless = R"({"and": [{">=": [{"var": "data.score"}, 9]}, {"<": [{"var": "total"}, 100]}]})";

std::string compact(const std::string& json) { return json::write(json::Data::parse(json)->root()); }

} // namespace

/// The rule becomes another one while somebody is in the middle of something: another program wrote the file, or undo
/// came from elsewhere.
class ChangedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void cleanup() { stage.reset(); }

    void whatIsTypedIntoAClauseToBeStays_data()
    {
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("finished");
        const QString clause = uR"({"===":[{"var":"data.name"},""]})"_s;
        QTest::newRow("its group is gone")
            << QString::fromStdString(groupless)
            << uR"({"and":[{">=":[{"var":"data.score"},9]},{"<":[{"var":"total"},100]},)"_s + clause + u"]}"_s;
        QTest::newRow("all groups are gone")
            << QString::fromStdString(single) << uR"({"and":[{"<":[{"var":"total"},5]},)"_s + clause + u"]}"_s;
        QTest::newRow("the rule says nothing") << u"true"_s << clause;
        QTest::newRow("the group is elsewhere")
            << uR"({"and": [{"or": [1, 2]}, {"or": [{"var": "a"}, {"var": "b"}]}, 4]})"_s
            << uR"({"and":[{"or":[1,2]},{"or":[{"var":"a"},{"var":"b"},)"_s + clause + u"]},4]}"_s;
        QTest::newRow("a value is there instead")
            << uR"({"and": [1, [5, 6], 3]})"_s << uR"({"and":[1,[5,6],)"_s + clause + u",3]}"_s;
    }
    void whatIsTypedIntoAClauseToBeStays()
    {
        QFETCH(QString, after);
        QFETCH(QString, finished);
        open(nested);
        stage->click(stage->named(u"Add clause to group 2"_s));
        stage->type(u"data.nam"_s);
        const int steps = stage->steps();
        stage->reload(after.toStdString());
        QCOMPARE(stage->rule(), compact(after.toStdString())); // nothing is written that nobody finished
        QCOMPARE(stage->steps(), steps + 1);
        auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(field);
        QCOMPARE(field->accessibleName(), u"Field of the new clause"_s);
        QCOMPARE(field->text(), u"data.nam"_s);
        stage->type(u"e"_s);
        stage->key(Qt::Key_Return);
        QCOMPARE(stage->rule(), finished.toStdString());
    }

    void undoLeavesWhatIsTyped()
    {
        open(single);
        stage->click(stage->named(u"Add group"_s));
        stage->type(u"data.name"_s);
        stage->key(Qt::Key_Return);
        stage->click(stage->named(u"Add clause to group 2"_s));
        stage->type(u"data.score"_s);
        stage->workspace.history().undo(); // takes the group away
        QCOMPARE(stage->rule(), compact(single));
        auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(field);
        QCOMPARE(field->text(), u"data.score"_s);
        stage->key(Qt::Key_Escape);
        QCOMPARE(stage->rule(), compact(single));
    }

    void aGroupToBeKeepsWhatItAsks()
    {
        open(nested);
        stage->click(stage->named(u"Add group to group 2"_s));
        stage->click(stage->named(u"What the new group asks of its clauses"_s));
        stage->choose(quantifierItem(condition::Quantifier::None));
        stage->type(u"data.name"_s);
        stage->reload(groupless);
        QCOMPARE(stage->named(u"Field of the new group's first clause"_s), QApplication::focusWidget());
        stage->key(Qt::Key_Return);
        QVERIFY(stage->rule().find(R"({"!":{"or":[{"===":[{"var":"data.name"},""]}]}})") != std::string::npos);
    }

    void keysOfAListThatIsOpenGoSomewhere_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("a nested clause to be") << u"Add clause to group 2"_s;
        QTest::newRow("a clause to be") << u"Add clause"_s;
        QTest::newRow("a nested clause") << u"Field, clause 2.1"_s;
        QTest::newRow("a clause") << u"Field, clause 3"_s;
        QTest::newRow("seen values") << u"Value, clause 2.1"_s;
    }
    void keysOfAListThatIsOpenGoSomewhere()
    {
        QFETCH(QString, field);
        for (const std::string& after :
             {single, groupless, std::string("true"), std::string(R"({"and": [[1], 2, "x"]})")}) {
            open(nested);
            stage->editor->setValues([](std::string_view) { return std::vector{*json::Data::parse("\"seen\"")}; });
            stage->editor->build()->refresh();
            QWidget* widget = stage->named(field);
            QVERIFY(widget);
            if (qobject_cast<QLineEdit*>(widget)) {
                widget->setFocus();
                stage->key(Qt::Key_F4);
            } else {
                stage->click(widget);
            }
            QTRY_VERIFY(QApplication::activePopupWidget());
            stage->reload(after);
            QTest::qWait(1);
            QCOMPARE(stage->rule(), compact(after));
            for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Up, Qt::Key_Escape, Qt::Key_Down})
                press(key);
            QTest::qWait(1); // what is to be deleted goes
            press(Qt::Key_Escape);
            press(Qt::Key_Escape);
            if (field != u"Field, clause 3"_s) // whose row may go on, and shows what the arrows go through
                QCOMPARE(stage->rule(), compact(after));
        }
    }

    /// A menu that is open is about parts that are no longer there.
    void menusClose_data()
    {
        QTest::addColumn<QString>("button");
        QTest::newRow("relation") << u"Operator, clause 3"_s;
        QTest::newRow("nested relation") << u"Operator, clause 2.2"_s;
        QTest::newRow("group") << u"What the group asks, group 2"_s;
        QTest::newRow("whole") << u"What the condition asks of its clauses"_s;
        QTest::newRow("row") << u"More, clause 3"_s;
        QTest::newRow("nested row") << u"More, clause 2.2"_s;
    }
    void menusClose()
    {
        QFETCH(QString, button);
        open(nested);
        stage->click(stage->named(button));
        QPointer<QMenu> menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        press(Qt::Key_Down);
        stage->reload(single);
        QVERIFY(!menu || !menu->isVisible());
        press(Qt::Key_Return);
        QTest::qWait(1);
        QCOMPARE(stage->rule(), compact(single));
        QCOMPARE(QApplication::activePopupWidget(), static_cast<QWidget*>(nullptr));
        stage->click(stage->named(u"Operator, clause 1"_s));
        QVERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget())); // and the next one opens
        press(Qt::Key_Escape);
    }

    void calendarPicksADayOfItsOwnClauseOnly()
    {
        for (const std::string& after :
             {single, groupless, std::string(R"({"and": [1, {"or": [2, {">=": [{"var": "data.day"}, 7]}]}]})"),
              std::string(R"({"and": [1, {"or": [2, {">=": [{"var": "data.day"}, "2020-02-02"]}]}]})")}) {
            open(nested);
            stage->click(stage->named(u"Value, clause 2.2: pick a day"_s));
            auto* popup = QApplication::activePopupWidget();
            QVERIFY(popup);
            QPointer<QCalendarWidget> calendar = popup->findChild<QCalendarWidget*>();
            QVERIFY(calendar);
            stage->reload(after);
            QVERIFY(!QApplication::activePopupWidget());
            if (calendar)
                Q_EMIT calendar->clicked(QDate(2026, 2, 2));
            QTest::qWait(1);
            QCOMPARE(stage->rule(), compact(after));
            press(Qt::Key_Down);
            QCOMPARE(stage->rule(), compact(after));
        }
    }

    void dragsEnd_data()
    {
        QTest::addColumn<int>("row");
        QTest::newRow("a clause") << 0;
        QTest::newRow("a group") << 1;
        QTest::newRow("a nested clause") << 3;
        QTest::newRow("the last clause") << 4;
    }
    void dragsEnd()
    {
        QFETCH(int, row);
        for (const std::string& after : {single, groupless, std::string("true")}) {
            open(nested);
            QPointer<RowGrip> grip = stage->row(row)->grip();
            QTest::mousePress(grip, Qt::LeftButton, {}, grip->rect().center());
            QTest::mouseMove(grip, grip->rect().center() + QPoint(0, 30));
            stage->reload(after);
            const QPoint there = stage->editor->build()->mapToGlobal(QPoint(40, 60));
            if (grip) {
                QTest::mouseMove(grip, grip->mapFromGlobal(there));
                QTest::mouseRelease(grip, Qt::LeftButton, {}, grip->mapFromGlobal(there));
            }
            QTest::qWait(1);
            QCOMPARE(QWidget::keyboardGrabber(), static_cast<QWidget*>(nullptr));
            QCOMPARE(stage->rule(), compact(after));
            press(Qt::Key_Escape);
        }
    }

    void aListItemThatIsWrittenStaysOutOfAnotherList()
    {
        open(R"({"in": [{"var": "data.name"}, ["a", "b"]]})");
        auto* line = stage->named(u"Value, clause 1"_s);
        line->setFocus();
        press(Qt::Key_Left);
        press(Qt::Key_F2);
        stage->type(u"z"_s);
        stage->reload(single);
        QTest::qWait(1);
        press(Qt::Key_Return);
        QCOMPARE(stage->rule(), compact(single));
    }

private:
    void open(const std::string& rule)
    {
        stage = std::make_unique<ConditionStage>(
            rule, R"({"data": {"score": 9, "name": "Mina", "day": "2026-03-01"}, "total": 120})");
        stage->paths->setRows({{u"data.score"_s, u"number"_s}, {u"data.name"_s, u"text"_s}, {u"total"_s, u"number"_s}});
        stage->editor->setTypes([](std::string_view path) { return path == "data.day" ? "date" : std::string(); });
        stage->editor->build()->refresh();
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
    }
    static void press(Qt::Key key)
    {
        QWidget* target = QApplication::activePopupWidget();
        target = target ? target : QApplication::focusWidget();
        if (target)
            QTest::keyClick(target, key);
    }

    std::unique_ptr<ConditionStage> stage;
};

} // namespace retort

QTEST_MAIN(retort::ChangedTest)
#include "changedtest.moc"

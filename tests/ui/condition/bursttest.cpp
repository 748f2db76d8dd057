// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/condition/conditionstage.h"
#include "ui/common/say.h"
#include "ui/common/style.h"
#include "ui/condition/build/names.h"

#include <QLineEdit>
#include <QWindow>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

QString compact(const std::string& json) { return fromUtf8(json::write(json::Data::parse(json)->root())); }

/// Keys as fast as they can come: all of them are there before the first one is looked at, or each is given to the
/// window with nothing in between. Where they go is what the window makes of them.
class Burst {
public:
    Burst(QWidget& window, bool posted) : m_window(*window.windowHandle()), m_posted(posted) {}

    Burst& key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}, const QString& text = {})
    {
        if (!m_posted) {
            for (const bool down : {true, false}) {
                // A popup is a window of its own, and the system gives the keys to it.
                const QWidget* popup = QApplication::activePopupWidget();
                QTest::simulateEvent(popup ? popup->windowHandle() : &m_window, down, key, modifiers, text, false);
            }
            return *this;
        }
        QCoreApplication::postEvent(&m_window, new QKeyEvent(QEvent::KeyPress, key, modifiers, text));
        QCoreApplication::postEvent(&m_window, new QKeyEvent(QEvent::KeyRelease, key, modifiers, text));
        return *this;
    }
    Burst& type(const QString& text)
    {
        for (const QChar character : text)
            key(static_cast<Qt::Key>(character.toUpper().unicode()), {}, character);
        return *this;
    }
    Burst& enter() { return key(Qt::Key_Return, {}, u"\r"_s); }
    Burst& tab() { return key(Qt::Key_Tab, {}, u"\t"_s); }

private:
    QWindow& m_window;
    bool m_posted;
};

} // namespace

/// Somebody who types faster than the window can show what it makes of it.
class BurstTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void cleanup() { stage.reset(); }

    void aWholeConditionInOneBurst_data() { ways(); }
    void aWholeConditionInOneBurst()
    {
        QFETCH(bool, posted);
        open("");
        stage->editor->focusEditor();
        Burst(stage->window, posted)
            .key(Qt::Key_Space, {}, u" "_s) // add a clause
            .type(u"data.score"_s)
            .enter()
            .type(u"12"_s) // the relation is good as it is
            .key(Qt::Key_Return, Qt::ControlModifier)
            .type(u"data.name"_s)
            .enter()
            .type(u"Mina"_s)
            .key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier)
            .type(u"total"_s)
            .tab()
            .enter() // the menu of relations
            .key(Qt::Key_Down)
            .enter()
            .type(u"99.5"_s);
        QApplication::processEvents();
        QCOMPARE(said(), compact(R"({"and":[{">=":[{"var":"data.score"},12]},)"
                                 R"({"===":[{"var":"data.name"},"Mina"]},)"
                                 R"({"or":[{">":[{"var":"total"},99.5]}]}]})"));
    }

    void fieldTakenFromTheListLosesNoKey_data() { ways(); }
    void fieldTakenFromTheListLosesNoKey()
    {
        QFETCH(bool, posted);
        open("");
        stage->paths->setRows({{u"data.score"_s, u"number"_s}, {u"data.name"_s, u"text"_s}, {u"total"_s, u"number"_s}});
        stage->editor->focusEditor();
        Burst(stage->window, posted)
            .key(Qt::Key_Space, {}, u" "_s)
            .type(u"scor"_s)
            .key(Qt::Key_Down)
            .enter()
            .type(u"12"_s)
            .key(Qt::Key_Return, Qt::ControlModifier)
            .type(u"nam"_s)
            .key(Qt::Key_Down)
            .tab()
            .tab() // from the relation to the value
            .type(u"Mina"_s)
            .key(Qt::Key_Return, Qt::ControlModifier)
            .type(u"total"_s) // as it is, though a list is open
            .tab()
            .type(u"7"_s);
        QApplication::processEvents();
        QCOMPARE(said(), compact(R"({"and":[{">=":[{"var":"data.score"},12]},)"
                                 R"({"===":[{"var":"data.name"},"Mina"]},{">=":[{"var":"total"},7]}]})"));
    }

    void anotherFieldForAClauseLosesNoKey_data() { ways(); }
    void anotherFieldForAClauseLosesNoKey()
    {
        QFETCH(bool, posted);
        open(R"({">=": [{"var": "data.score"}, 9]})");
        stage->paths->setRows({{u"data.score"_s, u"number"_s}, {u"total"_s, u"number"_s}});
        stage->named(u"Field, clause 1"_s)->setFocus();
        Burst(stage->window, posted)
            .key(Qt::Key_A, Qt::ControlModifier)
            .type(u"tot"_s)
            .key(Qt::Key_Down)
            .enter()
            .type(u"40"_s);
        QApplication::processEvents();
        QCOMPARE(said(), compact(R"({">=":[{"var":"total"},40]})"));
    }

    void whatIsTypedOnTheRelationIsTheValue_data() { ways(); }
    void whatIsTypedOnTheRelationIsTheValue()
    {
        QFETCH(bool, posted);
        open(R"({"and": [{"!!": {"var": "a"}}, {"in": [{"var": "b"}, ["x"]]}]})");
        stage->named(u"Operator, clause 2"_s)->setFocus();
        Burst(stage->window, posted).type(u"gold"_s).enter().type(u"silver"_s).key(Qt::Key_Return, Qt::ControlModifier);
        QApplication::processEvents();
        QCOMPARE(said(), compact(R"({"and":[{"!!":{"var":"a"}},{"in":[{"var":"b"},["x","gold","silver"]]}]})"));
        // Where there is no value the keys stay.
        stage->named(u"Operator, clause 1"_s)->setFocus();
        Burst(stage->window, posted).type(u"gold"_s);
        QApplication::processEvents();
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Operator, clause 1"_s);
    }

    void movingARowKeepsTheCaret_data() { ways(); }
    void movingARowKeepsTheCaret()
    {
        QFETCH(bool, posted);
        open(R"({"and": [{"or": [{"===": [{"var": "a"}, "x"]}]}, {"===": [{"var": "name"}, "Mina"]}]})");
        stage->named(u"Value, clause 2"_s)->setFocus();
        Burst(stage->window, posted)
            .key(Qt::Key_End)
            .type(u"!"_s)
            .key(Qt::Key_Right, Qt::AltModifier) // into the group
            .type(u"!"_s)
            .key(Qt::Key_Up, Qt::AltModifier)
            .type(u"!"_s)
            .key(Qt::Key_Left, Qt::AltModifier)
            .type(u"!"_s)
            .key(Qt::Key_G, Qt::ControlModifier)
            .type(u"!"_s);
        QApplication::processEvents();
        QCOMPARE(said(), compact(R"({"and":[{"or":[{"===":[{"var":"a"},"x"]}]},)"
                                 R"({"and":[{"===":[{"var":"name"},"Mina!!!!!"]}]}]})"));
    }

    void whatIsHalfAddedToAListGoesWithIt_data() { ways(); }
    void whatIsHalfAddedToAListGoesWithIt()
    {
        QFETCH(bool, posted);
        open(R"({"and": [{"or": [{"===": [{"var": "a"}, "x"]}]}, {"in": [{"var": "name"}, ["Mina"]]}]})");
        stage->named(u"Value, clause 2"_s)->setFocus();
        Burst(stage->window, posted)
            .type(u"Mo"_s)
            .key(Qt::Key_Right, Qt::AltModifier)
            .type(u"Ida"_s)
            .key(Qt::Key_Left, Qt::AltModifier);
        QApplication::processEvents();
        QCOMPARE(said(), compact(R"({"and":[{"or":[{"===":[{"var":"a"},"x"]}]},)"
                                 R"({"in":[{"var":"name"},["Mina","Mo","Ida"]]}]})"));
    }

    void goingAwayWhileAListIsOpenIsNoEdit()
    {
        for (const QString& name : {u"Field, clause 1"_s, u"Value, clause 1"_s, u"Add clause"_s}) {
            open(R"({"===": [{"var": "data.name"}, "x"]})");
            stage->paths->setRows({{u"data.name"_s, u"text"_s}});
            stage->named(name)->setFocus();
            Burst burst(stage->window, false);
            if (name == u"Add clause"_s)
                burst.key(Qt::Key_Space, {}, u" "_s);
            burst.type(u"M"_s).key(Qt::Key_Down);
            stage.reset(); // must not be answered by what is half gone
        }
    }

    void keysOfTheRowWorkInLinesThatOfferValues_data() { ways(); }
    void keysOfTheRowWorkInLinesThatOfferValues()
    {
        QFETCH(bool, posted);
        for (const QString& name : {u"Field, clause 1"_s, u"Value, clause 1"_s}) {
            open(R"({"and": [{"===": [{"var": "data.name"}, "M"]}, {"!!": {"var": "b"}}]})");
            stage->paths->setRows({{u"data.name"_s, u"text"_s}});
            stage->named(name)->setFocus();
            Burst(stage->window, posted).key(Qt::Key_Down, Qt::AltModifier).key(Qt::Key_D, Qt::ControlModifier);
            QApplication::processEvents();
            QCOMPARE(said(), compact(R"({"and":[{"!!":{"var":"b"}},{"===":[{"var":"data.name"},"M"]},)"
                                     R"({"===":[{"var":"data.name"},"M"]}]})"));
        }
    }

    void theOnlyFieldThatIsLeftIsTaken_data() { ways(); }
    void theOnlyFieldThatIsLeftIsTaken()
    {
        QFETCH(bool, posted);
        open("");
        stage->paths->setRows({{u"data.score"_s, u"number"_s}, {u"data.name"_s, u"text"_s}, {u"total"_s, u"number"_s}});
        stage->editor->focusEditor();
        Burst(stage->window, posted).key(Qt::Key_Space, {}, u" "_s).type(u"data.sc"_s).enter().type(u"5"_s);
        QApplication::processEvents();
        QCOMPARE(said(), compact(R"({">=":[{"var":"data.score"},5]})"));
    }

    void whatGoesTakesItsListAlong_data() { ways(); }
    void whatGoesTakesItsListAlong()
    {
        QFETCH(bool, posted);
        for (const bool leaves : {false, true}) {
            // The one clause of a group goes, and its group with it; then a clause is begun, and the step taken back.
            open(R"({"and": [{"or": [{"===": [{"var": "a"}, "x"]}]}, {"!!": {"var": "b"}}]})");
            const QString before = said();
            stage->paths->setRows({{u"data.name"_s, u"text"_s}, {u"data.score"_s, u"number"_s}});
            stage->rows()[1]->grip()->setFocus();
            Burst(stage->window, posted).key(Qt::Key_Delete);
            QApplication::processEvents();
            QVERIFY(said() != before);
            stage->click(stage->named(u"Add clause"_s));
            QTRY_VERIFY(stage->paths->popup()->isVisible());
            stage->workspace.history().undo();
            if (leaves) {
                stage->editor->build()->leave();
                stage->editor->build()->refresh();
                QVERIFY(!stage->paths->popup()->isVisible());
            }
            QApplication::processEvents();
            QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QCOMPARE(said(), before);
            Burst(stage->window, posted).key(Qt::Key_Down).key(Qt::Key_S, Qt::ControlModifier);
            QApplication::processEvents();
            QCOMPARE(said(), before);
        }
    }

    void anUndoUnderAnOpenListOfFields_data() { ways(); }
    void anUndoUnderAnOpenListOfFields()
    {
        QFETCH(bool, posted);
        // A row in front of a group goes, a clause of the group is begun, and the undo moves the group on.
        open(R"({"and": [{"!!": {"var": "b"}}, {"or": [{"===": [{"var": "a"}, "x"]}, {"!!": {"var": "c"}}]}]})");
        const QString before = said();
        stage->paths->setRows({{u"data.name"_s, u"text"_s}, {u"data.score"_s, u"number"_s}});
        stage->rows()[0]->grip()->setFocus();
        Burst(stage->window, posted).key(Qt::Key_Delete);
        QApplication::processEvents();
        stage->click(stage->named(u"Add clause to group 1"_s));
        QTRY_VERIFY(stage->paths->popup()->isVisible());
        stage->workspace.history().undo();
        QApplication::processEvents();
        QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        const bool asked = stage->named(u"Field of the new clause"_s) != nullptr;
        QCOMPARE(stage->paths->popup()->isVisible(), asked); // no list without its field
        Burst(stage->window, posted).key(Qt::Key_Down).key(Qt::Key_Escape).key(Qt::Key_Escape);
        QApplication::processEvents();
        QCOMPARE(said(), before);
        stage->click(stage->named(u"Add clause"_s)); // and the next one is asked for as ever
        Burst(stage->window, posted).type(u"total"_s).enter().type(u"7"_s);
        QApplication::processEvents();
        QVERIFY(said().endsWith(u"{\">=\":[{\"var\":\"total\"},7]}]}"_s));
    }

    void leavingAFieldHalfChosenTakesIt_data() { ways(); }
    void leavingAFieldHalfChosenTakesIt()
    {
        QFETCH(bool, posted);
        open(R"({">=": [{"var": "data.score"}, 9]})");
        stage->named(u"Value, clause 1"_s)->setFocus();
        Burst(stage->window, posted)
            .key(Qt::Key_Return, Qt::ControlModifier)
            .type(u"total"_s)
            .key(Qt::Key_Backtab, Qt::ShiftModifier) // leaves it, for what is in front of it
            .tab()
            .tab()
            .enter() // and comes to it again
            .key(Qt::Key_Tab)
            .type(u"x"_s);
        QApplication::processEvents();
        QVERIFY(stage->rule().find("{\"var\":\"total\"}") != std::string::npos);
    }

private:
    QString said() const { return fromUtf8(stage->rule()); }
    static void ways()
    {
        QTest::addColumn<bool>("posted");
        QTest::newRow("one by one") << false;
        QTest::newRow("all at once") << true;
    }
    void open(const std::string& rule)
    {
        stage = std::make_unique<ConditionStage>(rule);
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
    }

    std::unique_ptr<ConditionStage> stage;
};

} // namespace retort

QTEST_MAIN(retort::BurstTest)
#include "bursttest.moc"

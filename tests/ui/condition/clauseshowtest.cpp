// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on the rows of a condition: verdicts, problems, and the room for them.
#include "tests/support/pseudotranslator.h"
#include "tests/support/widgetwalk.h"
#include "tests/ui/condition/conditiontest.h"
#include "ui/common/chip.h"
#include "ui/common/say.h"
#include "ui/common/style.h"
#include "ui/condition/build/names.h"

#include <QElapsedTimer>
#include <QLineEdit>

namespace retort {

using namespace Qt::StringLiterals;

class ClauseShowTest : public ConditionTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void cleanup() { stage.reset(); }

    void verdictsStandOnEveryClause()
    {
        open(three);
        QStringList chips;
        for (PartRow* row : stage->rows())
            chips << row->findChild<AnswerChip*>()->content().text;
        QCOMPARE(chips, QStringList({u"9"_s, u"Mina"_s, u"120"_s}));
        QCOMPARE(stage->row(2)->findChild<AnswerChip*>()->content().tone, Tone::No);
        QTest::keyClicks(stage->named(u"Field, clause 1"_s), u"x"_s); // data.scorex or so: not there
        QCOMPARE(stage->row(0)->findChild<AnswerChip*>()->content().text, u"missing"_s);
        QCOMPARE(stage->row(1)->findChild<AnswerChip*>()->content().text, u"not evaluated"_s);
    }

    void problemsAreMarkedWithTheirWayOut()
    {
        open(three);
        const std::string place = stage->editor->rule().place();
        Problem problem{.severity = Problem::Severity::Warning,
                        .rule = "field.unknown",
                        .pointer = place + "/and/1/===/0/var",
                        .message = phrase("x")};
        problem.fixes.push_back({phrase("y"), {{Change::Kind::Set, place + "/and/1/===/0/var", "\"name\""}}});
        Problem elsewhere = problem;
        elsewhere.pointer = "/name";
        stage->editor->showProblems({problem, elsewhere});
        QCOMPARE(stage->row(0)->problems().size(), std::size_t{0});
        QCOMPARE(stage->row(1)->problems().size(), std::size_t{1});
        QCOMPARE(problemsOfWidgets(stage->window), QStringList());
        // A hint looks as it does on the card.
        const auto tone = [&] { return static_cast<ProblemMark*>(stage->named(u"Problem, clause 2"_s))->tone(); };
        QVERIFY(tone() == Tone::Warn);
        problem.severity = Problem::Severity::Hint;
        stage->editor->showProblems({problem});
        QVERIFY(tone() == Tone::Neutral);
        problem.severity = Problem::Severity::Error;
        stage->editor->showProblems({problem});
        QVERIFY(tone() == Tone::No);
        stage->click(stage->named(u"Problem, clause 2"_s));
        stage->choose(say(phrase("y")));
        QCOMPARE(qobject_cast<QLineEdit*>(stage->named(u"Field, clause 2"_s))->text(), u"name"_s);
        QCOMPARE(stage->steps(), 1);
        stage->editor->showProblems({});
        QVERIFY(!stage->named(u"Problem, clause 2"_s));
    }

    void linesHaveTheRoomTheyNeed()
    {
        open(R"({"in": ["influencer", {"var": "profile.flattened_statuses"}]})");
        const auto check = [this](const QString& when) {
            for (int i = 0; i < 6; ++i)
                QApplication::processEvents();
            for (PartRow* row : stage->rows()) {
                QWidget* line = row->line();
                QVERIFY2(line->height() >= line->heightForWidth(line->width()),
                         qPrintable(u"%1: %2 of %3 at width %4"_s.arg(when)
                                        .arg(line->height())
                                        .arg(line->heightForWidth(line->width()))
                                        .arg(line->width())));
            }
        };
        PseudoTranslator language;
        QCoreApplication::installTranslator(&language);
        for (int width = 420; width > 250; width -= 7) {
            stage->window.resize(width, 500);
            check(QString::number(width));
            setRule(nested);
            check(u"nested, %1"_s.arg(width));
            setRule(R"({"in": ["influencer", {"var": "profile.flattened_statuses"}]})");
            check(u"again, %1"_s.arg(width));
        }
    }

    void nothingGoesToAnotherLineWhileSomebodyTypes()
    {
        open(R"({"and": [{"===": [{"var": "data.name"}, "x"]}, {">": [{"var": "total"}, 1]}]})");
        const auto lines = [this] {
            QApplication::processEvents();
            QStringList places;
            for (const QString& name : {u"Field, clause 1"_s, u"Operator, clause 1"_s, u"Value, clause 1"_s})
                places += QString::number(stage->named(name)->mapTo(&stage->window, QPoint()).y());
            return places.join(u' ');
        };
        for (const QString& name : {u"Value, clause 1"_s, u"Field, clause 1"_s}) {
            QWidget* field = stage->named(name);
            field->setFocus();
            const QString before = lines();
            for (int i = 0; i < 40; ++i) {
                stage->type(u"w"_s);
                QVERIFY2(lines() == before, qPrintable(u"%1, letter %2: %3"_s.arg(name).arg(i + 1).arg(lines())));
            }
            for (int i = 0; i < 40; ++i)
                stage->key(Qt::Key_Backspace);
            QCOMPARE(lines(), before);
        }
        stage->click(stage->named(u"Add group"_s));
        QApplication::processEvents();
        QWidget* field = stage->named(u"Field of the new group's first clause"_s);
        const int y = field->y();
        for (int i = 0; i < 40; ++i) {
            stage->type(u"w"_s);
            QApplication::processEvents();
            QCOMPARE(field->y(), y);
        }
    }

    void anEmptyGroupIsNotNothing()
    {
        open(R"({"and": []})");
        QStringList said;
        for (const QLabel* label : stage->window.findChildren<QLabel*>()) {
            if (label->isVisible())
                said += label->text();
        }
        QVERIFY(!said.contains(u"Nothing is asked yet."_s));
        QVERIFY(said.join(u' ').contains(u"This group holds nothing"_s));
    }

    void whatStandsForAMissingFieldIsSeen()
    {
        open(R"({"and": [{"var": ["data.x", 1.50]}, {">": [{"var": "total"}, 1]}]})");
        auto* value = qobject_cast<QLineEdit*>(stage->named(u"Value, clause 1"_s));
        QVERIFY(value);
        QCOMPARE(value->text(), u"1.50"_s);
        QVERIFY(stage->row(0)->findChild<AnswerChip*>()->content().text != u"missing"_s);
    }

    void twoHundredClausesAreAnsweredAtOnce()
    {
        std::string rule = R"({"and": [)";
        for (int group = 0; group < 20; ++group) {
            rule += std::string(group ? ", " : "") + R"({"or": [)";
            for (int i = 0; i < 10; ++i)
                rule += std::string(i ? ", " : "") + R"({">=": [{"var": "data.score"}, )" + std::to_string(group + i) +
                        "]}";
            rule += "]}";
        }
        open(rule + "]}");
        QCOMPARE(stage->rows().size(), std::size_t{220});
        auto* value = qobject_cast<QLineEdit*>(stage->named(u"Value, clause 10.5"_s));
        value->setFocus();
        value->selectAll();
        QElapsedTimer timer;
        timer.start();
        stage->type(u"7"_s);
        const qint64 typed = timer.restart();
        QApplication::processEvents();
        qInfo("a key in one of 200 clauses: %lld ms with verdicts, %lld ms more for layout and the run", typed,
              timer.elapsed());
        QCOMPARE(stage->named(u"Value, clause 10.5"_s), value);
    }
};

} // namespace retort

QTEST_MAIN(retort::ClauseShowTest)
#include "clauseshowtest.moc"

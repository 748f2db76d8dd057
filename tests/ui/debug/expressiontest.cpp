// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debug/expression.h"

#include "engine/json/write.h"
#include "ui/debug/watches.h"

#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;

class ExpressionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isAskedOfTheContext_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("missing");
        QTest::addColumn<bool>("holds");
        QTest::newRow("path") << u"data.score"_s << u"9"_s << false << true;
        QTest::newRow("path in spaces") << u"  data.score "_s << u"9"_s << false << true;
        QTest::newRow("a part") << u"data"_s << uR"({"score":9,"none":null,"zero":"0"})"_s << false << true;
        QTest::newRow("null") << u"data.none"_s << u"null"_s << false << false;
        QTest::newRow("missing") << u"data.other"_s << u"null"_s << true << false;
        QTest::newRow("the text 0 is true by JSON Logic") << u"data.zero"_s << u"\"0\""_s << false << true;
        QTest::newRow("rule") << uR"({">=": [{"var": "data.score"}, 10]})"_s << u"false"_s << false << false;
        QTest::newRow("rule on what is missing") << uR"({"!": {"var": "data.other"}})"_s << u"true"_s << false << true;
        QTest::newRow("quotes in a path") << u"data.a\"b"_s << u"null"_s << true << false;
    }

    void isAskedOfTheContext()
    {
        QFETCH(QString, text);
        QFETCH(QString, value);
        QFETCH(bool, missing);
        QFETCH(bool, holds);
        const auto context = json::Data::parse(R"({"data": {"score": 9, "none": null, "zero": "0"}})");
        const auto read = Expression::read(text);
        QCOMPARE(read.problem, QString());
        const ExpressionValue is = valueOf(read, *context);
        QCOMPARE(is.problem, QString());
        QCOMPARE(QString::fromStdString(json::write(is.value->root())), value);
        QCOMPARE(is.missing, missing);
        QCOMPARE(is.holds, holds);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << u" "_s << u"Type a path"_s;
        QTest::newRow("no JSON") << uR"({">=": [)"_s << u"ine 1"_s;
        QTest::newRow("operator") << uR"({"filtr": [1, true]})"_s << u"filter"_s;
        QTest::newRow("code") << u"data.score >= 9"_s << uR"({">=": [{"var": "data.score"}, 9]})"_s;
    }

    void saysWhatIsWrong()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto read = Expression::read(text);
        QVERIFY2(read.problem.contains(says), qPrintable(read.problem));
    }

    void saysWhatItThrows()
    {
        const auto read = Expression::read(uR"({"%": [1, 0]})"_s);
        QVERIFY(read.problem.isEmpty());
        const ExpressionValue is = valueOf(read, json::Data());
        QVERIFY(!is.value);
        QVERIFY2(!is.problem.isEmpty(), "a modulo by zero throws in PHP");
    }

    void watchesAreKeptOnce()
    {
        Watches watches;
        const QSignalSpy edited(&watches, &Watches::edited);
        watches.add(u" data.score "_s);
        watches.add(u"data.score"_s);
        watches.add(u""_s);
        watches.add(u"profile_id"_s);
        QCOMPARE(watches.all(), (QStringList{u"data.score"_s, u"profile_id"_s}));
        QCOMPARE(edited.size(), 2);
        watches.set(1, u"data"_s);
        QCOMPARE(watches.all().last(), u"data"_s);
        watches.set(1, u"data.score"_s); // that is there already
        QCOMPARE(watches.all(), QStringList{u"data.score"_s});
        watches.set(0, u" "_s);
        QVERIFY(watches.all().isEmpty());
        watches.remove(3);
        const int before = static_cast<int>(edited.size());
        watches.restore({u"x"_s});
        QCOMPARE(edited.size(), before);
        watches.remove(0);
        QVERIFY(watches.all().isEmpty());
    }
};

} // namespace retort

QTEST_GUILESS_MAIN(retort::ExpressionTest)
#include "expressiontest.moc"

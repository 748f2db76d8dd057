// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/indent.h"

#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;

class IndentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shownAndTakenOver_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<QString>("shown");
        QTest::newRow("one line") << u"{\n  \"a\": [1, 2]\n}"_s << u"[1, 2]"_s;
        QTest::newRow("indented") << u"{\n  \"a\": [\n    1\n  ]\n}"_s << u"[\n  1\n]"_s;
        QTest::newRow("tabs") << u"{\n\t\"a\": [\n\t\t1\n\t]\n}"_s << u"[\n\t1\n]"_s;
        QTest::newRow("blank lines") << u"{\n  \"a\": [\n\n    1\n \n  ]\n}"_s << u"[\n\n  1\n \n]"_s;
        QTest::newRow("carriage returns") << u"{\r\n  \"a\": [\r\n    1\r\n\r\n  ]\r\n}"_s << u"[\r\n  1\r\n\r\n]"_s;
        QTest::newRow("less indent than around") << u"{\n    \"a\": [\n  1\n]\n}"_s << u"[\n  1\n]"_s;
        QTest::newRow("no indent around") << u"{\"a\": [\n  1\n]}"_s << u"[\n  1\n]"_s;
        QTest::newRow("other kind of space") << u"{\n  \"a\": [\n\t\t1\n  ]\n}"_s << u"[\n\t\t1\n  ]"_s;
    }

    void shownAndTakenOver()
    {
        QFETCH(QString, document);
        QFETCH(QString, shown);
        const auto parsed = json::Document::parse(document.toStdString());
        QVERIFY(parsed);
        const auto node = parsed->find("/a").value();
        QCOMPARE(QString::fromStdString(outdented(*parsed, node)), shown);
        const auto back = QString::fromStdString(indentedAt(*parsed, node, shown.toStdString()));
        // White space at the end of a blank line is all that may differ, and saying so exactly is worth the code below.
        auto expected = QString::fromUtf8(parsed->textOf(node).data(), static_cast<int>(parsed->textOf(node).size()));
        if (u"blank lines"_s == QString::fromUtf8(QTest::currentDataTag()))
            expected.replace(u"\n \n"_s, u"\n   \n"_s);
        QCOMPARE(back, expected);
    }
};

} // namespace retort

QTEST_GUILESS_MAIN(retort::IndentTest)
#include "indenttest.moc"

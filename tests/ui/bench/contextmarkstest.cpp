// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/contextmarks.h"

#include <QStringList>
#include <QTest>

using namespace retort;

namespace {

/// "[9] (survey_id": "NPS")" - a box in brackets, what is faded in parentheses, in the order of the marks.
QStringList shown(const std::string& text, const std::vector<std::string>& current, const std::vector<std::string>& all)
{
    const auto document = json::Document::parse(text);
    QStringList out;
    for (const TextMark& mark : contextMarks(*document, current, all)) {
        const QString piece = QString::fromStdString(text.substr(mark.begin, mark.end - mark.begin));
        out << (mark.kind == TextMark::Kind::Read ? QStringLiteral("[%1]") : QStringLiteral("(%1)")).arg(piece);
    }
    return out;
}

} // namespace

class ContextMarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marks_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::vector<std::string>>("current");
        QTest::addColumn<std::vector<std::string>>("all");
        QTest::addColumn<QStringList>("marks");
        using Paths = std::vector<std::string>;
        const std::string event = R"({"event": "e", "data": {"id": "x", "score": 9}})";
        QTest::newRow("one read") << event << Paths{"data.score"} << Paths{}
                                  << QStringList{R"(("event": "e"))", R"(("id": "x"))", "[9]"};
        QTest::newRow("read by another step is not faded")
            << event << Paths{"data.score"} << Paths{"event"} << QStringList{R"(("id": "x"))", "[9]"};
        QTest::newRow("a whole object") << event << Paths{"data"} << Paths{}
                                        << QStringList{R"(("event": "e"))", R"([{"id": "x", "score": 9}])"};
        QTest::newRow("a whole object, and by another step a part of it")
            << std::string(R"({"d": {"x": {"y": 1, "z": 2}}})") << Paths{"d"} << Paths{"d.x.y"}
            << QStringList{R"([{"x": {"y": 1, "z": 2}}])"};
        QTest::newRow("everything") << event << Paths{""} << Paths{} << QStringList{};
        QTest::newRow("nothing is read") << event << Paths{} << Paths{} << QStringList{};
        QTest::newRow("a path that leads nowhere") << event << Paths{"data.other"} << Paths{} << QStringList{};
        QTest::newRow("an item") << std::string(R"({"l": [1, {"a": 2}]})") << Paths{"l.1.a"} << Paths{}
                                 << QStringList{"(1)", "[2]"};
    }

    void marks()
    {
        QFETCH(std::string, text);
        QFETCH(std::vector<std::string>, current);
        QFETCH(std::vector<std::string>, all);
        QTEST(shown(text, current, all), "marks");
    }
};

QTEST_GUILESS_MAIN(ContextMarksTest)
#include "contextmarkstest.moc"

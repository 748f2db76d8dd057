// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/say.h"

#include "engine/base/english.h"

#include <QTest>

using namespace retort;

class SayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheCommandLineSays()
    {
        for (const EnglishRow& row : englishRows()) {
            Phrase sentence{std::string(row.id), {}};
            for (int i = 0; i < 10; ++i)
                sentence.arguments.emplace_back("argument {" + std::to_string(i) + "}");
            QCOMPARE(say(sentence), QString::fromStdString(english(sentence)));
        }
    }
    void losesNothingOfAnUnknownId()
    {
        QCOMPARE(say(phrase("no.such-id", "data.score", phrase("no.other", "8"))),
                 QStringLiteral("no.such-id data.score no.other 8"));
    }
    void isEmptyForAnEmptyPhrase()
    {
        QCOMPARE(say(Phrase{}), QString());
        QVERIFY(spansOf(Phrase{}).empty());
    }
    void keepsCodeFromLeftToRightInWindowsThatRunTheOtherWay()
    {
        const Phrase sentence = phrase("no.such-id", "a ==> b");
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        const QString said = say(sentence);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(said, QStringLiteral("no.such-id \u2066a ==> b\u2069"));
        QCOMPARE(say(sentence), QStringLiteral("no.such-id a ==> b"));
    }
    void marksArgumentsAsCode()
    {
        const std::vector<Span> expected{{QStringLiteral("no.such-id "), false}, {QStringLiteral("data.score"), true}};
        QCOMPARE(spansOf(phrase("no.such-id", "data.score")), expected);
        const std::vector<Span> words{{QStringLiteral("Profile updated"), false}};
        QCOMPARE(spansOf(phrase("reaction.say.words", "Profile updated")), words);
    }
};

QTEST_MAIN(SayTest)
#include "saytest.moc"

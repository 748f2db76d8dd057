// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/plainwords.h"

#include "engine/reaction/catalogue.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace retort;
using namespace Qt::StringLiterals;

class PlainWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // What stands beside actions and arguments is for people who have seen neither JSON nor the platform's pages.
    void nothingInThePanelsIsJargon()
    {
        QFile file(QStringLiteral(RETORT_SOURCE_DIR "/resources/catalogue.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto catalogue = Catalogue::parse(file.readAll().toStdString());
        QVERIFY(catalogue.has_value());
        static const QRegularExpression jargon(
            u"JSON Logic|\\bvar\\b|is_dynamic|context|instance|record|Twig|IANA|[Hh]andle|root|scope|URL|API|Pages agree|analogy|required arguments"_s);
        const auto check = [](const std::string& sentence) {
            const QString words = plainWords(sentence);
            QVERIFY2(!words.contains(jargon), qPrintable(words));
            QVERIFY2(words.size() <= 90, qPrintable(words)); // two lines beside the chain
        };
        for (const ActionKind& action : catalogue->actions()) {
            check(action.description);
            for (const ArgumentKind& argument : action.arguments)
                check(argument.description);
        }
        for (const EventKind& event : catalogue->events())
            if (const ContextKind* context = catalogue->context(event.family))
                check(context->description);
    }

    void whatIsNotKnownStays()
    {
        QCOMPARE(plainWords("Ships a parcel — today."), u"Ships a parcel — today."_s);
        QCOMPARE(plainWords(""), QString());
    }
};

QTEST_GUILESS_MAIN(PlainWordsTest)
#include "plainwordstest.moc"

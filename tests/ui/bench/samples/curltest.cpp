// SPDX-License-Identifier: GPL-3.0-or-later
// A sample event as a command to copy.
#include "tests/ui/document/samples.h"
#include "ui/bench/samples/curldialog.h"
#include "ui/common/segments.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class CurlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        auto all = files();
        all.push_back({u"events/variant.json"_s,
                       R"({"_retort": {"label": "Low", "base": "survey-promoter", "profile": "mina",
                           "changes": [{"pointer": "/data/score", "value": 2}]}})",
                       {}});
        all.push_back({u"events/nobody.json"_s, R"({"event": "custom.a", "data": {}})", {}});
        all.push_back({u"profiles/mina.json"_s, R"({"first_name": "Mina"})", {}});
        workspace->open(all);
    }
    void cleanup() { delete dialog; }

    void isCopiedAsItIsShown()
    {
        show(u"events/survey-promoter.json"_s);
        const QString text = shown->toPlainText();
        QVERIFY2(text.startsWith(u"curl -X POST 'https://api.{tenant}.getomneo.com/api/v3/events'"_s),
                 qPrintable(text));
        QVERIFY(text.contains(u"Bearer $OMNEO_TOKEN"_s)); // the shell's variable, never what is in it
        QVERIFY(!text.contains(u"_retort"_s));
        QVERIFY(notes->text().contains(u"OMNEO_TOKEN"_s));
        QGuiApplication::clipboard()->setText(u"before"_s);
        QSignalSpy copied(dialog, &CurlDialog::copied);
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(copied.count(), 1);
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
    }

    void theRouteIsAChoice()
    {
        show(u"events/survey-promoter.json"_s);
        QTest::mouseClick(routes->choice(1), Qt::LeftButton);
        QVERIFY(shown->toPlainText().contains(u"/profiles/9332c9b2-e31c-4d49-8ec3-62a9466d339c/custom-event'"_s));
        QVERIFY(shown->toPlainText().contains(u"\"context\""_s));
        QTest::mouseClick(routes->choice(2), Qt::LeftButton);
        QVERIFY(shown->toPlainText().contains(u"/tenants/custom-event'"_s));
    }

    void aRouteThatNeedsACustomerSaysSo()
    {
        show(u"events/nobody.json"_s);
        QTest::mouseClick(routes->choice(1), Qt::LeftButton);
        QVERIFY(shown->toPlainText().isEmpty());
        QVERIFY(!copy->isEnabled());
        QVERIFY2(notes->text().startsWith(u"This route names the customer"_s), qPrintable(notes->text()));
        QTest::mouseClick(routes->choice(0), Qt::LeftButton);
        QVERIFY(copy->isEnabled());
    }

    void aVariantIsWhatItStandsFor()
    {
        show(u"events/variant.json"_s);
        QVERIFY2(shown->toPlainText().contains(u"\"score\": 2"_s), qPrintable(shown->toPlainText()));
        QVERIFY(shown->toPlainText().contains(u"NPS-2025-Q2"_s));
        QVERIFY(!shown->toPlainText().contains(u"Mina"_s));
        QVERIFY(notes->text().contains(u"is not sent"_s));
    }

private:
    void show(const QString& path)
    {
        dialog = new CurlDialog(*workspace, workspace->findPath(path)->id);
        dialog->open();
        shown = dialog->findChild<QPlainTextEdit*>();
        notes = dialog->findChild<QLabel*>(u"curlNotes"_s);
        routes = dialog->findChild<Segments*>();
        for (auto* button : dialog->findChildren<QPushButton*>()) {
            if (button->isDefault())
                copy = button;
        }
    }

    std::unique_ptr<Workspace> workspace;
    QPointer<CurlDialog> dialog;
    QPlainTextEdit* shown = nullptr;
    QLabel* notes = nullptr;
    Segments* routes = nullptr;
    QPushButton* copy = nullptr;
};

} // namespace retort

QTEST_MAIN(retort::CurlTest)
#include "curltest.moc"
